// How much is kept at most: what keeps it goes by this, in a database as in memory.

/** What a picture or voice message may have, in bytes: it fits one document of the database. */
export const LARGEST_MEDIUM = 12 * 1024 * 1024

/** How often giving out a medium is remembered. */
export const MOST_GIVEN = 100

/** How many questions of a day are listed. */
export const MOST_QUESTIONS = 500

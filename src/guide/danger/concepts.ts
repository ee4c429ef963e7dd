// What messages about danger speak of, as concepts: words of three writings under one name each, so that what was learnt
// of "a man drags a girl into a car" holds for every man, girl and car. Reviewed; every change is held against the
// question set.

import { context } from './concepts/context.ts'
import { crime } from './concepts/crime.ts'
import { people } from './concepts/people.ts'
import { rescue } from './concepts/rescue.ts'

/**
 * Words by concept, parted by blanks. A word that stands under several names them in their order here. Latin words are whole
 * words, those of a phrase are joined by dashes, and a star stands for any ending.
 */
export const CONCEPTS: Readonly<Record<string, string>> = { ...people, ...crime, ...rescue, ...context }

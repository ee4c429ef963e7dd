// What came of something that a resident did: the platform's tries, and what the resident saw because of it.

import type { Letter, Try } from './post.ts'
import type { Seen } from './seen.ts'

/** One deed of a resident and the answer to it. */
export type Exchange = {
  /** The requests that the platform made, the last one last. */
  readonly tries: readonly Try[]
  /** The last try's status; undefined if there was no answer. */
  readonly status: number | undefined
  /** All tries together. */
  readonly ms: number
  /** The answer that the resident sees at once. */
  readonly reply: Seen | undefined
  /** The text of the answer; empty if there is none. */
  readonly text: string
  /** Why the platform could do nothing with the bot's answer. */
  readonly failure: string | undefined
  /** Writes the same push once more, signed anew. */
  readonly write: () => Letter
}

/** Puts an exchange together. */
export function exchangeOf(
  tries: readonly Try[],
  { reply, failure, write }: Pick<Exchange, 'write'> & Partial<Pick<Exchange, 'reply' | 'failure'>>,
): Exchange {
  return {
    tries, status: tries.at(-1)?.status, ms: tries.reduce((sum, { ms }) => sum + ms, 0), reply, failure, write,
    text: reply?.by === 'passive' ? reply.text : '',
  }
}

/** Why the last try brought no answer to read: its status, or how it ended. */
export function whyNot(last: Try | undefined): string {
  if (last?.ended === 'answered') return `status-${last.status}`
  return last?.ended ?? 'lost'
}

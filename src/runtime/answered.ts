// Remembers which messages were answered and how, so that the same message again is answered alike and done once.

import { MINUTE } from '../lib/time.ts'
import type { Answered } from '../ports/conversations.ts'
import type { Outbound } from '../messages/outbound.ts'

/** A message is known again for this long after it was answered. */
const WINDOW = 10 * MINUTE
const MOST_IDS = 120
const MOST_ANSWERS = 2

/** Finds the answer that a message got before. */
export function findAnswered(answered: readonly Answered[], id: string): Answered | undefined {
  return answered.findLast((each) => each.id === id)
}

/** Adds an answer, forgets what is older than the window, and keeps the texts of the latest few alone. */
export function addAnswered(
  answered: readonly Answered[], id: string, at: number, answer: readonly Outbound[],
): readonly Answered[] {
  const kept = answered.filter((each) => each.at > at - WINDOW).slice(-(MOST_IDS - 1))
  const bare = kept.length - (MOST_ANSWERS - 1)
  const older = kept.map((each, i) => (i < bare && each.answer ? { id: each.id, at: each.at } : each))
  return [...older, { id, at, answer }]
}

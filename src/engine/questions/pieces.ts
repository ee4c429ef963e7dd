// A story told in several short messages: pieces that are too short by themselves are read together, once that is enough.

import { isEvasion } from '../answers/reading/evasion.ts'
import { findTimes } from '../answers/reading/hours.ts'
import { bare, normalise } from '../answers/reading/normalise.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Work } from '../work.ts'
import { join } from './hold.ts'

// A word alone tells nothing that a story could be made of.
const LEAST = 3

/** What was said before and now, as one; undefined where this is no piece of anything. The piece is kept for the next. */
export function withPieces(work: Work, said: Said, why: string): Said | undefined {
  if (said.kind !== 'text' || !(why === 'too-short' ? isPiece(said.text) : isPieceOfTime(work, said.text))) return undefined
  const { pieces } = work
  const text = pieces === undefined || pieces.endsWith(said.text) ? said.text : join(pieces, said.text)
  work.pieces = text
  return pieces === undefined ? undefined : { kind: 'text', text }
}

/** "下午" and then "三点" are a time together. */
export function withDaytime(work: Work, said: Said): Said {
  const { pieces } = work
  if (pieces === undefined || said.kind !== 'text' || !asksTime(work)) return said
  const before = normalise(pieces)
  const [part] = findTimes(before)
  const hasHour = findTimes(normalise(said.text)).some(({ meaning }) => meaning.minutes.length > 1)
  if (!part || !hasHour) return said
  const daytime = before.slice(part.from, part.to)
  return { kind: 'text', text: /^[a-z]/.test(daytime) ? `${said.text} ${daytime}` : daytime + said.text }
}

function isPieceOfTime(work: Work, text: string): boolean {
  const times = asksTime(work) ? findTimes(normalise(text)) : []
  return times.length > 0 && times.every(({ meaning }) => meaning.daytime !== undefined)
}

function asksTime({ step }: Work): boolean {
  return step.verb === 'ask' && step.question?.forms.join() === 'time'
}

function isPiece(text: string): boolean {
  return bare(text).length >= LEAST && !isEvasion(text) && readYesNo(text) === undefined
}

// A story told in several short messages: pieces that are too short by themselves are read together, once that is enough.

import { isEvasion } from '../answers/reading/evasion.ts'
import { bare } from '../answers/reading/normalise.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Work } from '../work.ts'
import { join } from './hold.ts'

// A word alone tells nothing that a story could be made of.
const LEAST = 3

/** What was said before and now, as one; undefined where this is no piece of anything. The piece is kept for the next. */
export function withPieces(work: Work, said: Said, why: string): Said | undefined {
  if (why !== 'too-short' || said.kind !== 'text' || !isPiece(said.text)) return undefined
  const { pieces } = work
  const text = pieces === undefined || pieces.endsWith(said.text) ? said.text : join(pieces, said.text)
  work.pieces = text
  return pieces === undefined ? undefined : { kind: 'text', text }
}

function isPiece(text: string): boolean {
  return bare(text).length >= LEAST && !isEvasion(text) && readYesNo(text) === undefined
}

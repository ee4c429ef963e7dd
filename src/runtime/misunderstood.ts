// Notes questions that were asked while nothing was asked of the resident, and that nobody understood.

import type { Turn } from '../engine/advance.ts'
import { ASKS } from '../engine/answers/reading/asks.ts'
import type { Event } from '../engine/event.ts'
import type { Note } from '../ports/questions.ts'

/** Notes what was written in a turn that said so; only what sounds like a question, since the rest is for nobody's eyes. */
export function noteMisunderstood(note: Note, event: Event, { effects }: Turn): void {
  if (event.kind !== 'said' || event.said.kind !== 'text' || !ASKS.test(event.said.text)) return
  const missed = effects.some((effect) => effect.kind === 'say' && effect.key === 'common:not-understood')
  if (missed) note({ kind: 'none', question: event.said.text, at: event.at, by: 1 })
}

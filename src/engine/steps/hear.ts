// Lets a step hear, whatever its kind.

import type { Said } from '../../messages/inbound.ts'
import type { Event } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import type { Work } from '../work.ts'
import { kinds } from './kinds.ts'

/** Lets the step that the conversation is at hear what was said. */
export function hearStep(work: Work, said: Said): Outcome | undefined {
  return hearEvent(work, { kind: 'said', at: work.now, said })
}

/** Lets it hear what has happened. Its settings fit its kind: they were held against it on compiling. */
export function hearEvent(work: Work, event: Event): Outcome | undefined {
  return kinds[work.step.verb]?.hear?.(work.step.settings as never, work, event)
}

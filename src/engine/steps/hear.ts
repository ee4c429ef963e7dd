// Lets a step hear, whatever its kind.

import type { Said } from '../../messages/inbound.ts'
import type { SaidEvent } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import type { Work } from '../work.ts'
import { kinds } from './kinds.ts'

/** Lets the step that the conversation is at hear what was said. Its settings fit its kind: they were held against it on compiling. */
export function hearStep(work: Work, said: Said): Outcome | undefined {
  const event: SaidEvent = { kind: 'said', at: work.now, said }
  return kinds[work.step.verb]?.hear?.(work.step.settings as never, work, event)
}

// After a change of language: what services have worded before, in answers that stand, is asked of them once more.

import type { Answers, Frame } from '../conversation.ts'
import type { Step } from '../flow.ts'
import { forget } from '../learn.ts'
import type { Outcome } from '../outcome.ts'
import { at } from '../outcome.ts'
import { DRAFT } from '../questions/timing.ts'
import { isRecord } from '../view.ts'
import type { Work } from '../work.ts'

/** Goes through the choices from services again, each with its answer, up to where the resident stands; undefined where there is none. */
export function reword(work: Work, frame: Frame): Outcome | undefined {
  const { flow, step } = work
  if (frame.changing || frame.step === DRAFT) return undefined
  const before = flow.steps.slice(0, step.index)
  const worded = before.filter((one) => isFetched(one) && isRecord(frame.answers[one.word]))
  const [first] = worded
  if (!first || before.slice(first.index).some((one) => actsAgain(one, frame))) return undefined
  const names = worded.map(({ word }) => word)
  const said = Object.fromEntries(Object.entries(frame.answers).filter(([name]) => names.includes(name)))
  work.frame = {
    ...frame, answers: forget(frame.answers, names), filled: { ...frame.filled, ...said },
    changing: { name: first.word, back: step.name, before: frame.answers, filled: frame.filled ?? NOTHING },
  }
  return at(first.index, true)
}

const NOTHING: Answers = {}

/** Tells whether the options of a step come from a service. */
export function isFetched({ verb, offers }: Step): boolean {
  return verb === 'choose' && offers === undefined
}

const ACTS: ReadonlySet<string> = new Set(['call', 'do', 'notify', 'remind', 'handover'])

// What has been done is not done again; what was only learnt is passed over.
function actsAgain({ verb, settings: { into } }: Step, { answers }: Frame): boolean {
  return ACTS.has(verb) && !(typeof into === 'string' && Object.hasOwn(answers, into))
}

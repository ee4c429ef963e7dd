// What becomes of a conversation when its flow has changed under it: it finishes on its own version if that is kept,
// else moves to where it stands in the new one, else only that step is done again. No answer is lost.

import type { Book } from './book.ts'
import type { Frame } from './conversation.ts'
import type { Flow, Step } from './flow.ts'

/** Where a frame stands. `redo`: the step must be entered anew, since what it waited for is no more. */
export type Place = {
  readonly frame: Frame
  readonly flow: Flow
  readonly step: Step
  readonly redo: boolean
}

/** Finds where a frame stands; undefined if its flow is gone. */
export function place(book: Book, frame: Frame): Place | undefined {
  const own = book.flow(frame.flow, frame.version)
  const step = own && stepOf(own, frame)
  if (own && step) return { frame, flow: own, step, redo: false }
  const current = book.flow(frame.flow)
  return current && move(current, frame)
}

/** Moves a frame to another version of its flow. */
export function move(flow: Flow, frame: Frame): Place | undefined {
  const same = stepOf(flow, frame)
  if (same) {
    const { verb, ...rest } = frame
    const redo = verb !== undefined && verb !== same.verb
    return { flow, step: same, redo, frame: { ...rest, version: flow.version, verb: same.verb } }
  }
  const step = flow.steps[afterAnswers(flow, frame)] ?? flow.steps[0]
  if (!step) return undefined
  const { behind: _, verb: __, ...rest } = frame
  return { flow, step, redo: true, frame: { ...rest, version: flow.version, step: step.name } }
}

function stepOf(flow: Flow, { step, behind }: Frame): Step | undefined {
  return flow.steps[flow.places[behind ?? step] ?? -1]
}

// The step behind the answer that was learnt last, as far as the new version still asks for it.
function afterAnswers(flow: Flow, { answers }: Frame): number {
  const last = Object.keys(answers).findLast((name) => Object.hasOwn(flow.questions, name))
  return last === undefined ? 0 : (flow.questions[last] ?? -1) + 1
}

// What was begun and not finished loses, one by one, the answers that are not to be kept as long as the rest.

import type { Book } from '../book.ts'
import type { Answers, Draft, Frame } from '../conversation.ts'
import { forget } from '../learn.ts'
import { place } from '../move.ts'
import { readSpan } from '../span.ts'

/** When the next answer of a draft leaves; Infinity where all stay as long as it. */
export function nextLeaves(book: Book, { frame, asked }: Draft, now: number): number {
  return asked === undefined ? Infinity : Math.min(...spansIn(book, frame).map((span) => asked + span).filter((at) => at > now))
}

/** A draft without the answers whose time is over; the same one where there are none. */
export function thin(book: Book, draft: Draft, now: number): Draft {
  const { frame, asked } = draft
  if (asked === undefined || !spansIn(book, frame).some((span) => asked + span <= now)) return draft
  return { ...draft, frame: without(book, frame, now - asked) }
}

function spansIn(book: Book, frame: Frame): readonly number[] {
  const own = Object.keys(frame.answers).flatMap((name) => spanOf(book, frame, name) ?? [])
  return frame.caller ? [...own, ...spansIn(book, frame.caller)] : own
}

function spanOf(book: Book, frame: Frame, name: string): number | undefined {
  const flow = place(book, frame)?.flow
  return readSpan(flow?.steps[flow.questions[name] ?? -1]?.question?.keep ?? '')
}

// Who goes on is asked for what is gone, and then stands where they were. A flow that another one runs goes with its answers.
function without(book: Book, frame: Frame, age: number): Frame {
  const caller = frame.caller && without(book, frame.caller, age)
  if (caller && caller !== frame.caller) return caller
  const flow = place(book, frame)?.flow
  const old = Object.keys(frame.answers).filter((name) => (spanOf(book, frame, name) ?? Infinity) <= age)
  const first = flow && Math.min(...old.map((name) => flow.questions[name] ?? Infinity))
  const step = first === undefined ? undefined : flow?.steps[first]
  if (!flow || !step) return frame
  const { behind, filled: _, heard: __, anew: ___, changing: ____, standing: _____, ...rest } = frame
  const answers: Answers = forget(frame.answers, [...old, ...old.flatMap((name) => flow.dependants[name] ?? [])])
  return { ...rest, answers, step: step.name, verb: step.verb, changing: { name: step.word, back: behind ?? frame.step } }
}

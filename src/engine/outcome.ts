// What comes of a step: where to go, what was learnt, what is wanted. Steps are written with these makers.

import type { Answers } from './conversation.ts'
import type { Effect, Offer, Values } from './effect.ts'
import type { Json } from './event.ts'

/** A failed answer: `why` is the end of a locale key, `offers` what it could have meant. */
export type Retry = {
  readonly why: string
  readonly values?: Values
  readonly offers?: readonly Offer[]
  /** Which page of these is shown, in elder mode. */
  readonly page?: number
  /** It was well understood, and nothing else is looked for in it. */
  readonly stays?: true
}

/** Where to go from a step. */
export type Go =
  | { readonly kind: 'wait'; readonly offers?: readonly Offer[]; readonly page?: number; readonly few?: number }
  | ({ readonly kind: 'retry' } & Retry)
  | { readonly kind: 'next' }
  | { readonly kind: 'end' }
  /** The flow is given up, and what was learnt in it. */
  | { readonly kind: 'drop' }
  /** The flow is laid aside for a person. */
  | { readonly kind: 'human' }
  /** The conversation waits for the privacy notice to be agreed to. */
  | { readonly kind: 'consent' }
  | { readonly kind: 'to'; readonly step: string }
  /** With `fresh`, nothing that was learnt before can pass the step over. */
  | { readonly kind: 'at'; readonly index: number; readonly fresh?: boolean }
  | { readonly kind: 'run'; readonly flow: string; readonly with: Answers }
  /**
   * An answer is asked for again, others with it perhaps, and then the step that stands now; `said` is what it is to be, where that
   * was said.
   */
  | { readonly kind: 'change'; readonly name: string; readonly said?: string; readonly also?: readonly Changed[] }

/** An answer that is changed beside another. */
export type Changed = { readonly name: string; readonly said?: string }

/** What comes of a step. */
export type Outcome = {
  readonly go: Go
  readonly learnt?: Answers
  readonly wants?: readonly Effect[]
  /** What was learnt had been said before it was asked for. */
  readonly foreseen?: true
}

const NEXT: Go = { kind: 'next' }
const END: Go = { kind: 'end' }

/** Waits for what happens next; `offers` can be picked from meanwhile. */
export function wait(wants: readonly Effect[], offers?: readonly Offer[]): Outcome {
  return { go: offers ? { kind: 'wait', offers } : { kind: 'wait' }, wants }
}

/** Asks again, since what was said does not fit. */
export function retry(why: string, more: Omit<Retry, 'why'> = {}): Outcome {
  return { go: { kind: 'retry', why, ...more } }
}

/** One answer by its name; made like this, since a literal with a name that is computed takes four times as long. */
export function learnt(name: string, value: Json): Answers {
  const answers: { [name: string]: Json } = {}
  answers[name] = value
  return answers
}

/** Goes on to the next step with what was learnt. */
export function next(answers?: Answers, ...wants: readonly Effect[]): Outcome {
  return answers ? { go: NEXT, learnt: answers, wants } : { go: NEXT, wants }
}

/** Goes on with an answer that had been given before it was asked for. */
export function foresee(answers: Answers): Outcome {
  return { go: NEXT, learnt: answers, foreseen: true }
}

/** Goes on at another step. */
export function jump(step: string, answers?: Answers): Outcome {
  return answers ? { go: { kind: 'to', step }, learnt: answers } : { go: { kind: 'to', step } }
}

/** Enters the step at an index. */
export function at(index: number, fresh = false): Outcome {
  return { go: { kind: 'at', index, fresh } }
}

/** Ends the flow. */
export function end(...wants: readonly Effect[]): Outcome {
  return { go: END, wants }
}

/** Runs another flow, and comes back. */
export function run(flow: string, answers: Answers): Outcome {
  return { go: { kind: 'run', flow, with: answers } }
}

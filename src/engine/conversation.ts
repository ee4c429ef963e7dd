// Where one resident stands. Plain JSON: it is stored, replayed and shown as it is.

import type { SaidMenu, SaidText } from '../messages/inbound.ts'
import type { Offer } from './effect.ts'
import type { Json } from './event.ts'

/** What was learnt, by the names of questions and calls, in the order in which it was learnt. */
export type Answers = { readonly [name: string]: Json }

/** What belongs to the question that stands, and is laid aside with it when something comes between. */
export type Standing = {
  readonly offered: readonly Offer[]
  readonly tries: number
  readonly held?: string
  readonly pieces?: string
}

/** A place in a flow, and what belongs to it. */
export type Frame = {
  readonly flow: string
  /** The hash of what the flow compiled to. */
  readonly version: string
  /** A step's name; `consent` and `draft` while the engine's own questions stand before the step `behind`. */
  readonly step: string
  /** The verb of the step, by which a changed flow tells whether it is still the same. */
  readonly verb?: string
  readonly answers: Answers
  readonly behind?: string
  /** Where the flow that runs this one with `do` goes on. */
  readonly caller?: Frame
  /** What is known before it was asked for, by the names of the questions it will answer. */
  readonly filled?: Answers
  /** The message with which the resident began, in which answers may be found. */
  readonly heard?: string
  /**
   * The answer that is being corrected from the summary `back`, all answers as they were before, whether it has led behind the
   * summary by failing, and what is to be known beforehand again once it is over.
   */
  readonly changing?: {
    readonly name: string; readonly back: string; readonly before?: Answers; readonly failed?: true; readonly filled?: Answers
  }
  /** The question that gathers anew: what it had gathered before goes with the first new piece. */
  readonly anew?: string
  /** The resident did not agree to personal questions in this flow. */
  readonly refused?: true
  /** What the guide was asked between a question in words and its answer: said once more, it is the answer. */
  readonly aside?: string
  /** Only while the frame is interrupted. */
  readonly standing?: Standing
}

/** A flow that was given up by silence or for a person, and can be gone on with. */
export type Draft = {
  readonly frame: Frame
  readonly until: number
  /** When its last question was asked: what is kept for less than the draft leaves as long after it. */
  readonly asked?: number
}

/** All places in flows that a conversation may go on at. */
export function* framesOf({ at, above = [], draft }: Conversation): Generator<Frame> {
  for (const frame of [at, ...above, draft?.frame]) {
    for (let one = frame; one; one = one.caller) yield one
  }
}

/** Which privacy notice the resident has agreed to, and when. */
export type Consent = { readonly version: string; readonly at: number }

/** Where one resident stands. Instants are in ms since the epoch. What is empty is left out; it is read where it is there. */
export type Conversation = {
  readonly at?: Frame
  /** What was interrupted, the latest first; at most three deep. */
  readonly above?: readonly Frame[]
  readonly offered?: readonly Offer[]
  readonly tries?: number
  readonly language: string
  /** The earliest instant at which the conversation wants to hear that it is due. */
  readonly wake?: number
  /** When the question that stands was last put. */
  readonly asked?: number
  /** The resident was reminded of the question that stands. */
  readonly nudged?: true
  /** Short texts that wait for what may follow them. */
  readonly held?: { readonly text: string; readonly until: number }
  /** Which page of a long list stands, in elder mode. */
  readonly page?: number
  /** How many of the options are shown at first: the times that fit what was said. */
  readonly few?: number
  /** What the opening message has answered, as it will be said back once no call is waited for. */
  readonly understood?: readonly string[]
  /** What was said in words at a message of danger, until the resident says whether it is the answer. */
  readonly noted?: string
  /** What was too short by itself, until there is enough for an answer. */
  readonly pieces?: string
  readonly draft?: Draft
  /** What the resident wanted who came back to a draft, until that is settled. */
  readonly came?: SaidText | SaidMenu
  /** An officer of this desk answers until then, and the bot is silent. */
  readonly officer?: { readonly to: string; readonly until: number }
  readonly consent?: Consent
  readonly elder?: true
  /** The resident's language is known from what they wrote, or chosen by them. */
  readonly settled?: true
  /** They write Chinese, and in which writing is not known yet. */
  readonly scriptless?: true
  /** Until when what is written may still be meant for whoever helps in danger: nobody here hears it. */
  readonly warned?: number
  /** How often they have been told so: who writes on hears in the end what can be done here, too. */
  readonly unheard?: number
  /**
   * Number and code that were just told, for what the resident wants with them next; whether they are of something that was filed
   * here, and the answers with which a flow filed it that it need not ask again.
   */
  readonly recent?: {
    readonly keys: Answers
    readonly until: number
    readonly filed?: true
    readonly again?: { readonly flow: string; readonly answers: Answers }
  }
  /** The resident has had all of it deleted: nothing else is in here, and it is to go when it wakes. */
  readonly erased?: true
  /** Turns since the running flow began. */
  readonly turns?: number
}

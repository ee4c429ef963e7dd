// Learns which procedure a message asks for, from labelled questions and from what the entries themselves say. It helps the
// index where a resident tells a story, or has words of their own for the thing.

import type { Procedure } from '../procedure.ts'
import { askedFeatures } from '../finding/rank.ts'
import type { Question } from '../reading/question.ts'
import { learn } from './learn.ts'
import { namesOf, type Model } from './linear.ts'

/** A question and the procedure that answers it, or none of them. */
export type Asked = { readonly question: Question; readonly id: string }

/** What other departments are asked: without it every question would be one of ours. */
export const NONE = 'none'

const LEARNING = { rounds: 12, rate: 0.5, decay: 3e-4, often: 2, per: 10, least: 0.6, small: 0.6, evenly: 0.5 }

/** Learns what speaks for each procedure, and for none. */
export function learnAsked(asked: readonly Asked[], ids: readonly string[]): Model {
  return learn(asked.map(({ question, id }) => ({ found: namesOf(askedFeatures(question)), is: id })), [...ids, NONE], LEARNING)
}

/** Gives what the entries hold as if residents had asked it. */
export function askedIn(procedures: readonly Procedure[], understand: (text: string) => Question): readonly Asked[] {
  return procedures.flatMap(({ id, name, short, aliases, questions, 'questions-en': english }) =>
    [name.zh, name.en, short.zh, ...aliases, ...questions, ...english].map((text) => ({ question: understand(text), id })))
}

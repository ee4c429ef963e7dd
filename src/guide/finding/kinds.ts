// Tells what kind a message is, when it is not danger: what its letters, its plain words, the procedures that are near it and
// whose business it names say together. Without anything learnt its plain words stand alone.

import type { MessageKind, ScoreParts } from '../../ports/guide.ts'
import { chinese } from '../danger/chinese.ts'
import { english } from '../danger/english.ts'
import type { DangerRules } from '../danger/rules.ts'
import { conceive } from '../danger/read-concepts.ts'
import type { Learnt } from '../fitted.ts'
import { KIND_RULES } from './kind-rules.ts'
import { leaningsOfMeasured, type Measured, type Model } from '../learning/linear.ts'
import { standardWords } from '../reading/dialect.ts'
import { hasHan } from '../reading/han.ts'
import type { Question } from '../reading/question.ts'
import { shareOfOurs } from './rank.ts'
import { CLASSES, leaningsOfWhole, type Class } from './traits.ts'

/** The classes a message can be of that is no danger. */
export const CALM_CLASSES = CLASSES.filter((one) => one !== 'emergency')

/** How much a message speaks for each class: the logarithm of its share. */
export type Leanings = ReadonlyMap<string, number>

/** What is known of a message before its kind is told. */
export type Known = {
  readonly question: Question
  readonly scores: readonly ScoreParts[]
  /** Another department's subject that it names, and how much longer that is than what it names of ours. */
  readonly topic: string | undefined
  readonly longer: number
}

// Below this a class is out of the question, and how far is no matter.
const LEAST = -8
const SCORES = [0.2, 0.35, 0.5, 0.8, 1.1, 1.5, 2]
const LENGTHS = [4, 7, 11, 18]
// That none of ours is asked for is out of the question from this logarithm of its share on.
const FAINTEST = 5
// What tells a story of danger from a question about it: a complaint, a status, a tip, a joke, the law.
const SIGNS = ['handled', 'inquiry', 'standing', 'figure', 'law', 'supposed', 'asks', 'past'] as const

/** Weighs a message by its letters, its concepts and its cues alone. */
export function letterLeanings(question: Question, letters: Model): Leanings {
  const { concepts, spelt } = conceive(question.text)
  const part = { text: wordsOf(question), concepts, ...(spelt !== undefined && { typed: question.text }) }
  const found = leaningsOfWhole(letters, part)
  return new Map(letters.classes.map((name, at) => [name, Math.max(LEAST, found[at] ?? LEAST)]))
}

// Of pinyin there is what was spelt: the terms that sound like it, and the ordinary words.
function wordsOf({ text, standard, syllables }: Question): string {
  return syllables === undefined ? text : [standard, conceive(text).spelt ?? ''].join(' ').trim()
}

/** Measures all that tells a message's kind. */
export function measured({ question, scores, topic, longer }: Known, letters: Leanings): Measured {
  const text = wordsOf(question)
  const rules = rulesFor(text)
  const said = KIND_RULES.filter(({ says }) => says.test(text)).map(({ kind, not }) => `${not.test(text) ? 'only names' : 'says'} ${kind}`)
  const { terms } = question
  const best = scores[0]?.score ?? 0
  const holds = [
    ...said,
    ...SIGNS.filter((sign) => rules[sign].test(text)).map((sign) => `sign ${sign}`),
    ...[...terms.actions].map((action) => `wants ${action}`),
    ...(terms.objects.size > 0 ? ['names a thing'] : []),
    ...(terms.aliases.size > 0 ? ['names a procedure'] : []),
    ...(topic === undefined ? [] : ['names another']),
    ...SCORES.filter((score) => best > score).map((score) => `score ${score}`),
    ...LENGTHS.filter((length) => text.length > length).map((length) => `longer than ${length}`),
  ]
  const none = Math.max(-1, Math.log(1 - shareOfOurs(scores)) / FAINTEST)
  return new Map([...letters, ...holds.map((name) => [name, 1] as const), ['longer', longer], ['score', best], ['none', none]])
}

/** Weighs all that tells a message's kind. */
export function leanings(known: Known, learnt: Learnt): Leanings {
  const found = leaningsOfMeasured(learnt.kinds, measured(known, letterLeanings(known.question, learnt.letters)))
  return new Map(learnt.kinds.classes.map((name, at) => [name, found[at] ?? LEAST]))
}

// A question about a procedure is given up only for what is so much likelier, unless that is said in plain words.
const SURER = 1.75

/** Gives what a message speaks for most; `said` is the kind that its words plainly say. */
export function likeliest(towards: Leanings, said?: MessageKind): Class | undefined {
  const first = mostOf(towards, 0)
  return first !== undefined && first === said ? first : mostOf(towards, SURER)
}

// Nothing else comes near what only speaks of danger, below this.
const NEAR = -2
// So much more it speaks of danger than of a procedure where the law is asked about, or what to do in case.
const FAR = 2
// Shorter answers than this tell nothing: 说不上来.
const LEAST_TOLD = 7
const TOLD = ['tip', 'complaint', 'status', 'booking', 'human', 'smalltalk'] as const

/** Gives what a message that speaks of danger is told for: a tip, a complaint and so on, if it comes near and asks for no law. */
export function toldFor(towards: Leanings, question: Question): MessageKind | undefined {
  const text = wordsOf(question)
  if (text.length < LEAST_TOLD) return undefined
  const { law, supposed, figure } = rulesFor(text)
  if ((law.test(text) || supposed.test(text)) && !figure.test(text)) return undefined
  const leans = (one: Class) => towards.get(one) ?? -Infinity
  const [first] = TOLD.toSorted((a, b) => leans(b) - leans(a))
  return first !== undefined && leans(first) > Math.max(NEAR, leans('out_of_scope'), leans('procedure')) ? first : undefined
}

/** Tells whether a message speaks so much of danger, and so little of a procedure, that no entry is asked for. */
export function isOfNone(towards: Leanings): boolean {
  return (towards.get('not_emergency') ?? -Infinity) - FAR > (towards.get('procedure') ?? Infinity)
}

function rulesFor(text: string): DangerRules {
  return hasHan(text) ? chinese : english
}

function mostOf(towards: Leanings, surer: number): Class | undefined {
  const leans = (one: Class) => (towards.get(one) ?? -Infinity) + (one === 'procedure' ? surer : 0)
  return CLASSES.filter((one) => towards.has(one)).toSorted((a, b) => leans(b) - leans(a))[0]
}

/** Tells the kind that the words of a message plainly say, by the rules alone. */
export function saidPlainly(question: Question): MessageKind | undefined {
  const text = standardWords(wordsOf(question))
  return KIND_RULES.find(({ says, not }) => says.test(text) && !not.test(text))?.kind
}

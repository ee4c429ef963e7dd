// Fits the guide to its content: learns what the letters of a message say of its class, what that and all else count for
// danger and for its kind, and finds the levels from which an answer is sure. Only questions that are not held out are used,
// and all but the letters is learnt in folds: no message is weighed by what it taught itself.

import type { GuideContent } from '../content.ts'
import { versionOf } from '../content.ts'
import { createDanger, readEvident } from '../danger/danger.ts'
import { evidenceOf } from '../danger/evidence.ts'
import { isFirst, isReached, type Judged } from './evaluate.ts'
import type { Learnt, Thresholds } from '../fitted.ts'
import { isNamed, outcomeOf, type Levels } from '../finding/decide.ts'
import { createFind, type Find } from '../finding/find.ts'
import { KIND_RULES } from '../finding/kind-rules.ts'
import { letterLeanings, measured } from '../finding/kinds.ts'
import { createRank } from '../finding/rank.ts'
import { askedIn, learnAsked, NONE } from './learn-asked.ts'
import { learnDanger } from './learn-danger.ts'
import { learnKinds } from './learn-kinds.ts'
import { learn } from './learn.ts'
import { namesOf, type Model } from './linear.ts'
import { hasHan } from '../reading/han.ts'
import { normalise } from '../reading/normalise.ts'
import { CLASSES, traits, type Class } from '../finding/traits.ts'
import { isHeldOut, type Labelled } from './questions.ts'

/** What fitting finds out. */
export type Fitted = { readonly thresholds: Thresholds; readonly learnt: Learnt }

const FOLDS = 5
const PRECISE = 0.975
// Half of what is allowed: what residents ask is never quite what was fitted to.
const AS_OURS = 0.005
const LEVELS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.7, 1.9]
const RATIOS = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
const LISTS = [0.16, 0.18, 0.2, 0.22, 0.25, 0.28, 0.32, 0.36, 0.42, 0.5, 0.6]
// A list that is shown to someone who asks another department costs a third of what it is worth to one of ours.
const LIST_COSTS = 0.33

type Told = { readonly text: string; readonly is: Class }

/** Fits to labelled questions; those that are held out are left alone. */
export function fit(content: GuideContent, questions: readonly Labelled[]): Fitted {
  const open = questions.filter(({ text }) => !isHeldOut(text))
  const asked = open.map(({ text, kind }): Told => ({ text, is: kind }))
  const all = [...asked, ...asked.flatMap(politely), ...written(content)]
  const learnProcedures = proceduresIn(content)
  const folds = Array.from({ length: FOLDS }, (_, fold): Fold => {
    const told = all.filter((_, at) => at % FOLDS === fold)
    const texts = new Set(told.map(({ text }) => text))
    return {
      letters: learnLetters(all.filter((_, at) => at % FOLDS !== fold)),
      procedures: learnProcedures(open.filter(({ text }) => !texts.has(text))),
      told,
    }
  })
  const unfitted = { version: versionOf(content), answer: 0, ratio: 1, list: 0, family: 0.8 }
  const rest = { danger: learnDanger(folds.flatMap(evident)), kinds: learnKinds(folds.flatMap(knownIn(content, new Set(asked)))) }
  const sounded = folds.flatMap(({ letters, procedures, told }) => {
    const learnt = { letters, procedures, ...rest }
    const finder = createFind({ content: { ...content, learnt, thresholds: unfitted }, judge: createDanger(learnt) })
    const texts = new Set(told.map(({ text }) => text))
    return open.filter(({ text }) => texts.has(text)).flatMap((question) => sound(finder, question))
  })
  const learnt = { letters: learnLetters(all), ...rest, procedures: learnProcedures(open) }
  return { learnt, thresholds: { ...unfitted, ...fitLevels(sounded) } }
}

type Fold = { readonly letters: Model; readonly procedures: Model; readonly told: readonly Told[] }

// People in danger ask politely, too: what stands around a call for help must not silence it.
const AROUND: readonly (readonly [before: string, after: string])[] = [
  ['请问', ',怎么办'], ['您好,', ''], ['我想问一下,', ',我该怎么办'], ['不好意思打扰了,', ''], ['请问', ',可以报警吗'], ['本来想问别的事,但是', ''],
]
const EVERY = 6

function politely({ text, is }: Told, at: number): readonly Told[] {
  const [before, after] = AROUND[Math.floor(at / EVERY) % AROUND.length] ?? ['', '']
  return is === 'emergency' && at % EVERY === 0 && hasHan(text) ? [{ text: `${before}${text}${after}`, is }] : []
}

// What the entries and the words hold is said by residents, too.
function written({ procedures, words }: GuideContent): readonly Told[] {
  const as = (is: Class) => (text: string): Told => ({ text, is })
  return [
    ...procedures.flatMap((one) => [...one.questions, ...one['questions-en'], ...one.aliases]).map(as('procedure')),
    ...words.elsewhere.flatMap((one) => one.words).map(as('out_of_scope')),
    ...words.smalltalk.flatMap((one) => one.words).map(as('smalltalk')),
  ]
}

function learnLetters(told: readonly Told[]): Model {
  return learn(told.map(({ text, is }) => ({ found: namesOf(traits(readEvident(text))), is })), CLASSES)
}

function evident({ letters, told }: Fold) {
  return told.map(({ text, is }) => ({ evidence: evidenceOf(readEvident(text), letters), isDanger: is === 'emergency' }))
}

// What is written in the entries is found in them, as no question of a resident is. What is only said to be no danger may
// still say a kind in plain words: it teaches nothing about kinds then.
function knownIn(content: GuideContent, asked: ReadonlySet<Told>) {
  const unlearnt = { ...content, learnt: undefined }
  return ({ letters, procedures, told }: Fold) => {
    const { weighed } = createFind({ content: unlearnt, judge: createDanger(), rank: createRank(content.procedures, procedures) })
    const teaches = (one: Told) => asked.has(one) && one.is !== 'emergency' && !(one.is === 'not_emergency' && saysKind(one.text))
    return told.filter(teaches).map(({ text, is }) => {
      const known = weighed(text)
      return { found: measured(known, letterLeanings(known.question, letters)), is }
    })
  }
}

function proceduresIn(content: GuideContent): (questions: readonly Labelled[]) => Model {
  const { weighed } = createFind({ content: { ...content, learnt: undefined }, judge: createDanger() })
  const understand = (text: string) => weighed(text).question
  const ids = content.procedures.map(({ id }) => id)
  const entries = askedIn(content.procedures, understand)
  return (questions) => learnAsked([
    ...questions.flatMap(({ text, kind, procedures: [first] }) => {
      const id = kind === 'out_of_scope' ? NONE : first
      return id === undefined ? [] : [{ question: understand(text), id }]
    }),
    ...content.words.elsewhere.flatMap(({ words }) => words).map((word) => ({ question: understand(word), id: NONE })),
    ...entries,
  ], ids)
}

function saysKind(text: string): boolean {
  return KIND_RULES.some(({ says }) => says.test(normalise(text)))
}

function sound({ find, weighed }: Find, question: Labelled): readonly Sounded[] {
  if (question.kind !== 'procedure' && question.kind !== 'out_of_scope') return []
  return [{ question, finding: find(question.text), named: isNamed(weighed(question.text).question) }]
}

function fitLevels(judged: readonly Sounded[]): Levels {
  const candidates = LEVELS.flatMap((answer) =>
    RATIOS.flatMap((ratio) => LISTS.map((list): Levels => ({ answer, ratio, list }))),
  )
  const tried = candidates.map((levels) => ({ levels, ...worth(judged, levels) }))
  const precise = tried.filter(({ precision, asOurs }) => precision >= PRECISE && asOurs <= AS_OURS)
  const best = (precise.length > 0 ? precise : tried).toSorted((a, b) => b.value - a.value)[0]
  return best?.levels ?? { answer: 0.5, ratio: 0.8, list: 0.33 }
}

/** A question found, and whether it names a thing of ours. */
type Sounded = Judged & { readonly named: boolean }

// What is worth most is a resident who gets there, and half as much that it takes one message.
function worth(judged: readonly Sounded[], levels: Levels): { value: number; precision: number; asOurs: number } {
  const again = judged.map((one): Judged => decided(one, levels))
  const ours = again.filter(({ question }) => question.kind === 'procedure')
  const others = again.filter(({ question }) => question.kind === 'out_of_scope')
  const answered = ours.filter(({ finding }) => finding.outcome === 'answer' && finding.kind === 'procedure')
  const right = answered.filter(isFirst).length
  const wrongly = others.filter(({ finding }) => finding.kind === 'procedure' && finding.outcome === 'answer')
  const listed = others.filter(({ finding }) => finding.kind === 'procedure' && finding.outcome === 'list')
  return {
    value: (ours.filter(isReached).length + 0.5 * right) / ours.length - (LIST_COSTS * listed.length) / others.length,
    precision: answered.length === 0 ? 0 : right / answered.length,
    asOurs: others.length === 0 ? 0 : wrongly.length / others.length,
  }
}

// The levels decide anew; what was taken for another department's stays theirs.
function decided({ question, finding, named }: Sounded, levels: Levels): Judged {
  const outcome = outcomeOf(finding.scores, levels, named)
  if (finding.kind === 'out_of_scope' || (outcome === 'none' && !named)) {
    return { question, finding: { ...finding, kind: 'out_of_scope', outcome: 'none' } }
  }
  return { question, finding: { ...finding, outcome } }
}

// Fits the guide to its content: learns what the letters of a message say of its kind, and finds the levels from which an
// answer is sure. Only questions that are not held out are used, and the levels are found in folds: no question is judged
// by what it taught itself.

import type { GuideContent } from '../content.ts'
import { versionOf } from '../content.ts'
import { createDanger } from '../danger/danger.ts'
import { isFirst, isReached, type Judged } from './evaluate.ts'
import type { Learnt, Thresholds } from '../fitted.ts'
import { outcomeOf, type Levels } from '../decide.ts'
import { createFind, isNamed, type Find } from '../find.ts'
import { KIND_RULES } from '../kind-rules.ts'
import { learnDanger } from './learn-danger.ts'
import { learnKinds } from './learn-kinds.ts'
import { learn, type Example } from './learn.ts'
import { features } from './linear.ts'
import { ELSEWHERE } from '../kinds.ts'
import { normalise } from '../reading/normalise.ts'
import { isHeldOut, type Labelled } from './questions.ts'

/** What fitting finds out. */
export type Fitted = { readonly thresholds: Thresholds; readonly learnt: Learnt }

const FOLDS = 3
const PRECISE = 0.975
const LEVELS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2]
const RATIOS = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
const LISTS = [0.16, 0.18, 0.2, 0.22, 0.25, 0.28, 0.32, 0.36]
// A list that is shown to someone who asks another department costs a third of what it is worth to one of ours.
const LIST_COSTS = 0.33

/** Fits to labelled questions; those that are held out are left alone. */
export function fit(content: GuideContent, questions: readonly Labelled[]): Fitted {
  const open = questions.filter(({ text }) => !isHeldOut(text))
  const unfitted = { version: versionOf(content), answer: 0, ratio: 1, list: 0, family: 0.8 }
  const sounded = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const learnt = learnAll(content, open.filter((_, at) => at % FOLDS !== fold))
    const finder = createFind({ content: { ...content, learnt, thresholds: unfitted }, judge: createDanger(learnt) })
    return open.filter((_, at) => at % FOLDS === fold).flatMap((question) => sound(finder, question))
  })
  return { learnt: learnAll(content, open), thresholds: { ...unfitted, ...fitLevels(sounded) } }
}

function learnAll({ procedures }: GuideContent, open: readonly Labelled[]): Learnt {
  const asked = open.map(({ text, kind }) => ({ text, kind: kind as string }))
  const examples = procedures.flatMap((one) => [...one.questions, ...one['questions-en'], ...one.aliases])
  const all = [...asked, ...examples.map((text) => ({ text, kind: 'procedure' }))]
  const told = all.map(({ text, kind }) => ({ text, isDanger: kind === 'emergency' }))
  // Legal questions speak of what other departments do as well as of ours: they teach nothing about whose business it is.
  const fair = all.filter(({ kind }) => kind !== 'not_emergency')
  const theirs = fair.map(({ text, kind }): Example => ({ found: features(normalise(text)), is: kind === ELSEWHERE }))
  // What is only said to be no danger may still say another kind in plain words: it teaches nothing about kinds then.
  const kinds = all.filter(({ text, kind }) => kind !== 'not_emergency' || !KIND_RULES.some(({ says }) => says.test(normalise(text))))
  return new Map([...learnDanger(told), ...learnKinds(kinds), [ELSEWHERE, learn(theirs)]])
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
  const precise = tried.filter(({ precision, asOurs }) => precision >= PRECISE && asOurs <= 0.01)
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

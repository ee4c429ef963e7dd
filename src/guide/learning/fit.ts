// Fits the guide to its content: learns what the letters of a message say of its kind, and finds the levels from which an
// answer is sure. Only questions that are not held out are used.

import type { GuideContent } from '../content.ts'
import { versionOf } from '../content.ts'
import { createDanger } from '../danger/danger.ts'
import { isFirst, isReached, type Judged } from './evaluate.ts'
import type { Learnt, Thresholds } from '../fitted.ts'
import { createFind, type Find } from '../find.ts'
import { learn, type Example } from './learn.ts'
import { features } from './linear.ts'
import { normalise } from '../reading/normalise.ts'
import { isHeldOut, type Labelled } from './questions.ts'

/** What fitting finds out. */
export type Fitted = { readonly thresholds: Thresholds; readonly learnt: Learnt }

const LEARNT_KINDS = ['emergency', 'tip', 'complaint', 'status', 'booking', 'human', 'out_of_scope'] as const

const PRECISE = 0.975
const LEVELS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2]
const RATIOS = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

/** Fits to labelled questions; those that are held out are left alone. */
export function fit(content: GuideContent, questions: readonly Labelled[]): Fitted {
  const open = questions.filter(({ text }) => !isHeldOut(text))
  const learnt = learnKinds(content, open)
  const version = versionOf(content)
  const base = { ...content, learnt, thresholds: { version, answer: 0, ratio: 1, list: 0, family: 0.8 } }
  const finder = createFind({ content: base, danger: createDanger(learnt.get('emergency')) })
  return { learnt, thresholds: { ...base.thresholds, ...fitLevels(finder, open) } }
}

type Sample = { readonly found: ReadonlySet<string>; readonly kind: string }

function learnKinds({ procedures }: GuideContent, open: readonly Labelled[]): Learnt {
  const asked = open.map(({ text, kind }) => ({ text, kind: kind as string }))
  const examples = procedures.flatMap((one) => [...one.questions, ...one['questions-en'], ...one.aliases])
  const all = [...asked, ...examples.map((text) => ({ text, kind: 'procedure' }))]
  const samples = all.map(({ text, kind }): Sample => ({ found: features(normalise(text)), kind }))
  return new Map(LEARNT_KINDS.map((kind) => [kind, learn(against(samples, kind))]))
}

// Legal questions speak of what other departments do as well as of ours: they teach nothing about whose business it is.
function against(samples: readonly Sample[], kind: string): readonly Example[] {
  const fair = kind === 'out_of_scope' ? samples.filter((sample) => sample.kind !== 'not_emergency') : samples
  return fair.map((sample) => ({ found: sample.found, is: sample.kind === kind }))
}

type Levels = Pick<Thresholds, 'answer' | 'ratio' | 'list'>

function fitLevels({ find }: Find, open: readonly Labelled[]): Levels {
  const judged = open
    .filter(({ kind }) => kind === 'procedure' || kind === 'out_of_scope')
    .map((question): Judged => ({ question, finding: find(question.text) }))
  const candidates = LEVELS.flatMap((answer) => RATIOS.map((ratio): Levels => ({ answer, ratio, list: answer * 0.66 })))
  const tried = candidates.map((levels) => ({ levels, ...worth(judged, levels) }))
  const precise = tried.filter(({ precision, asOurs }) => precision >= PRECISE && asOurs <= 0.01)
  const best = (precise.length > 0 ? precise : tried).toSorted((a, b) => b.value - a.value)[0]
  return best?.levels ?? { answer: 0.5, ratio: 0.8, list: 0.33 }
}

// What is worth most is a resident who gets there, and half as much that it takes one message.
function worth(judged: readonly Judged[], levels: Levels): { value: number; precision: number; asOurs: number } {
  const again = judged.map(({ question, finding }): Judged => ({ question, finding: { ...finding, outcome: outcome(finding, levels) } }))
  const ours = again.filter(({ question }) => question.kind === 'procedure')
  const others = again.filter(({ question }) => question.kind === 'out_of_scope')
  const answered = ours.filter(({ finding }) => finding.outcome === 'answer' && finding.kind === 'procedure')
  const right = answered.filter(isFirst).length
  const wrongly = others.filter(({ finding }) => finding.kind === 'procedure' && finding.outcome === 'answer')
  return {
    value: ours.filter(isReached).length / ours.length + (0.5 * right) / ours.length,
    precision: answered.length === 0 ? 0 : right / answered.length,
    asOurs: others.length === 0 ? 0 : wrongly.length / others.length,
  }
}

function outcome({ scores, kind }: Judged['finding'], { answer, ratio, list }: Levels): 'answer' | 'list' | 'none' {
  const [first, second] = scores
  if (kind === 'out_of_scope' || first === undefined || first.score < list) return 'none'
  return first.score >= answer && (second?.score ?? 0) <= first.score * ratio ? 'answer' : 'list'
}

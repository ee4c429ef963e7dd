// Danger, before everything else: reviewed rules that tell a call for help from a question about danger. Pure and quick,
// because it reads every message of every flow.

import type { Danger, DangerKind } from '../../ports/guide.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import type { DangerRules, Signal } from './rules.ts'
import { features, weigh, type Weights } from '../learning/linear.ts'
import { hasHan, normalise } from '../reading/normalise.ts'

const LEAST = 2
// What the letters alone are worth, when no rule speaks.
const LEANT = 2
const LEAN_FROM = 0.2
const LEAN_ALONE = 1.2
const DOUBTFUL = -2.3
const SHORTEST = 5
const LONGEST = 2000
// A story that ends by asking what to do is told by someone who has the time to tell it.
const STORY = 26
const STORY_ENDS = /怎么办[呢啊?]*$|怎么处理|如何是好/
const LONG: readonly (readonly [longerThan: number, costs: number])[] = [
  [180, 3],
  [110, 2],
  [60, 1],
]

/** What speaks for and against danger in a message; for tests and for whoever reviews the rules. */
export type DangerPoints = { readonly kind: DangerKind; readonly points: number }

/** Makes the judge of danger. Without weights the reviewed rules stand alone. */
export function createDanger(learnt?: Weights): (text: string) => Danger | undefined {
  return (text) => {
    const found = dangerPoints(normalise(text.slice(0, LONGEST)), learnt)
    return found !== undefined && found.points >= LEAST ? { kind: found.kind } : undefined
  }
}

/** Weighs a normalised message; undefined when nothing in it speaks of danger. */
export function dangerPoints(text: string, learnt?: Weights): DangerPoints | undefined {
  const rules = hasHan(text) ? chinese : english
  const signal = strongest(rules.signals, text)
  const lean = learnt === undefined || text === '' ? 0 : weigh(learnt, features(text))
  const weight = Math.max(signal?.weight ?? 0, leant(rules, text, lean))
  if (weight === 0) return undefined
  const points = weight + forIt(rules, text) - againstIt(rules, text) - doubt(weight, lean)
  return { kind: signal?.kind ?? 'police', points }
}

// The less else speaks for it, the more the letters must.
function leastLean(rules: DangerRules, text: string): number {
  if (rules.cry.test(text)) return -LEAN_FROM
  return rules.harm.test(text) ? LEAN_FROM : LEAN_ALONE
}

// Letters that speak plainly of something else take back a plain word, and nearly a strong one.
function doubt(weight: number, lean: number): number {
  if (weight >= 4 || lean > -0.5) return 0
  if (weight < 3) return lean > -1 ? 0 : Math.min(1, -lean / 3)
  return lean < DOUBTFUL ? 1.5 : Math.min(1, -lean / 2)
}

// What the letters say counts like a plain word of danger, if there is one in them at all.
function leant(rules: DangerRules, text: string, lean: number): number {
  if (text.length < SHORTEST || lean <= leastLean(rules, text)) return 0
  return LEANT + Math.min(1, lean / 2)
}

function strongest(signals: readonly Signal[], text: string): Signal | undefined {
  let best: Signal | undefined
  for (const signal of signals) {
    if ((best === undefined || signal.weight > best.weight) && signal.pattern.test(text)) best = signal
  }
  return best
}

function forIt(rules: DangerRules, text: string): number {
  if (rules.cry.test(text)) return 2.5
  return rules.now.test(text) ? 1 : 0
}

function againstIt(rules: DangerRules, text: string): number {
  const law = rules.law.test(text) ? 3 : 0
  const past = rules.past.test(text) ? 2 : 0
  const supposed = rules.supposed.test(text) ? 2.5 : 0
  const asks = rules.asks.test(text) && !rules.calls.test(text) ? 1.5 : 0
  const calm = rules.calm.test(text) ? 2 : 0
  const tells = text.length > STORY && STORY_ENDS.test(text) ? 1 : 0
  return law + past + supposed + asks + calm + tells + length(text)
}

function length(text: string): number {
  const size = hasHan(text) ? text.length : text.length / 3
  return LONG.find(([longerThan]) => size > longerThan)?.[1] ?? 0
}

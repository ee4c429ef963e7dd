// Learns linear models from examples: softmax regression, one example after the other, each weight at a pace of its own
// (AdaGrad), so that what is rare is learnt too. The same result at every run.

import type { Measured, Model } from './linear.ts'
import { packed, type Row } from './model.ts'

/** A message's features, and the class it is of. */
export type Example = { readonly found: ReadonlySet<string> | Measured; readonly is: string }

/** How long and how carefully is learnt. */
export type Learning = {
  readonly rounds: number
  readonly rate: number
  readonly decay: number
  /** How often a feature has to come to be learnt. */
  readonly often: number
  /** Weights are kept as whole numbers, so many to one. */
  readonly per: number
  /** A feature is left out if no class has so much for it, more or less than the middle of all. */
  readonly least: number
  /** A weight below this is none: what many classes share a little of would fill a file. */
  readonly small: number
  /** How much the rare classes are raised: 0 leaves them rare, 1 makes all weigh the same. */
  readonly evenly: number
}

/** What suits letters: thousands of features, each of little weight. */
export const LETTERS: Learning = { rounds: 24, rate: 0.3, decay: 3e-4, often: 3, per: 10, least: 0.6, small: 0, evenly: 0.5 }

type Told = { readonly features: Uint32Array; readonly values: Float64Array; readonly target: number; readonly weight: number }

type State = {
  readonly classes: number
  readonly weights: Float64Array
  readonly paces: Float64Array
  readonly bias: Float64Array
  readonly biasPaces: Float64Array
}

/** Learns what speaks for each of the classes. */
export function learn(examples: readonly Example[], classes: readonly string[], learning: Learning = LETTERS): Model {
  const vocabulary = knownOften(examples, learning.often)
  const rows = toRows(examples, classes, vocabulary, learning.evenly)
  const state = begin(classes.length, vocabulary.size)
  const order = rows.map((_, at) => at)
  const next = shuffler()
  for (let round = 0; round < learning.rounds; round += 1) {
    next(order)
    for (const at of order) step(state, rows[at], learning)
  }
  return toModel(classes, vocabulary, state, learning)
}

function begin(classes: number, size: number): State {
  return {
    classes,
    weights: new Float64Array(size * classes),
    paces: new Float64Array(size * classes).fill(1e-3),
    bias: new Float64Array(classes),
    biasPaces: new Float64Array(classes).fill(1e-3),
  }
}

function knownOften(examples: readonly Example[], often: number): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { found } of examples) for (const feature of found.keys()) times.set(feature, (times.get(feature) ?? 0) + 1)
  const known = [...times].filter(([, count]) => count >= often).map(([feature]) => feature)
  return new Map(known.map((feature, at) => [feature, at]))
}

function toRows(
  examples: readonly Example[], classes: readonly string[], vocabulary: ReadonlyMap<string, number>, evenly: number,
): readonly Told[] {
  const many = classes.map((name) => examples.filter(({ is }) => is === name).length)
  return examples.map(({ found, is }) => {
    const even = found instanceof Map ? undefined : 1 / Math.sqrt(Math.max(1, found.size))
    const known = [...found.keys()].flatMap((name) => {
      const at = vocabulary.get(name)
      return at === undefined ? [] : [[at, even ?? (found as Measured).get(name) ?? 0] as const]
    })
    const target = classes.indexOf(is)
    return {
      features: Uint32Array.from(known, ([at]) => at),
      values: Float64Array.from(known, ([, value]) => value),
      target,
      weight: (examples.length / (classes.length * Math.max(1, many[target] ?? 0))) ** evenly,
    }
  })
}

// Shuffles in place, the same way at every run: what comes in the order of files is forgotten in the order of files.
function shuffler(): (order: number[]) => void {
  let seed = 1
  return (order) => {
    for (let at = order.length - 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff
      const other = seed % (at + 1)
      const [one = 0, two = 0] = [order[at], order[other]]
      order[at] = two
      order[other] = one
    }
  }
}

// Changes the state in place: copies of thousands of weights for each example would take minutes.
function step(state: State, row: Told | undefined, learning: Learning): void {
  if (row === undefined) return
  const { classes, bias, biasPaces } = state
  const errors = errorsOf(state, row)
  for (let one = 0; one < classes; one += 1) {
    const error = errors[one] ?? 0
    biasPaces[one] = (biasPaces[one] ?? 0) + error * error
    bias[one] = (bias[one] ?? 0) - (learning.rate * error) / Math.sqrt(biasPaces[one] ?? 1)
  }
  row.features.forEach((feature, at) => move(state, feature * classes, { errors, value: row.values[at] ?? 0, learning }))
}

type Move = { readonly errors: Float64Array; readonly value: number; readonly learning: Learning }

function move({ classes, weights, paces }: State, from: number, { errors, value, learning: { rate, decay } }: Move): void {
  for (let one = 0; one < classes; one += 1) {
    const at = from + one
    const slope = (errors[one] ?? 0) * value + decay * (weights[at] ?? 0)
    paces[at] = (paces[at] ?? 0) + slope * slope
    weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(paces[at] ?? 1)
  }
}

function errorsOf({ classes, weights, bias }: State, { features, values, target, weight }: Told): Float64Array {
  const sums = Float64Array.from(bias)
  features.forEach((feature, at) => {
    for (let one = 0; one < classes; one += 1) sums[one] = (sums[one] ?? 0) + (weights[feature * classes + one] ?? 0) * (values[at] ?? 0)
  })
  const most = Math.max(...sums)
  let whole = 0
  for (let one = 0; one < classes; one += 1) whole += sums[one] = Math.exp((sums[one] ?? 0) - most)
  return sums.map((sum, one) => (sum / whole - (one === target ? 1 : 0)) * weight)
}

// What all classes have in common says nothing: rows are kept around their middle, and dropped where little is left.
function toModel(
  classes: readonly string[], vocabulary: ReadonlyMap<string, number>, state: State, { per, least, small }: Learning,
): Model {
  const head = { per, classes, bias: Array.from(state.bias, (one) => Math.round(one * per)), pairs: small > 0 }
  return packed(head, [...vocabulary].flatMap(([name, at]): Row[] => {
    const row = state.weights.subarray(at * classes.length, (at + 1) * classes.length)
    const middle = row.reduce((sum, one) => sum + one, 0) / classes.length
    const apart = Array.from(row, (one) => one - middle)
    if (apart.every((one) => Math.abs(one) < least)) return []
    const whole = apart.map((one) => (Math.abs(one) < small ? 0 : Math.round(one * per)))
    return [[name, head.pairs ? whole.flatMap((one, to) => (one === 0 ? [] : [to, one])) : whole]]
  }))
}

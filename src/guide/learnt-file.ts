// The file of what was learnt, guide-weights.jsonl: a line for what counts as evidence of danger, one for each model, and after
// it one for each of its features, sorted, so that it can be read and compared. It is taken line by line: as one value its
// 68,000 features would leave the process some 10 MB larger.

import { createReader, type Problem, type Read } from '../lib/schema.ts'
import type { Learnt } from './fitted.ts'
import { createPacking, createRegister, rowsOf, type Head, type Packing } from './learning/model.ts'
import type { Model } from './learning/linear.ts'
import { linesOf, type Rows } from './learnt-lines.ts'

const number = { type: 'number' } as const

const MODELS = ['letters', 'kinds', 'procedures'] as const
// Weights are kept in 16 bits.
const MOST = 32_767

type Named = (typeof MODELS)[number]

const dangerSchema = {
  type: 'object',
  properties: {
    danger: {
      type: 'object',
      properties: { bias: number, words: { type: 'object', additionalProperties: number } },
      required: ['bias', 'words'],
      additionalProperties: false,
    },
  },
  required: ['danger'],
  additionalProperties: false,
} as const

const headSchema = {
  type: 'object',
  properties: {
    model: { enum: MODELS },
    per: { type: 'integer', minimum: 1 },
    classes: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 256 },
    bias: { type: 'array', items: { type: 'integer' } },
    pairs: { type: 'boolean' },
  },
  required: ['model', 'per', 'classes', 'bias'],
  additionalProperties: false,
} as const

const readDanger = createReader(dangerSchema)
const readHead = createReader(headSchema)

type Begin<M> = (head: Head) => Packing<M>

type Reading<M> = {
  readonly begin: Begin<M>
  danger?: Learnt['danger']
  /** The model whose rows follow; none after a head that does not fit, whose rows say nothing more. */
  current?: Current | undefined
  readonly packings: Map<Named, Packing<M>>
  readonly problems: Problem[]
}

type Current = { readonly head: Head & { readonly model: Named }; readonly packing: Packing<unknown>; isOdd: boolean }

/** Reads the text of the file; of each model its first wrong line is told. */
export function readLearnt(source: string): Read<Learnt> {
  return readAll(source, createPacking)
}

/** Tells what is wrong with the text of the file, and keeps nothing of it. */
export function checkLearnt(source: string): Read<object> {
  return readAll(source, createRegister)
}

type All<M> = { readonly letters: M; readonly danger: Learnt['danger']; readonly kinds: M; readonly procedures?: M }

function readAll<M>(source: string, begin: Begin<M>): Read<All<M>> {
  const reading: Reading<M> = { begin, packings: new Map(), problems: [] }
  for (const lines of linesOf(source)) {
    const odd = 'rows' in lines ? takeRows(reading.current, lines) : take(reading, lines.value).map((tell) => ({ at: lines.at, tell }))
    reading.problems.push(...odd.map(({ at, tell }) => ({ at: `line ${at}`, tell })))
  }
  const { danger, packings, problems } = reading
  const [letters, kinds, procedures] = MODELS.map((name) => packings.get(name)?.model())
  if (danger && letters && kinds && problems.length === 0) {
    return { ok: true, value: { letters, danger, kinds, ...(procedures && { procedures }) } }
  }
  const missing = Object.entries({ danger, letters, kinds })
    .flatMap(([name, part]) => (part === undefined ? [{ at: name, tell: 'is missing' }] : []))
  return { ok: false, problems: problems.length > 0 ? problems : missing }
}

// Changes the reading, and tells what is wrong with the line.
function take(reading: Reading<unknown>, value: unknown): readonly string[] {
  if (value === undefined) return ['is no JSON; look for quotes and commas']
  if (Array.isArray(value)) return takeRow(reading.current, value)
  return typeof value === 'object' && value !== null && 'danger' in value ? takeDanger(reading, value) : takeHead(reading, value)
}

function takeDanger(reading: Reading<unknown>, value: object): readonly string[] {
  const read = readDanger(value)
  if (!read.ok) return read.problems.map(told)
  const { bias, words } = read.value.danger
  reading.danger = { bias, words: new Map(Object.entries(words)) }
  return []
}

function takeHead(reading: Reading<unknown>, value: unknown): readonly string[] {
  const read = readHead(value)
  reading.current = undefined
  if (!read.ok) return read.problems.map(told)
  const head = read.value
  if (head.bias.length !== head.classes.length) return [`bias must have ${head.classes.length} numbers, one for each class`]
  if (reading.packings.has(head.model)) return [`'${head.model}' is there twice`]
  const packing = reading.begin(head)
  reading.packings.set(head.model, packing)
  reading.current = { head, packing, isOdd: false }
  return []
}

function told({ at, tell }: Problem): string {
  return at === '' ? tell : `${at} ${tell}`
}

function takeRow(current: Current | undefined, row: readonly unknown[]): readonly string[] {
  const [name, ...weights] = row
  if (current === undefined || current.isOdd) return []
  const odd = typeof name !== 'string' ? 'must begin with a feature'
    : weights.every(isWeight) ? addRow(current, name, weights) : `'${name}' must have whole numbers of at most ${MOST}`
  current.isOdd = odd !== undefined
  return odd === undefined ? [] : [odd]
}

// The same of many rows, of which it is known that they have a name and weights.
function takeRows(current: Current | undefined, { at, rows }: Rows): readonly { readonly at: number; readonly tell: string }[] {
  if (current === undefined || current.isOdd) return []
  for (const [i, [name, ...weights]] of rows.entries()) {
    const tell = addRow(current, name, weights)
    if (tell === undefined) continue
    current.isOdd = true
    return [{ at: at + i, tell }]
  }
  return []
}

// A weight for each class, or each class by its number before its weight: or the rows that follow would be read as others.
function addRow({ head: { classes, pairs }, packing }: Current, name: string, weights: readonly number[]): string | undefined {
  if (pairs && !arePairs(weights, classes.length)) return `'${name}' must have pairs of a number below ${classes.length} and a weight`
  if (!pairs && weights.length !== classes.length) return `'${name}' must have ${classes.length} weights, one for each class`
  return packing.add(name, weights) ? undefined : `'${name}' is there twice`
}

function isWeight(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= MOST // an integer is a number
}

function arePairs(row: readonly number[], classes: number): boolean {
  return row.length % 2 === 0 && row.every((one, at) => at % 2 === 1 || (one >= 0 && one < classes))
}

/** Gives the text of the file. */
export function writeLearnt({ letters, danger: { bias, words }, kinds, procedures }: Learnt): string {
  const models = { letters, kinds, ...(procedures && { procedures }) }
  const lines = Object.entries(models).flatMap(([name, model]) => [headOf(name, model), ...[...rowsOf(model)].map((row) => row.flat())])
  return [{ danger: { bias, words: Object.fromEntries(words) } }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}

function headOf(model: string, { per, classes, bias, pairs }: Model) {
  return { model, per, classes, bias, ...(pairs && { pairs: true }) }
}

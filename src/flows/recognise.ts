// Recognises a step by its verb, and holds it against that verb's schema alone.

import { QUESTION_SETTINGS } from '../engine/questions/settings.ts'
import type { Settings, Starts } from '../engine/flow.ts'
import { kinds } from '../engine/steps/kinds.ts'
import { createReader } from '../lib/schema.ts'
import type { Problem } from '../lib/schema.ts'
import type { Wrong } from './names.ts'
import { didYouMean } from '../lib/did-you-mean.ts'
import { unknownIn, wrongHead, wrongSetting } from './wrong-settings.ts'

/** A step that was recognised; or what is wrong with it, and as much of it as makes sense. */
export type Recognised =
  | { readonly ok: true; readonly verb: string; readonly settings: Settings }
  | {
      readonly ok: false
      readonly named: string
      readonly wrongs: readonly Wrong[]
      /** Left out where no verb of ours was found. */
      readonly verb?: string
      readonly settings: Settings
    }

type Schema = Parameters<typeof createReader>[0]

// The kinds' schemas were written as JSON schemas; StepKind only promises their properties.
const readers = new Map(Object.entries(kinds).map(([verb, kind]) => [verb, createReader(kind.schema as Schema)]))

/** Recognises one step as it is written. */
export function recognise(raw: unknown): Recognised {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const hint = typeof raw === 'string' ? hintFor(raw) : ', such as `say: welcome`'
    return { ok: false, named: 'unknown', settings: {}, wrongs: [{ rule: 'bad-step', tell: `a step is a verb with its settings${hint}` }] }
  }
  const written: Settings = { ...raw }
  const verb = verbOf(written)
  if (verb.kind !== 'one') return { ok: false, named: nameUnknown(written), wrongs: [verb], settings: written }
  const read = readers.get(verb.name)?.(raw)
  if (!read || read.ok) return { ok: true, verb: verb.name, settings: written }
  return {
    ok: false, verb: verb.name, named: nameStep(verb.name, written),
    wrongs: distinct(read.problems.map((problem) => wrongSetting(verb.name, problem))),
    settings: without(written, read.problems),
  }
}

function hintFor(written: string): string {
  if (readers.has(written)) return `; write \`- ${written}:\` with a colon`
  const [, verb = '', word = ''] = /^(\w+)[ ]?[:：](.*)$/s.exec(written) ?? []
  if (!readers.has(verb)) return ', such as `say: welcome`'
  return `; write \`- ${verb}: ${word.trim()}\` with an English colon and a blank behind it`
}

// What is wrong is left out, so that the rest can be looked at.
function without(written: Settings, problems: readonly Problem[]): Settings {
  const gone = new Set(problems.map(({ at, tell }) => at.split('/')[0] || unknownIn(tell)))
  return Object.fromEntries(Object.entries(written).filter(([name]) => !gone.has(name)))
}

function distinct(wrongs: readonly Wrong[]): readonly Wrong[] {
  return wrongs.filter(({ tell }, i) => wrongs.findIndex((one) => one.tell === tell) === i)
}

function nameUnknown(written: Settings): string {
  const [first] = Object.entries(written)
  return first ? `${first[0]}${typeof first[1] === 'string' ? ` ${first[1]}` : ''}` : 'unknown'
}

/** What a step is called in problems, as in `ask story`. */
export function nameStep(verb: string, settings: Settings): string {
  const word = settings[verb]
  return typeof word === 'string' ? `${verb} ${word}` : verb
}

type Verb =
  | { readonly kind: 'one'; readonly name: string }
  | ({ readonly kind: 'none' } & Wrong)

function verbOf(written: Settings): Verb {
  const keys = Object.keys(written)
  const found = keys.filter((key) => readers.has(key))
  // `go` is also a setting of `if`.
  const verbs = found.includes('if') ? found.filter((key) => key !== 'go') : found
  const [first, second] = verbs
  if (first !== undefined && second === undefined) return { kind: 'one', name: first }
  if (second !== undefined) {
    return { kind: 'none', rule: 'two-verbs', tell: `a step has one verb, and this one has ${verbs.join(' and ')}` }
  }
  const near = didYouMean(keys[0] ?? '', readers.keys())
  const remedy = near || `; the verbs are ${[...readers.keys()].join(', ')}`
  return { kind: 'none', rule: 'unknown-verb', tell: `there is no verb among ${quoted(keys)}${remedy}` }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ') || 'nothing'
}

const { keep, nudge, expires, window, tries, exhausted } = QUESTION_SETTINGS

const readHead = createReader({
  type: 'object',
  properties: {
    flow: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    starts: {
      type: 'object',
      properties: {
        words: { type: 'string' }, menu: { type: 'string' }, place: { type: 'string' },
        after: { type: 'array', items: { type: 'string' } },
        filed: { type: 'array', items: { type: 'string' } },
        again: { type: 'array', items: { type: 'string' } },
      },
      additionalProperties: false,
    },
    steps: { type: 'array', minItems: 1 },
    keep, nudge, expires, window, tries, exhausted,
  },
  required: ['flow', 'steps'],
  additionalProperties: false,
} as const)

/** What stands above and around the steps of a flow, as far as it fits, and what is wrong with it. */
export type Head = {
  readonly id?: string
  readonly starts?: Starts
  readonly steps?: readonly unknown[]
  readonly settings: Settings
  readonly wrongs: readonly Wrong[]
}

/** Recognises what stands above and around the steps of a flow. */
export function recogniseHead(raw: unknown): Head {
  const read = readHead(raw)
  if (read.ok) {
    const { flow, starts, steps } = read.value
    return { id: flow, ...(starts && { starts }), steps, settings: { ...read.value }, wrongs: [] }
  }
  const wrongs = read.problems.map(wrongHead)
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { settings: {}, wrongs: [wrongHead({ at: '', tell: '' })] }
  }
  const settings = without({ ...raw }, read.problems)
  const { flow, starts, steps } = settings
  return {
    settings, wrongs,
    ...(typeof flow === 'string' && { id: flow }),
    ...(isStarts(starts) && { starts }),
    ...(Array.isArray(steps) && { steps }),
  }
}

// What was wrong in it has been left out before.
function isStarts(starts: unknown): starts is NonNullable<Head['starts']> {
  return typeof starts === 'object' && starts !== null
}


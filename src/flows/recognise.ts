// Recognises a step by its verb, and holds it against that verb's schema alone.

import { QUESTION_SETTINGS } from '../engine/questions/settings.ts'
import type { Settings } from '../engine/flow.ts'
import { kinds } from '../engine/steps/kinds.ts'
import { createReader } from '../lib/schema.ts'
import type { Problem } from '../lib/schema.ts'
import type { Wrong } from './names.ts'
import { didYouMean } from './problem.ts'
import { DEFAULTS } from './settings.ts'

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
    const hint = typeof raw === 'string' && readers.has(raw) ? `; write \`- ${raw}:\` with a colon` : ', such as `say: welcome`'
    return { ok: false, named: 'unknown', settings: {}, wrongs: [{ rule: 'bad-step', tell: `a step is a verb with its settings${hint}` }] }
  }
  const written: Settings = { ...raw }
  const verb = verbOf(written)
  if (verb.kind !== 'one') return { ok: false, named: nameUnknown(written), wrongs: [verb], settings: written }
  const read = readers.get(verb.name)?.(raw)
  if (!read || read.ok) return { ok: true, verb: verb.name, settings: written }
  return {
    ok: false, verb: verb.name, named: nameStep(verb.name, written),
    wrongs: distinct(read.problems.map(({ at, tell }) => wrongSetting(verb.name, at, tell))),
    settings: without(written, read.problems),
  }
}

// What is wrong is left out, so that the rest can be looked at.
function without(written: Settings, problems: readonly Problem[]): Settings {
  const gone = new Set(problems.map(({ at, tell }) => at.split('/')[0] || UNKNOWN.exec(tell)?.[1]))
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

const UNKNOWN = /^unknown key '(.*)'$/
const MISSING = /^must have required property '(.*)'$/

// How a setting is written, for whoever has written it otherwise.
const WRITTEN: { readonly [setting: string]: string } = {
  as: 'a form such as text, or a list of forms', length: 'the least and the most characters, such as [10, 2000]',
  from: 'a list of options, or { call: SERVICE, with: [ANSWER] }', with: 'a list of answers, such as [topic, story]',
  refused: 'a step for each reason, such as { taken: slot-taken }', no: 'the name of a step', none: 'the name of a step',
  changes: 'a list of answers, such as [topic, story]', needs: 'a list of answers, such as [topic]',
  tries: 'a number from 1 to 10', exhausted: 'a step, or one of skip, default, cancel, human',
  keep: 'a span such as 90d', nudge: 'a span such as 30min, or never', expires: 'a span such as 24h',
  window: 'true, or a span such as 5s', many: 'true or false', skippable: 'true or false', landline: 'true or false',
  past: 'allowed', into: 'a name', to: 'a desk', by: 'a span such as 24h', before: 'an answer', go: 'the name of a step',
  default: 'a text, a number, or true or false', starts: '{ words: words, menu: KEY }', steps: 'a list of steps', if: '{ ANSWER: VALUE }', end: 'nothing behind it',
}

// What is tried again and again where a pattern is looked for.
const PATTERNS: ReadonlySet<string> = new Set(['pattern', 'regex', 'regexp', 'match', 'matches', 'format', 'script', 'code', 'eval', 'when'])

// ajv speaks of keys and properties; whoever writes flows knows verbs and settings.
function wrongSetting(verb: string, at: string, tell: string): Wrong {
  const unknown = UNKNOWN.exec(tell)?.[1]
  if (unknown !== undefined && PATTERNS.has(unknown)) {
    return { rule: 'unsafe-pattern', tell: `'${unknown}' is no setting: nothing in a flow is run as a pattern or code; use a form, \`length\` or a service` }
  }
  if (unknown !== undefined) {
    const known = Object.keys(kinds[verb]?.schema.properties ?? {})
    return { rule: 'unknown-setting', tell: `unknown setting '${unknown}'${at === '' ? didYouMean(unknown, known) || `; '${verb}' has ${known.join(', ')}` : ` in '${at}'`}` }
  }
  const missing = MISSING.exec(tell)?.[1]
  const setting = missing ?? at.split('/')[0] ?? ''
  const remedy = WRITTEN[setting] === undefined ? '' : `; write ${WRITTEN[setting]}`
  if (missing !== undefined) return { rule: 'missing-setting', tell: `setting '${missing}' is missing${at === '' ? remedy : ` in '${at}'`}` }
  return { rule: 'bad-setting', tell: at === '' ? tell : `setting '${at}' ${tell}${remedy}` }
}

const { keep, nudge, expires, window, tries, exhausted } = QUESTION_SETTINGS

const readHead = createReader({
  type: 'object',
  properties: {
    flow: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    starts: {
      type: 'object',
      properties: { words: { type: 'string' }, menu: { type: 'string' } },
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
  readonly starts?: { readonly words?: string; readonly menu?: string }
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
  const wrongs = read.problems.map(({ at, tell }) => wrongHead(at, tell))
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { settings: {}, wrongs: [{ rule: 'bad-head', tell: 'a flow begins with `flow: NAME` and has `steps`' }] }
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

function wrongHead(at: string, tell: string): Wrong {
  const unknown = UNKNOWN.exec(tell)?.[1]
  if (unknown !== undefined) {
    const known = at === '' ? ['flow', 'starts', 'steps', ...DEFAULTS] : ['words', 'menu']
    return { rule: 'unknown-setting', tell: `unknown setting '${unknown}'${didYouMean(unknown, known) || `; there are ${known.join(', ')}`}` }
  }
  const missing = MISSING.exec(tell)?.[1]
  if (missing !== undefined) return { rule: 'bad-head', tell: `'${missing}' is missing; a flow begins with \`flow: NAME\` and has \`steps\`` }
  if (at === 'flow') return { rule: 'bad-head', tell: 'the name of a flow must be small letters, digits and dashes, beginning with a letter' }
  const setting = at.split('/')[0] ?? ''
  const remedy = WRITTEN[setting] === undefined ? '' : `; write ${WRITTEN[setting]}`
  return { rule: 'bad-head', tell: at === '' ? tell : `'${at}' ${tell}${remedy}` }
}

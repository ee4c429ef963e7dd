// Recognises a step by its verb, and holds it against that verb's schema alone.

import { QUESTION_SETTINGS } from '../engine/questions/settings.ts'
import type { Settings } from '../engine/flow.ts'
import { kinds } from '../engine/steps/kinds.ts'
import { createReader } from '../lib/schema.ts'
import { didYouMean } from './problem.ts'
import { DEFAULTS } from './settings.ts'

/** A step that was recognised, or what is wrong with it. */
export type Recognised =
  | { readonly ok: true; readonly verb: string; readonly settings: Settings }
  | { readonly ok: false; readonly named: string; readonly tells: readonly string[] }

type Schema = Parameters<typeof createReader>[0]

// The kinds' schemas were written as JSON schemas; StepKind only promises their properties.
const readers = new Map(Object.entries(kinds).map(([verb, kind]) => [verb, createReader(kind.schema as Schema)]))

/** Recognises one step as it is written. */
export function recognise(raw: unknown): Recognised {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, named: 'unknown', tells: ['a step is a verb with its settings, such as `say: welcome`'] }
  }
  const written: Settings = { ...raw }
  const verb = verbOf(written)
  if (verb.kind !== 'one') return { ok: false, named: 'unknown', tells: [verb.tell] }
  const read = readers.get(verb.name)?.(raw)
  if (read?.ok) return { ok: true, verb: verb.name, settings: written }
  const named = nameStep(verb.name, written)
  const tells = (read?.problems ?? []).map(({ at, tell }) => tellSetting(verb.name, at, tell))
  return { ok: false, named, tells: [...new Set(tells)] }
}

/** What a step is called in problems, as in `ask story`. */
export function nameStep(verb: string, settings: Settings): string {
  const word = settings[verb]
  return typeof word === 'string' ? `${verb} ${word}` : verb
}

type Verb =
  | { readonly kind: 'one'; readonly name: string }
  | { readonly kind: 'none'; readonly tell: string }

function verbOf(written: Settings): Verb {
  const keys = Object.keys(written)
  const found = keys.filter((key) => readers.has(key))
  // `go` is also a setting of `if`.
  const verbs = found.includes('if') ? found.filter((key) => key !== 'go') : found
  const [first, second] = verbs
  if (first !== undefined && second === undefined) return { kind: 'one', name: first }
  if (second !== undefined) return { kind: 'none', tell: `a step has one verb, and this one has ${verbs.join(' and ')}` }
  const near = didYouMean(keys[0] ?? '', readers.keys())
  return { kind: 'none', tell: `there is no verb among ${quoted(keys)}${near || `; the verbs are ${[...readers.keys()].join(', ')}`}` }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ') || 'nothing'
}

// ajv speaks of keys and properties; whoever writes flows knows verbs and settings.
function tellSetting(verb: string, at: string, tell: string): string {
  const unknown = /^unknown key '(.*)'$/.exec(tell)?.[1]
  if (unknown !== undefined) {
    const known = Object.keys(kinds[verb]?.schema.properties ?? {})
    return `unknown setting '${unknown}'${at === '' ? didYouMean(unknown, known) : ` in '${at}'`}`
  }
  const missing = /^must have required property '(.*)'$/.exec(tell)?.[1]
  if (missing !== undefined) return `setting '${missing}' is missing`
  return at === '' ? tell : `setting '${at}' ${tell}`
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

/** What stands above and around the steps of a flow, or what is wrong with it. */
export function recogniseHead(raw: unknown): ReturnType<typeof readHead> {
  const read = readHead(raw)
  if (read.ok) return read
  const known = ['flow', 'starts', 'steps', ...DEFAULTS]
  return {
    ok: false,
    problems: read.problems.map(({ at, tell }) => {
      const unknown = /^unknown key '(.*)'$/.exec(tell)?.[1]
      return { at, tell: unknown === undefined ? tell : `unknown setting '${unknown}'${didYouMean(unknown, known)}` }
    }),
  }
}

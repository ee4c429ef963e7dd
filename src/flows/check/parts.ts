// What the checker is given, and how a rule names the place of what it has found.

import { lineOfName, type LocaleText, type Texts } from './texts/read.ts'
import type { Draft, DraftStep } from '../draft.ts'
import type { FlowProblem } from '../problem.ts'
import { nameStep } from '../recognise.ts'

/** What the checker knows of a service. */
export type KnownService = {
  readonly name: string
  readonly input: { readonly properties: { readonly [name: string]: unknown }; readonly required?: readonly string[] }
  readonly gives?: readonly string[]
  readonly reasons: readonly string[]
}

/** What flows are held against. */
export type CheckParts = {
  readonly drafts: readonly Draft[]
  /** Flows whose files are there and cannot be read, by their names. */
  readonly unread?: readonly string[]
  readonly texts: Texts
  /** The first is the one that the others are held against. */
  readonly languages: readonly string[]
  readonly services: ReadonlyMap<string, KnownService>
  readonly desks: ReadonlySet<string>
  /** Whether a key is said by something else than a flow, such as a service. */
  readonly isUsedElsewhere: (key: string) => boolean
}

/** What a rule has found, without its place. */
export type Finding = Pick<FlowProblem, 'rule' | 'tell' | 'grade'>

/** Names the step of a flow as the place of what was found. */
export function atStep(draft: Draft, step: DraftStep, finding: Finding): FlowProblem {
  const { line, index, verb, settings } = step
  return { file: draft.file, ...(line !== undefined && { line }), step: index + 1, named: nameStep(verb, settings), ...finding }
}

/** Names the head of a flow as the place: the line of one of its settings, or the first. */
export function atHead({ file, heads }: Pick<Draft, 'file' | 'heads'>, finding: Finding, key = ''): FlowProblem {
  return { file, line: heads[key] ?? 1, ...finding }
}

/** Names the line of a text as the place. */
export function atText({ name, source: { file, text } }: LocaleText, finding: Finding): FlowProblem {
  return { file, line: lineOfName(text, name), ...finding }
}

/** How a step is called in a sentence, as in `step 4 (ask story)`. */
export function callStep({ index, verb, settings }: DraftStep): string {
  return `step ${index + 1} (${nameStep(verb, settings)})`
}

/** What a step calls: by itself, or for the options it offers. */
export function callOf({ verb, settings }: DraftStep): { readonly service: string; readonly with: unknown } | undefined {
  const from = settings['from']
  const source: unknown = verb === 'call' ? settings : verb === 'choose' ? from : undefined
  if (typeof source !== 'object' || source === null || !('call' in source) || typeof source.call !== 'string') return undefined
  return { service: source.call, with: 'with' in source ? source.with : undefined }
}

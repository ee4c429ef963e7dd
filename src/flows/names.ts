// Holds the names within a flow against each other: jumps, answers, forms and spans.

import { forms } from '../engine/answers/forms.ts'
import { EXITS } from '../engine/questions/settings.ts'
import type { Settings, Step } from '../engine/flow.ts'
import { readSpan } from '../engine/span.ts'
import { kinds } from '../engine/steps/kinds.ts'
import { didYouMean } from '../lib/did-you-mean.ts'
import type { Rule } from './rules.ts'
import { formsOf, SPANS } from './settings.ts'

/** What is wrong with the names of one step: a rule's name and a sentence. */
export type Wrong = {
  readonly rule: Rule
  readonly tell: string
  /** The setting above the steps that it is about. */
  readonly key?: string
}

/** Names that a flow has. */
export type Names = {
  readonly steps: ReadonlySet<string>
  /** Answers that questions ask for. */
  readonly questions: ReadonlySet<string>
}

// The engine's own questions stand under these names.
const RESERVED: ReadonlySet<string> = new Set(['consent', 'draft'])
const NAME = /^[a-z][a-z0-9-]*$/

/** Everything that is wrong with the names of a step. */
export function wrongNames(step: Step, names: Names): readonly Wrong[] {
  return [
    ...wrongWord(step), ...wrongInto(step), ...wrongJumps(step, names), ...wrongForms(step), ...wrongSpans(step.settings),
    ...wrongChanges(step, names),
  ]
}

function wrongWord({ word, question }: Step): readonly Wrong[] {
  if (RESERVED.has(word)) return [{ rule: 'reserved-name', tell: `the name '${word}' is the engine's own; choose another one` }]
  if (!question || NAME.test(word)) return []
  return [{ rule: 'bad-name', tell: `the name '${word}' must be small letters, digits and dashes, beginning with a letter` }]
}

function wrongInto({ settings: { into } }: Step): readonly Wrong[] {
  if (typeof into !== 'string' || /^[A-Za-z][\w-]*$/.test(into)) return []
  return [{ rule: 'bad-name', tell: `'into' names '${into}'; a name is letters, digits and dashes, beginning with a letter` }]
}

function wrongJumps(step: Step, names: Names): readonly Wrong[] {
  // A step's settings were held against the schema of its own kind.
  const leads = kinds[step.verb]?.leads?.(step.settings as never) ?? []
  const exit = step.question && !EXITS.includes(step.question.exhausted) ? [step.question.exhausted] : []
  // What is missing is told of by its own rule.
  return [...leads, ...exit].filter((name) => typeof name === 'string' && !names.steps.has(name)).map((name) => ({
    rule: 'unknown-step', tell: `there is no step named '${name}'${didYouMean(name, names.steps)}`,
  }))
}

function wrongForms({ settings }: Step): readonly Wrong[] {
  const known = Object.keys(forms)
  return formsOf(settings).filter((name) => !known.includes(name)).map((name) => ({
    rule: 'unknown-form', tell: `there is no form '${name}'${didYouMean(name, known)}`,
  }))
}

/** Spans that cannot be read, among settings. */
export function wrongSpans(settings: Settings): readonly Wrong[] {
  return SPANS.flatMap((name) => {
    const span = settings[name]
    if (typeof span !== 'string' || (name === 'nudge' && span === 'never')) return []
    const ms = readSpan(span)
    if (ms === undefined) {
      return [{ rule: 'bad-span', key: name, tell: `'${name}' must be a span such as 30min, 24h or 90d, and is '${span}'` }]
    }
    return ms > 0 ? [] : [{ rule: 'bad-span', key: name, tell: `'${name}' is no time at all; write a span such as 30min, 24h or 90d` }]
  })
}

function wrongChanges({ settings }: Step, { questions }: Names): readonly Wrong[] {
  return ['changes', 'needs'].flatMap((setting) => {
    const listed: unknown = settings[setting]
    const all: readonly unknown[] = Array.isArray(listed) ? listed : []
    return all.filter((name) => typeof name === 'string').filter((name) => !questions.has(name)).map((name) => ({
      rule: 'unknown-answer', tell: `'${setting}' names '${name}', and no question has that name${didYouMean(name, questions)}`,
    }))
  })
}

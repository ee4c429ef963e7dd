// A flow file as far as it can be understood: a step that is wrong does not hide what is wrong with the others.

import type { Offer } from '../engine/effect.ts'
import type { Settings, Starts, Step } from '../engine/flow.ts'
import { wrongNames, wrongSpans } from './names.ts'
import type { Wrong } from './names.ts'
import type { FlowProblem } from './problem.ts'
import type { RawFlow } from './read.ts'
import { nameStep, recognise, recogniseHead } from './recognise.ts'
import { DEFAULTS, formsOf, readQuestion } from './settings.ts'

/** A step as far as it was understood; `broken`: something in it is wrong by itself. */
export type DraftStep = Step & { readonly broken?: true }

/** A flow as far as it was understood, and all that is wrong with it by itself. */
export type Draft = {
  readonly file: string
  readonly id: string
  /** The line of each setting above the steps. */
  readonly heads: { readonly [name: string]: number }
  readonly starts?: Starts
  readonly defaults: Settings
  readonly steps: readonly DraftStep[]
  readonly problems: readonly FlowProblem[]
}

/** The verb that stands for one that is none of ours. */
export const NO_VERB = '?'

/** Understands a flow file as far as it goes. Without a name or steps, there is no draft of it. */
export function draft(raw: RawFlow): { readonly draft?: Draft; readonly problems: readonly FlowProblem[] } {
  if (raw.problems.length > 0) return { problems: raw.problems }
  const atHead = ({ rule, tell, key }: Wrong): FlowProblem => ({ file: raw.file, line: raw.heads[key ?? ''] ?? 1, rule, tell })
  if (raw.value === null || raw.value === undefined) {
    return { problems: [atHead({ rule: 'empty-file', tell: 'the file is empty; a flow begins with `flow: NAME` and has `steps`' })] }
  }
  const { id, starts, steps: written, settings, wrongs } = recogniseHead(raw.value)
  const defaults = pickDefaults(settings)
  const wrong = [...wrongs, ...wrongSpans(defaults)].map(atHead)
  if (id === undefined || written === undefined) return { problems: wrong }
  const { steps, problems } = readSteps({ raw, id, defaults, written })
  const all = [...wrong, ...problems, ...checkNames(raw.file, steps)]
  return { problems: all, draft: { file: raw.file, id, heads: raw.heads, ...(starts && { starts }), defaults, steps, problems: all } }
}

function pickDefaults(head: Settings): Settings {
  return Object.fromEntries(DEFAULTS.flatMap((name) => (head[name] === undefined ? [] : [[name, head[name]]])))
}

type Writing = {
  readonly raw: RawFlow
  readonly id: string
  readonly defaults: Settings
  readonly written: readonly unknown[]
}

type Steps = { readonly steps: readonly DraftStep[]; readonly problems: readonly FlowProblem[] }

function readSteps({ raw, id, defaults, written }: Writing): Steps {
  const problems: FlowProblem[] = []
  const names = new Map<string, number>()
  const taken = new Set<string>()
  const steps = written.map((one, index): DraftStep => {
    const read = recognise(one)
    const line = raw.lines[index]
    const place = { ...(line !== undefined && { line }) }
    if (!read.ok) {
      const { named, wrongs } = read
      problems.push(...wrongs.map((wrong) => ({ file: raw.file, ...place, step: index + 1, named, ...wrong })))
    }
    const { verb = NO_VERB, settings } = read
    const word = wordOf(verb, settings, index)
    const base = { name: unique(word, names), verb, index, ...place, word, key: `${id}:${word}`, settings }
    const parts = partsOf(base, defaults, taken)
    for (const form of formsOf(settings)) taken.add(form)
    return { ...base, ...parts, ...(!read.ok && { broken: true as const }) }
  })
  return { steps, problems }
}

// A verb that is misspelt still tells how its step was meant to be called. All ends are one, so any will do for `go: end`.
function wordOf(verb: string, settings: Settings, index: number): string {
  if (verb === 'end') return verb
  const written = verb === NO_VERB ? Object.values(settings)[0] : settings[verb]
  return typeof written === 'string' && verb !== 'go' ? written : `${verb}-${index + 1}`
}

// The first of several steps of one name is where jumps go.
function unique(word: string, names: Map<string, number>): string {
  const n = (names.get(word) ?? 0) + 1
  names.set(word, n)
  // A word may look like the name of another's second step.
  return n === 1 ? word : unique(`${word}#${n}`, names)
}

const QUESTIONS: ReadonlySet<string> = new Set(['ask', 'choose', 'confirm'])

function partsOf(step: Step, defaults: Settings, taken: ReadonlySet<string>): Partial<Step> {
  const { verb, settings, key } = step
  if (!QUESTIONS.has(verb)) return {}
  const question = readQuestion(settings, defaults, taken)
  const from: unknown = settings['from']
  if (!Array.isArray(from)) return { question }
  const values: readonly (string | number)[] = from
  const offers: readonly Offer[] = values.map((value) => ({ value, key: `${key}.${value}` }))
  return { question, offers }
}

function checkNames(file: string, steps: readonly DraftStep[]): readonly FlowProblem[] {
  const names = {
    steps: new Set(steps.map(({ name }) => name)),
    questions: new Set(steps.filter(({ question, verb }) => question ?? verb === NO_VERB).map(({ word }) => word)),
  }
  return steps.filter(({ verb }) => verb !== NO_VERB).flatMap((step) => wrongNames(step, names).map((wrong) => ({
    file, ...(step.line !== undefined && { line: step.line }),
    step: step.index + 1, named: nameStep(step.verb, step.settings), ...wrong,
  })))
}

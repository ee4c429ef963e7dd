// From flow files as they are written to flows that the engine runs, or all that is wrong with them.

import type { Offer } from '../engine/effect.ts'
import type { Flow, Settings, Step } from '../engine/flow.ts'
import { createHasher } from '../lib/hash.ts'
import { dependantsOf, placesOf, questionsOf, resultsOf } from './indexes.ts'
import { wrongNames } from './names.ts'
import type { FlowProblem } from './problem.ts'
import type { RawFlow } from './read.ts'
import { nameStep, recognise, recogniseHead } from './recognise.ts'
import { DEFAULTS, formsOf, readQuestion } from './settings.ts'

/** What came of compiling: the flows that are whole, and all problems of those that are not. */
export type Compiled = { readonly flows: readonly Flow[]; readonly problems: readonly FlowProblem[] }

/** Compiles flow files. Only flows without a problem of their own are among the flows. */
export function compile(raws: readonly RawFlow[]): Compiled {
  const each = raws.map(compileOne)
  const ids = each.map(({ flow }) => flow?.id)
  const twice = ids.flatMap((id, i): readonly FlowProblem[] => {
    const first = ids.indexOf(id)
    if (id === undefined || first === i) return []
    return [{ file: raws[i]?.file ?? '', rule: 'flow-twice', tell: `the flow '${id}' is in ${raws[first]?.file} already` }]
  })
  return {
    flows: each.flatMap(({ flow }, i) => (flow && ids.indexOf(flow.id) === i ? [flow] : [])),
    problems: [...each.flatMap(({ problems }) => problems), ...twice],
  }
}

type One = { readonly flow?: Flow; readonly problems: readonly FlowProblem[] }

function compileOne(raw: RawFlow): One {
  if (raw.problems.length > 0) return { problems: raw.problems }
  const head = recogniseHead(raw.value)
  if (!head.ok) {
    const tells = head.problems.map(({ at, tell }) => (at === '' ? tell : `'${at}' ${tell}`))
    return { problems: tells.map((tell) => ({ file: raw.file, line: 1, rule: 'head', tell })) }
  }
  const { flow: id, starts, steps: written } = head.value
  const defaults = pickDefaults({ ...head.value })
  const { steps, problems, broken } = compileSteps({ raw, id, defaults, written })
  const all = [...problems, ...checkNames(raw.file, steps, broken)]
  return all.length > 0 ? { problems: all } : { flow: finish({ id, ...(starts && { starts }), defaults, steps }), problems: [] }
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

type Steps = {
  readonly steps: readonly Step[]
  readonly problems: readonly FlowProblem[]
  /** The names of steps that are broken: jumps to them are not wrong. */
  readonly broken: readonly string[]
}

function compileSteps({ raw, id, defaults, written }: Writing): Steps {
  const problems: FlowProblem[] = []
  const steps: Step[] = []
  const broken: string[] = []
  const names = new Set<string>()
  const taken = new Set<string>()
  written.forEach((one, index) => {
    const read = recognise(one)
    const line = raw.lines[index]
    const place = { ...(line !== undefined && { line }) }
    if (!read.ok) {
      const { named } = read
      broken.push(named.slice(named.indexOf(' ') + 1))
      problems.push(...read.tells.map((tell) => ({ file: raw.file, ...place, step: index + 1, named, rule: 'step', tell })))
      return
    }
    const { verb, settings } = read
    const written = settings[verb]
    const word = typeof written === 'string' && verb !== 'go' ? written : `${verb}-${index + 1}`
    const base = { name: unique(word, names), verb, index, ...place, word, key: `${id}:${word}`, settings }
    steps.push({ ...base, ...partsOf(base, defaults, taken) })
    for (const form of formsOf(settings)) taken.add(form)
  })
  return { steps, problems, broken }
}

// The first of several steps of one name is where jumps go.
function unique(word: string, names: Set<string>): string {
  let name = word
  for (let n = 2; names.has(name); n++) name = `${word}#${n}`
  names.add(name)
  return name
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

function checkNames(file: string, steps: readonly Step[], broken: readonly string[]): readonly FlowProblem[] {
  const questions = steps.filter(({ question }) => question).map(({ word }) => word)
  const names = {
    steps: new Set([...steps.map(({ name }) => name), ...broken]),
    questions: new Set([...questions, ...broken]),
  }
  return steps.flatMap((step) => wrongNames(step, names).map(({ rule, tell }) => ({
    file, ...(step.line !== undefined && { line: step.line }),
    step: step.index + 1, named: nameStep(step.verb, step.settings), rule, tell,
  })))
}

type Parts = {
  readonly id: string
  readonly starts?: { readonly words?: string; readonly menu?: string }
  readonly defaults: Settings
  readonly steps: readonly Step[]
}

// No secret: a flow's version only has to differ where the flow does.
const hasher = createHasher(new Uint8Array(32))

function finish({ id, starts, defaults, steps }: Parts): Flow {
  const meant = steps.map((step) => ({ ...step, line: undefined }))
  const version = hasher.hash('flow', JSON.stringify({ id, starts, defaults, meant })).slice(0, 12)
  return freeze({
    id, version, ...(starts && { starts }), defaults, steps,
    places: placesOf(steps), questions: questionsOf(steps), results: resultsOf(steps), dependants: dependantsOf(steps),
  })
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

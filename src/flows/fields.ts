// What flows ask of residents, for the report on privacy: each question with its purpose, its term, and where its answer goes.

import type { Flow, Step } from '../engine/flow.ts'
import { variablesOf } from './check/texts/variables.ts'
import { namesIn } from './settings.ts'

/** A question of a flow, and what becomes of its answer. */
export type Field = {
  readonly flow: string
  readonly name: string
  /** The forms of an open question; of the others their verb. */
  readonly forms: readonly string[]
  readonly personal: boolean
  readonly skippable: boolean
  /** The key of the text that says what it is asked for. */
  readonly why: string
  readonly keep?: string
  /** How long it stands without an answer, in ms. */
  readonly expires: number
  /** Services that are given the answer. */
  readonly services: readonly string[]
  /** Desks that are told the answer. */
  readonly desks: readonly string[]
}

/** Says a text of our own people's language; undefined where there is none. */
export type SayText = (key: string) => string | undefined

type Taken = { readonly services: Set<string>; readonly desks: Set<string> }

/** Lists every question of every flow. */
export function fieldsOf(flows: readonly Flow[], say: SayText): readonly Field[] {
  const byId = new Map(flows.map((flow) => [flow.id, flow]))
  const taken = new Map<string, Taken>()
  const take = ({ id }: Flow, name: string): Taken => {
    const own = taken.get(`${id}:${name}`) ?? { services: new Set(), desks: new Set() }
    taken.set(`${id}:${name}`, own)
    return own
  }
  for (const flow of flows) {
    for (const step of flow.steps) {
      for (const root of rootsOf(step, say)) {
        for (const [owner, name] of origins(flow, root, byId)) goesTo(step, take(owner, name))
      }
    }
  }
  return flows.flatMap((flow) => questionsOf(flow).map((step) => fieldOf(flow, step, take(flow, step.word))))
}

function goesTo({ verb, settings }: Step, { services, desks }: Taken): void {
  const service = verb === 'call' ? settings['call'] : undefined
  if (typeof service === 'string') services.add(service)
  if (typeof settings['to'] === 'string') desks.add(settings['to'])
  const from = settings['from']
  if (typeof from === 'object' && from !== null && 'call' in from) services.add(String(from.call))
}

// The answers that a step hands on: to a service, or in the words that a desk is told.
function rootsOf({ verb, key, settings }: Step, say: SayText): ReadonlySet<string> {
  const from = settings['from']
  const inner = typeof from === 'object' && from !== null && 'with' in from ? from.with : undefined
  const handed = verb === 'call' ? namesIn(settings['with']) : namesIn(inner)
  const told = verb === 'notify' ? say(key) : verb === 'handover' ? say(`${key}.desk`) : undefined
  const paths = [...handed, ...(told === undefined ? [] : variablesOf({ value: told }))]
  return new Set(paths.map((path) => path.split('.')[0] ?? path))
}

// Whose question learns a name: the flow's own, or that of a flow which it runs or is run by.
function origins(flow: Flow, name: string, byId: ReadonlyMap<string, Flow>, deep = 0): readonly (readonly [Flow, string])[] {
  if (deep > DEEP) return []
  const own = flow.questions[name] === undefined ? [] : [[flow, name] as const]
  const run = flow.steps.filter(({ verb, settings }) => verb === 'do' && settings['into'] === name)
  const inner = run.flatMap(({ word }) => {
    const other = byId.get(word)
    return other ? questionsOf(other).flatMap((step) => origins(other, step.word, byId, deep + 1)) : []
  })
  const outer = [...byId.values()].flatMap((other) => other.steps.flatMap(({ verb, word, settings }) => {
    const given = verb === 'do' && word === flow.id ? givenAs(settings['with'], name) : undefined
    return given === undefined ? [] : origins(other, given, byId, deep + 1)
  }))
  return [...own, ...inner, ...outer]
}

const DEEP = 5

function givenAs(taken: unknown, name: string): string | undefined {
  if (Array.isArray(taken)) return taken.includes(name) ? name : undefined
  const given = typeof taken === 'object' && taken !== null ? Object.entries(taken).find(([key]) => key === name)?.[1] : undefined
  return typeof given === 'string' ? given.split('.')[0] : undefined
}

function questionsOf({ steps, places }: Flow): readonly Step[] {
  return steps.filter(({ question, name, index }) => question && places[name] === index && !name.includes('#'))
}

function fieldOf({ id }: Flow, { verb, word, key, question }: Step, { services, desks }: Taken): Field {
  const { forms = [], personal = false, skippable = false, keep, expires = 0 } = question ?? {}
  return {
    flow: id, name: word, forms: verb === 'ask' ? forms : [verb], personal, skippable, why: `${key}.why`, expires,
    ...(keep !== undefined && { keep }), services: [...services], desks: [...desks],
  }
}

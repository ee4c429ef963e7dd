// Which answers may be known when a step has its turn: what was learnt on some way to it, or given at the beginning.

import type { Draft, DraftStep } from '../draft.ts'
import { NO_VERB } from '../draft.ts'
import { namesIn } from '../settings.ts'
import type { Ways } from './paths.ts'

/** The answers that may be known before each step of a flow. */
export type Known = readonly ReadonlySet<string>[]

/** Names that every flow may know without asking: the unit of a code that was scanned. */
const GIVEN: readonly string[] = ['unit']

/** Finds what may be known before each step; `given` is what other flows begin it with. */
export function knownIn(draft: Draft, ways: Ways, given: Iterable<string>): Known {
  const before = draft.steps.map((): Set<string> => new Set())
  const first = before[0]
  if (!first) return before
  for (const name of [...GIVEN, ...given]) first.add(name)
  const seen = new Set<number>([0])
  const open = [0]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const step = draft.steps[at]
    const after = new Set([...before[at] ?? [], ...(step ? learntAt(step) : [])])
    for (const { to } of ways[at] ?? []) {
      const next = before[to]
      if (!next) continue
      const size = next.size
      for (const name of after) next.add(name)
      if (next.size === size && seen.has(to)) continue
      seen.add(to)
      open.push(to)
    }
  }
  return before
}

/** The names under which a step keeps what it learns. */
export function learntAt({ verb, word, question, settings }: DraftStep): readonly string[] {
  const { into } = settings
  if (verb === NO_VERB) return [word, ...(typeof into === 'string' ? [into] : [])]
  if (question) return [word]
  return typeof into === 'string' ? [into] : []
}

/** What other flows begin a flow with, by the flow's name. */
export function givenByOthers(drafts: readonly Draft[]): ReadonlyMap<string, ReadonlySet<string>> {
  const given = new Map<string, Set<string>>()
  for (const { verb, settings } of drafts.flatMap(({ steps }) => steps)) {
    if (verb !== 'do') continue
    const flow = String(settings['do'])
    const names = given.get(flow) ?? new Set()
    for (const name of namesGiven(settings['with'])) names.add(name)
    given.set(flow, names)
  }
  return given
}

/** The names under which answers are handed over: their own, or those that are written before them. */
export function namesGiven(taken: unknown): readonly string[] {
  if (Array.isArray(taken)) return namesIn(taken)
  return typeof taken === 'object' && taken !== null ? Object.keys(taken) : []
}

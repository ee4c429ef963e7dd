// The ways from step to step: which are taken at once, and which only when the resident has answered.

import { EXITS } from '../../engine/questions/settings.ts'
import { kinds } from '../../engine/steps/kinds.ts'
import type { Draft, DraftStep } from '../draft.ts'
import { NO_VERB } from '../draft.ts'
import { namesIn } from '../settings.ts'

/** Where a flow is over: after its last step, at an `end`, or with a person. */
export const OVER = -1

/** A way from one step to another. `waits`: it is only taken after the resident has done something. */
export type Way = { readonly to: number; readonly waits: boolean }

/** The ways from each step of a flow. */
export type Ways = readonly (readonly Way[])[]

// Only a step that runs another flow hangs on what is outside of its own.
const known = new WeakMap<Draft, Ways>()

/** Lists the ways from each step. `silent` tells whether another flow can go by without a question. */
export function waysOf(draft: Draft, silent: (flow: string) => boolean = () => false): Ways {
  const ways = known.get(draft) ?? listWays(draft, silent)
  if (draft.steps.every(({ verb }) => verb !== 'do')) known.set(draft, ways)
  return ways
}

function listWays(draft: Draft, silent: (flow: string) => boolean): Ways {
  const places = new Map(draft.steps.map(({ name, index }) => [name, index]))
  // A jump to a step that is not there is told as such, and not once more as a way without an exit.
  const place = (name: string): readonly number[] => [places.get(name) ?? OVER]
  return draft.steps.map((step) => {
    const next = step.index + 1 < draft.steps.length ? step.index + 1 : OVER
    if (step.verb === NO_VERB) return unknownWays(step, next, place)
    const waits = (to: number): Way => ({ to, waits: true })
    const leads = leadsOf(step).flatMap(place)
    const left = exhausted(draft, step, next).flatMap((to) => (typeof to === 'string' ? place(to) : [to]))
    switch (step.verb) {
      case 'end': case 'handover': return [{ to: OVER, waits: false }]
      case 'go': return leads.map((to) => ({ to, waits: false }))
      case 'do': return [{ to: next, waits: !silent(String(step.settings['do'])) }]
      case 'ask': case 'confirm': return [next, ...leads, ...left].map(waits)
      case 'choose': return [
        ...[next, ...left].map(waits),
        // Where nothing is to be chosen from, nobody is asked.
        ...leads.map((to) => ({ to, waits: false })),
      ]
      default: return [next, ...leads].map((to) => ({ to, waits: false }))
    }
  })
}

// A step that could not be understood may go to every step that it names.
function unknownWays(step: DraftStep, next: number, place: (name: string) => readonly number[]): readonly Way[] {
  const named = Object.values(step.settings).flatMap((value) => (typeof value === 'string' ? [value] : namesIn(value)))
  return [OVER, next, ...named.flatMap(place)].map((to) => ({ to, waits: true }))
}

function leadsOf(step: DraftStep): readonly string[] {
  // What did not fit the schema of its kind was left out of the settings.
  return kinds[step.verb]?.leads?.(step.settings as never).filter((name) => typeof name === 'string') ?? []
}

// Only an exit that is written down counts as one.
function exhausted({ defaults }: Draft, { settings }: DraftStep, next: number): readonly (number | string)[] {
  const exit = settings['exhausted'] ?? defaults['exhausted']
  if (typeof exit !== 'string') return []
  if (!EXITS.includes(exit)) return [exit]
  return exit === 'skip' || exit === 'default' ? [next] : [OVER]
}

/** All that can be reached from some steps, themselves only by a circle. */
export function reachFrom(ways: Ways, from: readonly number[], fits: (way: Way) => boolean = () => true): ReadonlySet<number> {
  const found = new Set<number>()
  const open = [...from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const way of ways[at] ?? []) {
      if (found.has(way.to) || !fits(way)) continue
      found.add(way.to)
      open.push(way.to)
    }
  }
  return found
}

/** The same ways between steps, seen from where they lead. */
export function turned(ways: Ways): Ways {
  const all = ways.map((): Way[] => [])
  ways.forEach((from, at) => {
    for (const { to, waits } of from) all[to]?.push({ to: at, waits })
  })
  return all
}

/** Tells whether a way leads to its end without a question. */
export function isSilent({ waits }: Way): boolean {
  return !waits
}

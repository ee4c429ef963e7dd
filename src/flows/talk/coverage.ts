// How much of each flow was walked: steps that were entered, and ways that were taken from them.

import type { Flow, Step } from '../../engine/flow.ts'
import { kinds } from '../../engine/steps/kinds.ts'

/** A step, or a way from one step to another, with the line of the flow's file. */
export type Spot = { readonly step: string; readonly to?: string; readonly line?: number }

/** What was walked of one flow. */
export type Coverage = {
  readonly flow: string
  readonly steps: { readonly hit: number; readonly all: number; readonly missed: readonly Spot[] }
  readonly branches: { readonly hit: number; readonly all: number; readonly missed: readonly Spot[] }
}

/** Watches conversations and reports what they have walked. */
export type Walks = {
  /** To be laid into the book as `watch`. */
  readonly watch: (flow: string, step: string) => void
  /** To be called before each conversation. */
  readonly begin: () => void
  readonly report: (flows: readonly Flow[]) => readonly Coverage[]
}

/** Creates a watcher. */
export function createWalks(): Walks {
  const entered = new Set<string>()
  const ways = new Set<string>()
  let last = new Map<string, string>()
  return {
    begin: () => {
      last = new Map()
    },
    watch: (flow, step) => {
      entered.add(spot(flow, step))
      ways.add(spot(flow, last.get(flow) ?? '', step))
      last.set(flow, step)
    },
    report: (flows) => flows.map((flow) => cover(flow, entered, ways)),
  }
}

function spot(...names: readonly string[]): string {
  return names.join(' ')
}

function cover(flow: Flow, entered: ReadonlySet<string>, ways: ReadonlySet<string>): Coverage {
  const missedSteps = flow.steps.filter(({ name }) => !entered.has(spot(flow.id, name)))
  const all = flow.steps.flatMap((step) => waysFrom(flow, step).map((to) => ({ step, to })))
  const missed = all.filter(({ step, to }) => !ways.has(spot(flow.id, step.name, to)))
  return {
    flow: flow.id,
    steps: {
      hit: flow.steps.length - missedSteps.length, all: flow.steps.length, missed: missedSteps.map((step) => at(step)),
    },
    branches: { hit: all.length - missed.length, all: all.length, missed: missed.map(({ step, to }) => at(step, to)) },
  }
}

function at({ name, line }: Step, to?: string): Spot {
  return { step: name, ...(to !== undefined && { to }), ...(line !== undefined && { line }) }
}

// Only steps with more than one way out have branches.
function waysFrom(flow: Flow, step: Step): readonly string[] {
  // A step's settings were held against the schema of its own kind when the flow was compiled.
  const leads = kinds[step.verb]?.leads?.(step.settings as never) ?? []
  if (leads.length === 0 || step.verb === 'go') return []
  const next = flow.steps[step.index + 1]
  return [...new Set([...leads, ...(next ? [next.name] : [])])]
}

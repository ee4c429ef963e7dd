// The ways from step to step as diagrams show them, and which of them were never walked.

import type { Flow, Step } from '../engine/flow.ts'
import { EXITS } from '../engine/questions/settings.ts'

/** What was walked of a flow, to be painted on its diagram. */
export type Painted = {
  readonly steps: { readonly missed: readonly { readonly step: string }[] }
  readonly branches: { readonly missed: readonly { readonly step: string; readonly to?: string }[] }
}

/** A way from a step, to another one or out of the flow. */
export type Edge = { readonly to: string; readonly label?: string; readonly dotted?: true }

/** What was never walked. */
export type Missed = { readonly steps: ReadonlySet<string>; readonly way: (step: Step, edge: Edge) => boolean }

/** Tells what was never walked; nothing, where nobody has watched. */
export function missedOf(painted: Painted | undefined): Missed {
  const steps = new Set(painted?.steps.missed.map(({ step }) => step))
  const ways = new Set(painted?.branches.missed.map(({ step, to = '' }) => `${step} ${to}`))
  return { steps, way: ({ name }, { to }) => steps.has(name) || ways.has(`${name} ${to}`) }
}

/** What a step is called on a diagram, as in `3 ask story`; where a `go` leads is drawn. */
export function tellStep(step: Step): string {
  return `${step.index + 1} ${step.verb === 'go' ? step.verb : writtenStep(step)}`
}

/** A step as its file has it, in a line. */
export function writtenStep({ verb, word, settings }: Step): string {
  switch (verb) {
    case 'end': return verb
    case 'go': return `go ${String(settings['go'])}`
    case 'if': return `if ${conditionOf(settings['if'])}`
    default: return `${verb} ${word}`
  }
}

function conditionOf(condition: unknown): string {
  const pairs = typeof condition === 'object' && condition !== null ? Object.entries(condition) : []
  return pairs.map(([name, value]) => `${name} = ${Array.isArray(value) ? value.join(' or ') : String(value)}`).join(' and ')
}

/** The label of a way that simply goes on. */
export const NEXT = ''
/** Where who cannot answer is brought to a person. */
export const PERSON = 'person'
/** Where a flow is given up. */
export const CANCELLED = 'cancelled'

/** All ways from a step, with what they are taken for. */
export function edgesOf(flow: Flow, { verb, settings, question, index }: Step): readonly Edge[] {
  const next: Edge = { to: flow.steps[index + 1]?.name ?? 'over' }
  const go = { to: String(settings['go']) }
  switch (verb) {
    case 'end': case 'handover': return []
    case 'go': return [go]
    case 'if': return [{ ...go, label: 'yes' }, { ...next, label: 'no' }]
    case 'call': return [next, ...refusals(settings['refused'])]
    case 'ask': case 'choose': case 'confirm': return [
      { ...next, label: verb === 'confirm' ? 'yes' : NEXT },
      ...named(settings['no'], 'no'), ...named(settings['none'], 'nothing to choose from'),
      exhaustedEdge(question?.exhausted ?? PERSON, next),
    ]
    default: return [next]
  }
}

function named(to: unknown, label: string): readonly Edge[] {
  return typeof to === 'string' ? [{ to, label }] : []
}

function refusals(refused: unknown): readonly Edge[] {
  if (typeof refused === 'string') return [{ to: refused, label: 'refused' }]
  const pairs = typeof refused === 'object' && refused !== null ? Object.entries(refused) : []
  return pairs.map(([label, to]) => ({ to: String(to), label }))
}

function exhaustedEdge(exit: string, next: Edge): Edge {
  const to = exit === 'human' ? PERSON : exit === 'cancel' ? CANCELLED : EXITS.includes(exit) ? next.to : exit
  return { to, label: 'exhausted', dotted: true }
}

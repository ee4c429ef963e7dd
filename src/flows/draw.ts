// Draws a flow as a Mermaid diagram. The same flow gives the same bytes.

import type { Flow, Step } from '../engine/flow.ts'
import { EXITS } from '../engine/questions/settings.ts'

/** What was walked of a flow, to be painted on its diagram. */
export type Painted = {
  readonly steps: { readonly missed: readonly { readonly step: string }[] }
  readonly branches: { readonly missed: readonly { readonly step: string; readonly to?: string }[] }
}

type Edge = { readonly to: string; readonly label?: string; readonly dotted?: true }

/** Draws a flow; `painted` marks what was never walked. */
export function drawFlow(flow: Flow, painted?: Painted): string {
  const missed = new Set(painted?.steps.missed.map(({ step }) => step))
  const never = new Set(painted?.branches.missed.map(({ step, to = '' }) => `${step} ${to}`))
  const edges = flow.steps.flatMap((step) => edgesOf(flow, step).map((edge) => ({ step, edge })))
  const isNever = (step: Step, { to }: Edge): boolean => missed.has(step.name) || never.has(`${step.name} ${to}`)
  const red = painted ? edges.flatMap(({ step, edge }, i) => (isNever(step, edge) ? [i + 1] : [])) : []
  return [
    'flowchart TD',
    `  begin([${quote(startOf(flow))}]) --> s1`,
    ...flow.steps.map((step) => `  ${nodeOf(step)}`),
    ...edges.map(({ step, edge }) => `  ${arrow(step, edge, idOf(flow, edge.to))}`),
    ...(painted ? paint(flow, missed, red) : []),
    '',
  ].join('\n')
}

function paint(flow: Flow, missed: ReadonlySet<string>, red: readonly number[]): readonly string[] {
  const ids = (fits: (step: Step) => boolean): string => flow.steps.filter(fits).map(({ index }) => `s${index + 1}`).join(',')
  const walked = ids(({ name }) => !missed.has(name))
  const gone = ids(({ name }) => missed.has(name))
  return [
    '  classDef walked fill:#e3f4e1,stroke:#3c7a35',
    '  classDef missed fill:#fde2e0,stroke:#b3261e,stroke-dasharray:4',
    ...(walked === '' ? [] : [`  class ${walked} walked`]),
    ...(gone === '' ? [] : [`  class ${gone} missed`]),
    ...(red.length === 0 ? [] : [`  linkStyle ${red.join(',')} stroke:#b3261e`]),
  ]
}

function startOf({ id, starts }: Flow): string {
  return starts?.menu === undefined ? id : `${id} (${starts.menu})`
}

const SHAPES: { readonly [verb: string]: readonly [string, string] } = {
  ask: ['[/', '/]'], choose: ['{{', '}}'], confirm: ['{{', '}}'], call: ['[[', ']]'], do: ['[[', ']]'],
  if: ['{', '}'], end: ['([', '])'], handover: ['([', '])'],
}

function nodeOf({ verb, word, index, settings }: Step): string {
  const [open, close] = SHAPES[verb] ?? ['[', ']']
  const bare = verb === 'end' || verb === 'go' ? verb : `${verb} ${verb === 'if' ? conditionOf(settings['if']) : word}`
  return `s${index + 1}${open}${quote(`${index + 1} ${bare}`)}${close}`
}

function conditionOf(condition: unknown): string {
  const pairs = typeof condition === 'object' && condition !== null ? Object.entries(condition) : []
  return pairs.map(([name, value]) => `${name} = ${Array.isArray(value) ? value.join(' or ') : String(value)}`).join(' and ')
}

const NEXT = ''
const PERSON = 'person'
const CANCELLED = 'cancelled'

function edgesOf(flow: Flow, { verb, settings, question, index }: Step): readonly Edge[] {
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

function idOf(flow: Flow, name: string): string {
  const index = flow.places[name]
  if (index !== undefined) return `s${index + 1}`
  return name === PERSON ? 'person([a person])' : name === CANCELLED ? 'cancelled([cancelled])' : 'over([end])'
}

function arrow({ index }: Step, { label = NEXT, dotted }: Edge, to: string): string {
  const line = dotted ? '-.->' : '-->'
  return `s${index + 1} ${line}${label === NEXT ? '' : `|${quote(label)}|`} ${to}`
}

// Mermaid reads quotes and brackets within quotes as they are, but not a quote itself.
function quote(text: string): string {
  return `"${text.replaceAll('"', '#quot;')}"`
}

// Draws a flow as a Mermaid diagram. The same flow gives the same bytes.

import type { Flow, Step } from '../engine/flow.ts'
import { CANCELLED, edgesOf, missedOf, NEXT, PERSON, tellStep, type Edge, type Painted } from './edges.ts'

/** Draws a flow; `painted` marks what was never walked. */
export function drawFlow(flow: Flow, painted?: Painted): string {
  const missed = missedOf(painted)
  const edges = flow.steps.flatMap((step) => edgesOf(flow, step).map((edge) => ({ step, edge })))
  const red = painted ? edges.flatMap(({ step, edge }, i) => (missed.way(step, edge) ? [i + 1] : [])) : []
  return [
    'flowchart TD',
    `  begin([${quote(startOf(flow))}]) --> s1`,
    ...flow.steps.map((step) => `  ${nodeOf(step)}`),
    ...edges.map(({ step, edge }) => `  ${arrow(step, edge, idOf(flow, edge.to))}`),
    ...(painted ? paint(flow, missed.steps, red) : []),
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

function nodeOf(step: Step): string {
  const [open, close] = SHAPES[step.verb] ?? ['[', ']']
  return `s${step.index + 1}${open}${quote(tellStep(step))}${close}`
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

const SIGNS: { readonly [sign: string]: string } = { '"': '#quot;', '#': '#35;', '&': '#amp;', '<': '#lt;', '>': '#gt;' }

// Mermaid reads brackets within quotes as they are, but neither a quote itself nor what could be markup, and no second line.
function quote(text: string): string {
  return `"${text.replace(/\s+/g, ' ').replace(/["#&<>]/g, (sign) => SIGNS[sign] ?? '')}"`
}

// The page that shows flows to whoever writes them: an outline with where conversations stand, and the diagram's text.

import { createHash } from 'node:crypto'
import type { Flow, Step } from '../engine/flow.ts'
import { escape, writeDiagram } from './diagram.ts'
import { drawFlow } from './draw.ts'
import { writtenStep, type Painted } from './edges.ts'

/** What the page shows beside the flows themselves. */
export type PageParts = {
  readonly flows: readonly Flow[]
  /** The text of a step in the language of our own people; empty where it has none. */
  readonly say: (key: string) => string
  /** How many conversations stand at a step. */
  readonly count: (flow: string, step: string) => number
  /** How many stand in a flow, at steps of its older versions too. */
  readonly total: (flow: string) => number
  /** What talks have walked of each flow; left out where there are no talks. */
  readonly coverage?: readonly FlowCoverage[] | undefined
}

/** What talks have walked of a flow, with what they have not. */
export type FlowCoverage = Painted & {
  readonly flow: string
  readonly steps: { readonly hit: number; readonly all: number }
  readonly branches: { readonly hit: number; readonly all: number }
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 90rem; margin: 0 auto; padding: 1rem }
li { margin: .25rem 0 }
code { font-weight: 600 }
mark { padding: 0 .4em; border-radius: 1em }
pre { overflow: auto; padding: 1rem; border: 1px solid; border-radius: .25rem }
nav td, nav th { padding: 0 1rem 0 0; text-align: left; font-weight: 400 }
nav td + td { font-variant-numeric: tabular-nums }
.wide { overflow-x: auto }
svg { font: 13px system-ui, sans-serif; fill: currentColor }
svg rect { fill: none; stroke: currentColor; stroke-width: 1.5 }
svg .out rect { stroke-dasharray: 2 3 }
svg .walked rect { stroke: #2e7d32; fill: #2e7d3222 }
svg .missed rect { stroke: #c62828; fill: #c6282822; stroke-dasharray: 5 3 }
svg .way { fill: none; stroke: currentColor; opacity: .6 }
svg .dotted { stroke-dasharray: 3 3 }
svg .way.missed { stroke: #c62828; opacity: 1 }
svg .label { font-size: 11px; opacity: .8 }
svg .here { font-weight: 700 }
.text { display: block; opacity: .8; white-space: pre-line }
`

/** What the page may do: its own style, and nothing else. */
export const FLOWS_POLICY = [
  "default-src 'none'", `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

/** Writes the page as HTML. */
export function writeFlowsPage(parts: PageParts): string {
  const { flows } = parts
  return [
    '<!doctype html>', '<html lang="en">', '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">', '<title>Flows</title>',
    `<style>${STYLE}</style>`, '<main>', '<h1>Flows</h1>',
    '<p>The numbers are of conversations as seen by this process since its start.</p>',
    parts.coverage ? '<p>Green is what the talks walk through, red and dashed what none of them reaches.</p>'
      : '<p>There are no talks in test/talks, so nothing is painted on the diagrams.</p>',
    '<nav><table>', ...flows.map((flow) => writeEntry(flow, parts)), '</table></nav>',
    ...flows.map((flow) => writeFlow(flow, parts)), '</main>', '</html>', '',
  ].join('\n')
}

function writeEntry({ id }: Flow, { coverage, total }: PageParts): string {
  const steps = coverage?.find(({ flow }) => flow === id)?.steps
  const [walked, here] = [steps ? `${steps.hit} of ${steps.all} steps` : '', total(id)]
  const name = escape(id)
  return `<tr><th scope="row"><a href="#${name}">${name}</a></th><td>${walked}</td><td>${here > 0 ? tellHere(here) : ''}</td></tr>`
}

function tellHere(number: number): string {
  return `<mark>${number} here</mark>`
}

// Who is inside an older version may stand at a step that the current one does not have.
function tellElsewhere({ id, steps }: Flow, { count, total }: PageParts): readonly string[] {
  const elsewhere = total(id) - [...new Set(steps.map(({ name }) => name))].reduce((sum, name) => sum + count(id, name), 0)
  return elsewhere > 0 ? [`<p>${tellHere(elsewhere)} at steps that this version does not have any more.</p>`] : []
}

function writeFlow(flow: Flow, parts: PageParts): string {
  const painted = parts.coverage?.find((each) => each.flow === flow.id)
  return [
    `<section id="${escape(flow.id)}">`, `<h2>${escape(flow.id)} <small>${escape(flow.version)}</small></h2>`,
    ...(painted ? [tellCoverage(painted)] : []), ...tellElsewhere(flow, parts),
    '<div class="wide" tabindex="0">', writeDiagram(flow, { painted, count: (step) => parts.count(flow.id, step) }), '</div>',
    '<ol>', ...flow.steps.map((step) => writeStep(flow, step, parts)), '</ol>',
    `<details><summary>Diagram, as Mermaid</summary><pre>${escape(drawFlow(flow, painted))}</pre></details>`, '</section>',
  ].join('\n')
}

function tellCoverage({ steps, branches }: FlowCoverage): string {
  return `<p>Talks walk ${steps.hit} of ${steps.all} steps and ${branches.hit} of ${branches.all} branches.</p>`
}

function writeStep({ id }: Flow, step: Step, { say, count }: PageParts): string {
  const here = count(id, step.name)
  const text = say(step.key)
  return [
    `<li><code>${escape(writtenStep(step))}</code>`,
    ...(here > 0 ? [` ${tellHere(here)}`] : []),
    ...(text === '' ? [] : [`<span class="text">${escape(text)}</span>`]),
    '</li>',
  ].join('')
}

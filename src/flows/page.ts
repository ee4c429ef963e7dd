// The page that shows flows to whoever writes them: an outline with where conversations stand, and the diagram's text.

import { createHash } from 'node:crypto'
import type { Flow, Step } from '../engine/flow.ts'
import { drawFlow } from './draw.ts'

/** What the page shows beside the flows themselves. */
export type PageParts = {
  readonly flows: readonly Flow[]
  /** The text of a step in the language of our own people; empty where it has none. */
  readonly say: (key: string) => string
  /** How many conversations stand at a step. */
  readonly count: (flow: string, step: string) => number
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1rem }
li { margin: .25rem 0 }
code { font-weight: 600 }
mark { padding: 0 .4em; border-radius: 1em }
pre { overflow: auto; padding: 1rem; border: 1px solid; border-radius: .25rem }
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
    `<nav><ul>${flows.map(({ id }) => `<li><a href="#${escape(id)}">${escape(id)}</a></li>`).join('')}</ul></nav>`,
    ...flows.map((flow) => writeFlow(flow, parts)), '</main>', '</html>', '',
  ].join('\n')
}

function writeFlow(flow: Flow, parts: PageParts): string {
  return [
    `<section id="${escape(flow.id)}">`, `<h2>${escape(flow.id)} <small>${escape(flow.version)}</small></h2>`,
    '<ol>', ...flow.steps.map((step) => writeStep(flow, step, parts)), '</ol>',
    `<details><summary>Diagram, as Mermaid</summary><pre>${escape(drawFlow(flow))}</pre></details>`, '</section>',
  ].join('\n')
}

function writeStep({ id }: Flow, { name, verb, word, key }: Step, { say, count }: PageParts): string {
  const here = count(id, name)
  const text = say(key)
  return [
    `<li><code>${escape(`${verb} ${word}`.trim())}</code>`,
    ...(here > 0 ? [` <mark>${here} here</mark>`] : []),
    ...(text === '' ? [] : [`<span class="text">${escape(text)}</span>`]),
    '</li>',
  ].join('')
}

const ENTITIES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

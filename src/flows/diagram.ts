// A flow as a picture: its steps from top to bottom, and the ways that jump as arcs beside them. SVG, without a script.

import type { Flow, Step } from '../engine/flow.ts'
import { CANCELLED, edgesOf, missedOf, NEXT, PERSON, tellStep, type Edge, type Missed, type Painted } from './edges.ts'

/** What is painted on a flow's picture. */
export type DiagramParts = {
  readonly painted?: Painted | undefined
  /** How many conversations stand at a step. */
  readonly count: (step: string) => number
}

const ROW = 44
const BOX = { left: 10, width: 300, height: 28 }
const RIGHT = BOX.left + BOX.width
const LANE = 18
/** What a letter of a label takes, at most. */
const LETTER = 6.4

type Row = { readonly name: string; readonly label: string; readonly kind: string; readonly step?: Step }
type Arc = { readonly from: number; readonly to: number; readonly edge: Edge; readonly never: boolean }

/** Draws a flow; `painted` marks what talks have never walked. */
export function writeDiagram(flow: Flow, { painted, count }: DiagramParts): string {
  const missed = missedOf(painted)
  const rows = rowsOf(flow, missed, painted !== undefined)
  const places = new Map(rows.map(({ name }, i) => [name, i]))
  const arcs = flow.steps.flatMap((step) => edgesOf(flow, step).map((edge): Arc => ({
    from: step.index, to: places.get(edge.to) ?? rows.length - 1, edge, never: painted !== undefined && missed.way(step, edge),
  })))
  const lanes = laneOf(arcs)
  const starts = startsOf(arcs, lanes)
  const width = starts.at(-1) ?? RIGHT
  const height = rows.length * ROW
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(flow.id)}">`,
    ...arcs.map((arc, i) => writeArc(arc, starts[lanes[i] ?? 0] ?? RIGHT)),
    ...rows.map((row, i) => writeRow(row, i, count(row.name))), '</svg>',
  ].join('\n')
}

function rowsOf(flow: Flow, { steps: missed }: Missed, isPainted: boolean): readonly Row[] {
  const steps = flow.steps.map((step): Row => ({
    name: step.name, label: tellStep(step), step,
    kind: `step ${step.question ? 'question' : step.verb}${isPainted ? missed.has(step.name) ? ' missed' : ' walked' : ''}`,
  }))
  const used = new Set(flow.steps.flatMap((step) => edgesOf(flow, step).map(({ to }) => to)))
  const outs = [[PERSON, 'a person'], [CANCELLED, 'cancelled'], ['over', 'end']] as const
  return [...steps, ...outs.filter(([name]) => used.has(name)).map(([name, label]): Row => ({ name, label, kind: 'out' }))]
}

// Arcs that stand beside each other have lanes of their own, the shortest nearest to the steps.
function laneOf(arcs: readonly Arc[]): readonly number[] {
  const ends: (readonly [number, number])[][] = []
  const lanes = arcs.map(() => 0)
  const order = arcs.map((_, i) => i).toSorted((a, b) => span(arcs[a]) - span(arcs[b]))
  for (const i of order) {
    const arc = arcs[i]
    if (!arc || isStraight(arc)) continue
    const [top, bottom] = [Math.min(arc.from, arc.to), Math.max(arc.from, arc.to)]
    let lane = ends.findIndex((taken) => taken.every(([from, to]) => to <= top || from >= bottom))
    if (lane < 0) lane = ends.push([]) - 1
    ends[lane]?.push([top, bottom])
    lanes[i] = lane
  }
  return lanes
}

// A lane is as wide as what is written beside its arcs, so that no label stands in another.
function startsOf(arcs: readonly Arc[], lanes: readonly number[]): readonly number[] {
  const starts = [RIGHT + LANE]
  for (let lane = 0; lane <= Math.max(0, ...lanes); lane++) {
    const labels = arcs.filter((arc, i) => lanes[i] === lane && !isStraight(arc)).map(({ edge: { label = NEXT } }) => label.length)
    starts.push(Math.ceil((starts[lane] ?? RIGHT) + LANE + Math.max(0, ...labels) * LETTER))
  }
  return starts
}

function span(arc: Arc | undefined): number {
  return arc ? Math.abs(arc.to - arc.from) : 0
}

function isStraight({ from, to, edge }: Arc): boolean {
  return to === from + 1 && !edge.dotted
}

function middle(row: number): number {
  return row * ROW + BOX.height / 2 + 4
}

function writeArc(arc: Arc, x: number): string {
  const { from, to, edge: { label = NEXT, dotted }, never } = arc
  const kind = `way${dotted ? ' dotted' : ''}${never ? ' missed' : ''}`
  if (isStraight(arc)) {
    const left = BOX.left + 24
    const [top, bottom] = [middle(from) + BOX.height / 2, middle(to) - BOX.height / 2]
    return `<path class="${kind}" d="M${left} ${top}V${bottom}m-4 -5l4 5l4 -5"/>${writeLabel(label, left + 8, bottom - 4)}`
  }
  const [y1, y2] = [middle(from) + (to > from ? 6 : -6), middle(to)]
  const path = `M${RIGHT} ${y1}H${x}V${y2}H${RIGHT}m6 -4l-6 4l6 4`
  return `<path class="${kind}" d="${path}"/>${writeLabel(label, x + 3, y1 + (to > from ? 12 : -4))}`
}

function writeLabel(label: string, x: number, y: number): string {
  return label === NEXT ? '' : `<text class="label" x="${x}" y="${y}">${escape(label)}</text>`
}

function writeRow({ label, kind }: Row, row: number, here: number): string {
  const y = row * ROW + 4
  const shown = label.length > 40 ? `${label.slice(0, 39)}…` : label
  const badge = here === 0 ? '' : `<text class="here" x="${RIGHT - 8}" y="${y + 19}" text-anchor="end">${here}</text>`
  return `<g class="${kind}"><rect x="${BOX.left}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/>`
    + `<text x="${BOX.left + 10}" y="${y + 19}">${escape(shown)}</text>${badge}</g>`
}

const ENTITIES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Writes a text as text, whatever is in it. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

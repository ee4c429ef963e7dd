// Counts how well questions find what answers them: the figures of guide-design's last section.

import type { Finding } from '../../ports/guide.ts'
import type { Labelled } from './questions.ts'

/** What is counted over a set of labelled questions. */
export type Totals = {
  readonly procedures: number
  /** Share whose right procedure came first, or among the first three. */
  readonly first: number
  readonly three: number
  /** Share of what was answered outright that was right. */
  readonly precision: number
  /** Share answered right, or with the right one in the list that was shown. */
  readonly reached: number
  readonly others: number
  /** Share of other departments' questions that were answered as ours. */
  readonly answeredAsOurs: number
  readonly emergencies: number
  readonly caught: number
  readonly harmless: number
  readonly falseAlarms: number
  /** Share of questions whose kind was told right. */
  readonly kinds: number
}

/** A labelled question and what was found for it. */
export type Judged = { readonly question: Labelled; readonly finding: Finding }

/** Counts a set. */
export function total(judged: readonly Judged[]): Totals {
  const ours = judged.filter(({ question }) => question.kind === 'procedure')
  const others = judged.filter(({ question }) => question.kind === 'out_of_scope')
  const urgent = judged.filter(({ question }) => question.kind === 'emergency')
  const harmless = judged.filter(({ question }) => question.kind !== 'emergency')
  const kinds = judged.filter(({ question }) => question.kind !== 'not_emergency')
  const answered = ours.filter(({ finding }) => finding.outcome === 'answer' && finding.kind !== 'out_of_scope')
  return {
    procedures: ours.length,
    first: share(ours, isFirst),
    three: share(ours, isAmong),
    precision: share(answered, isFirst),
    reached: share(ours, isReached),
    others: others.length,
    answeredAsOurs: share(others, ({ finding }) => finding.kind === 'procedure' && finding.outcome === 'answer'),
    emergencies: urgent.length,
    caught: share(urgent, isAlarm),
    harmless: harmless.length,
    falseAlarms: share(harmless, isAlarm),
    kinds: share(kinds, ({ question, finding }) => question.kind === finding.kind),
  }
}

/** Tells whether the procedure found first is right. */
export function isFirst({ question, finding }: Judged): boolean {
  return question.procedures.includes(finding.procedures[0] ?? '')
}

/** Tells whether the right procedure is among the three. */
function isAmong({ question, finding }: Judged): boolean {
  return finding.procedures.some((id) => question.procedures.includes(id))
}

/** Tells whether the resident gets to the right procedure within one more message. */
export function isReached(judged: Judged): boolean {
  const { outcome } = judged.finding
  return outcome === 'answer' ? isFirst(judged) : outcome === 'list' && isAmong(judged)
}

function isAlarm({ finding }: Judged): boolean {
  return finding.kind === 'emergency'
}

function share(judged: readonly Judged[], holds: (one: Judged) => boolean): number {
  return judged.length === 0 ? 1 : judged.filter(holds).length / judged.length
}

// Turns what a flow file says of a question into what the engine runs by: defaults laid under, spans in milliseconds.

import { forms } from '../engine/answers/forms.ts'
import type { Json } from '../engine/event.ts'
import type { Question, Settings } from '../engine/flow.ts'
import { readSpan } from '../engine/span.ts'
import { PERSONAL } from '../engine/questions/settings.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Short texts wait this long for what may follow them, unless the flow says otherwise. */
const WINDOW = 5000

/** Settings that a flow may set for all its questions. */
export const DEFAULTS = ['tries', 'exhausted', 'keep', 'nudge', 'expires', 'window'] as const

/** Settings whose value is a span. */
export const SPANS = ['keep', 'nudge', 'expires', 'window', 'by'] as const

/** What the engine knows of a question. `taken` are the forms that earlier questions of the flow ask for. */
export function readQuestion(settings: Settings, defaults: Settings, taken: ReadonlySet<string>): Question {
  const all: Settings = { ...defaults, ...settings }
  const names = formsOf(settings)
  const nudge = all['nudge'] === 'never' ? undefined : spanOf(all['nudge']) ?? 30 * MINUTE
  const window = all['window'] === true ? WINDOW : spanOf(all['window'])
  const { exhausted, keep, tries } = all
  return {
    tries: typeof tries === 'number' ? tries : 3,
    exhausted: typeof exhausted === 'string' ? exhausted : 'human',
    // The schema lets only texts, numbers and yes or no through.
    ...(all['default'] !== undefined && { default: all['default'] as Json }),
    ...(nudge !== undefined && { nudge }),
    expires: spanOf(all['expires']) ?? DAY,
    ...(window !== undefined && { window }),
    ...(typeof keep === 'string' && { keep }),
    skippable: all['skippable'] === true,
    many: settings['many'] === true,
    forms: names,
    personal: names.some((name) => PERSONAL.has(name)),
    finds: isFinding(names) && settings['many'] !== true && !taken.has(names[0] ?? ''),
  }
}

function isFinding(names: readonly string[]): boolean {
  return names.length === 1 && forms[names[0] ?? '']?.find !== undefined
}

/** The forms that an open question takes. */
export function formsOf(settings: Settings): readonly string[] {
  const as = settings['as']
  if (typeof as === 'string') return [as]
  return Array.isArray(as) ? as.filter((name) => typeof name === 'string') : []
}

function spanOf(span: unknown): number | undefined {
  return typeof span === 'string' ? readSpan(span) : undefined
}

/** The texts within a setting: a list's members, or an object's values. */
export function namesIn(value: unknown): readonly string[] {
  const names: readonly unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : []
  return names.filter((name) => typeof name === 'string')
}

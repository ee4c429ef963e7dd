// Brings our messages into a platform's size: as one text with a hint at the rest, or as several parts.

import { asText, type Outbound } from '../messages/outbound.ts'
import { clean } from './clean.ts'
import { cut, type Measure } from './cut.ts'

/** What one text may take at most, in which measure. */
export type Budget = { readonly limit: number; readonly measure: Measure }

/** One text, and what did not fit into it. */
export type Fitted = { readonly text: string; readonly rest: readonly Outbound[] }

/** Joins messages into one text; what does not fit is cut off at a sentence's end, and `more` says that something is left. */
export function fitInto({ limit, measure }: Budget, messages: readonly Outbound[], more: () => string): Fitted {
  const whole = clean(messages.map(asText).join('\n\n')).trimEnd()
  if (measure(whole) <= limit) return { text: whole, rest: [] }
  const words = more()
  const hint = words && `\n\n${words}`
  const { head, rest } = cut(whole, limit - measure(hint), measure)
  return { text: head + hint, rest: [{ text: rest }] }
}

/** Splits a message into texts that each fit, in order; options stand as numbered lines at its end. */
export function splitInto({ limit, measure }: Budget, message: Outbound): readonly Outbound[] {
  const { options: _options, ...kept } = message
  const parts: Outbound[] = []
  let rest = clean(asText(message)).trim()
  while (rest !== '') {
    const found = cut(rest, limit, measure)
    parts.push({ ...kept, text: found.head })
    rest = found.rest
  }
  return parts
}

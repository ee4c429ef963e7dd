// One message as the texts that a customer-service message can hold, options with the last of them.

import { asText, type Outbound } from '../../messages/outbound.ts'
import { clean } from '../clean.ts'
import { cut } from '../cut.ts'

/** What a text may have at most, in bytes of UTF-8. */
const LIMIT = 2047

/** Splits a message at the ends of lines and sentences, never inside a character, link or number. */
export function split({ options = [], ...message }: Outbound): readonly Outbound[] {
  const whole = { ...message, text: clean(message.text) }
  if (options.length === 0) return pieces(whole.text).map((text) => ({ ...whole, text }))
  const offered = options.map(({ id, label }) => ({ id, label: clean(label) }))
  const room = LIMIT - Buffer.byteLength(asText({ text: '', options: offered }))
  // So many or so long options are a text of their own.
  if (room < LIMIT / 4) return pieces(asText({ ...whole, options: offered })).map((text) => ({ ...whole, text }))
  const texts = pieces(whole.text)
  const all = [...texts.slice(0, -1), ...pieces(texts.at(-1) ?? '', room)]
  return all.map((text, i) => ({ ...whole, text, ...(i === all.length - 1 && { options: offered }) }))
}

function pieces(text: string, limit = LIMIT): readonly string[] {
  const { head, rest } = cut(text, limit)
  return rest === '' ? [head] : [head, ...pieces(rest, limit)]
}

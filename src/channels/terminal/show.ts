// What is said, as it stands in a terminal.

import { asText, type Outbound } from '../../messages/outbound.ts'

/** Writes messages as lines, each message set off by a mark: `<` for the bot, `«` for an officer. */
export function show(messages: readonly Outbound[]): string {
  return messages.map((message) => {
    const mark = message.by === 'officer' ? '«' : '<'
    return asText(message).split('\n').map((line, i) => (i === 0 ? `${mark} ${line}` : `  ${line}`)).join('\n')
  }).join('\n')
}

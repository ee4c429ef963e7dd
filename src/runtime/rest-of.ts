// What is left to say of a message that was sent in parts.

import type { Outbound } from '../messages/outbound.ts'

/** The message without its first `from` parts. */
export function restOf(message: Outbound, parts: readonly Outbound[], from: number): Outbound {
  return from === 0 ? message : { ...message, text: parts.slice(from).map(({ text }) => text).join('\n') }
}

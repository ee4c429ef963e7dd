// One text as an answer, where a platform takes no more: what does not fit is kept first, and only then promised.

import type { Log } from '../lib/log.ts'
import type { Inbound } from '../messages/inbound.ts'
import { asText, type Outbound } from '../messages/outbound.ts'
import type { OwnText } from '../ports/translator.ts'
import type { Fitted } from './fit.ts'
import { within, type Later } from './hold.ts'
import { languageOf } from './language.ts'

/** What it needs: `fit` brings messages into the platform's size, `more` tells in a language that something is left. */
export type RestParts = {
  readonly fit: (messages: readonly Outbound[], more: () => string) => Fitted
  readonly more: OwnText
  /** Keeps the rest for the resident's next contact. */
  readonly later: Later | undefined
  readonly log: Log
  /** What the log says where the rest could not be kept. */
  readonly event: string
}

/** Gives the text that answers a message, within `patience` ms; nobody's next message brings the rest where `inbound` is left out. */
export type SayFitting = (messages: readonly Outbound[], inbound: Inbound | undefined, patience: number) => Promise<string>

/** Creates what says as much as fits. In one language alone: in all of them the hint would take a quarter of the room. */
export function createSayFitting({ fit, more, later, log, event }: RestParts): SayFitting {
  const keep = async (...rest: Parameters<Later>): Promise<boolean> => {
    try {
      await later?.(...rest)
      return true
    } catch (error) {
      log.fault(event, error)
      return false
    }
  }
  return async (messages, inbound, patience) => {
    const language = () => inbound?.language ?? languageOf(messages.map(asText).join('\n'))
    const { text, rest } = fit(messages, () => more(language()))
    // The next message may come at once, and nothing is promised that is not kept.
    if (!inbound || rest.length === 0 || await within(keep(inbound, rest), patience, false)) return text
    return fit(messages, () => '').text
  }
}

// Turns what the engine wants said into messages in the resident's language.

import type { Conversation } from '../engine/conversation.ts'
import type { Effect, Offer, Say } from '../engine/effect.ts'
import { optionId } from '../engine/answers/options.ts'
import type { Option, Outbound } from '../messages/outbound.ts'
import type { Translator } from '../ports/translator.ts'
import { shortLines } from './short-lines.ts'

/** Whom a text is rendered for. */
export type Reader = Pick<Conversation, 'language' | 'elder'>

/** Renders the says among some effects; texts that come out empty are left out. */
export function render(
  effects: readonly Effect[], { language, elder }: Reader, translator: Translator,
): readonly Outbound[] {
  const messages: Outbound[] = []
  for (const effect of effects) {
    if (effect.kind !== 'say') continue
    const message = renderSay(effect, language, translator)
    if (message.text === '' && !message.options) continue
    messages.push(elder ? forElders(message) : message)
  }
  return messages
}

// Where digits answer, none but those of the options stand before a line.
function forElders(message: Outbound): Outbound {
  const text = message.options ? message.text.replace(NUMBERS, '') : message.text
  return { ...message, text: shortLines(text) }
}

const NUMBERS = /^[ ]*\d{1,2}[.、)）][ ]?(?=\D)/gm

function renderSay(say: Say, language: string, translator: Translator): Outbound {
  const text = translator.say(language, say.key, say.values)
  if (!say.options?.length) return { text }
  return { text, options: say.options.map((offer) => renderOffer(offer, language, translator)) }
}

function renderOffer(offer: Offer, language: string, translator: Translator): Option {
  const id = optionId(offer.value)
  return { id, label: offer.label ?? (offer.key ? translator.say(language, offer.key) : id) }
}

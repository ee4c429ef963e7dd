// What residents are told when the department answers or moves their matter on, without being asked.

import type { Translator } from '../ports/translator.ts'
import { showNumber } from '../records/numbers.ts'
import { saySlot } from './say.ts'

/** What has changed, and of what. */
export type Changed = {
  readonly number: string
  /** How it stands now, and why. */
  readonly state: string
  readonly reason: string
  /** Of an appointment, in China's time. */
  readonly slot?: string | undefined
}

/** An officer's words, and the record that they are about. */
export type Replied = { readonly kind: string; readonly number: string; readonly text: string }

const HOW = 'common:reply-how'

/** Creates what says an officer's reply, and how it is answered: by the next message alone it would reach nobody. */
export function createSayReply(translator: Translator): (replied: Replied, language: string) => string {
  return ({ kind, number, text }, language) => {
    const said = translator.say(language, 'common:reply', { number: showNumber(number), text })
    // Nothing can be added to an appointment.
    return kind === 'appointment' || !translator.has(language, HOW) ? said : `${said}\n${translator.say(language, HOW)}`
  }
}

/** Creates what says a change. Of a tip or complaint it names number and state alone: who looks at the screen is not known. */
export function createSayChange(translator: Translator): (changed: Changed, language: string) => string {
  return ({ number, state, reason, slot }, language) => {
    const values = { number: showNumber(number), reason }
    if (slot !== undefined) return translator.say(language, 'common:appointment-cancelled', { ...values, slot: saySlot(slot, language) })
    return translator.say(language, 'common:record-changed', { ...values, state: translator.say(language, `case-status:state.${state}`) })
  }
}

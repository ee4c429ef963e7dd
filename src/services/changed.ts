// What residents are told when the department moves their matter on, without being asked.

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

/** Creates what says a change. Of a tip or complaint it names number and state alone: who looks at the screen is not known. */
export function createSayChange(translator: Translator): (changed: Changed, language: string) => string {
  return ({ number, state, reason, slot }, language) => {
    const values = { number: showNumber(number), reason }
    if (slot !== undefined) return translator.say(language, 'common:appointment-cancelled', { ...values, slot: saySlot(slot, language) })
    return translator.say(language, 'common:record-changed', { ...values, state: translator.say(language, `case-status:state.${state}`) })
  }
}

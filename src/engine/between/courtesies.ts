// Thanks, and the wish for a moment: neither answers a question, and neither fails.

import type { Said } from '../../messages/inbound.ts'
import { asksToWait } from '../answers/reading/asks.ts'
import { isThanks } from '../answers/reading/manners.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import { FLEETING, GUIDE } from '../common.ts'
import type { Outcome } from '../outcome.ts'
import { end } from '../outcome.ts'
import { again } from '../questions/again.ts'
import { gathered } from '../questions/gather.ts'
import { tell } from '../view.ts'
import type { Work } from '../work.ts'
import { isGathering } from './commands.ts'
import { wordsOf } from './said.ts'

/**
 * Hears thanks and the wish for a moment, which answer nothing in whatever form, and "all right" to what was received. Tells
 * whether it was one of these.
 */
export function hearCourtesy(work: Work, said: Said): boolean {
  const words = wordsOf(said) ?? ''
  const isOpen = work.step.question?.forms.includes('text') === true
  if ((!isOpen || WAITS.test(words)) && takesTime(work, said)) return true
  const hasReceived = isGathering(work) && (gathered(work).length > 0 || said.kind === 'voice')
  const isHeard = isThanks(words) || (hasReceived && readYesNo(words) === true)
  if (isHeard) again(work)
  return isHeard
}

// "我想问一下" is as good as any words where words are asked for.
const WAITS = /[等慢]|wait|hang on|hold on|moment|second|minute/i

/** Tells who has to look for something first that there is no hurry; nothing has failed. Tells whether they said so. */
export function takesTime(work: Work, said: Said): boolean {
  const words = wordsOf(said)
  if (words === undefined || !work.book.has('common:no-hurry') || !asksToWait(words)) return false
  work.effects.push({ kind: 'say', key: 'common:no-hurry' })
  return true
}

/** Who thanks has had what they came for where nothing would be left undone; elsewhere the question stands, and nothing has failed. */
export function thanked(work: Work): Outcome | undefined {
  const goodbye = `${work.flow.id}:goodbye`
  return FLEETING.includes(work.flow.id) && work.book.has(goodbye) ? end(tell(work, goodbye)) : void again(work)
}

/** Who says goodbye where nothing would be left undone is let go; elsewhere the question stands. */
export function parted(work: Work): Outcome | undefined {
  const goodbye = [`${work.flow.id}:goodbye`, `${GUIDE}:goodbye`].find((key) => work.book.has(key))
  return FLEETING.includes(work.flow.id) && goodbye !== undefined ? end(tell(work, goodbye)) : void again(work)
}

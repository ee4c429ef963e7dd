// What was said and is no answer to the question that stands: a day of another kind, two answers at once, a piece of a story,
// something else that is wanted, thanks.

import type { Said } from '../../messages/inbound.ts'
import { forms } from '../answers/forms.ts'
import { isAspect, isQuestion } from '../answers/reading/asks.ts'
import { isGoodbye, isThanks } from '../answers/reading/manners.ts'
import { GUIDE, WELCOME } from '../common.ts'
import type { Outcome } from '../outcome.ts'
import { retry } from '../outcome.ts'
import { again } from '../questions/again.ts'
import { moreThanAsked } from '../questions/more-than-asked.ts'
import { offersNow } from '../questions/offers.ts'
import { otherDay } from '../questions/other-day.ts'
import { keepPicture, keepPlace } from '../questions/picture-ahead.ts'
import { withPieces } from '../questions/pieces.ts'
import { changeEarlier, insteadOfLast, isLastWrong } from '../questions/change-earlier.ts'
import { saidAhead } from '../questions/said-ahead.ts'
import { storyToCome, tellOn, toldEarly } from '../questions/story.ts'
import { namesNoDay } from '../questions/times.ts'
import { hearStep } from '../steps/hear.ts'
import { obey } from './commands.ts'
import { contextOf } from '../view.ts'
import type { Work } from '../work.ts'
import { parted, takesTime, thanked } from './courtesies.ts'
import { guessLanguage, noteLanguage } from './language.ts'
import { leadsAway } from './leads-away.ts'
import { unheard } from './over.ts'
import { asText, wordsOf } from './said.ts'

/** Hears what does not fit the question: it may be the beginning of something else, where that is sure. */
export function otherwise(work: Work, said: Said, failed: Outcome, why: string): Outcome | undefined {
  if (takesTime(work, said)) return undefined
  if (isWordless(said) && keepPicture(work, said)) return void again(work)
  if (keepPlace(work, said)) return void again(work)
  if (isUnasked(work, said)) return retry('not-words')
  if (said.kind === 'place' && goesNowhere(work)) return undefined
  if (isThanks(wordsOf(said) ?? '')) return thanked(work)
  if (isGoodbye(wordsOf(said) ?? '')) return parted(work)
  const first = firstPick(work, said)
  if (first) return first
  const day = otherDay(work, said)
  if (day) return day
  // "请问一下 身份证过期了咋换" asks that, and does not only pick what asking is called in the menu.
  const asked = work.flow.id === WELCOME ? leadsAway(work, said) : 'no'
  if (asked !== 'no') return asked
  const both = moreThanAsked(work, said)
  if (both) return both
  if (isLastWrong(said) && work.frame && work.step.verb !== 'confirm') return obey(work, work.frame, 'back')
  const earlier = changeEarlier(work, said)
  if (earlier) return earlier
  const instead = insteadOfLast(work, said)
  // "还是上午吧" and "不是，我叫王五" are for a question that is still to come.
  if (instead) return saidAhead(work, said) ?? instead
  if (saysDay(work, said)) return failed
  const words = wordsOf(said)
  if (words !== undefined && isOfItsForm(work, words, why)) return failed
  const whole = words !== undefined && work.book.start({ kind: 'text', text: words }) === undefined ? joinedTo(work, said, why) : undefined
  if (whole) return whole
  const led = leadsAway(work, said, why === 'too-short' || (words !== undefined && storyToCome(work, words) !== undefined))
  if (led !== 'no') return led
  const ahead = saidAhead(work, said)
  if (ahead) return ahead
  const early = words === undefined || asText(said) !== said ? undefined : toldEarly(work, words)
  if (early) return early
  if (words !== undefined && work.flow.id === WELCOME && (greeted(work, words) || goesNowhere(work))) return undefined
  return words !== undefined && isBeforeSending(work) && tellOn(work, words) ? void again(work) : failed
}

// What follows a call for help at the menu is for whoever helps, and reaches nobody from here.
function goesNowhere(work: Work): boolean {
  if (work.flow.id !== WELCOME || work.warned === undefined || work.warned <= work.now) return false
  unheard(work, work.unheard ?? 0)
  return true
}

// "去哪里办" where a list stands can be told once one of it is picked; where the guide tells it, it is not asked again.
function firstPick(work: Work, said: Said): Outcome | undefined {
  const { step, frame, flow, book } = work
  const words = wordsOf(said)
  if (!frame || words === undefined || step.verb !== 'choose' || !book.has(`${step.key}.first-pick`)) return undefined
  if (!isAspect(book.plain?.(words) ?? words)) return undefined
  if (flow.id === GUIDE) work.frame = { ...frame, heard: words }
  noteLanguage(work, words)
  return retry('first-pick')
}

// What cannot be looked at is not kept, and whoever sends it must know that.
function isUnasked({ step, flow }: Work, said: Said): boolean {
  const isOther = said.kind === 'other' && said.what !== 'sticker' && flow.id === WELCOME
  return (isWordless(said) || isOther) && step.question?.forms.some((form) => TAKES.has(form)) !== true
}

const TAKES: ReadonlySet<string> = new Set(['text', 'image', 'voice'])

/** Tells whether a message is a picture, or a voice of which no words are known. */
export function isWordless(said: Said): boolean {
  return said.kind === 'image' || (said.kind === 'voice' && !said.transcript)
}

const BESIDE: ReadonlySet<string> = new Set(['image', 'voice', 'place', 'phone'])

// Where a place, a picture or a number is asked for, more of the story belongs to the story.
function isBeforeSending({ step }: Work): boolean {
  return step.verb === 'ask' && step.question?.forms.every((form) => BESIDE.has(form)) === true
}

// What was told before and this are an answer together, whatever this is by itself.
function joinedTo(work: Work, said: Said, why: string): Outcome | undefined {
  const whole = withPieces(work, said, why)
  const heard = whole && hearStep(work, whole)
  return heard && heard.go.kind !== 'retry' ? heard : undefined
}

// 农历三月三 and 2月30号 are days that cannot be, where a day is asked for, and no wish for something else.
function isOfItsForm({ step }: Work, words: string, why: string): boolean {
  return step.verb === 'ask' && words.length <= LONGEST_OF_FORM && !/^(?:not-|too-|again)/.test(why) && !isQuestion(words)
}

const LONGEST_OF_FORM = 16

// "过几天" where days are offered is no day of them, and nothing else either.
function saysDay(work: Work, said: Said): boolean {
  const first = work.step.verb === 'choose' ? offersNow(work)[0]?.value : undefined
  if (typeof first !== 'string' || !/^\d{4}-\d\d-\d\d/.test(first)) return false
  // A time where days are offered is the answer to what comes next.
  if (first.length === DAY_LENGTH && said.kind === 'text' && namesNoDay(work, said.text)) return false
  const read = forms['when']?.read(said, contextOf(work, work.step))
  return read !== undefined && (read.ok || !read.why.startsWith('not-a'))
}

const DAY_LENGTH = '2026-03-04'.length

// Whoever greets at the menu sees it in their language; who is not understood there hears that in theirs.
function greeted(work: Work, words: string): boolean {
  const greets = work.book.start({ kind: 'text', text: words }) === WELCOME || work.book.route(words, work.language)?.flow === WELCOME
  if (greets) {
    noteLanguage(work, words)
    again(work)
  } else guessLanguage(work, words)
  return greets
}

// While the notice of what data is for stands: a yes or no to it, a question what for, a story told too early, or something else.

import type { Said } from '../../messages/inbound.ts'
import { asksGuide } from '../answers/reading/asks.ts'
import { isThanks } from '../answers/reading/manners.ts'
import { joined } from '../answers/reading/pattern.ts'
import type { Frame } from '../conversation.ts'
import type { Outcome } from '../outcome.ts'
import { again } from '../questions/again.ts'
import { keepPlace } from '../questions/picture-ahead.ts'
import { hearConsent, readConsent } from '../questions/consent.ts'
import { withAhead } from '../questions/said-ahead.ts'
import { addsBriefly, tellOn, tellsMore } from '../questions/story.ts'
import type { Work } from '../work.ts'
import { obey } from './commands.ts'
import { takesTime, thanked } from './courtesies.ts'
import { leadsAway } from './leads-away.ts'
import { isWordless } from './otherwise.ts'
import { inStandardWords } from './plain.ts'
import { asText, wordsOf } from './said.ts'

// Whoever asks at the notice what their data is for asks about nothing else.
const WHAT_FOR = new RegExp(joined`
  ^(?:我)?(?:凭什么|憑什麼|凭啥|憑啥)
  |(?:
    为什么|為什麼|为啥|為啥|干什么|幹什麼|干嘛|幹嘛|做什么用|做什麼用|有什么用|有什麼用|\bwhat for\b|\bwhy\b
  )[^，,。]{0,6}$
`, 'i')

// Whoever speaks of agreeing tells no story.
const AGREE = /同意|agree/i

// Whoever tells in short messages sends the next one before the notice is read.
const AT_ONCE = 60_000

/** Hears what is said to the notice: only what is neither yes nor no to it may be the beginning of something else. */
export function hearNotice(work: Work, frame: Frame, said: Said): Outcome | undefined {
  if (takesTime(work, said)) return undefined
  if (isWordless(said)) {
    work.effects.push({ kind: 'say', key: 'common:not-words' })
    return void again(work)
  }
  if (isThanks(wordsOf(said) ?? '')) return thanked(work)
  if (keepPlace(work, said)) return void again(work)
  const isRead = readConsent(work, asText(said)) !== undefined
  const plain = isRead ? undefined : inStandardWords(work, said)
  if (plain && readConsent(work, plain) !== undefined) return hearConsent(work, frame, plain)
  const words = wordsOf(said)
  if (!isRead && words !== undefined && WHAT_FOR.test(words)) return obey(work, frame, 'why')
  const isNext = words !== undefined && (work.asked ?? -Infinity) + AT_ONCE >= work.now && addsBriefly(words)
  const isMore = !isRead && words !== undefined && (tellsMore(words) || isNext) && !AGREE.test(words) && !asksGuide(words)
  const led = isRead ? 'no' : leadsAway(work, said, isMore)
  if (led !== 'no') return led
  if (isMore && tellOn(work, words, isNext)) return void again(work)
  return hearConsent(work, isRead || words === undefined ? frame : withAhead(work, frame, words), asText(said))
}

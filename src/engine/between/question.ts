// While a question stands: what may come between is heard first, then the answer, then what else it could have been.

import type { Said } from '../../messages/inbound.ts'
import { forms } from '../answers/forms.ts'
import { ASKS, asksDetail, asksToWait, isQuestion, isThanks } from '../answers/reading/asks.ts'
import { isEnough } from '../answers/reading/enough.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { CommandName } from '../common.ts'
import { FLEETING, GUIDE, SIDE_FLOWS, WELCOME } from '../common.ts'
import type { Frame } from '../conversation.ts'
import type { SaidEvent } from '../event.ts'
import { interrupt } from '../frames.ts'
import type { Outcome } from '../outcome.ts'
import { at, end, retry } from '../outcome.ts'
import { wantsToAdd } from '../questions/addition.ts'
import { again } from '../questions/again.ts'
import { CONSENT, hearConsent, readConsent } from '../questions/consent.ts'
import { evade } from '../questions/evade.ts'
import { gathered } from '../questions/gather.ts'
import { hold, release } from '../questions/hold.ts'
import { isOwnYes, offersNow } from '../questions/offers.ts'
import { otherDay } from '../questions/other-day.ts'
import { keepRest, moreThanAsked } from '../questions/more-than-asked.ts'
import { byNumber } from '../questions/ways-on.ts'
import { saidAhead, withAhead } from '../questions/said-ahead.ts'
import { namesNoDay } from '../questions/times.ts'
import { storyToCome, tellOn, tellsMore, toldEarly } from '../questions/story.ts'
import { joined } from '../questions/pieces.ts'
import { DRAFT } from '../questions/timing.ts'
import { kinds } from '../steps/kinds.ts'
import { contextOf, labelOf, spokenOf, tell } from '../view.ts'
import type { Work } from '../work.ts'
import { obey, speak, isGathering } from './commands.ts'
import { discard, hearDraft, readDraft } from './draft.ts'
import { guessLanguage, noteLanguage } from './language.ts'
import { leadsAway, type Aside } from './leads-away.ts'
import { givesUp } from './gives-up.ts'
import { inCharacters, inStandardWords } from './plain.ts'
import { sideQuestion } from './side-question.ts'
import { asText, isSame, wordsOf } from './said.ts'

/** Hears what the resident says to the question that stands. */
export function hearQuestion(work: Work, frame: Frame, said: Said): Outcome | undefined {
  const aside = comesBetween(work, frame, said)
  if (aside !== 'no') return aside
  if (frame.step === DRAFT) return hearOffer(work, frame, said)
  if (frame.step === CONSENT) return hearNotice(work, frame, said)
  const complete = hold(work, fitted(work, said))
  return complete && (evade(work, complete) ?? hearAnswer(work, complete))
}

/** Hears an answer that is complete. */
export function hearAnswer(work: Work, said: Said): Outcome | undefined {
  if (work.step.verb === 'ask' && isBeside(work, said)) return undefined
  const other = asksAnother(work, said)
  if (other !== 'no') return other
  const outcome = work.step.question ? hearBy(work, said) : undefined
  if (!outcome) return at(work.step.index)
  if (outcome.go.kind === 'retry' && !outcome.go.offers) {
    const plain = hearPlainly(work, said)
    return plain === 'no' ? otherwise(work, inCharacters(work, said), outcome, outcome.go.why) : plain
  }
  if (outcome.go.kind !== 'retry') keepRest(work, said)
  const words = wordsOf(said)
  if (words !== undefined && isProse(work)) noteLanguage(work, words, 2)
  return outcome
}

// "xiawu san dian" and "要帶咩" are answers like those that they stand for.
function hearPlainly(work: Work, said: Said): Aside {
  const { frame } = work
  const plain = inStandardWords(work, said)
  if (!frame || plain?.kind !== 'text') return 'no'
  const command = commandIn(work, frame, plain.text)
  if (command) return commanded(work, frame, command)
  const outcome = hearBy(work, plain)
  if (!outcome || outcome.go.kind === 'retry') return 'no'
  keepRest(work, plain)
  return outcome
}

// "护照要带什么" holds an option, "要带什么", and is another question all the same: what it says besides names a thing of its own.
// "护照要多少钱" where services can be picked names one, and asks what it costs.
function asksAnother(work: Work, said: Said): Aside {
  if (work.step.verb !== 'choose' || said.kind !== 'text' || said.option !== undefined || !ASKS.test(said.text)) return 'no'
  if (!work.step.offers) return asksDetail(said.text) ? leadsAway(work, said) : 'no'
  const text = said.text.toLowerCase()
  const rest = offersNow(work).reduce((left, offer) => left.replaceAll(labelOf(work, offer).toLowerCase(), ' '), text)
  const route = rest === text ? undefined : work.book.route(rest.trim(), work.language)
  return route && (!route.idle || route.menu) ? leadsAway(work, said) : 'no'
}

// Names, numbers and the like say nothing of a language.
function isProse({ step: { question } }: Work): boolean {
  return question !== undefined && question.forms.every((form) => form === 'text')
}

// A voice message that was recognised is read as text, unless it is a voice that is asked for.
function fitted(work: Work, said: Said): Said {
  return work.step.question?.forms.includes('voice') ? said : asText(said)
}

function comesBetween(work: Work, frame: Frame, said: Said): Aside {
  if (said.kind === 'menu') return tapped(work, said)
  const text = wordsOf(said)
  const isOpen = work.step.verb === 'ask' && frame.step !== DRAFT && frame.step !== CONSENT
  const way = isOpen ? byNumber(asText(said), offersNow(work)) : undefined
  if (way) return commanded(work, frame, way.value === 'done' ? 'done' : 'skip')
  if (text === undefined || isOption(work, frame, said, text)) return 'no'
  const { book } = work
  if (work.nudged && isHere(work, text)) return void again(work)
  const language = book.language(text)
  if (language) return speak(work, language)
  const command = commandIn(work, frame, text)
  if (command) {
    noteLanguage(work, text)
    return commanded(work, frame, command)
  }
  if (wantsToAdd(work, text)) return retry('what-to-add')
  const side = book.start({ kind: 'text', text })
  if (side !== undefined && SIDE_FLOWS.includes(side)) return interrupt(work, side)
  if (side !== undefined && isNoAnswer(work, side)) return side === work.flow.id ? void again(work) : interrupt(work, side)
  if (side === WELCOME && work.step.verb === 'ask' && !isGathering(work)) return void again(work)
  return sideQuestion(work, frame, text)
}

// Who is asked whether they are still there may answer that, and not yet what was asked before.
function isHere({ book, language }: Work, text: string): boolean {
  return book.words('common:words.here', language).some((word) => isSame(word, text))
}

// The word that begins a flow is neither a place nor whom a complaint is about, nor a question to the guide. Who speaks to an
// officer may say anything.
function isNoAnswer({ step, flow, book }: Work, id: string): boolean {
  const asked = step.verb === 'ask' ? step.question?.forms ?? [] : []
  if (id === WELCOME || (SIDE_FLOWS.includes(flow.id) && flow.id !== GUIDE)) return false
  return book.flow(id)?.starts?.place === undefined && (asked.includes('text') || asked.includes('place'))
}

// A key that is no flow's may be the button of an option.
function tapped(work: Work, said: Said): Aside {
  const id = work.book.start(said)
  if (id !== undefined) return interrupt(work, id)
  return work.step.verb === 'choose' ? 'no' : void again(work)
}

// What is offered right now is meant as an answer, whatever it is called; so is what a question of yes or no has as its own yes.
function isOption(work: Work, { step }: Frame, said: Said, text: string): boolean {
  if (said.kind === 'text' && said.option !== undefined) return true
  if (work.step.verb === 'confirm' && step !== CONSENT && isOwnYes(work, text)) return true
  if (work.step.verb !== 'choose' || step === DRAFT || step === CONSENT) return false
  return spokenOf(work, offersNow(work)).some(({ label, words }) => isSame(label, text) || words.some((word) => isSame(word, text)))
}

function commandIn(work: Work, frame: Frame, text: string): CommandName | undefined {
  const zero = work.elder && isSame(text, '0')
  const name = zero ? 'human' : work.book.command(text) ?? (givesUp(work, text) ? 'drop' : hasAll(work, text) ? 'done' : undefined)
  if (name === 'done' && !isGathering(work) && !work.held) return undefined
  if (name === 'drop' && isGathering(work) && gathered(work).length > 0 && isDone(work, text)) return 'done'
  return name && SOFT.has(name) && saysNo(work, frame, text) ? undefined : name
}

function hasAll(work: Work, text: string): boolean {
  return isGathering(work) && gathered(work).length > 0 && isEnough(text)
}

// 结束 ends what was begun, but the gathering alone where something has been gathered.
function isDone({ book, language }: Work, text: string): boolean {
  return book.words('common:words.done', language).some((word) => isSame(word, text))
}

// Words that answer a question of yes or no better than they command.
const SOFT: ReadonlySet<CommandName> = new Set(['drop', 'skip', 'done', 'help'])

function saysNo(work: Work, frame: Frame, text: string): boolean {
  if (work.step.verb !== 'confirm' && frame.step !== CONSENT) return false
  return forms['confirm']?.read({ kind: 'text', text }, contextOf(work, work.step)).ok === true
}

function commanded(work: Work, frame: Frame, name: CommandName): Outcome | undefined {
  if (frame.step === DRAFT && (name === 'cancel' || name === 'drop')) {
    work.effects.push({ kind: 'say', key: 'common:draft.discarded' })
    return void discard(work)
  }
  if (frame.step === DRAFT && (name === 'back' || name === 'skip' || name === 'done')) return void again(work)
  const held = name === 'done' || name === 'cancel' || name === 'drop' ? release(work) : undefined
  if (name === 'done' && held && !isGathering(work)) return hearAnswer(work, held)
  return obey(work, frame, name)
}

// Whoever asks at the notice what their data is for asks about nothing else.
const WHAT_FOR = /^(?:我)?(?:凭什么|憑什麼|凭啥|憑啥)|(?:为什么|為什麼|为啥|為啥|干什么|幹什麼|干嘛|幹嘛|做什么用|做什麼用|有什么用|有什麼用|\bwhat for\b|\bwhy\b)[^，,。]{0,6}$/i

// Whoever speaks of agreeing tells no story.
const AGREE = /同意|agree/i

// Only what is neither yes nor no to the notice may be the beginning of something else.
function hearNotice(work: Work, frame: Frame, said: Said): Outcome | undefined {
  if (takesTime(work, said)) return undefined
  if (isWordless(said)) {
    work.effects.push({ kind: 'say', key: 'common:not-words' })
    return void again(work)
  }
  if (readConsent(work, asText(said)) === undefined) {
    const plain = inStandardWords(work, said)
    if (plain && readConsent(work, plain) !== undefined) return hearConsent(work, frame, plain)
  }
  const isRead = readConsent(work, asText(said)) !== undefined
  const words = wordsOf(said)
  if (!isRead && words !== undefined && WHAT_FOR.test(words)) return obey(work, frame, 'why')
  const isMore = !isRead && words !== undefined && tellsMore(words) && !AGREE.test(words)
  const led = isRead ? 'no' : leadsAway(work, said, isMore)
  if (led !== 'no') return led
  if (isMore && tellOn(work, words)) return void again(work)
  return hearConsent(work, isRead || words === undefined ? frame : withAhead(work, frame, words), asText(said))
}

// Who wants something else now is not held up by what they had begun.
function hearOffer(work: Work, frame: Frame, said: Said): Outcome | undefined {
  const led = readDraft(work, asText(said)) ? 'no' : leadsAway(work, said)
  return led === 'no' ? hearDraft(work, frame, asText(said)) : led
}

// What does not fit the question may be the beginning of something else, where that is sure.
function otherwise(work: Work, said: Said, failed: Outcome, why: string): Outcome | undefined {
  if (takesTime(work, said)) return undefined
  if (isUnasked(work, said)) return retry('not-words')
  if (isThanks(wordsOf(said) ?? '')) return thanked(work)
  const day = otherDay(work, said)
  if (day) return day
  const both = moreThanAsked(work, said)
  if (both) return both
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
  if (words !== undefined && work.flow.id === WELCOME && isMenu(work, words)) return undefined
  return words !== undefined && isBeforeSending(work) && tellOn(work, words) ? void again(work) : failed
}

// What cannot be looked at is not kept, and whoever sends it must know that.
function isUnasked({ step, flow }: Work, said: Said): boolean {
  return isWordless(said) && flow.id !== WELCOME && step.question?.forms.some((form) => TAKES.has(form)) !== true
}

const TAKES: ReadonlySet<string> = new Set(['text', 'image', 'voice'])

function isWordless(said: Said): boolean {
  return said.kind === 'image' || (said.kind === 'voice' && !said.transcript)
}

const BESIDE: ReadonlySet<string> = new Set(['image', 'voice', 'place', 'phone'])

// Where a place, a picture or a number is asked for, more of the story belongs to the story.
function isBeforeSending({ step }: Work): boolean {
  return step.verb === 'ask' && step.question?.forms.every((form) => BESIDE.has(form)) === true
}

// What was told before and this are an answer together, whatever this is by itself.
function joinedTo(work: Work, said: Said, why: string): Outcome | undefined {
  const whole = joined(work, said, why)
  const heard = whole && hearBy(work, whole)
  return heard && heard.go.kind !== 'retry' ? heard : undefined
}

// 农历三月三 and 2月30号 are days that cannot be, where a day is asked for, and no wish for something else.
function isOfItsForm({ step }: Work, words: string, why: string): boolean {
  return step.verb === 'ask' && words.length <= LONGEST_OF_FORM && !/^(?:not-|too-|again)/.test(why) && !isQuestion(words)
}

const LONGEST_OF_FORM = 16

// Neither thanks nor the wish for a moment is an answer, in whatever form; nor is "all right" to what was received.
function isBeside(work: Work, said: Said): boolean {
  const words = wordsOf(said) ?? ''
  const isOpen = work.step.question?.forms.includes('text') === true
  if ((!isOpen || WAITS.test(words)) && takesTime(work, said)) return true
  const isHeard = isThanks(words) || (isGathering(work) && (gathered(work).length > 0 || said.kind === 'voice') && readYesNo(words) === true)
  if (isHeard) again(work)
  return isHeard
}

// "我想问一下" is as good as any words where words are asked for.
const WAITS = /[等慢]|wait|hang on|hold on|moment|second|minute/i

// Who has to look for something first is not to be hurried, and nothing has failed.
function takesTime(work: Work, said: Said): boolean {
  const words = wordsOf(said)
  if (words === undefined || !work.book.has('common:no-hurry') || !asksToWait(words)) return false
  work.effects.push({ kind: 'say', key: 'common:no-hurry' })
  return true
}

// Who thanks has had what they came for where nothing would be left undone; elsewhere the question stands, and nothing has failed.
function thanked(work: Work): Outcome | undefined {
  const goodbye = `${work.flow.id}:goodbye`
  return FLEETING.includes(work.flow.id) && work.book.has(goodbye) ? end(tell(work, goodbye)) : void again(work)
}

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
function isMenu(work: Work, words: string): boolean {
  const greets = work.book.start({ kind: 'text', text: words }) === WELCOME || work.book.route(words, work.language)?.flow === WELCOME
  if (greets) {
    noteLanguage(work, words)
    again(work)
  } else guessLanguage(work, words)
  return greets
}

// A step's settings were held against the schema of its own kind when the flow was compiled.
function hearBy(work: Work, said: Said): Outcome | undefined {
  const event: SaidEvent = { kind: 'said', at: work.now, said }
  return kinds[work.step.verb]?.hear?.(work.step.settings as never, work, event)
}

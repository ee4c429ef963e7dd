// Where a free text leads: which flow answers what the guide makes of it, with what was said already filled in.

import { ASKS, isAspect } from '../../engine/answers/reading/asks.ts'
import { isForeign } from '../../engine/answers/reading/scripts.ts'
import { languageOf } from '../../engine/between/language.ts'
import type { Book, Route } from '../../engine/book.ts'
import type { Json } from '../../engine/event.ts'
import { saysMore } from '../../engine/questions/story.ts'
import { joined } from '../../lib/pattern.ts'
import type { Finding, Guide, MessageKind } from '../../ports/guide.ts'
import { sayName } from '../../services/say.ts'
import { goesOn } from './filed.ts'
import { changesAppointment, comesFor, isBooking, isNoBooking, staysAway, wantsToCome } from './appointments.ts'
import { asksOfStation, concernIn, isStationAlone } from './concerns.ts'
import { codeAlone, flowFor, isDigits, isWho, numberAlone, numberIn, ourNumber, wantsNoPerson } from './numbers.ts'
import { blamesOthers, isOfOfficer, isOfOthers, tellsOfHarm, withoutComplaint } from './supervision.ts'
import type { FindUnit, NamedUnit } from './units.ts'

/** The name of the procedure that is done at the service that was chosen, in a language. */
export type FindSubject = (chosen: readonly Json[], language: string) => string | undefined

/** What routes are found with. */
export type RouteParts = { readonly guide: Guide; readonly unitIn: FindUnit; readonly subjectOf: FindSubject }

/** Fewer signs than this only look like the wish for a person. */
const SURE = 4

/** Shorter than this, what asks nothing and names nothing is a fragment of something, and nobody else's business. */
const FRAGMENT = 10
/** A story may be as short, for what that is worth. */
const STORY = 8

/** Of what is only learnt, the share that is enough to begin something, and the one to put it before the question that stands. */
const [POSSIBLE, LIKELY] = [0.4, 0.6]

const STORIES: ReadonlySet<MessageKind> = new Set(['tip', 'complaint', 'human'])
const NOT_OURS: ReadonlySet<MessageKind> = new Set(['out_of_scope', 'smalltalk'])

/** A digit or two picks something that does not stand any more. */
const CHOICE = /^[\d\uff10-\uff19]{1,2}[.。]?$/

/** Makes what tells where a text leads; only what is sure leads anywhere. */
export function createRoute(parts: RouteParts): Book['route'] {
  return (text, language, chosen = []) => {
    // The menu says what is understood here.
    if (isForeign(text) || CHOICE.test(text.trim())) return undefined
    // What is asked about us is known by its words, in whatever dialect.
    const plain = parts.guide.plain(text) ?? text
    const further = goesOn(text, plain, chosen)
    if (further && (further.flow !== 'add' || addsTo(parts, further.with['story'], language))) return further
    const about = aboutChosen(parts, { text, plain, language }, chosen)
    if (about !== 'no') return about
    if (isWho(text)) return undefined
    const unit = parts.unitIn(text)
    return byWords({ text, plain, language, unit }) ?? byGuide(parts.guide, { text, language, unit })
  }
}

// "还有，我想预约" wants something new.
function addsTo({ guide, unitIn }: RouteParts, rest: Json | undefined, language: string): boolean {
  const text = typeof rest === 'string' ? rest : ''
  const led = byWords({ text, plain: text, language, unit: unitIn(text) })
  return led === undefined && !STARTS.has(guide.find(text, { language }).kind)
}

const STARTS: ReadonlySet<MessageKind> = new Set(['procedure', 'human'])

type Asked = { readonly text: string; readonly plain: string; readonly language: string }

// What is asked of the thing that was chosen, or shown.
function aboutChosen(
  { guide, subjectOf }: RouteParts, { text, plain, language }: Asked, chosen: readonly Json[],
): Route | undefined | 'no' {
  if (isAspect(plain)) {
    const subject = subjectOf(chosen, language)
    return subject === undefined ? { flow: 'ask-guide', with: {}, idle: true } : ask(subject)
  }
  const shown = chosen.findLast((value) => typeof value === 'string' && guide.department(value) !== undefined)
  const related = typeof shown === 'string' ? guide.related(shown, text) : undefined
  // The bare name of what was shown asks nothing new.
  if (related !== undefined && related === shown && !ASKS.test(text)) return undefined
  const [other] = related === undefined || related === shown ? [] : guide.names([related], language)
  return other ? ask(other.name) : 'no'
}

// What is known by its words alone.
function byWords({ text, plain, language, unit }: Asked & { readonly unit: NamedUnit | undefined }): Route | undefined {
  const code = codeAlone(text)
  if (code !== undefined) return { flow: 'case-status', with: { code }, idle: true, menu: true }
  const number = numberAlone(text)
  if (number !== undefined) return { flow: 'case-status', with: { number }, idle: true, menu: true }
  if (unit && (isStationAlone(unit.text) || asksOfStation(unit.text))) return { flow: 'hours', with: { unit: unit.id } }
  if (isBooking(text) || (unit && comesFor(plain, language))) return { flow: 'book-appointment', with: {} }
  const concern = concernIn(text) ?? concernIn(plain)
  if (concern !== undefined) return { flow: concern, with: {} }
  if (staysAway(plain)) return idle({ flow: 'my-appointments', with: {} })
  return changesAppointment(plain) ? { flow: 'my-appointments', with: {} } : undefined
}

type Told = Omit<Asked, 'plain'> & { readonly unit: NamedUnit | undefined }

function byGuide(guide: Guide, message: Told): Route | undefined {
  const { text, language } = message
  const found = guide.find(text, { language })
  const { kind, share = 1 } = found
  const isOurs = share >= POSSIBLE && !NOT_OURS.has(kind) && (kind !== 'complaint' || !blamesOthers(text))
  if (!isOurs && tellsOfHarm(text)) return isOfOfficer(text) ? complaint(text) : tip(text)
  // What hardly speaks for its kind says nothing that anything could be begun with.
  if (share < POSSIBLE) return idle(ask(text), lengthOf(text) < (STORIES.has(kind) ? STORY : FRAGMENT))
  if (KNOWS_NOT.test(text) && (kind === 'procedure' || kind === 'out_of_scope')) return undefined
  const ours = ourNumber(text)
  // A complaint about how long it takes names it, too.
  if (ours !== undefined && !STORIES.has(kind)) return { flow: flowFor(ours, text), with: { number: ours } }
  return BY_KIND[kind](message, found, guide)
}

// Who does not know asks for nothing.
const KNOWS_NOT = /^(?:我|这个?|那个?)?[也都真]?(?:不知道|不晓得|不清楚|不认识|不记得|记不清|记不得|忘了|没看清|没注意)/

type ByKind = (message: Told, found: Finding, guide: Guide) => Route | undefined

const BY_KIND: Readonly<Record<MessageKind, ByKind>> = {
  procedure: ({ text, language }, { outcome, guess }) => {
    if (wantsToCome(text, language)) return ifLikely({ flow: 'book-appointment', with: {} }, outcome !== 'list')
    if (outcome === 'none') return undefined
    return outcome === 'answer' || ASKS.test(text) ? { ...ask(text), ...(guess && { guess }) } : { ...idle(ask(text)), menu: true }
  },
  out_of_scope: ({ text }, { topic }) => {
    const asks = ASKS.test(text)
    if (topic === undefined && !asks && lengthOf(text) < FRAGMENT) return undefined
    return ifLikely(ask(text), topic !== undefined && asks)
  },
  smalltalk: ({ text }, { topic }) => idle(ask(text), topic === undefined),
  // What is told of an officer goes to supervision, out of the sight of those it is about.
  tip: ({ text }, found) => ifLikely(isOfOfficer(text) ? complaint(text) : tip(text), isLikely(text, found)),
  complaint: (message, found, guide) => {
    const { text, language, unit } = message
    if (isOfOthers(text)) return ofOthers(message, guide)
    const about = unit && sayName(unit.name, languageOf(text, language) ?? language)
    return ifLikely(complaint(text, about), isLikely(text, found))
  },
  // Digits alone may as well be an answer that was mistyped, and what asks about something done is most likely about what stands.
  status: ({ text }, found) =>
    ifLikely({ flow: 'case-status', with: numberIn(text) }, isLikely(text, found) && !isDigits(text) && PROGRESS.test(text)),
  booking: ({ text }, found) =>
    (isNoBooking(text) ? undefined : ifLikely({ flow: 'book-appointment', with: {} }, isLikely(text, found))),
  // The words for a person are known; what is as short and was only learnt is not sure.
  human: ({ text }, found) => {
    if (wantsNoPerson(text)) return undefined
    return ifLikely({ flow: 'talk-to-officer', with: {} }, isLikely(text, found) && lengthOf(text) >= SURE)
  },
  emergency: () => undefined,
}

const PROGRESS = new RegExp(joined`
  [查案批审審]|进[度展]|進[度展]|编号|編號|单号|單號|[状狀]态|結果|结果|到哪|怎么样|怎麼樣|处理|處理|立|回[复覆音]
  |消息|动静|動靜
  |\b(?:status|progress|case|report|number|result|news|update|hear|heard)
`, 'i')

// What is left without the word may be a tip, or somebody else's business.
function ofOthers({ text, language }: Told, guide: Guide): Route {
  const question = withoutComplaint(text)
  return guide.find(question, { language }).kind === 'tip' ? tip(text) : ask(question)
}

function isLikely(text: string, { share }: Finding): boolean {
  return share === undefined || (share >= LIKELY && lengthOf(text) > SURE)
}

// What is not likely never comes between a question and its answer.
function ifLikely(route: Route, likely: boolean): Route {
  return likely ? route : idle(route)
}

function idle(route: Route, vague = false): Route {
  return { ...route, idle: true, ...(vague && { vague }) }
}

function ask(question: string): Route {
  return { flow: 'ask-guide', with: { question } }
}

function tip(text: string): Route {
  return { flow: 'submit-tip', with: told(text) }
}

function complaint(text: string, about?: string): Route {
  return { flow: 'file-complaint', with: { ...told(text), ...(about !== undefined && { about }) } }
}

function told(text: string): { readonly story?: string } {
  return saysMore(text) ? { story: text } : {}
}

function lengthOf(text: string): number {
  return [...text].length
}

// choose: offers options, from the flow's own list or from a service.

import type { FromSchema } from 'json-schema-to-ts'

import type { Said } from '../../messages/inbound.ts'
import { isDenial, pick } from '../answers/options.ts'
import type { ReadContext, Reading } from '../answers/form.ts'
import { correctionIn } from '../answers/reading/correction.ts'
import { isQuestion } from '../answers/reading/asks.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Answers } from '../conversation.ts'
import type { Offer } from '../effect.ts'
import type { Event, Json } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import { end, foresee, jump, learnt, next, retry, wait } from '../outcome.ts'
import { betweenTwo } from '../questions/between-two.ts'
import { dated, isNoDay, notOffered, suitsAny } from '../questions/dated.ts'
import { fewerDays, fewerDaysAsHeard, onWeekday } from '../questions/days.ts'
import { likely, likelyOwn, worded } from '../questions/likely.ts'
import { knownOffer } from '../questions/prefill.ts'
import { storyAfter } from '../questions/story.ts'
import { fewer, fewerAsHeard, nearest } from '../questions/times.ts'
import { labelled, MORE, pageOf, put, type Labelled } from '../questions/put.ts'
import { suiting } from '../questions/suiting.ts'
import { QUESTION_SETTINGS } from '../questions/settings.ts'
import { answersOf, contextOf, isRecord, labelOf, spokenOf, tell } from '../view.ts'
import type { View } from '../work.ts'
import { takenWith } from './call.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: {
    choose: { type: 'string' },
    from: {
      type: ['array', 'object'],
      items: { type: ['string', 'number'] },
      minItems: 1,
      properties: {
        call: { type: 'string' },
        with: { type: ['array', 'object'], items: { type: 'string' }, additionalProperties: { type: 'string' } },
      },
      required: ['call'],
      additionalProperties: false,
    },
    none: { type: 'string' },
    sole: { type: 'boolean' },
    ...QUESTION_SETTINGS,
  },
  required: ['choose', 'from'],
  additionalProperties: false,
} as const

type Choose = FromSchema<typeof schema>

/** Offers options, one of which is picked. */
export const choose: StepKind<Choose> = {
  schema,
  enter: (step, view) => {
    if (view.step.offers) return offered(view, view.step.offers)
    const { call, with: names } = sourceOf(step)
    return wait([{ kind: 'call', service: call, with: takenWith(view, names) }])
  },
  hear: (step, view, event) => {
    if (event.kind === 'said') return picked(view, event)
    const offers = event.kind === 'returned' ? readOffers(event.value) : []
    const kept = keptIn(view, offers)
    if (kept) return foresee(kept)
    if (offers.length > 0) return offered(view, offers, step.sole)
    return step.none ? jump(step.none) : end(tell(view, 'common:no-options'))
  },
  leads: (step) => (step.none ? [step.none] : []),
}

// What is only worded anew stays as it is, though nobody could pick it any more: what is done with it may be refused later.
function keptIn({ frame, step }: View, offers: readonly Offer[]): Answers | undefined {
  const before = frame?.changing?.filled === undefined ? undefined : frame.filled?.[step.word]
  if (!isRecord(before) || Object.hasOwn(frame?.answers ?? {}, step.word)) return undefined
  return offers.some(({ value }) => value === before['value']) ? undefined : learnt(step.word, before)
}

type Source = { readonly call: string; readonly with?: Parameters<typeof takenWith>[1] }

// The compiler lays the list of a flow's own options aside, so what is left is a call.
function sourceOf(step: Choose): Source {
  return step.from as Source
}

function offered(view: View, offers: readonly Offer[], sole = false): Outcome {
  const only = sole && offers.length === 1 ? offers[0] : undefined
  // What is only worded anew has been told.
  if (only) return view.frame?.changing?.filled ? foresee(soleAnswer(view, only)) : taken(view, only)
  const known = knownOffer(view, offers) ?? (isWishKnown(view) && offers.length === 1 ? offers[0] : undefined)
  return known ? foresee(answer(view, known)) : fewerAsHeard(view, offers) ?? fewerDaysAsHeard(view, offers) ?? told(view, offers)
}

// "我要取消" says what is to be done with the only thing there is.
function isWishKnown(view: View): boolean {
  const { flow, step, frame } = view
  const heard = frame?.heard
  if (heard === undefined) return false
  return flow.steps.slice(step.index + 1).some(({ verb, offers }) =>
    verb === 'choose' && offers !== undefined && likelyOwn(heard, spokenOf({ ...view, step: { ...step, offers } }, offers)) !== undefined)
}

// What there is no choice of is not asked; whoever is told so hears what it is.
function taken(view: View, only: Offer): Outcome {
  const key = `${view.step.key}.sole`
  return next(soleAnswer(view, only), ...view.book.has(key) ? [tell(view, key, { sole: labelOf(view, only) })] : [])
}

function soleAnswer(view: View, only: Offer): Answers {
  return learnt(view.step.word, { value: only.value, label: labelOf(view, only), sole: true })
}

// Who wanted a day that cannot be had is told so before the others are shown.
function told(view: View, offers: readonly Offer[]): Outcome {
  const outcome = put(view, offers)
  const key = `${view.step.key}.not-an-option`
  return notOffered(view, offers) && view.book.has(key) ? { ...outcome, wants: [tell(view, key), ...outcome.wants ?? []] } : outcome
}

function picked(view: View, event: Extract<Event, { kind: 'said' }>): Outcome {
  const { said } = event
  const all = view.step.offers ?? view.offered
  const words = said.kind === 'text' && !said.option && !isDigits(said.text) ? suiting(view, said.text) : undefined
  const instead = words === undefined ? undefined : correctionIn(words)
  const better = instead === undefined ? undefined : picked(view, { ...event, said: { kind: 'text', text: instead } })
  if (better && better.go.kind !== 'retry') return better
  const shown = view.few === undefined ? all : all.slice(0, view.few)
  const few = words === undefined ? undefined : fewer(view, all, words) ?? fewerDays(view, all, words)
  if (few) return few
  const onDay = words === undefined ? undefined : onDayOf(view, all, shown, words)
  if (onDay) return next(answer(view, onDay))
  const [first, ...more] = shown
  if (first && words !== undefined && isSummedUp(view) && suitsAny(words)) return foresee(answer(view, first))
  if (words !== undefined && isNoDay(all, words)) return retry('not-an-option')
  const page = labelled(view, pageOf(view, all))
  const numbered = said.kind === 'text' && !said.option ? byDigits(said.text, page) : undefined
  if (numbered) return turn(view, all, numbered.value)
  const corrected = instead === undefined ? undefined : all[wordedAt(view, instead, all) ?? -1]
  if (corrected) return next(answer(view, corrected))
  const read = pickShown(said, page, contextOf(view, view.step))
  if (read.ok) return turn(view, all, read.value)
  // Where there is but one, a yes takes it.
  if (first && more.length === 0 && words !== undefined && readYesNo(words) === true) return next(answer(view, first))
  if (read.why === 'not-an-option') {
    const meant = meantBy(view, said, all)
    if (meant) return meant
  }
  const near = words === undefined ? undefined : nearest(view, all, words)
  if (near) return near
  // "我要预约" is a word of its own, and no question between two options that speak of appointments.
  const isElsewhere = words !== undefined && (isQuestion(words) || view.book.start({ kind: 'text', text: words }) !== undefined)
  return retry(read.why, { ...(read.values && { values: read.values }), ...(read.why === 'ambiguous' && !isElsewhere && { stays: true }) })
}

// What is on show comes before the rest: the soonest of it, and its own Thursday.
function onDayOf(view: View, all: readonly Offer[], shown: readonly Offer[], words: string): Offer | undefined {
  if (shown.length === all.length) return dated(view, all, words, 'read')
  return dated(view, shown, words, 'read') ?? onWeekday(shown, words, view) ?? dated(view, all, words, 'read')
}

// "最后一个" is the last of what is on show, and not what leads to the others.
function pickShown(said: Said, page: readonly Labelled[], context: ReadContext): Reading {
  const read = pick(said, page, context)
  const isMore = read.ok && isRecord(read.value) && read.value['value'] === MORE
  const last = isMore && said.kind === 'text' && !said.option ? pick(said, page.slice(0, -1), context) : read
  return last.ok ? last : read
}

// Who leaves it to us sees at the summary what it has come to, and can change it there; what is told of is never ours to choose.
function isSummedUp({ flow, step }: View): boolean {
  return !step.offers && flow.steps.slice(step.index + 1).some(({ verb, settings: { changes } }) =>
    verb === 'confirm' && Array.isArray(changes) && changes.includes(step.word))
}

// "赌钱" is another word for one of the options; "丢了" names none of the procedures in a list, and means one of them;
// "要本人去吗" at the parts of an entry means the one that tells of it.
function meantBy(view: View, said: Said, offers: readonly Offer[]): Outcome | undefined {
  if (said.kind !== 'text') return undefined
  const other = offers[wordedAt(view, said.text, offers) ?? wishedAt(view, said.text, offers) ?? -1]
  const meant = other ? undefined : view.book.meant?.({ said: said.text, offers, answers: answersOf(view), language: view.language })
  if (meant) return next(answer(view, meant))
  return betweenTwo(view, offers, said.text) ?? (other && next(answer(view, other)))
}

// "我要办身份证但是不知道去哪个所" wishes for one of the services, whatever else it says.
function wishedAt(view: View, text: string, offers: readonly Offer[]): number | undefined {
  return view.step.offers || !WISHES.test(text) || /[?？吗嗎]\s*$/.test(text) ? undefined : likely(text, spokenOf(view, offers))
}

const WISHES = /[要想][^,，。]{0,3}[办辦换換补補领領约約]|\b(?:i want|i need|i'd like|i would like) to (?:get|renew|replace|apply|book|register)\b/i

// Where a story is wanted next, any sentence may name the option; elsewhere a long one is more than an answer.
function wordedAt(view: View, text: string, offers: readonly Offer[]): number | undefined {
  const spoken = spokenOf(view, offers)
  // "没有了" is a word for having enough, and "没有赌钱" denies another.
  if (isDenial(text)) return worded(text, spoken, 0)
  return worded(text, spoken, storyAfter(view) ? undefined : /\p{Script=Han}/u.test(text) ? 5 : 20)
}

// Every page of a long list may be picked from by label; `MORE` shows the next one.
function turn(view: View, all: readonly Offer[], value: Json): Outcome {
  const chosen = isRecord(value) ? value['value'] : value
  if (chosen === MORE) return nextPage(view, all)
  const one = all.find((offer) => offer.value === chosen)
  return one ? next(answer(view, one)) : retry('not-an-option')
}

function nextPage(view: View, all: readonly Offer[]): Outcome {
  if (view.few !== undefined && !view.elder) return { ...put({ ...view, few: undefined }, all), go: { kind: 'wait', offers: all } }
  const page = (view.page ?? 0) + 1
  return { ...put({ ...view, page }, all), go: { kind: 'wait', offers: all, page } }
}

function answer(view: View, offer: Offer): Answers {
  return learnt(view.step.word, { value: offer.value, label: labelOf(view, offer) })
}

// What most people send is a digit, which needs no closer look where no label has digits of its own.
function byDigits(text: string, offers: readonly (Offer & { label: string })[]): Offer | undefined {
  if (!DIGITS.test(text) || offers.some(({ label }) => ANY_DIGIT.test(label))) return undefined
  return offers[Number(text) - 1]
}

const DIGITS = /^[1-9]\d?$/
const ANY_DIGIT = /\d/

function isDigits(text: string): boolean {
  return /^[\s\d０-９]+$/.test(text)
}

// Services give options as { value, label }, or as plain values that are their own labels.
function isWords(words: Json | undefined): words is readonly string[] {
  return Array.isArray(words) && words.every((word) => typeof word === 'string')
}

function readOffers(value: Json): readonly Offer[] {
  if (!Array.isArray(value)) return []
  const pieces: readonly Json[] = value
  return pieces.map((piece) => {
    if (!isRecord(piece)) return { value: piece, label: String(piece) }
    const { value: own = null, label, words } = piece
    return { value: own, label: typeof label === 'string' ? label : String(own), ...(isWords(words) && { words }) }
  })
}

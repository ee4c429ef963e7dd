// Lets days and times be picked by how people say them: "下周三" among days, "下午三点" among slots.

import { forms } from '../answers/forms.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { readNumeral } from '../answers/reading/numerals.ts'
import type { Form, ReadContext, Reading } from '../answers/form.ts'
import { dayContext, sureDay } from '../answers/reading/days.ts'
import { findTimes } from '../answers/reading/hours.ts'
import { pattern } from '../answers/reading/pattern.ts'
import type { Offer } from '../effect.ts'
import type { Json } from '../event.ts'
import { isRecord } from '../view.ts'
import type { View } from '../work.ts'

const DAY = /^\d{4}-\d\d-\d\d(?:T(\d\d:\d\d))?/
const TIME = /^\d\d:\d\d$/

/** The only option on the day or at the time that the text says; `how` tells if all of it says that. */
export function dated(view: View, offers: readonly Offer[], text: string, how: 'read' | 'find'): Offer | undefined {
  const first = offers[0]?.value
  if (typeof first !== 'string') return undefined
  const day = DAY.exec(first)
  if ((day || TIME.test(first)) && how === 'read' && (isSoonest(text) || suitsAny(text))) return earliest(offers)
  if (day && how === 'find' && isSoonest(text)) return earliest(offers)
  if (day) {
    const days = matching(offers, said(view, day[1] ? 'when' : 'date', text, how), dayOf)
    return days ?? (day[1] ? matching(offers, said(view, 'time', text, how), timeOf) : undefined)
  }
  return TIME.test(first) ? matching(offers, said(view, 'time', text, how), timeOf) : undefined
}

/** Tells whether a day was wanted, in a change or an earlier message, that is not among the days that are offered. */
export function notOffered(view: View, offers: readonly Offer[]): boolean {
  const { frame, step, now, language } = view
  if (!frame || !offers.every(({ value }) => typeof value === 'string' && ONE_DAY.test(value))) return false
  if (Object.hasOwn(frame.answers, step.word)) return false
  const given = frame.filled?.[step.word]
  const [found, ...others] = frame.heard === undefined ? [] : forms['date']?.find?.(frame.heard, { at: now, language, settings: {} }) ?? []
  const wanted = typeof given === 'string' && ONE_DAY.test(given) ? given : others.length === 0 ? found?.value : undefined
  return wanted !== undefined && offers.every(({ value }) => value !== wanted)
}

const ONE_DAY = /^\d{4}-\d\d-\d\d$/
const MONTH_DAY = /([\d一二三四五六七八九十]{1,3}) ?月 ?([\d一二三四五六七八九十]{1,3})/g

/** Tells whether a text names days, and none that is offered: in "2月30日" the 2 is no number of the list. */
export function isNoDay(offers: readonly Offer[], text: string): boolean {
  const first = offers[0]?.value
  if (typeof first !== 'string' || !DAY.test(first)) return false
  const named = [...normalise(text).matchAll(MONTH_DAY)].map(([, month = '', day = '']) => `${twoDigits(month)}-${twoDigits(day)}`)
  return named.length > 0 && !offers.some(({ value }) => named.includes(String(value).slice(5, 10)))
}

function twoDigits(text: string): string {
  return String(readNumeral(text) ?? '').padStart(2, '0')
}

// What the text may mean: one reading if it is plain, several where it is ambiguous.
function said(view: View, name: string, text: string, how: 'read' | 'find'): readonly Json[] {
  const form = forms[name]
  const context = { at: view.now, language: view.language, settings: {} }
  if (how === 'find') return found(form, text, context)
  const read: Reading | undefined = form?.read({ kind: 'text', text }, context)
  if (!read) return []
  return read.ok ? [read.value] : read.among ?? []
}

// A day with an hour that may be in the morning or the evening is sure where only one of them is offered.
function found(form: Form | undefined, text: string, context: ReadContext): readonly Json[] {
  const sure = (form?.find?.(text, context) ?? []).map(({ value }) => value)
  if (sure.length > 0 || !form || form !== forms['when']) return sure
  const plain = normalise(text)
  const day = sureDay(plain, dayContext(context))
  const [time, ...others] = findTimes(plain)
  if (!day || !time || others.length > 0 || time.from < day.to || !BESIDE.test(plain.slice(day.to, time.from))) return []
  const read = form.read({ kind: 'text', text: text.slice(day.from, time.to) }, context)
  return read.ok ? [read.value] : read.among ?? []
}

const BESIDE = /^[ ,的在]{0,3}(?:at )?$/

/** Tells whether any of what is offered suits. */
export function suitsAny(text: string): boolean {
  return ANY.test(normalise(text).trim())
}

const ANY = pattern`
  ^(?:那|就|我|嗯)?(?:
    都行|都可以|都好|任意|无所谓
    |随便(?:哪[个天里家]?|什么时候|几点|选|给?我?选?一?个)?(?:时间)?(?:都行|都可以|都好)?
    |哪[个天里家]?(?:时间)?都(?:行|可以|好|一样)
    |(?:你们?|您)(?:看着(?:办|来|选|安排)|定|安排|决定|选|说了算|(?:帮我|给我|替我)(?:选|定|挑|安排)(?:一?个)?)
  )(?:吧|啊|呀|了|就行|就好|谢谢)*$
  |^(?:
    any(?:thing|where| one)?(?: is fine| will do| of them)?
    |whichever|you (?:choose|decide|pick)|(?:it )?doesn't matter|i don't mind
  )[.]?$
`

// Whom any suits is served soonest.
const SOONEST = pattern`
  ^(?:那?就|要|选|那|我?要?选?)?(?:最早|最快|最近|越早越好|越快越好|尽快|都行|都可以|随便|任意|哪天都行|什么时候都行|几点都行)
    (?:的|的?[那这]?一?[天次]|的?时间|的?[那嗰]个)?(?:吧|就行|就好|谢谢|好了)*$
  |^(?:the )?(?:earliest|soonest|any(?:time| day| time)?|as soon as possible|asap)(?: one| please)?$
`

/** Tells whether a text asks for the soonest of what there is, and says nothing else. */
export function isSoonest(text: string): boolean {
  return SOONEST.test(normalise(text).trim())
}

function earliest(offers: readonly Offer[]): Offer | undefined {
  return offers.toSorted((a, b) => (String(a.value) < String(b.value) ? -1 : 1))[0]
}

type Matcher = (value: string, wanted: Json) => boolean

function matching(offers: readonly Offer[], wanted: readonly Json[], fits: Matcher): Offer | undefined {
  const found = offers.filter(({ value }) =>
    typeof value === 'string' && wanted.some((one) => fits(value, one)))
  return found.length === 1 ? found[0] : undefined
}

function dayOf(value: string, wanted: Json): boolean {
  if (!isRecord(wanted)) return wanted === value
  const [day = '', time] = value.slice(0, 16).split('T')
  // A part of the day is no time: it only makes the list shorter.
  return wanted['date'] === day && wanted['part'] === undefined && (wanted['time'] === undefined || wanted['time'] === time)
}

function timeOf(value: string, wanted: Json): boolean {
  return wanted === value || wanted === value.slice(11, 16)
}

// Lets days and times be picked by how people say them: "下周三" among days, "下午三点" among slots.

import { forms } from '../answers/forms.ts'
import type { Reading } from '../answers/form.ts'
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
  if (day) {
    const days = matching(offers, said(view, day[1] ? 'when' : 'date', text, how), dayOf)
    return days ?? (day[1] ? matching(offers, said(view, 'time', text, how), timeOf) : undefined)
  }
  return TIME.test(first) ? matching(offers, said(view, 'time', text, how), timeOf) : undefined
}

// What the text may mean: one reading if it is plain, several where it is ambiguous.
function said(view: View, name: string, text: string, how: 'read' | 'find'): readonly Json[] {
  const form = forms[name]
  const context = { at: view.now, language: view.language, settings: {} }
  if (how === 'find') return (form?.find?.(text, context) ?? []).map((found) => found.value)
  const read: Reading | undefined = form?.read({ kind: 'text', text }, context)
  if (!read) return []
  return read.ok ? [read.value] : read.among ?? []
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

// Putting a question to the resident, the first time and again.

import type { Effect, Offer, Say } from '../effect.ts'
import type { Json } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import { wait } from '../outcome.ts'
import { labelOf, spokenOf, tell, wordOf } from '../view.ts'
import type { View } from '../work.ts'
import { asksPlace, placeBefore } from './place-before.ts'

// In elder mode at most five options are shown; the last of a longer list leads to the next page.
const PAGE = 5

/** The value of the option that shows the next page of a long list. */
export const MORE = 'common:more'

/** Puts the question of the step that stands, with what can be picked. */
export function put(view: View, offers?: readonly Offer[]): Outcome {
  return wait(texts(view, offers), offers)
}

/** The texts of the question that stands. */
export function texts(view: View, offers: readonly Offer[] = []): readonly Effect[] {
  const told = sayBack(view) ?? tell(view, view.step.key)
  return asked(view, offer(view.step.verb === 'confirm' ? inShort(told) : told, pageOf(view, offers)))
}

// "在什么地方？" says back the place that was told of already, where there is a text for that.
function sayBack(view: View): Say | undefined {
  if (!asksPlace(view)) return undefined
  const key = `${view.step.key}.told`
  const told = view.book.has(key) ? placeBefore(view) : undefined
  return told === undefined ? undefined : tell(view, key, { told })
}

/** A question as it is put: in elder mode with how a person is reached. */
export function asked(view: View, say: Say): readonly Effect[] {
  return view.elder ? [say, { kind: 'say', key: 'common:elder.zero' }] : [say]
}

// Nobody needs to read a long story again, and some platforms show no more than 299 characters: the question comes after it.
const LONG = 90
const SHOWN = 50
const SHOWN_LAST = 20

function inShort(say: Say): Say {
  const { values } = say
  let short: { [name: string]: Json } | undefined
  for (const name in values) {
    const text = values[name]
    if (typeof text !== 'string' || text.length <= LONG) continue
    short ??= { ...values }
    short[name] = inBrief(text)
  }
  return short ? { ...say, values: short } : say
}

/** The beginning and the end of a long text: what was added stands at its end. */
export function inBrief(text: string): string {
  const signs = [...text]
  if (signs.length <= LONG) return text
  return `${signs.slice(0, SHOWN).join('')}……${signs.slice(-SHOWN_LAST).join('')}`
}

/** Lays options under a text. */
export function offer(say: Say, offers: readonly Offer[]): Say {
  if (offers.length === 0) return say
  const { key, values } = say
  return values ? { kind: 'say', key, values, options: offers } : { kind: 'say', key, options: offers }
}

/** The options that are shown now: all of them, those that fit best, or a page of them in elder mode. */
export function pageOf(view: View, offers: readonly Offer[]): readonly Offer[] {
  if (!view.elder && view.few !== undefined) return [...offers.slice(0, view.few), more(view)]
  if (!view.elder || offers.length <= PAGE) return offers
  const size = PAGE - 1
  const from = ((view.page ?? 0) * size) % (Math.ceil(offers.length / size) * size)
  return [...offers.slice(from, from + size), more(view)]
}

function more(view: View): Offer {
  return { value: MORE, label: wordOf(view, 'common:elder.more') }
}

/** An option with its text. */
export type Labelled = Offer & { readonly label: string }

/** The options with their texts, as the resident sees them. */
export function labelled(view: View, offers: readonly Offer[]): readonly Labelled[] {
  if (offers === view.step.offers) return spokenOf(view, offers)
  return offers.map((one) => {
    if (hasLabel(one)) return one
    return { value: one.value, label: labelOf(view, one), ...(one.key !== undefined && { key: one.key }) }
  })
}

function hasLabel(offer: Offer): offer is Labelled {
  return offer.label !== undefined
}

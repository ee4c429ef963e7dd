// Putting a question to the resident, the first time and again.

import type { Effect, Offer, Say, Values } from '../effect.ts'
import type { Outcome } from '../outcome.ts'
import { wait } from '../outcome.ts'
import { labelOf, shown, tell, wordOf } from '../view.ts'
import type { View } from '../work.ts'

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
  const say = offer(tell(view, view.step.key, view.step.verb === 'confirm' ? inShort(view) : undefined), pageOf(view, offers))
  return view.elder ? [say, { kind: 'say', key: 'common:elder.zero' }] : [say]
}

// Nobody needs to read a long story again, and some platforms show no more than 299 characters: the question comes after it.
const LONG = 90
const SHOWN = 70

function inShort(view: View): Values | undefined {
  const long = Object.entries(shown(view)).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].length > LONG)
  if (long.length === 0) return undefined
  return Object.fromEntries(long.map(([name, text]) => [name, `${[...text].slice(0, SHOWN).join('')}……`]))
}

/** Lays options under a text. */
export function offer(say: Say, offers: readonly Offer[]): Say {
  return offers.length > 0 ? { ...say, options: offers } : say
}

/** The options that are shown now: all of them, or a page of them in elder mode. */
export function pageOf(view: View, offers: readonly Offer[]): readonly Offer[] {
  if (!view.elder || offers.length <= PAGE) return offers
  const size = PAGE - 1
  const from = ((view.page ?? 0) * size) % (Math.ceil(offers.length / size) * size)
  return [...offers.slice(from, from + size), { value: MORE, label: wordOf(view, 'common:elder.more') }]
}

/** The options with their texts, as the resident sees them. */
export function labelled(view: View, offers: readonly Offer[]): readonly (Offer & { label: string })[] {
  return offers.map((one) => ({ ...one, label: labelOf(view, one) }))
}

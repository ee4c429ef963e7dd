// For who answers by digits: numbered ways on from a question that is answered in words, and what such a number means.

import type { Said } from '../../messages/inbound.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { readOrdinal } from '../answers/reading/ordinals.ts'
import { peel } from '../answers/reading/polite.ts'
import type { Offer } from '../effect.ts'
import { wordOf } from '../view.ts'
import type { View } from '../work.ts'

/** The words for going on that an open question takes in elder mode; `count` is how many pieces were gathered. */
export function waysOn(view: View, count: number): readonly Offer[] {
  const { question, verb } = view.step
  // Where an answer is asked about, or is a number itself, the numbers mean that.
  if (!view.elder || verb !== 'ask' || view.offered.length > 0 || question?.forms.includes('number')) return []
  const name = count > 0 ? 'done' : question?.skippable ? 'skip' : undefined
  return name === undefined ? [] : [{ value: name, label: wordOf(view, `common:words.${name}`) }]
}

const LONGEST = 10

/** The option that was tapped, or of which nothing but the number was said: where anything may be written, labels are only words. */
export function byNumber(said: Said, offers: readonly Offer[]): Offer | undefined {
  if (said.kind !== 'text' || offers.length === 0) return undefined
  if (said.option !== undefined) return offers.find(({ value }) => String(value) === said.option)
  if (said.text.length > LONGEST) return undefined
  const places = peel(normalise(said.text)).map((text) => readOrdinal(text, offers.length))
  return offers[(places.find((place) => place !== undefined) ?? 0) - 1]
}

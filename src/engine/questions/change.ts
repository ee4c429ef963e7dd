// Changing an answer from the summary: "改2", "第 2 个改一下", "change the address".

import { pick } from '../answers/options.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Offer } from '../effect.ts'
import type { Outcome } from '../outcome.ts'
import { retry } from '../outcome.ts'
import { contextOf, isRecord } from '../view.ts'
import type { View } from '../work.ts'
import { labelled } from './put.ts'

/** The answers that can be changed, numbered as the summary numbers them. */
export function changeOffers(view: View, names: readonly string[]): readonly Offer[] {
  return names.map((name) => {
    const key = `${view.flow.id}:${name}`
    return { value: name, key: view.book.has(`${key}.label`) ? `${key}.label` : key }
  })
}

/** The wish to change an answer; undefined if something else was said. */
export function readChange(view: View, said: Said, changes: readonly Offer[]): Outcome | undefined {
  if (changes.length === 0 || said.kind !== 'text') return undefined
  const rest = withoutChange(view, said.text)
  if (rest === undefined) return view.offered.length > 0 ? picked(view, said, changes) : undefined
  if (rest === '') return retry('which-to-change', { offers: changes })
  return picked(view, { kind: 'text', text: rest }, changes)
}

function picked(view: View, said: Said, changes: readonly Offer[]): Outcome | undefined {
  const read = pick(said, labelled(view, changes), contextOf(view, view.step))
  if (!read.ok) return undefined
  const name = isRecord(read.value) ? read.value['value'] : undefined
  return typeof name === 'string' ? { go: { kind: 'change', name } } : undefined
}

function longest(words: readonly string[]): string | undefined {
  return words.toSorted((a, b) => b.length - a.length)[0]
}

// What is left of the text without the words for changing; undefined if there are none in it.
function withoutChange(view: View, text: string): string | undefined {
  const said = text.normalize('NFKC').toLowerCase()
  const word = longest(view.book.words('common:words.change', view.language).filter((one) => said.includes(one)))
  if (word === undefined) return undefined
  return said.replace(word, ' ').replace(/[\s,.，。、:：!！]+/g, ' ').trim()
}

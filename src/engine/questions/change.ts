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
  const rest = without(view, said.text, 'common:words.change')
  if (rest === '') return retry('which-to-change', { offers: changes })
  if (rest !== undefined) return named(view, rest, changes)
  // What is wrong with which answer; that something is wrong is a no.
  const wrong = without(view, said.text, 'common:words.wrong')
  const found = wrong ? named(view, wrong, changes) : undefined
  return found ?? (view.offered.length > 0 ? picked(view, said, changes) : undefined)
}

// The answer that is meant, also within a longer sentence: "把电话改成…".
function named(view: View, rest: string, changes: readonly Offer[]): Outcome | undefined {
  const found = picked(view, { kind: 'text', text: rest }, changes)
  if (found) return found
  const labels = labelled(view, changes)
  const spoken = labels.filter(({ label }) => rest.includes(label.toLowerCase()))
  const [one, ...others] = spoken
  return one && others.length === 0 ? { go: { kind: 'change', name: String(one.value) } } : undefined
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

// What is left of the text without the longest of such words in it; undefined if there are none in it.
function without(view: View, text: string, key: string): string | undefined {
  const said = text.normalize('NFKC').toLowerCase()
  const word = longest(view.book.words(key, view.language).filter((one) => said.includes(one)))
  if (word === undefined) return undefined
  return said.replace(word, ' ').replace(/[\s,.，。、:：!！]+/g, ' ').trim()
}

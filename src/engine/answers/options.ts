// choose: which of the offered options is meant, by button, number in any writing, label, beginning or word.

import type { Said } from '../../messages/inbound.ts'
import type { Offer } from '../effect.ts'
import type { Json } from '../event.ts'
import type { ReadContext, Reading } from './form.ts'
import { correctionIn } from './reading/correction.ts'
import type { Label } from './reading/labels.ts'
import { beginningWith, equalTo, havingWords, labelOf, within } from './reading/labels.ts'
import { normalise } from './reading/normalise.ts'
import { readOrdinal, readPair } from './reading/ordinals.ts'
import { accept, hasWords, reject, unclear } from './reading/outcome.ts'
import { pattern } from './reading/pattern.ts'
import { peel, trimEdges } from './reading/polite.ts'

/** What was said, among what: everything that the ways of picking look at. */
type Choice = { readonly texts: readonly string[]; readonly labels: readonly Label[]; readonly offers: readonly Offer[] }

/** One way of picking: the places of the offers that fit, none where this way says nothing. */
type Way = (choice: Choice) => readonly number[]

const NOT_THIS = pattern`
  ^(?:
    我?不(?:是|要|想|选|办)
    |都不
    |没有
    |别
    |除了
    |除[^了]{1,6}(?:以外|之外|外)
    |(?:not|except|anything but)[ ]|none
    |neither
    |no[ ,](?! {0,2}\d)
  )
`
const NUMBERED = pattern`
  ^(?:第? ?)([0-9〇零一二三四五六七八九十]{1,3}|[①-⑳])
    (?:[个项条种类号]|[ .、:)）]{1,3}|(?=[^0-9〇零一二三四五六七八九十个项条种类号\s]))[ ]?(.+)$
`
const QUANTITY = /^\d{1,4}[^\d:.年月日号点时-]{1,2}$/

/** Reads which option is meant. The offers' labels are the texts in the resident's language; kept is { value, label }. */
export function pick(said: Said, offers: readonly Offer[], _context: ReadContext): Reading {
  const tapped = tappedAt(said, offers)
  if (tapped >= 0) return settle([tapped], offers)
  const words = said.kind === 'text' ? said.text : said.kind === 'voice' ? said.transcript : undefined
  if (words === undefined || !isSaying(words)) return reject('not-an-option')
  return settle(pickWords(words, offers), offers)
}

/** Tells whether a text says that something is not it: what it names is not picked then. */
export function isDenial(text: string): boolean {
  return NOT_THIS.test(trimEdges(normalise(text)))
}

/** Stickers and emoji pick nothing, but enclosed digits such as ① do. */
function isSaying(words: string): boolean {
  return hasWords(words) || /^\s*[\u2460-\u24ff\u2776-\u2793]/.test(words)
}

/** The place of the offer whose button was tapped; -1 where none was. */
export function tappedAt(said: Said, offers: readonly Offer[]): number {
  const id = said.kind === 'menu' ? said.key : said.kind === 'text' ? said.option : undefined
  return id === undefined ? -1 : offers.findIndex(({ value }) => optionId(value) === id)
}

/** The id by which an option is tapped: its value as text. */
export function optionId(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function settle(places: readonly number[], offers: readonly Offer[]): Reading {
  const picked = places.flatMap((place) => {
    const offer = offers[place]
    return offer ? [{ value: offer.value, label: offer.label ?? optionId(offer.value) }] : []
  })
  const [choice, ...others] = picked
  if (choice === undefined) return reject('not-an-option')
  return others.length === 0 ? accept(choice) : unclear(picked, picked.map(({ label }) => label))
}

function pickWords(words: string, offers: readonly Offer[]): readonly number[] {
  const instead = correctionIn(words)
  const corrected = instead === undefined ? [] : pickWords(instead, offers)
  if (corrected.length === 1) return corrected
  const text = normalise(words)
  const labels = offers.map(({ label, value }) => labelOf(label ?? optionId(value)))
  const choice = { texts: peel(text), labels, offers }
  const named = byLabel(choice)
  if (named.length > 0) return named
  const other = byOther(choice)
  if (other.length > 0) return other
  if (NOT_THIS.test(trimEdges(text))) return []
  for (const way of WAYS) {
    const places = way(choice)
    if (places.length > 0) return places
  }
  return []
}

const NONE = pattern`
  ^(?:
    其它|其他|别的|另外的
    |(?:以上|上面|这些|这几[个项])?(?:都|全)不[是对]
    |(?:上面|这里)?(?:都)?没有我(?:要|说)的|none of (?:these|them|the above)|something else|other
  )$
`
const OTHER = /^(?:其[他它]|别的|(?:以上)?都不是|other\b|something else|none of)/

/** Another thing than all that is offered, where one of the options is just that. */
const byOther: Way = ({ texts, labels, offers }) => {
  const places = offers.flatMap(({ label }, i) => (OTHER.test(normalise(label ?? '')) ? [i] : []))
  return places.length === 1 && texts.some((text) => NONE.test(text)) && equalTo(texts[0] ?? '', labels).length === 0 ? places : []
}

const byLabel: Way = ({ texts, labels, offers }) =>
  firstOf(texts, (text) => {
    const places = equalTo(text, labels)
    return places.length > 0 ? places : offers.flatMap(({ value }, i) => (optionId(value).toLowerCase() === text ? [i] : []))
  })

/** A number outside what is offered picks nothing, and no other way may take it for something else. */
const byNumber: Way = ({ texts, labels }) =>
  firstOf(texts, (text) => {
    const pair = readPair(text)
    if (pair.length === 2) return pair.every((n) => inside(n, labels) >= 0) ? pair.map((n) => n - 1) : [-1]
    const place = readOrdinal(text, labels.length)
    return place === undefined ? [] : [inside(place, labels), ...quantities(text, place, labels)]
  })

/** "1 交通": a number with the label beside it; where they contradict each other, both are asked about. */
const byNumberAndLabel: Way = ({ texts, labels }) =>
  firstOf(texts, (text) => {
    const [, numeral = '', rest = ''] = NUMBERED.exec(text) ?? []
    const place = readOrdinal(numeral, labels.length)
    const named = rest === '' || place === undefined ? [] : byWords([rest], labels)
    return place === undefined || named.length === 0 ? [] : named.includes(place - 1) ? [place - 1] : [place - 1, ...named]
  })

const byWord: Way = ({ texts, labels }) => byWords(texts, labels)

const JOINED = /\s*(?:和|或者?|还是|跟|与|还有|、|,|&|\band\b|\bor\b)\s*/

/** "毒品和赌博": what each part names, where each names something. */
const byParts: Way = ({ texts, labels }) => {
  const parts = (texts[0] ?? '').split(JOINED)
  if (parts.length < 2 || parts.length > 3) return []
  const named = parts.map((part) => byWords(peel(part), labels))
  return named.every(({ length }) => length === 1) ? [...new Set(named.flat())].toSorted((a, b) => a - b) : []
}

const bySentence: Way = ({ texts, labels }) => within(texts[0] ?? '', labels)

const WAYS: readonly Way[] = [byNumber, byNumberAndLabel, byWord, byParts, bySentence]

/** A label's beginning and a word of another label fit alike: then both are asked about. */
function byWords(texts: readonly string[], labels: readonly Label[]): readonly number[] {
  return firstOf(texts, (text) => {
    const same = equalTo(text, labels)
    return same.length > 0 ? same : [...new Set([...beginningWith(text, labels), ...havingWords(text, labels)])].toSorted((a, b) => a - b)
  })
}

/** Where options are quantities (2人, 4人), a bare number may be one of them. */
function quantities(text: string, place: number, labels: readonly Label[]): readonly number[] {
  if (!/^\d+$/.test(text)) return []
  return labels.flatMap(({ whole }, i) =>
    (i !== place - 1 && QUANTITY.test(whole) && Number.parseInt(whole, 10) === place ? [i] : []))
}

function inside(place: number, labels: readonly Label[]): number {
  return place >= 1 && place <= labels.length ? place - 1 : -1
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => readonly number[]): readonly number[] {
  for (const item of items) {
    const places = find(item)
    if (places.length > 0) return places
  }
  return []
}

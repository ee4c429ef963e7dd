// Compares what was said with the labels of what is offered: as a whole, by its beginning, by its words.

import { bare, normalise } from './normalise.ts'
import { NUMERAL, readNumeral } from './numerals.ts'

/** A label in the writings in which it is compared. */
export type Label = {
  /** Letters, digits and characters only. */
  readonly whole: string
  /** As people shorten it: 城关所 for 城关派出所. */
  readonly short: string
  /** Its words: English words, and what stands between signs and words such as 或 in Chinese. */
  readonly words: readonly string[]
}

const HAN = /[\u3400-\u9fff]/
const JOINTS = /[^\p{L}\p{N}]+|[或和与及的]|(?<=[a-z0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[a-z])/u
const COUNTED = new RegExp(`^([${NUMERAL}]{1,4})(.{1,2})$`)
const STOP = new Set((
  'i me my we the a an of for to in on at is are it its with and or want would like need have about please some '
  + 'someone something right now do get make report how can one this that be was were been has had did does he she they you your'
).split(' '))
const EMPTY = new Set([
  '我要', '我想', '一个', '这个', '那个', '什么', '问题', '事情', '办理', '业务', '有关', '关于', '相关', '可以', '请问', '怎么', '其他的', '不是', '没有',
])

/** Labels as they were brought into these writings before: the same ones are offered again and again. */
const known = new Map<string, Label>()
const MOST_KNOWN = 500

/** Brings a label into the writings in which it is compared. */
export function labelOf(text: string): Label {
  const before = known.get(text)
  if (before !== undefined) return before
  const label = readLabel(text)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, label)
  return label
}

function readLabel(text: string): Label {
  const words = normalise(text).split(JOINTS).filter((word) => word !== '' && !STOP.has(word))
  const whole = bare(text)
  return { whole, short: whole.replace('派出所', '所'), words }
}

/** Which labels a text names in full, apart from signs and blanks. */
export function equalTo(text: string, labels: readonly Label[]): readonly number[] {
  const said = bare(text)
  const counted = inDigits(said)
  return places(labels, ({ whole, short }) => whole === said || short === said || whole === counted)
}

/** Which labels begin with a text: one Chinese character or two letters at least. */
export function beginningWith(text: string, labels: readonly Label[]): readonly number[] {
  const said = bare(text)
  // "My wallet was stolen" is about no appointment of mine.
  if (said === '' || (said.length < 2 && !HAN.test(said)) || /^\d+$/.test(said) || STOP.has(said)) return []
  return places(labels, ({ whole }) => whole.startsWith(said))
}

/** Which labels have the words of a short text: every English word, or a Chinese text of two characters as it stands. */
export function havingWords(text: string, labels: readonly Label[]): readonly number[] {
  const said = normalise(text).split(JOINTS).filter((word) => word !== '' && !STOP.has(word))
  if (said.every((word) => EMPTY.has(word) || /^\d+$/.test(word))) return []
  return places(labels, (label) => said.every((word) => hasWord(label, word)))
}

/** Which labels stand in a longer text, in full or with one of their words. */
export function within(text: string, labels: readonly Label[]): readonly number[] {
  const said = bare(text)
  const whole = places(labels, ({ whole, short }) =>
    whole.length >= 2 && HAN.test(whole) && (said.includes(whole) || said.includes(short)))
  if (whole.length > 0) return whole
  const english = new Set(normalise(text).split(JOINTS))
  // A word that stands in another label too tells neither.
  const isOwn = (word: string): boolean => labels.filter((label) => label.whole.includes(word)).length < 2
  return places(labels, ({ words }) => words.some((word) => (HAN.test(word)
    ? word.length >= 2 && !EMPTY.has(word) && said.includes(word) && isOwn(word)
    : word.length >= 3 && [...english].some((other) => sameWord(other, word)))))
}

/** 两人 is 2人: a short text that begins with a Chinese numeral, with digits. */
function inDigits(text: string): string {
  const [, numeral = '', unit = ''] = COUNTED.exec(text) ?? []
  return numeral === '' ? text : `${readNumeral(numeral) ?? ''}${unit}`
}

function hasWord({ whole, short, words }: Label, word: string): boolean {
  if (HAN.test(word)) return word.length >= 2 && (whole.includes(word) || short.includes(word))
  return words.some((other) => sameWord(other, word) || (word.length >= 3 && other.startsWith(word)))
}

function sameWord(one: string, other: string): boolean {
  return one === other || one === `${other}s` || other === `${one}s`
}

function places(labels: readonly Label[], fits: (label: Label) => boolean): readonly number[] {
  return labels.flatMap((label, i) => (fits(label) ? [i] : []))
}

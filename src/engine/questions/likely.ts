// Finds the option that a message speaks of, where that is sure: by what is in its label and in no other's, or by the words
// under which it is known besides.

import { isEnough } from '../answers/reading/enough.ts'
import { bare, normalise } from '../answers/reading/normalise.ts'

/** An option as people may speak of it: its label, and other words for it. */
export type Spoken = { readonly label: string; readonly words: readonly string[] }

/** The index of the only option that an opening message speaks of; undefined where none or several are. */
export function likely(text: string, options: readonly Spoken[]): number | undefined {
  return only(spokenOfIn(normalise(text), options))
}

/**
 * The same for options that a flow lists itself. What has other words is known by these and by what its label names, not by a
 * piece of that alone: "能不能代办" asks for no 能不能网上办. Who has had enough has not asked before.
 */
export function likelyOwn(text: string, options: readonly Spoken[]): number | undefined {
  const said = normalise(text)
  const known = options.map((option) => (isEnough(option.label) ? NEVER : option))
  const index = only(spokenOfIn(said, known))
  const found = known[index ?? -1]
  return !found || isNamed(said, found) ? index : undefined
}

/** The indexes of all options that an answer speaks of; those of a flow's own as above. */
export function spokenAmong(text: string, options: readonly Spoken[], own: boolean): readonly number[] {
  const said = normalise(text)
  return spokenOfIn(said, options).flatMap((isSpoken, at) => {
    const option = options[at]
    return isSpoken && option && (!own || isNamed(said, option)) ? [at] : []
  })
}

function isNamed(said: string, option: Spoken): boolean {
  return option.words.length === 0 || isWorded(said, [...namesIn(normalise(option.label)), ...wordsOf(option)])
}

const NEVER: Spoken = { label: '', words: [] }

function spokenOfIn(said: string, options: readonly Spoken[]): readonly boolean[] {
  const parts = options.map(({ label }) => partsOf(normalise(label)))
  const isLabelled = (own: readonly string[], i: number): boolean => {
    const rare = own.filter((part) => parts.every((other, j) => i === j || !other.includes(part)))
    const hits = rare.filter((part) => isWorded(said, [part, `${part}s`])).length
    return hits > 0 && hits >= own.length * ENOUGH
  }
  return parts.map((own, i) => isLabelled(own, i) || isWorded(said, wordsOf(options[i])))
}

/** The index of the only option that an answer has another word for, with at most so many characters beside that word. */
export function worded(text: string, options: readonly Spoken[], beside = Infinity): number | undefined {
  const said = normalise(text)
  const rest = bare(said).length - beside
  return only(options.map((option) => isWorded(said, wordsOf(option).filter((word) => bare(word).length >= rest))))
}

function wordsOf(option: Spoken | undefined): readonly string[] {
  return option?.words.map(normalise) ?? []
}

function only(fits: readonly boolean[]): number | undefined {
  const first = fits.indexOf(true)
  return first >= 0 && first === fits.lastIndexOf(true) ? first : undefined
}

// Chinese words stand anywhere, those of Latin letters by themselves.
function isWorded(said: string, words: readonly string[]): boolean {
  const spaced = ` ${said.match(/[a-z']+/g)?.join(' ') ?? ''} `
  return words.some((word) => (/^[a-z]/.test(word) ? spaced.includes(` ${word} `) : said.includes(word)))
}

// "打架、欺负人" names two things.
function namesIn(label: string): readonly string[] {
  return label.split(/[、,，/]/).map((name) => name.trim()).filter((name) => name.length > 1)
}

// A quarter of a label's parts: 城关 is one of the four pairs of 城关派出所.
const ENOUGH = 0.25

// Words that any sentence may have.
const COMMON = new Set((
  'how what where when who which why the for and but you your our with about does that this are was were will can could it its '
  + 'not all any one from have has had get got want need would like please more some there here someone somebody something anyone '
  + 'right now change apply application new first register registration replace renew report'
).split(' '))
// And of these, pairs of characters.
const ANYWHERE = new Set('办理 辦理 能不 不能 可不 能办 能辦 怎么 怎麼 什么 什麼 多少 哪里 哪裡 可以 问题 問題 事情 最近'.split(' '))

// Words of Latin letters, and pairs of Chinese characters.
function partsOf(label: string): readonly string[] {
  const words = (label.match(/[a-z]{3,}/g) ?? []).filter((word) => !COMMON.has(word))
  const runs = label.match(/[\u4e00-\u9fff]{2,}/g) ?? []
  const pairs = runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)))
  return [...words, ...pairs.filter((pair) => !/[的了吗嗎呢]/.test(pair) && !ANYWHERE.has(pair))]
}

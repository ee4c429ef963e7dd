// Changing an answer from the summary: "改2", "第 2 个改一下", "change the address".

import { pick } from '../answers/options.ts'
import { normalise } from '../answers/reading/normalise.ts'
import type { Said } from '../../messages/inbound.ts'
import { readNumeral } from '../answers/reading/numerals.ts'
import { pattern } from '../answers/reading/pattern.ts'
import type { Offer } from '../effect.ts'
import type { Outcome } from '../outcome.ts'
import { learnt, retry } from '../outcome.ts'
import { contextOf, isRecord } from '../view.ts'
import type { View } from '../work.ts'
import type { Changeable } from './new-value.ts'
import { readNewValue } from './new-value.ts'
import { labelled, MORE, pageOf } from './put.ts'
import { readRighted } from './put-right.ts'
import { byNumber } from './ways-on.ts'
import { readSeveral, wrongPart } from './several.ts'

/** The answers that can be changed, numbered and called as the summary does it. */
export function changeOffers(view: View, names: readonly string[]): readonly Offer[] {
  if (names.length === 0) return []
  const titles = new Map(titlesIn(summaryOf(view)))
  return names.map((name) => {
    const title = view.book.has(`${view.flow.id}:${name}.label`) ? undefined : titles.get(name)
    return { value: name, label: title ?? waysOf(view, name)[0] ?? name }
  })
}

// A question's label lists the ways in which people call it.
function waysOf(view: View, name: string): readonly string[] {
  const key = `${view.flow.id}:${name}`
  return view.book.words(view.book.has(`${key}.label`) ? `${key}.label` : key, view.language)
}

function summaryOf(view: View): string {
  return view.book.words(view.step.key, view.language)[0] ?? ''
}

// A line such as "3. 地点：{{place}}" calls the answer 地点.
function titlesIn(summary: string): readonly (readonly [name: string, title: string])[] {
  return [...summary.matchAll(/^[ ]*(?:\d{1,2}[.、)）])?[ ]*([^\n：:{}]{1,40}?)[ ]*[：:][ ]*\{\{([\w-]+)/gm)]
    .map(([, title = '', name = '']) => [name, title.trim()] as const)
}

/** The wish to change an answer; undefined if something else was said. */
export function readChange(view: View, said: Said, changes: readonly Offer[]): Outcome | undefined {
  if (said.kind === 'text' && said.text.length > MOST) return undefined
  const onPage = byPage(view, said, changes)
  if (onPage) return onPage
  if (changes.length === 0 || said.kind !== 'text' || said.option !== undefined) return tapped(view, said, changes)
  const wrong = wrongPart(said.text)
  const found = wrong === undefined ? undefined : inWords(view, { kind: 'text', text: wrong }, changes) ?? bareName(view, wrong, changes)
  return found ?? inWords(view, said, changes)
}

// Longer than the longest story with the wish to change it.
const MOST = 4000

// In elder mode the numbers are those of the page that stands.
function byPage(view: View, said: Said, changes: readonly Offer[]): Outcome | undefined {
  const page = view.elder && view.offered.length > 0 ? pageOf(view, changes) : changes
  const picked = page.length < changes.length || page.at(-1)?.value === MORE ? byNumber(said, page) : undefined
  if (picked?.value === MORE) return retry('which-to-change', { offers: changes, page: (view.page ?? 0) + 1 })
  return picked && { go: { kind: 'change', name: String(picked.value) } }
}

type Text = Extract<Said, { kind: 'text' }>

function inWords(view: View, said: Text, changes: readonly Offer[]): Outcome | undefined {
  const left = leftOut(view, said.text, changes)
  if (left) return left
  const called = changes.map((one) => changeable(view, one))
  const [first, ...also] = readSeveral(view, said.text, called, wordsOfChange(view)) ?? []
  if (first) return { go: { kind: 'change', ...first, also } }
  if (HOW_MANY.test(normalise(said.text)) || ANEW.test(normalise(said.text))) return retry('which-to-change', { offers: changes })
  const whole = readNewValue(view, said.text, called)
  if (whole) return { go: { kind: 'change', ...whole } }
  const righted = readRighted(view, said.text, changes.map(({ value }) => String(value)))
  if (righted) return righted
  const rest = without(view, said.text, 'common:words.change')
  if (rest !== undefined) return named(view, rest, changes) ?? unsure(view, rest, changes)
  // What is wrong with which answer; that something is wrong is a no.
  const wrong = without(view, said.text, 'common:words.wrong')
  const found = wrong ? named(view, wrong, changes) : undefined
  if (found || !wrong || !isUnknown(wrong)) return found ?? tapped(view, said, changes)
  return tapped(view, said, changes) ?? retry('which-to-change', { offers: changes })
}

/** The words with which an answer is to be changed, or is said to be wrong. */
export function wordsOfChange({ book, language }: View): readonly string[] {
  return ['common:words.change', 'common:words.wrong'].flatMap((key) => book.words(key, language))
}

// "改两项" says how many, and not which; "重新填" has all of them anew.
const HOW_MANY = /[改换错](?!第).{0,2}(?:两|几|好几)[个项处条](?:地方|内容|东西|信息)?[吧了]*[。.]?$|(?<!第)(?:两|几|好几)[个项处条](?:地方|内容|东西|信息)?(?:不对|错了|有错|要改)/
const ANEW = /^(?:我?要|想|帮我|请|全部|都|全){0,3}(?:重新?(?:来过?|填写?|写|开始|弄|做)|重来|从头(?:再?来|开始)?)(?:一[遍次下])?[吧了]*[。.]?$/

/** An answer of the summary called by nothing but its name, or its place: "电话", "第六项". */
export function bareName(view: View, text: string, changes: readonly Offer[]): Outcome | undefined {
  const flat = normalise(text).trim().replace(/[。.!！?？ ]+$/, '')
  const place = /^(?:第|no\.? ?|number |item |line ) ?(\d{1,2}|[一二三四五六七八九]) ?[项个条]?$/.exec(flat)?.[1] ?? /^[3-9]$|^1\d$/.exec(flat)?.[0]
  const called = changes.map((one) => changeable(view, one))
  // Where options stand, a number is one of theirs.
  if (place !== undefined && (view.elder || view.offered.length > 0)) return undefined
  const found = place === undefined ? called.find(({ ways }) => ways.includes(flat)) : called[(readNumeral(place) ?? 0) - 1]
  return found && { go: { kind: 'change', name: found.name } }
}

const LEFT_OUT = pattern`
  ^(?:那|把|将|就)?(.{1,12}?)(?:就|也)?(?:不要了?|不留了?|不写了?|不填了?|不给了?|删掉|删了|删除|去掉|拿掉|撤掉)
    [吧了]*[。.]?$
  |^(?:不要|不留|别留|删掉|删除|去掉|remove|delete|drop|leave out) ?(?:the |my )?(.{1,20}?)[吧了]*[。.]?$
`

// "照片不要了": what can be skipped can be left out again.
function leftOut(view: View, text: string, changes: readonly Offer[]): Outcome | undefined {
  const [, before, behind = before] = LEFT_OUT.exec(normalise(text).trim()) ?? []
  const found = behind === undefined ? undefined : named(view, behind, changes)
  const name = found?.go.kind === 'change' ? found.go.name : undefined
  const step = name === undefined ? undefined : view.flow.steps[view.flow.questions[name] ?? -1]
  if (!step?.question?.skippable) return undefined
  return { go: { kind: 'at', index: view.step.index, fresh: true }, learnt: learnt(step.word, null) }
}

function tapped(view: View, said: Said, changes: readonly Offer[]): Outcome | undefined {
  return view.offered.length > 0 && changes.length > 0 ? picked(view, said, changes) : undefined
}

// That something is to be changed, and not what; or a number that is none of the summary's.
function unsure(view: View, rest: string, changes: readonly Offer[]): Outcome | undefined {
  const isVague = isUnknown(rest) || NUMBER.test(rest) || VAGUE.test(without(view, rest, 'common:words.wrong') ?? rest)
  return isVague ? retry('which-to-change', { offers: changes }) : undefined
}

// A few words that name none of the summary's answers.
function isUnknown(rest: string): boolean {
  return rest.length <= SHORT && /\p{Script=Han}/u.test(rest) && !ASKS_OR_DATES.test(normalise(rest))
}

const SHORT = 6
// A day or an hour, a part of one, and what asks, is looked at later on.
const ASKS_OR_DATES = /[?？吗嗎呢]|什么|怎么|多少|哪|几|[上下]午|[早晚中][上午]|[今明后]天|[上下]?周|[点早晚]$|\d/

const NUMBER = /^(?:第|no\.?|number|item)? ?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳]) ?(?:[项個个条條号號]|一下|吧)*$/
const VAGUE = pattern`
  ^(?:
    [\s,.，。]|我|想|要|再|有|还|還|得|需要|点|點|些|东西|東西|信息|資訊|内容|內容|资料|資料|地方|一|下|处|處|个|個|改
    |吧|了|i|want|would|like|need|have|to|something|it|please|the
  )*$
`

/** An answer with the ways in which people call it: a title such as 照片和录音 is two. */
export function changeable(view: View, { value, label = '' }: Offer): Changeable {
  const titles = [label, ...label.split(/[和与與或、/]| and | or /), ...waysOf(view, String(value))]
  const ways = titles.map((way) => normalise(way).trim())
  return { name: String(value), ways: [...new Set(ways)].filter((way) => way.length > 1) }
}

// The answer that is meant, also within a longer sentence: "把电话改成…".
function named(view: View, rest: string, changes: readonly Offer[]): Outcome | undefined {
  const found = picked(view, { kind: 'text', text: rest }, changes)
  if (found) return found
  const called = changes.map((one) => changeable(view, one))
  const [one, ...others] = called.filter(({ ways }) => ways.some((way) => rest.includes(way)))
  return one && others.length === 0 ? { go: { kind: 'change', name: one.name } } : undefined
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
  const said = normalise(text)
  const word = longest(view.book.words(key, view.language).map(normalise).filter((one) => said.includes(one)))
  if (word === undefined) return undefined
  return said.replace(word, ' ').replace(/[\s,.，。、:：!！]+/g, ' ').trim()
}

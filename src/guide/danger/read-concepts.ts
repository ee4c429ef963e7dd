// Reads the concepts of danger off a message, in the order in which it names them: by its characters, by their sound where
// an input method slipped, by the syllables of pinyin, by the words of English.

import { rememberLast } from '../../lib/remember.ts'
import { createStringMap, type StringMap } from '../../lib/string-table.ts'
import { CONCEPTS } from './concepts.ts'
import { PLAIN_WORDS } from './plain-words.ts'
import { standardWords } from '../reading/dialect.ts'
import { hasHan } from '../reading/han.ts'
import { blurred, readPinyin, soundsAt, soundsOf } from '../reading/pinyin.ts'
import { byFirst } from '../reading/word-search.ts'

/** The concepts of a message, and for one in pinyin the words that its syllables spell. */
export type Conceived = { readonly concepts: readonly string[]; readonly spelt?: string }

const LONGEST = 6
const SHORTEST_SLIP = 2
const LONGEST_SLIP = 4
const LONGEST_PHRASE = 3
// Only what must not be overheard is looked for by sound: too many small words sound alike, as 把我 and 扒我 do.
const HEARD = new Set(`救命 杀人 砍人 捅人 着火 起火 失火 火灾 冒烟 煤气 燃气 泄漏 漏气 爆炸 抢劫 打劫 绑架 劫持 囚禁 传销 失踪 走失 不见了
  找不到 联系不上 昏迷 晕倒 昏倒 没呼吸 呼吸 抽搐 心脏病 受伤 流血 出血 骨折 血流不止 车祸 追尾 翻车 自杀 跳楼 跳河 割腕 遗书 不想活 农药 安眠药
  中毒 诈骗 被骗 骗子 上当 转账 汇款 刷单 尾随 跟踪 跟着 强奸 猥亵 非礼 撬门 撬锁 小偷 偷东西 报警 快来 救人 家暴 被打 被困 电梯 溺水 落水
  触电 坠楼 拐走 抱走 威胁 判刑 拘留 赔偿 犯罪 律师 起诉 罚款 菜刀 砍刀 持刀 出不去 叫不醒 量刑 处罚 困住`.split(/\s+/))

// What may mean danger.
const GRAVE = new Set(`call plea report alarm hit kill weapon threat break follow captive abduct rob sex fire gas leak blast fall
  height jump despair farewell drug missing crash hurt faint trapped collapse electric animal machine water hide silent fear scream
  transfer scam lose body confess villain`.split(/\s+/))

// Of one syllable of pinyin only what is plain: any other may be anything.
const ALONE = new Set('打砍捅杀刀枪火烧抢偷撞摔掉跳困晕血躲')

type Tables = {
  readonly words: ReadonlyMap<string, readonly string[]>
  readonly beginnings: ReadonlyMap<string, readonly string[]>
  /** Words by their first unit, the longest first. */
  readonly starting: ReadonlyMap<number, readonly string[]>
  readonly sounds: StringMap<string>
  /** What is looked for by sound, and by its first sound each second one: most places of a message stop there. */
  readonly heard: ReadonlyMap<string, string>
  readonly begun: ReadonlyMap<string, ReadonlySet<string>>
}

const tables = createTables()

function createTables(): Tables {
  const words = new Map<string, readonly string[]>()
  const beginnings = new Map<string, readonly string[]>()
  const sounds = createStringMap<string>()
  const heard = new Map<string, string>()
  const begun = new Map<string, Set<string>>()
  for (const [concept, list] of Object.entries(CONCEPTS)) {
    const alone = [concept] // shared: a list of its own for each word would be a megabyte
    for (const entry of list.split(/\s+/)) {
      const [table, word] = entry.endsWith('*') ? [beginnings, entry.slice(0, -1)] as const : [words, standardWords(entry)] as const
      const known = table.get(word)
      if (!known) table.set(word, alone)
      else if (!known.includes(concept)) table.set(word, [...known, concept])
    }
  }
  for (const word of PLAIN_WORDS) for (const sound of waysOf(word)) if (sounds.get(sound) === undefined) sounds.set(sound, word)
  for (const [word, concepts] of words) {
    if (word.length === 1 && isGrave(concepts) && !ALONE.has(word)) continue
    for (const sound of waysOf(word)) if (sounds.get(sound) === undefined) sounds.set(sound, word)
  }
  for (const word of HEARD) {
    for (const sound of waysOf(word)) {
      heard.set(sound, word)
      const [first = '', second = ''] = sound.split(' ', 2)
      begun.set(first, (begun.get(first) ?? new Set()).add(second))
    }
  }
  return { words, beginnings, starting: byFirst(words.keys()), sounds, heard, begun }
}

// Every way to say a word: 着 is zhe and zhao.
function waysOf(word: string): readonly string[] {
  if (!hasHan(word)) return []
  const [first, ...rest] = [...word].map(soundsOf)
  if (rest.length === 0) return first?.slice(0, 1) ?? []
  return rest.reduce((ways, sounds) => ways.flatMap((way) => sounds.map((sound) => `${way} ${sound}`)), first ?? [])
}

/** Reads the concepts of a normalised message. */
export const conceive = rememberLast((text): Conceived => {
  if (hasHan(text)) return { concepts: written(standardWords(text)) }
  const syllables = readPinyin(text)
  return syllables === undefined ? { concepts: inEnglish(text) } : spelt(syllables.map(blurred))
})

// The longest word at each place; where none stands, one that sounds like what stands there and shares a character with it.
function written(text: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const word = longest(text, at)
    const heard = word === undefined || word.length === 1 ? slip(text, at) : undefined
    const taken = heard ?? word
    if (taken === undefined) continue
    for (const concept of tables.words.get(taken) ?? []) found.push(concept)
    at += taken.length - 1
  }
  return found
}

function longest(text: string, from: number): string | undefined {
  return tables.starting.get(text.charCodeAt(from))?.find((word) => text.startsWith(word, from))
}

function slip(text: string, from: number): string | undefined {
  const seconds = soundsAt(text, from + 1)
  const begins = soundsAt(text, from).some((first) => seconds.some((second) => tables.begun.get(first)?.has(second) === true))
  if (!begins) return undefined
  for (let size = Math.min(LONGEST_SLIP, text.length - from); size >= SHORTEST_SLIP; size -= 1) {
    const span = text.slice(from, from + size)
    const word = waysOf(span).map((way) => tables.heard.get(way)).find((found) => found !== undefined)
    if (word === undefined || !tables.words.has(word)) continue
    if (![...word].some((character, at) => character === span[at])) continue
    if (![...span].some((_, at) => at > 0 && (longest(text, from + at)?.length ?? 0) > 1)) return word
  }
  return undefined
}

function spelt(syllables: readonly string[]): Conceived {
  const words: string[] = []
  for (let at = 0; at < syllables.length; at += 1) {
    for (let size = Math.min(LONGEST, syllables.length - at); size > 0; size -= 1) {
      const word = tables.sounds.get(syllables.slice(at, at + size).join(' '))
      if (word === undefined) continue
      words.push(word)
      at += size - 1
      break
    }
  }
  return { concepts: words.flatMap((word) => tables.words.get(word) ?? []), spelt: words.join('') }
}

// The longest phrase at each place; the words of one are joined by dashes in the list.
function inEnglish(text: string): readonly string[] {
  const words = text.match(/[a-z]+(?:['-][a-z]+)*/g) ?? []
  const found: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    let size = Math.min(LONGEST_PHRASE, words.length - at)
    while (size > 1 && !tables.words.has(words.slice(at, at + size).join('-'))) size -= 1
    const phrase = words.slice(at, at + size).join('-')
    found.push(...(tables.words.get(phrase) ?? beginning(phrase)))
    at += size - 1
  }
  return found
}

function beginning(word: string): readonly string[] {
  for (let size = word.length; size >= 3; size -= 1) {
    const concepts = tables.beginnings.get(word.slice(0, size))
    if (concepts !== undefined) return concepts
  }
  return []
}

/** Tells whether any of the concepts may mean danger. */
export function isGrave(concepts: readonly string[]): boolean {
  return concepts.some((concept) => GRAVE.has(concept))
}

/** Gives the names of the features that are learnt from: each concept, each two together, and two or three in a row. */
export function conceptFeatures(concepts: readonly string[]): readonly string[] {
  const found: string[] = []
  const row = ['^', ...concepts, '$']
  for (let at = 0; at + 1 < row.length; at += 1) {
    found.push(`@${row[at]}>${row[at + 1]}`)
    if (at + 2 < row.length) found.push(`@${row[at]}>${row[at + 1]}>${row[at + 2]}`)
  }
  const each = [...new Set(concepts)].toSorted()
  for (let at = 0; at < each.length; at += 1) {
    found.push(`@${each[at]}`)
    for (let other = at + 1; other < each.length; other += 1) found.push(`@${each[at]}&${each[other]}`)
  }
  return found
}

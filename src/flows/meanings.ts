// What a whole message may mean: a command, the name of a language, the beginning of a flow; all found with one look.

import { isHan } from '../engine/answers/reading/scripts.ts'
import type { CommandName } from '../engine/common.ts'
import { COMMANDS } from '../engine/common.ts'
import type { Flow } from '../engine/flow.ts'
import { rememberLast } from '../engine/remember.ts'
import { joined } from '../lib/pattern.ts'

/** The part of a translator that a book needs. */
export type Words = {
  readonly words: (language: string, key: string) => readonly string[]
  readonly has: (language: string, key: string) => boolean
  readonly languages: readonly string[]
}

/** What a message means to the book; nothing, for most. */
export type Meaning = { readonly command?: CommandName; readonly language?: string; readonly start?: string }

/** All words that mean something by themselves. Of two that claim a word for the same, the first has it. */
export function meaningsOf(flows: readonly Flow[], words: Words): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const [word, meaning] of [...commands(words), ...languages(words), ...starts(flows, words)]) {
    meanings.set(whole(word), { ...meaning, ...meanings.get(whole(word)) })
  }
  return meanings
}

type Pair = readonly [word: string, meaning: Meaning]

// The first word for cancelling is meant so everywhere; the softer ones are a no under a confirm.
function commands(words: Words): readonly Pair[] {
  return words.languages.flatMap((tag) => COMMANDS.flatMap((name): readonly Pair[] => {
    if (name === 'drop') return []
    return words.words(tag, `common:words.${name}`).map((word, i) => [word, { command: name === 'cancel' && i > 0 ? 'drop' : name }])
  }))
}

function languages(words: Words): readonly Pair[] {
  return words.languages.flatMap((language) => words.words(language, 'common:words.language').map((word): Pair => [word, { language }]))
}

function starts(flows: readonly Flow[], words: Words): readonly Pair[] {
  return flows.flatMap(({ id, starts }) => words.languages.flatMap((tag) =>
    (starts?.words === undefined ? [] : words.words(tag, `${id}:${starts.words}`).map((word): Pair => [word, { start: id }]))))
}

const LONGEST = 40
const EDGES = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu
const BLANKS = /\s+/g
const PARTICLES = /[吧呀啊哦呢嘛啦了]+$/
const PARTICLE = new Set('吧呀啊哦呢嘛啦了')

// Most messages are nothing but letters, and need no trimming.
const PLAIN = /^[0-9a-z\u4e00-\u9fff]+$/

/** A whole message as words are compared: same width and case, no marks at its ends. */
function whole(text: string): string {
  if (PLAIN.test(text)) return text
  const flat = text.normalize('NFKC').toLowerCase()
  return flat.replace(EDGES, '').replace(BLANKS, ' ') || flat.trim()
}

const NOTHING: Meaning = {}

function second(word: string): string {
  return word.replace(/^我/, '').replace(PARTICLES, (end) => (end.startsWith('了') ? '了' : ''))
}

/** Makes the look at a message. It is taken several times in a turn, so what was seen is kept for a moment. */
export function createFinder(meanings: ReadonlyMap<string, Meaning>): (text: string) => Meaning {
  const givesUp = (word: string): boolean => givenUp([meanings.get(word)]).command !== undefined
  // "算了不想弄了" is two words for giving up, one behind the other.
  const isDoubled = (text: string): boolean => {
    for (let at = 1; at < text.length; at++) if (givesUp(text.slice(0, at)) && givesUp(second(text.slice(at)))) return true
    return false
  }
  const begins = createBeginnings(meanings.keys())
  // "取消吧" is "取消", and nobody's story is as short as a word.
  return rememberLast((text) => {
    if (text.length > LONGEST) return NOTHING
    if (LEADS.test(text)) {
      const mode = behind(SWITCH, text, meanings)
      if (mode?.language !== undefined || mode?.command === 'elder-on' || mode?.command === 'elder-off') return modeOf(mode)
      if (behind(LEAVE, text, meanings)?.command === 'elder-on') return NORMAL
    }
    if (isTold(text) && !begins(text)) return NOTHING
    const plain = whole(text)
    const found = meanings.get(plain)
    if (found === undefined && SEVERAL.test(plain)) return inParts(plain.split(SEVERAL).map((part) => meanings.get(part)))
    if (found === undefined && plain.length <= TWO_WORDS && isDoubled(plain)) return GIVEN_UP
    return PARTICLE.has(plain.at(-1) ?? '') ? { ...meanings.get(plain.replace(PARTICLES, '')), ...found } : found ?? NOTHING
  })
}

// Another language or mode is wished for in a sentence as often as by its name: "我要大字版", "能不能切换成英文".
const SWITCH = new RegExp(joined`
  ^(?:
    请|請|麻烦|麻煩|帮我|幫我|给我|給我|我|你|您|想|要|需要|能不能|能|可不可以|可以|有没有|有沒有|有|用|设置?成?
    |設置?成?|打[开開]|[开開]启?|[进進]入|切?[换換](?:到|成|为|為)?|切到|改(?:成|用|到)|转(?:到|成)|轉(?:到|成)
  )+(?=.)
  |^(?:
    please |can (?:you|i|we) |could (?:you|i|we) |i (?:want|need|would like|prefer) |do you have |is there |(?:a|an|the) |to[ ]
    |have |use |get |turn on |switch (?:on |to )?|change to |put it in[ ]
  )+
`, 'i')
// "退出大字模式" and "turn off large print" name the mode that is not wanted any more.
const LEAVE = new RegExp(joined`
  ^(?:请|請|麻烦|麻煩|帮我|幫我|我|想|要|把){0,4}(?:退出|[关關][闭閉掉了]|[关關]|取消|停用|停止|结束|結束|不要|不用|不想用|不想要|别用|別用)(?=.)
  |^(?:please |can (?:you|i) |could (?:you|i) |i (?:want|would like) to )*
    (?:turn off |switch off |leave |exit |quit |stop |disable |end |cancel |no more |no |i don't (?:need|want) )(?:the )?
`, 'i')
// Most texts begin with neither, which is seen sooner with one look.
const LEADS = new RegExp(`${SWITCH.source}|${LEAVE.source}`, 'i')
const NORMAL: Meaning = { command: 'elder-off' }

function behind(lead: RegExp, text: string, meanings: ReadonlyMap<string, Meaning>): Meaning | undefined {
  const said = lead.exec(text)?.[0]
  return said === undefined ? undefined : meanings.get(whole(text.slice(said.length)).replace(POLITE_END, ''))
}

const POLITE_END = /(?:吗|嗎|吧|么|呢|了|啦|可以吗|行吗|谢谢|謝謝| please| mode please)+$/

function modeOf({ command, language }: Meaning): Meaning {
  return { ...(command !== undefined && { command }), ...(language !== undefined && { language }) }
}

/** Two words of a command have no more characters than this. */
const TWO_WORDS = 12
const GIVEN_UP: Meaning = { command: 'drop' }

const SEVERAL = /[\s,，。、;；!！]+/

// "老了，眼睛不好使" says twice what is wanted.
function inParts(parts: readonly (Meaning | undefined)[]): Meaning {
  return parts.every((part) => part?.command === 'elder-on') ? ELDER : givenUp(parts)
}

const ELDER: Meaning = { command: 'elder-on' }

// "算了，都不要了" gives up what each of its parts gives up.
function givenUp(parts: readonly (Meaning | undefined)[]): Meaning {
  return parts.every((part) => part?.command === 'cancel' || part?.command === 'drop') ? GIVEN_UP : NOTHING
}

// Tells whether a text begins with two characters with which a word begins, or with a word of one. They are held as codes: to cut
// them out takes longer than all of the look.
function createBeginnings(words: Iterable<string>): (text: string) => boolean {
  const seconds = new Map<number, Set<number>>()
  for (const word of words) {
    const known = seconds.get(word.charCodeAt(0)) ?? new Set()
    // Behind a word of one character there is NaN.
    seconds.set(word.charCodeAt(0), known.add(word.charCodeAt(1)))
  }
  return (text) => {
    const known = seconds.get(text.charCodeAt(0))
    return known !== undefined && (known.has(text.charCodeAt(1)) || known.has(Number.NaN))
  }
}

// Two Chinese characters at the beginning are compared as they stand, so most stories are seen at a glance to be no word.
function isTold(text: string): boolean {
  return isHan(text.charCodeAt(0)) && isHan(text.charCodeAt(1))
}

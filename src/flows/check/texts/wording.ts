// Rules on how residents are spoken to: no promises that nobody can keep, plain words, fitting lengths.

import type { FlowProblem } from '../../problem.ts'
import type { CheckParts, Finding } from '../parts.ts'
import { atText } from '../parts.ts'
import { foreignScript, isChinese, officialIn, promiseIn } from './lists.ts'
import { textsOf } from './needed.ts'

/** The most bytes of one message on WeChat. */
const LONGEST = 2047

/** The most characters of a line in elder mode. */
const ELDER_LINE = 40

type Parts = Pick<CheckParts, 'drafts' | 'texts' | 'languages'>

/** Finds texts that are not worded as residents should be spoken to. */
export function checkWording({ drafts, texts, languages }: Parts): readonly FlowProblem[] {
  const desks = new Map([['common', new Set(['handover', 'loop', 'resident-wrote'])]])
  for (const { id, steps } of drafts) {
    const names = steps.flatMap(textsOf).filter(({ desk }) => desk).map(({ name }) => name)
    if (names.length > 0) desks.set(id, new Set([...desks.get(id) ?? [], ...names]))
  }
  return languages.flatMap((language) => [...texts.files(language)].flatMap(([flow, { texts: own }]) => {
    const told = desks.get(flow)
    return [...own].flatMap(([name, text]) => {
      // Lists are what residents say, not what they are told.
      if (typeof text.value !== 'string') return emptyList(name, text.value).map((finding) => atText(text, finding))
      if (told?.has(name)) return []
      return problemsOf({ name, text: text.value, language }).map((finding) => atText(text, finding))
    })
  }))
}

type Said = { readonly name: string; readonly text: string; readonly language: string }

const RULES: readonly ((said: Said) => readonly Finding[])[] = [
  empty, promise, exclamation, officialese, tooLong, punctuation, script,
]

// The same text is said at many questions; once it was found to be right, it is right at all of them.
const right = new Set<string>()
const MOST_RIGHT = 50_000

function problemsOf(said: Said): readonly Finding[] {
  const key = `${said.language}:${said.text}`
  const elder = elderLine(said)
  if (right.has(key)) return elder
  const found = RULES.flatMap((rule) => rule(said))
  if (found.length === 0) {
    if (right.size >= MOST_RIGHT) right.clear()
    right.add(key)
  }
  return [...found, ...elder]
}

function emptyList(name: string, list: readonly string[]): readonly Finding[] {
  if (list.length > 0 && list.every((one) => one.trim() !== '')) return []
  return [{ rule: 'empty-text', tell: `'${name}' lists nothing, or a way without words; write at least one way to say it, and none empty` }]
}

function empty({ name, text }: Said): readonly Finding[] {
  return text.trim() === '' ? [{ rule: 'empty-text', tell: `'${name}' is empty; write what is to be said` }] : []
}

function promise({ name, text, language }: Said): readonly Finding[] {
  const found = promiseIn(text, language)
  if (found === undefined) return []
  return [{ rule: 'promise', tell: `'${name}' promises '${found}', which nobody can keep; say what is done and what is not` }]
}

function exclamation({ name, text }: Said): readonly Finding[] {
  return /[!！]/.test(text)
    ? [{ rule: 'exclamation', grade: 'wording', tell: `'${name}' has an exclamation mark; write it calmly, with a full stop` }]
    : []
}

function officialese({ name, text, language }: Said): readonly Finding[] {
  return officialIn(text, language).map(({ word, better }) => {
    const remedy = better === undefined ? 'leave it out' : `people say '${better}'`
    return { rule: 'officialese', grade: 'wording', tell: `'${name}' says '${word}'; ${remedy}` }
  })
}

function tooLong({ name, text }: Said): readonly Finding[] {
  const size = Buffer.byteLength(text)
  if (size <= LONGEST) return []
  return [{ rule: 'long-text', tell: `'${name}' has ${size} bytes, and one message holds ${LONGEST}; shorten or split it` }]
}

function elderLine({ name, text }: Said): readonly Finding[] {
  if (!name.endsWith('.elder') && !name.startsWith('elder.')) return []
  const longest = Math.max(...text.split('\n').map((line) => [...line].length))
  if (longest <= ELDER_LINE) return []
  const tell = `'${name}' has a line of ${longest} characters; ${ELDER_LINE} are easy to read, so break or shorten it`
  return [{ rule: 'elder-line', grade: 'wording', tell }]
}

function punctuation({ name, text, language }: Said): readonly Finding[] {
  const found = isChinese(language) ? /[\u4e00-\u9fff][,;:?.](?=[\u4e00-\u9fff\n]|$)/.exec(text)?.[0] : undefined
  if (found === undefined) return []
  return [{ rule: 'punctuation', grade: 'wording', tell: `'${name}' has '${found}' with an English mark; write ，；：？ or 。` }]
}

function script({ name, text, language }: Said): readonly Finding[] {
  const letter = foreignScript(text, language)
  return letter === undefined ? [] : [{
    rule: 'mixed-script', grade: 'wording',
    tell: `'${name}' has '${letter}', which is not ${language === 'zh-TW' ? 'traditional' : 'simplified'} writing`,
  }]
}

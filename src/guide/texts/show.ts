// The texts of a procedure: each sentence comes from its entry, with the entry's date and source below.

import type { ProcedurePart } from '../../ports/guide.ts'
import type { Fact, OpenFact, Procedure } from '../procedure.ts'
import { ageInDays, FRESH_FOR_DAYS } from '../review.ts'
import { WORDING, type Written } from './wording.ts'

/** The longest first answer, its date and source included. */
const LONGEST_ANSWER = 600

/** Writes a part of a procedure; `at`, if known, tells whether the entry is still fresh. */
export function writePart(procedure: Procedure, part: ProcedurePart, written: Written, at?: number): string {
  if (part === 'short') return short(procedure, written, at)
  const body = part === 'all' ? everything(procedure, written) : section(procedure, part, written)
  return [procedure.name[written], body, ...footer(procedure, written, at)].join('\n\n')
}

function short(procedure: Procedure, written: Written, at: number | undefined): string {
  const ends = footer(procedure, written, at)
  const room = LONGEST_ANSWER - ends.join('\n\n').length - 2
  return [shortened(procedure.short[written].trim(), room), ...ends].join('\n\n')
}

// English takes more letters: what is too long ends with a whole sentence.
function shortened(text: string, room: number): string {
  if (text.length <= room) return text
  const head = text.slice(0, room)
  const end = Math.max(head.lastIndexOf('. '), head.lastIndexOf('.\n'), head.lastIndexOf('。'))
  return end > 0 ? head.slice(0, end + 1) : head
}

function footer(procedure: Procedure, written: Written, at: number | undefined): readonly string[] {
  const words = WORDING[written]
  const [source] = procedure.legal
  const origin = source === undefined ? '' : `${words.source}${written === 'zh' ? '：' : ': '}${source}${words.stop}`
  const lines = `${origin}${words.checked}${written === 'zh' ? '：' : ' '}${procedure.checked}`
  const isStale = at !== undefined && ageInDays(procedure, at) > FRESH_FOR_DAYS
  return isStale ? [`${lines}\n${words.stale}`] : [lines]
}

type Section = Exclude<ProcedurePart, 'short' | 'all'>

function section(procedure: Procedure, part: Section, written: Written): string {
  return written === 'en' ? sectionInEnglish(procedure, part) : sectionInChinese(procedure, part)
}

function sectionInChinese(procedure: Procedure, part: Section): string {
  const words = WORDING.zh
  if (part === 'materials') return titled(words.materials, list(procedure.materials))
  if (part === 'basis') return titled(words.basis, procedure.legal.map((law) => `- ${law}`).join('\n'))
  if (part === 'steps') return steps(procedure).join('\n\n') || titled(words.steps, words.nothing)
  if (part === 'where') {
    const parts = (['where', 'hours', 'phone'] as const).map((key) => titled(words[key], open(procedure[key])))
    return parts.join('\n\n')
  }
  return titled(words[part], open(procedure[part]))
}

function sectionInEnglish(procedure: Procedure, part: Section): string {
  const words = WORDING.en
  const { en, legal, short: told } = procedure
  if (part === 'steps') return titled(words.steps, told.en.trim())
  if (part === 'materials') {
    const lines = en.materials.map((one) => `- ${one}`)
    return titled(words.materials, [...lines, ...(procedure.materials.some(isUsual) ? [words.local] : [])].join('\n') || words.nothing)
  }
  if (part === 'basis') return titled(words.basis, legal.map((law) => `- ${law}`).join('\n'))
  const saysWho = /local|announced|posted by|posts its/i.test(en[part])
  return titled(words[part], isUsual(procedure[part]) && !saysWho ? `${en[part]} ${words.local}` : en[part])
}

function everything(procedure: Procedure, written: Written): string {
  const parts = (['materials', 'fee', 'time', 'where', 'online', 'basis'] as const).map((part) => section(procedure, part, written))
  if (written === 'en') return [procedure.short.en.trim(), ...parts].join('\n\n')
  return [...steps(procedure), ...parts, procedure.warning ?? ''].filter((text) => text !== '').join('\n\n')
}

function steps({ conditions, steps: told }: Procedure): readonly string[] {
  const words = WORDING.zh
  const parts = [[words.conditions, conditions], [words.steps, told]] as const
  return parts.flatMap(([title, facts]) => (facts.length > 0 ? [titled(title, list(facts))] : []))
}

function titled(title: string, text: string): string {
  return `【${title}】\n${text}`
}

function list(facts: readonly Fact[]): string {
  const lines = facts.map(({ zh }, at) => `${at + 1}. ${zh}`)
  return [...lines, ...(facts.some(isUsual) ? [WORDING.zh.local] : [])].join('\n') || WORDING.zh.nothing
}

function open(fact: OpenFact): string {
  if (fact.zh === null || !isUsual(fact)) return fact.zh ?? WORDING.zh.open
  const text = /[。；，]$/.test(fact.zh) ? fact.zh : `${fact.zh}。`
  return `${text}${WORDING.zh.local}`
}

// Usual practice is told as such, once below a list; what the law says stands by itself.
function isUsual({ zh, mark }: OpenFact): boolean {
  return mark === '◐' && zh?.includes('为准') !== true
}

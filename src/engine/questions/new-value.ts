// The new value of an answer, said together with the wish to change it: "把电话改成135…", "改3 城关镇东街".

import { forms } from '../answers/forms.ts'
import { pick } from '../answers/options.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { readNumeral } from '../answers/reading/numerals.ts'
import { joined, pattern } from '../answers/reading/pattern.ts'
import type { Step } from '../flow.ts'
import { answersOf, contextOf, plain } from '../view.ts'
import type { View } from '../work.ts'
import { labelled } from './put.ts'

/** An answer that can be changed, and the ways in which people call it. */
export type Changeable = { readonly name: string; readonly ways: readonly string[] }

/** Which answer is to be changed, and into what, in the resident's own writing. */
export type NewValue = { readonly name: string; readonly said: string }

// All patterns are for texts in one writing.

/** Words that stand around what is meant, and say nothing of it: a pattern's part, for texts in one writing. */
export const MANNERS = joined`
  [\s,.!:;。、]|把|将|请|我|想|但是|不过|就是|只是|要|麻烦|帮|能不能|可以|那|就|嗯|哦|你好|您好|的|这个|那个|第|项|这
  |please|can you|could you|i want to|i'd like to|i need to|the|my|but|number|item|no\b
`
const ONLY_MANNERS = new RegExp(`^(?:${MANNERS})*$`)
const NUMBER = '(\\d{1,2}|[一二三四五六七八九]|[①-⑨])(?:st|nd|rd|th)?'
const NUMBER_LAST = new RegExp(`^(?:${MANNERS}|no(?=\\d))*${NUMBER} ?(?:[项个条]|的|内容|里|号)*[\\s,.:。、]*$`)
// What follows a number and makes it a day, an hour or one of several.
const NUMBER_FIRST = pattern`
  ^(?:${MANNERS}|一下)*(?:(?<=第)|(?!一个[^\s,.。，是为成到改]))${NUMBER} ?(?:[项个条]|的|内容)*
    (?![\d月点号日时年楼]|[ ]?(?:[和与跟/、-]|and|or)[ ]?[\d一二三四五六七八九])
`
const LEAD = new RegExp(`^(?:${MANNERS}|一下)*`)
const CONNECTOR = pattern`
  ^[\s,.:;。、]*(?:
    (?:应该|应当)?(?:改|换|更正|修改|变|写)(?:成|为|到)
    |应该是|应当是|应是|应为|就是|换成|其实是|是|为|成|到|(?:it )?(?:should|must) be(?= )|(?:it )?is(?= )|it's(?= )
    |to be(?= )|into(?= )|to(?= )|as(?= )
  )?[\s,.:;。、]*
`
const TAIL = /[\s,。、!]*(?:吧|谢谢[你您]?|好吗|行吗|可以吗|一下|吗|呢|please|thanks|thank you)*[\s,。、!]*$/
const OTHERS = /^[\s]*(?:和|与|跟|、|\/|and )/
// 没错 is right, and 不用改 wants no change.
const NOT_WANTED = /(?:不用|不要|不必|不需要|无需|别|没有?|不|don't|do not|no need to|nothing to|not)\s?$/
const IS = /^[\s]*(?:应该是|应当是|应是|应为|应该|是|为|:|should be(?= )|is(?= ))/

/** Reads what is to be changed into what; undefined where no value is said, or it is not sure whose. */
export function readNewValue(view: View, text: string, changes: readonly Changeable[]): NewValue | undefined {
  const flat = normalise(text)
  const verb = verbIn(view, flat)
  const found = verb ? aroundVerb(flat, verb, changes) : plainly(view, flat, changes)
  if (!found) {
    const said = valueFrom(text, flat, verb?.to ?? 0)
    return byForm(view, said, changes) ?? byLabel(view, said, changes) ?? (verb ? byAmount(view, said, changes) : undefined)
  }
  if (OTHERS.test(flat.slice(found.from))) return undefined
  const said = valueFrom(text, flat, found.from)
  if (said === '') return undefined
  if (!verb && view.offered.length === 0 && !isSure(view, found.name, said)) return undefined
  return { name: otherDayIn(view, found.name, said) ?? found.name, said }
}

// "时间改成后天上午十点": a time on another day than the one that was picked is a change of that, and the time goes with it.
function otherDayIn(view: View, name: string, said: string): string | undefined {
  const step = stepOf(view, name)
  const needs = step?.settings['needs']
  if (!step || step.verb !== 'choose' || !Array.isArray(needs)) return undefined
  const day = needs.map(String).findLast((one) => isDay(view, one) && stepOf(view, one)?.verb === 'choose')
  const [found, ...others] = forms['date']?.find?.(said, contextOf(view, step)) ?? []
  const isOther = day !== undefined && found !== undefined && others.length === 0 && found.value !== plain(answersOf(view)[day] ?? null)
  return isOther ? day : undefined
}

function isDay(view: View, name: string): boolean {
  return DAY.test(String(plain(answersOf(view)[name] ?? null)))
}

function isMoment(view: View, name: string): boolean {
  return MOMENT.test(String(plain(answersOf(view)[name] ?? null)))
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

// A phone number can only be meant for the question that asks for one, and a day for the one that was answered by a day.
function byForm(view: View, said: string, changes: readonly Changeable[]): NewValue | undefined {
  const [only, ...others] = changes.filter(({ name }) => {
    const step = stepOf(view, name)
    if (step?.verb === 'choose') {
      if (isMoment(view, name)) return isWhole(view, step, 'time', said)
      return isDay(view, name) && ['date', 'when'].some((form) => isWhole(view, step, form, said))
    }
    return step?.question?.forms.some((form) => isWhole(view, step, form, said))
  })
  return only && others.length === 0 ? { name: only.name, said } : undefined
}

// "葡萄", or "换成葡萄", where that is one of a flow's own options.
function byLabel(view: View, said: string, changes: readonly Changeable[]): NewValue | undefined {
  const [only, ...others] = changes.filter(({ name }) => {
    const step = stepOf(view, name)
    const labels = step?.offers ? labelled({ ...view, step }, step.offers) : []
    return labels.some(({ label }) => normalise(label) === normalise(said).replace(/^(?:我?要|选)/, ''))
  })
  return only && others.length === 0 ? { name: only.name, said } : undefined
}

const AMOUNT = /^(?:应该是|是|要)?[\d.零〇一二两三四五六七八九十百千万]+ ?\p{Script=Han}{1,2}$/u

// "改成5斤", where only one question asks for a number.
function byAmount(view: View, said: string, changes: readonly Changeable[]): NewValue | undefined {
  const [only, ...others] = changes.filter(({ name }) => stepOf(view, name)?.question?.forms.includes('number'))
  const step = only && stepOf(view, only.name)
  if (!step || others.length > 0 || !AMOUNT.test(normalise(said)) || !fits(view, step, said)) return undefined
  const isMore = ['date', 'time'].some((form) => (forms[form]?.find?.(said, contextOf(view, step)) ?? []).length > 0)
  return isMore ? undefined : { name: only.name, said }
}

const DAY = /^\d{4}-\d\d-\d\d$/

// The value is sure where it is found, and is all that is said.
function isWhole(view: View, step: Step, name: string, said: string): boolean {
  const [found, ...others] = forms[name]?.find?.(said, contextOf(view, step)) ?? []
  return found !== undefined && others.length === 0 && found.from === 0 && found.to === said.length
}

function stepOf(view: View, name: string): Step | undefined {
  return view.flow.steps[view.flow.questions[name] ?? -1]
}

type Span = { readonly from: number; readonly to: number; readonly wrong: boolean }

// The first word of changing or of being wrong, the longest where several begin there.
function verbIn(view: View, flat: string): Span | undefined {
  const spans = [...spansOf(view, flat, 'change'), ...spansOf(view, flat, 'wrong')]
  const [first] = spans.toSorted((a, b) => a.from - b.from || b.to - a.to)
  return first && !NOT_WANTED.test(flat.slice(0, first.from)) ? first : undefined
}

function spansOf({ book, language }: View, flat: string, of: 'change' | 'wrong'): readonly Span[] {
  return book.words(`common:words.${of}`, language).flatMap((word): readonly Span[] => {
    const plain = normalise(word)
    const from = flat.indexOf(plain)
    return from < 0 ? [] : [{ from, to: from + plain.length, wrong: of === 'wrong' }]
  })
}

type Target = { readonly name: string; readonly from: number }

function aroundVerb(flat: string, verb: Span, changes: readonly Changeable[]): Target | undefined {
  const before = flat.slice(0, verb.from)
  const name = numbered(NUMBER_LAST.exec(before)?.[1], changes) ?? namedIn(before, changes)
  if (name !== undefined) return { name, from: verb.to }
  return ONLY_MANNERS.test(before) ? leading(flat, verb.to, changes) : undefined
}

// "都对，就是电话是135…": what was said before the last comma is no part of it.
function plainly(view: View, flat: string, changes: readonly Changeable[]): Target | undefined {
  const cut = flat.search(/[,，。;；][^,，。;；]*$/)
  const found = atStart(view, flat, changes)
  if (found || cut < 0) return found
  const last = atStart(view, flat.slice(cut), changes)
  return last && { ...last, from: last.from + cut }
}

// Without a verb, what is named first must be followed by a word such as "is", or have been asked for.
function atStart(view: View, flat: string, changes: readonly Changeable[]): Target | undefined {
  const target = leading(flat, 0, changes)
  if (!target) return undefined
  return view.offered.length > 0 || IS.test(flat.slice(target.from)) ? target : undefined
}

// The number or the name that the text from here on begins with.
function leading(flat: string, at: number, changes: readonly Changeable[]): Target | undefined {
  const rest = flat.slice(at)
  const [whole, numeral] = NUMBER_FIRST.exec(rest) ?? []
  const name = numbered(numeral, changes)
  if (name !== undefined && whole !== undefined) return { name, from: at + whole.length }
  const lead = LEAD.exec(rest)?.[0].length ?? 0
  const ways = changes.flatMap(({ name, ways }) => ways.map((way) => ({ name, way })))
  const [longest] = ways.filter(({ way }) => rest.startsWith(way, lead) && isApart(rest, lead, way.length))
    .toSorted((a, b) => b.way.length - a.way.length)
  return longest && { name: longest.name, from: at + lead + longest.way.length }
}

function numbered(numeral: string | undefined, changes: readonly Changeable[]): string | undefined {
  if (numeral === undefined) return undefined
  const place = '①②③④⑤⑥⑦⑧⑨'.indexOf(numeral) + 1 || readNumeral(numeral)
  return changes[(place ?? 0) - 1]?.name
}

const FAR = 16

function namedIn(before: string, changes: readonly Changeable[]): string | undefined {
  if (before.length > FAR) return undefined
  const spoken = changes.filter(({ ways }) => ways.some((way) => speaksOf(before, way)))
  return spoken.length === 1 ? spoken[0]?.name : undefined
}

function speaksOf(text: string, way: string): boolean {
  const at = text.indexOf(way)
  return at >= 0 && isApart(text, at, way.length)
}

/** Tells whether what is found in a text stands by itself: English words end where a word ends. */
export function isApart(text: string, at: number, length: number): boolean {
  return !/[a-z][a-z]/.test(text.slice(at + length - 1, at + length + 1)) && (at === 0 || !/[a-z][a-z]/.test(text.slice(at - 1, at + 1)))
}

// Normalising keeps every place, so the value is cut out of what was written.
function valueFrom(text: string, flat: string, at: number): string {
  const from = at + (CONNECTOR.exec(flat.slice(at))?.[0].length ?? 0)
  const rest = flat.slice(from)
  return text.slice(from, from + (TAIL.exec(rest)?.index ?? rest.length)).trim()
}

// A value that reads as an answer of its form, where not every text would.
function isSure(view: View, name: string, said: string): boolean {
  const step = stepOf(view, name)
  return step !== undefined && !step.question?.forms.includes('text') && fits(view, step, said)
}

/** Tells whether a text is an answer to a question, as far as that can be told without a service. */
export function fits(view: View, step: Step, text: string): boolean {
  const said = { kind: 'text', text } as const
  const context = contextOf(view, step)
  if (step.offers) return pick(said, labelled(view, step.offers), context).ok
  return step.question?.forms.some((form) => forms[form]?.read(said, context).ok) === true
}

// number: a number in any writing, with the words around it. 十几, 两三个 and the like are asked about.

import type { Form, Reading } from './form.ts'
import { normalise } from './reading/normalise.ts'
import { NUMERAL, readNumeral, readWord } from './reading/numerals.ts'
import { accept, readsWords, unclear } from './reading/outcome.ts'
import { joined } from './reading/pattern.ts'
import type { Rule } from './reading/scan.ts'
import { scan } from './reading/scan.ts'

/** The numbers that an expression can mean, likeliest first; none where it only looks like a number. */
type Count = readonly number[]
type CountRule = Rule<undefined, Count>

const DIGITS = '一二三四五六七八九'
const RUN = `[${NUMERAL}](?:[${NUMERAL}.,]{0,16}[${NUMERAL}])?(?:点[〇零${DIGITS}]{1,8})?`
// What is counted in halves: 两年半 is 2.5.
const HALVED = '(?:[年天周斤里米块岁]|个?月|个?小时|公里)'
const METRIC = '(?:kg|km|cm|mm|ml|m|g|l|pcs|rmb|yuan)(?![a-z])'
const IDIOMS = new RegExp(joined`
  一[下起共般定样些直边切致旦路向再时道面带个劲会]|一会儿|[万统唯]一|十分|万分|千万(?=别|不|要)|三轮|四川|五金|九江
  |百货|百分之
  |(?:星期|礼拜|周)[一二三四五六日天]
  |[一两]点儿|有一点
`, 'g')
const COUNTED = /^个?[人位名个只辆台张件次天年月岁元块斤户家条口]/
const FIRST_ENCLOSED = '①'.charCodeAt(0) - 1
const UNIT_STEPS: readonly (readonly [RegExp, number])[] = [[/[万]$/, 10_000], [/[千仟]$/, 1000], [/[百佰]$/, 100]]

const rules: readonly CountRule[] = [
  { pattern: IDIOMS, read: ([word = '']) => (COUNTED.test(word.slice(1)) ? undefined : []) },
  { pattern: /一个?[也都]没有?|(?<![a-z])(?:none|nobody|no one)(?![a-z])/g, read: () => [0] },
  { pattern: /上([百千万])(?!分)/g, read: ([, unit = '']) => [1, 2].map((n) => n * (readNumeral(unit) ?? 1)) },
  { pattern: /几([十百千万])/g, read: ([, unit = '']) => [2, 9].map((n) => n * (readNumeral(unit) ?? 1)) },
  {
    pattern: /(?:好?几|若干|一些|有些)[个名位人辆次天]?|(?<![a-z])(?:several|some|(?:a )?few|(?:a )?couple)(?![a-z])/g,
    read: () => [2, 9],
  },
  { pattern: /half a dozen/g, read: () => [6] },
  { pattern: /一半/g, read: () => [0.5] },
  { pattern: /[①-⑳]/g, read: ([sign = '']) => [sign.charCodeAt(0) - FIRST_ENCLOSED] },
  {
    pattern: new RegExp(`(${RUN}) ?([kw])(?![a-z])`, 'g'),
    read: ([, run = '', unit]) => times(readNumeral(run), unit === 'k' ? 1000 : 10_000),
  },
  { pattern: new RegExp(`(${RUN})打(?=$|[ ,.!。、吧啊]|鸡蛋|啤酒)`, 'g'), read: ([, run = '']) => times(readNumeral(run), 12) },
  { pattern: new RegExp(`(${RUN})[毛角]`, 'g'), read: ([, run = '']) => times(readNumeral(run), 0.1) },
  {
    pattern: new RegExp(`(${RUN})[块元]([\\d${DIGITS}])[毛角]?(?![${NUMERAL}.点])`, 'g'),
    read: ([, run = '', tenth = '']) => [Number(`${readNumeral(run)}.${readNumeral(tenth)}`)],
  },
  { pattern: new RegExp(`(${RUN})${HALVED}半`, 'g'), read: ([, run = '']) => exact(readNumeral(run), false, true) },
  {
    pattern: new RegExp(`(${RUN})(?:[几多来余](?!少))`, 'g'),
    read: ([, run = '']) => moreThan(run),
  },
  {
    pattern: new RegExp(`(?<![${NUMERAL}.])([${DIGITS}两])([${DIGITS}两])([十百千万]?)(?![${NUMERAL}.点])`, 'g'),
    read: ([, low = '', high = '', unit = '']) => sidebySide(0, [low, high], unit),
  },
  {
    pattern: new RegExp(`(?<![${NUMERAL}.])([${DIGITS}]?十)([${DIGITS}])([${DIGITS}])(?![${NUMERAL}.点])`, 'g'),
    read: ([, tens = '', low = '', high = '']) => sidebySide(readNumeral(tens) ?? 0, [low, high], ''),
  },
  {
    pattern: new RegExp(`(${RUN})个?[人位名]? ?(?:-|~|到|至|或者?|、|or|to) ?(${RUN})`, 'g'),
    read: ([, low = '', high = '']) => both(readNumeral(low), readNumeral(high)),
  },
  {
    pattern: new RegExp(`(不到|不足|少于|超过|多于|over|less than|more than) ?(${RUN})`, 'g'),
    read: ([, word = '', run = '']) => beyond(readNumeral(run), /^[不少l]/.test(word) ? -1 : 1),
  },
  {
    pattern: new RegExp(`(${RUN})(?:个?[人位名]|[个只辆台张件次天年月岁元块户家条])?(以[上下内])`, 'g'),
    read: ([, run = '', word]) => beyond(readNumeral(run), word === '以上' ? 1 : -1),
  },
  {
    pattern: new RegExp(`(?<![a-z${NUMERAL}.])(-|负|零下)?(${RUN})(?!\\d|(?!${METRIC})[a-z])(?:个?(半))?`, 'g'),
    read: ([, minus, run = '', half]) => exact(readNumeral(run), minus !== undefined, half !== undefined),
  },
  { pattern: /半(?=[个小天年月斤])/g, read: () => [0.5] },
  {
    pattern: /(?<![a-z])[a-z]{3,9}(?:-[a-z]{3,5})?(?: (?:an?|[a-z]{3,9}(?:-[a-z]{3,5})?)(?![a-z])){0,9}(?![a-z])/g,
    read: ([words = '']) => spelt(words),
  },
]

function moreThan(run: string): Count | undefined {
  const base = readNumeral(run)
  if (base === undefined) return undefined
  const step = UNIT_STEPS.find(([unit]) => unit.test(run))?.[1] ?? (base % 10 === 0 ? 10 : 1)
  return step === 1 ? [base, base + 1] : [base + step / 10, base + step - step / 10]
}

/** 两三 is two or three, and so is 三两; 二五 is not, nor is 三二. */
function sidebySide(base: number, digits: readonly string[], unit: string): Count | undefined {
  const [low = 0, high = 0] = digits.map((digit) => readNumeral(digit))
  const factor = unit === '' ? 1 : readNumeral(unit) ?? 1
  if (digits.join('') === '三两') return [2 * factor, 3 * factor]
  if (high !== low + 1 && !(low === 3 && high === 5)) return undefined
  return [base + low * factor, base + high * factor]
}

function both(low: number | undefined, high: number | undefined): Count | undefined {
  return low === undefined || high === undefined ? undefined : [low, high]
}

function times(number: number | undefined, factor: number): Count | undefined {
  return number === undefined ? undefined : [Number((number * factor).toPrecision(15))]
}

function beyond(number: number | undefined, step: number): Count | undefined {
  return number === undefined ? undefined : [number + step, number]
}

function exact(number: number | undefined, negative: boolean, half: boolean): Count | undefined {
  if (number === undefined || number > Number.MAX_SAFE_INTEGER) return undefined
  const sum = number + (half ? 0.5 : 0)
  return [negative && sum !== 0 ? -sum : sum]
}

/** Numbers in English words: the first run of them within the words. */
function spelt(words: string): Count | undefined {
  let thousands = 0
  let sum: number | undefined
  if (/^(?:minus|negative)\b/.test(words)) return []
  for (const word of words.split(' ')) {
    const number = SMALL.has(word) ? undefined : readWord(word)
    if (number !== undefined) sum = (sum ?? 0) + number
    else if (word === 'hundred' || word === 'dozen') sum = (sum ?? 1) * (word === 'hundred' ? 100 : 12)
    else if (word === 'thousand') [thousands, sum] = [(sum ?? 1) * 1000, 0]
    else if (word === 'half' && sum !== undefined) sum += 0.5
    else if (sum !== undefined && !SMALL.has(word)) break
  }
  return sum === undefined ? undefined : [thousands + sum]
}

// Between the words of a number.
const SMALL: ReadonlySet<string> = new Set(['a', 'an', 'and'])

function readNumber(text: string): Reading | undefined {
  const numbers = new Set(scan(normalise(text), rules, undefined).flatMap(({ meaning }) => meaning))
  const [number, ...others] = numbers
  if (number === undefined) return undefined
  return others.length === 0 ? accept(number) : unclear([...numbers], [...numbers].map(String))
}

/** A number. It is never found in a longer sentence, since its unit alone does not tell what it counts. */
export const number: Form = { read: readsWords('number', readNumber), show: String }

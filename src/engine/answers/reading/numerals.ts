// Numbers in every writing: ASCII, Chinese, formal Chinese and English. Texts are normalised before they come here.

const DIGITS: { readonly [digit: string]: number } = {
  〇: 0, 零: 0, 一: 1, 壹: 1, 幺: 1, 二: 2, 贰: 2, 两: 2, 俩: 2, 仨: 3, 三: 3, 叁: 3, 参: 3, 四: 4, 肆: 4,
  五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}

const UNITS: { readonly [unit: string]: number } = {
  十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 10_000, 亿: 100_000_000,
}

const TENS: { readonly [tens: string]: string } = { 廿: '二十', 卅: '三十' }

const WORDS = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten',
  'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
]
const TY = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** The inside of a character class of all signs of which numerals are written. */
export const NUMERAL = '0-9〇零一壹幺二贰两俩仨三叁参四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿廿卅'

const ALL_DIGITS = new RegExp(`^[${Object.keys(DIGITS).join('')}\\d]+$`)
const TOKEN = /\d{1,15}(?:\.\d{1,8})?|./gu
const PLAIN = /^\d{1,15}(?:\.\d{1,8})?$/
const GROUPED = /^\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?$/
const SPOKEN_DIGITS = '〇零一壹幺二贰三叁四肆五伍六陆七柒八捌九玖'
const SPOKEN = new RegExp(`[${SPOKEN_DIGITS}][${SPOKEN_DIGITS}\\d .-]{5,40}[${SPOKEN_DIGITS}\\d]`, 'g')

/** The number that a numeral writes; undefined if it is none. */
export function readNumeral(text: string): number | undefined {
  const sign = text.length === 1 ? DIGITS[text] ?? UNITS[text] : undefined
  if (sign !== undefined) return sign
  if (PLAIN.test(text)) return Number(text)
  if (GROUPED.test(text)) return Number(text.replace(/,/g, ''))
  const [whole = '', fraction, ...more] = text.split('点')
  if (more.length > 0) return undefined
  if (fraction === undefined) return readWhole(whole)
  const start = readWhole(whole)
  const rest = readDigits(fraction)
  return start === undefined || rest === undefined ? undefined : Number(`${start}.${rest}`)
}

/** The digits of a numeral that is written digit by digit, such as 二〇二六; undefined if it is not. */
export function readDigits(text: string): string | undefined {
  return ALL_DIGITS.test(text) ? Array.from(text, (sign) => DIGITS[sign] ?? sign).join('') : undefined
}

/** Writes long runs of spoken digits in ASCII, so that 一三八… reads as 138…; the length stays. */
export function spokenDigits(text: string): string {
  return text.replace(SPOKEN, (run) => (isWritten(run) ? run : Array.from(run, (sign) => DIGITS[sign] ?? sign).join('')))
}

// A number that is written in full needs no more digits: the last sign of 李四 13800138000 is a name's.
function isWritten(run: string): boolean {
  return run.replace(/\D/g, '').length >= FULL
}

const FULL = 11

const ROW = /^(十?)([一二两三四五六七八])([二两三四五六七八九])$/

/** The two numbers of 两三 or 十二三, which stand beside each other; undefined both if a numeral is none of these. */
export function besideEachOther(text: string): readonly [number?, number?] {
  if (text === '九十') return [9, 10]
  const [, tens = '', one = '', other = ''] = ROW.exec(text) ?? []
  const [low = 0, high = 0] = [one, other].map((digit) => (tens === '' ? 0 : 10) + (DIGITS[digit] ?? 0))
  return high === low + 1 || (low === 3 && high === 5) ? [low, high] : []
}

/** The number of an English word from zero to ninety-nine; undefined if it is none. */
export function readWord(word: string): number | undefined {
  if (word === 'a' || word === 'an') return 1
  const small = WORDS.indexOf(word)
  if (small >= 0) return small
  const [tens = '', ones] = word.split('-')
  const ty = TY.indexOf(tens)
  if (ty < 2) return undefined
  const rest = ones === undefined ? 0 : WORDS.indexOf(ones)
  return rest >= 0 && rest < 10 ? ty * 10 + rest : undefined
}

function readWhole(text: string): number | undefined {
  if (text === '') return undefined
  const digits = readDigits(text)
  if (digits !== undefined) return digits.length <= 15 ? Number(digits) : undefined
  return readUnits(text.replace(/[廿卅]/g, (sign) => TENS[sign] ?? sign))
}

type Sum = { total: number; section: number; digit: number | undefined; unit: number }

function readUnits(text: string): number | undefined {
  const sum: Sum = { total: 0, section: 0, digit: undefined, unit: 1 }
  for (const [token] of text.matchAll(TOKEN)) {
    const unit = UNITS[token]
    const digit = DIGITS[token] ?? (PLAIN.test(token) ? Number(token) : undefined)
    if (unit !== undefined) addUnit(sum, unit)
    else if (digit === undefined || sum.digit) return undefined
    else addDigit(sum, digit)
  }
  return sum.total + sum.section + (sum.digit ?? 0) * tail(sum)
}

function addUnit(sum: Sum, unit: number): void {
  if (unit >= 10_000) {
    sum.total = (sum.total + sum.section + (sum.digit ?? 0) || 1) * unit
    sum.section = 0
  } else {
    sum.section += (sum.digit ?? 1) * unit
  }
  sum.digit = undefined
  sum.unit = unit
}

function addDigit(sum: Sum, digit: number): void {
  sum.digit = digit
  if (digit === 0) sum.unit = 1
}

/** 一百五 is 150: a last digit right after a unit of hundreds or more counts tenths of that unit. */
function tail({ unit }: Sum): number {
  return unit >= 100 ? unit / 10 : 1
}

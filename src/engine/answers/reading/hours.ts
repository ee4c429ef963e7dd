// Finds the times and parts of a day in a text, in Chinese and English.

import type { Daytime, TimeMeaning, TimeRule } from './hour.ts'
import { before, timesOf } from './hour.ts'
import { besideEachOther, readNumeral, readWord } from './numerals.ts'
import { joined } from './pattern.ts'
import type { Match } from './scan.ts'
import { scan } from './scan.ts'

const DAYTIMES: { readonly [word: string]: Daytime } = {
  凌晨: 'dawn', 清晨: 'morning', 早晨: 'morning', 清早: 'morning', 一早: 'morning', 大早: 'morning', 早上: 'morning',
  上午: 'morning', 午前: 'morning', 早: 'morning', 晨: 'morning', 中午: 'noon', 正午: 'noon', 晌午: 'noon',
  下午: 'afternoon', 下昼: 'afternoon', 晏昼: 'afternoon', 上昼: 'morning', 朝早: 'morning', 夜晚黑: 'evening',
  午后: 'afternoon', 傍晚: 'dusk', 黄昏: 'dusk', 晚上: 'evening', 晚间: 'evening', 夜晚: 'evening', 夜里: 'evening',
  夜间: 'evening', 晚: 'evening', 夜: 'evening', 半夜: 'night', 深夜: 'night', 午夜: 'night',
  morning: 'morning', afternoon: 'afternoon', evening: 'evening', night: 'evening', am: 'am', pm: 'pm',
  lunchtime: 'noon', tonight: 'evening',
}
const WORDS = '下昼|晏昼|上昼|朝早|夜晚黑|凌晨|清晨|早晨|清早|一早|大早|早上|上午|午前|中午|正午|晌午|下午|午后|傍晚|黄昏|晚上|晚间|夜晚|夜里|夜间|半夜|深夜|午夜'
const IN_PART = `(?:(${WORDS}|早|晚|夜)[的 ,]{0,2}(?:大概|大约|差不多|约|就)?)?`
const HOUR = '(\\d{1,2}|[零〇一二两三四五六七八九十廿]{1,3})'
const MINUTE = '(\\d{1,2}|[零〇一二三四五六七八九十]{1,3})'
const NUMERAL = '[\\d零〇一二两三四五六七八九十廿]'
// A weekday's name stands before an hour as often as a blank does: 周四9点, 周三三点.
const ALONE = `(?<!周|星期|礼拜)(?<!(?<!周|星期|礼拜)${NUMERAL})`
const PM = '(am|pm|a\\.m\\.?|p\\.m\\.?)'
const LATER = '(?: ?(?:in the|at)? ?(morning|afternoon|evening|night|tonight|am|pm|a\\.m\\.?|p\\.m\\.?))?'
const WORD_HOUR = '(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
const A_BIT = /[早晚快慢多少有差大小近远好高低便]$/
const BOUND = /^ ?(?:[之以][前后]|前(?![天门面台往来])|后(?![天门面来续])|多)/

const BOUND_BEFORE = /\b(after|before|by|until|till|from|between)(?: about| around| \S{1,8}(?: [ap]m)? and)? ?(?:at )?$/

function numberOf(group: string | undefined): number | undefined {
  return group === undefined ? undefined : readNumeral(group) ?? readWord(group)
}

function daytimeOf(group: string | undefined): Daytime | undefined {
  return group === undefined ? undefined : DAYTIMES[group.replace(/\./g, '')]
}

function minuteOf(half: string | undefined, quarter: string | undefined, minute: string | undefined) {
  if (half !== undefined) return 30
  if (quarter !== undefined) return /[三3]/.test(quarter) ? 45 : 15
  return numberOf(minute)
}

/** 两三点 and 2-3点: the part of the day holds for both. */
function eitherHour(low?: number, high?: number, part?: string): TimeMeaning | undefined {
  if (low === undefined || high === undefined || low >= high) return undefined
  const both = [low, high].map((hour) => timesOf({ hour, daytime: daytimeOf(part) }))
  return both.some(({ impossible }) => impossible) ? undefined : { minutes: both.flatMap(({ minutes }) => minutes) }
}

const chinese: readonly TimeRule[] = [
  {
    pattern: new RegExp(`${IN_PART}${ALONE}(十?[一二两三四五六七八九]{2}|九十)点钟?`, 'g'),
    read: ([, part, run = '']) => eitherHour(...besideEachOther(run), part),
  },
  {
    pattern: new RegExp(joined`
      ${IN_PART}${ALONE}${HOUR} ?(?:点钟?|时(?![候间代常刻]))(?:(?:过|, ?)?(?:
        (半)|([一三13]刻)|${MINUTE}(?:分(?!钟?[之以]?[前后])|(?!${NUMERAL}|[个位人名天号日月岁元块米公点时.:]))|整
      ))?
    `, 'g'),
    read: ([all = '', part, hour, half, quarter, minute]) =>
      /[早晚]一点$/.test(all) ? undefined : timesOf({
        hour: numberOf(hour),
        minute: minuteOf(half, quarter, minute),
        daytime: daytimeOf(part),
        digital: /^0\d/.test(hour ?? ''),
      }),
  },
  {
    pattern: new RegExp(`${ALONE}${HOUR} ?点钟?(?:(半)|${MINUTE}分?)?[ ,的]?(${WORDS})(?=的?[吧啊哈]?[ ,.。!]*$)`, 'g'),
    read: ([, hour, half, minute, part]) =>
      timesOf({ hour: numberOf(hour), minute: minuteOf(half, undefined, minute), daytime: daytimeOf(part) }),
  },
  {
    pattern: new RegExp(`${IN_PART}差(?:(一刻)|${MINUTE}分?)钟?(?:就?到|就)? ?${IN_PART}${HOUR}点`, 'g'),
    read: ([, part, quarter, minute, later, hour]) =>
      before(timesOf({ hour: numberOf(hour), daytime: daytimeOf(part ?? later) }), numberOf(minute) ?? (quarter ? 15 : 0)),
  },
  {
    pattern: new RegExp(`${IN_PART}${ALONE}${HOUR}点钟?(?:还?差|欠)(?:(一刻)|${MINUTE}分?)`, 'g'),
    read: ([, part, hour, quarter, minute]) =>
      before(timesOf({ hour: numberOf(hour), daytime: daytimeOf(part) }), numberOf(minute) ?? (quarter ? 15 : 0)),
  },
  {
    pattern: new RegExp(`${IN_PART}(?<![\\d:.])(\\d{1,2})[:](\\d{2})(?::\\d{2})?(?![\\d:])(?: ?${PM})?${LATER}`, 'g'),
    read: ([, part, hour = '', minute, pm, later]) => {
      const daytime = daytimeOf(part ?? pm ?? later)
      return timesOf({ hour: Number(hour), minute: Number(minute), daytime, digital: hour.length === 2 })
    },
  },
  {
    pattern: new RegExp(`(${WORDS})[的 ]?(\\d{1,2})[.](\\d{2})(?!\\d)`, 'g'),
    read: ([, part, hour, minute]) =>
      timesOf({ hour: numberOf(hour), minute: numberOf(minute), daytime: daytimeOf(part) }),
  },
  {
    pattern: new RegExp(`${IN_PART}${ALONE}${HOUR} ?(?:-|~|—|到|至|或者?|、) ?${HOUR} ?点(?!${NUMERAL}|半|[一三13]刻)钟?`, 'g'),
    read: ([, part, low, high]) => eitherHour(numberOf(low), numberOf(high), part),
  },
  { pattern: /正午/g, read: () => ({ minutes: [720] }) },
  { pattern: /午夜/g, read: () => ({ minutes: [1440] }) },
  {
    pattern: new RegExp(`${WORDS}|(?<=[今明昨天日一二三四五六号周])[早晚夜晨]`, 'g'),
    read: ([word = '']) => ({ minutes: [], daytime: DAYTIMES[word] ?? 'evening' }),
  },
]

function english(source: string, read: TimeRule['read']): TimeRule {
  return { pattern: new RegExp(`(?<![a-z\\d:.])(?:${source})(?![a-z\\d:])`, 'g'), read }
}

const inEnglish: readonly TimeRule[] = [
  english(`(?:at )?${WORD_HOUR} ?${PM}`, ([, hour, pm]) => timesOf({ hour: numberOf(hour), daytime: daytimeOf(pm) })),
  english(`${PM} ?(\\d{1,2})(?:[:.](\\d{2}))?`, ([, pm, hour, minute]) =>
    timesOf({ hour: numberOf(hour), minute: numberOf(minute), daytime: daytimeOf(pm) })),
  english(`(?:at )?(\\d{1,2})[.](\\d{2}) ?${PM}`, ([, hour, minute, pm]) =>
    timesOf({ hour: numberOf(hour), minute: numberOf(minute), daytime: daytimeOf(pm) })),
  english(`(?:at )?${WORD_HOUR} ?o'?clock${LATER}`, ([, hour, later]) =>
    timesOf({ hour: numberOf(hour), daytime: daytimeOf(later) })),
  english(`(?:at )?${WORD_HOUR} (?:in the|at) (morning|afternoon|evening|night)`, ([, hour, later]) =>
    timesOf({ hour: numberOf(hour), daytime: daytimeOf(later) })),
  english(`half past ${WORD_HOUR}${LATER}`, ([, hour, later]) =>
    timesOf({ hour: numberOf(hour), minute: 30, daytime: daytimeOf(later) })),
  english(`(?:a )?quarter past ${WORD_HOUR}${LATER}`, ([, hour, later]) =>
    timesOf({ hour: numberOf(hour), minute: 15, daytime: daytimeOf(later) })),
  english(`(?:a )?quarter to ${WORD_HOUR}${LATER}`, ([, hour, later]) =>
    before(timesOf({ hour: numberOf(hour), daytime: daytimeOf(later) }), 15)),
  english(`(\\d{1,2}|five|ten|twenty)(?: minutes?)? (to|past) ${WORD_HOUR}${LATER}`, ([, minutes, side, hour, later]) =>
    before(timesOf({ hour: numberOf(hour), daytime: daytimeOf(later) }), (numberOf(minutes) ?? 0) * (side === 'to' ? 1 : -1))),
  english(`at ${WORD_HOUR}`, ([, hour]) => timesOf({ hour: numberOf(hour) })),
  english('noon|midday', () => ({ minutes: [720] })),
  english('midnight', () => ({ minutes: [1440] })),
  english('(?:in the )?(morning|afternoon|evening|night|lunchtime|tonight)|^ *(am|pm) *$', ([, word, pm = 'evening']) => ({
    minutes: [], daytime: DAYTIMES[word ?? pm] ?? 'evening',
  })),
]

const RULES = [...chinese, ...inEnglish]

/** A time or part of a day that a text speaks of, and where. */
export type TimeMatch = Match<TimeMeaning>

/** Finds the times and parts of a day in a normalised text. */
export function findTimes(text: string): readonly TimeMatch[] {
  const matches = scan(text, RULES, undefined).filter((match) => !isABit(text, match)).map((match) => bound(text, match))
  return matches.map((match, i) => after(text, matches[i - 1], match))
}

const RANGE = /^ ?(?:-|~|—|到|至|或者?|、|,|to|or) ?$/

/** 上午9点到10点: the first time tells which part of the day the second belongs to. */
function after(text: string, first: TimeMatch | undefined, match: TimeMatch): TimeMatch {
  const [from, ...others] = first?.meaning.minutes ?? []
  const { minutes } = match.meaning
  if (!first || from === undefined || others.length > 0 || minutes.length < 2 || !RANGE.test(text.slice(first.to, match.from))) return match
  const next = minutes.toSorted((a, b) => a - b).find((time) => time > from)
  return next === undefined ? match : { ...match, meaning: { ...match.meaning, minutes: [next] } }
}

/** 快一点 is no time. */
function isABit(text: string, { from, to }: TimeMatch): boolean {
  return /^[一有]?一?点$/.test(text.slice(from, to)) && A_BIT.test(text.slice(Math.max(0, from - 1), from))
}

/** "Before three" is not three: it is asked about. */
function bound(text: string, match: TimeMatch): TimeMatch {
  const { minutes } = match.meaning
  const after = text.slice(match.to, match.to + 3)
  const before = BOUND_BEFORE.exec(text.slice(Math.max(0, match.from - 24), match.from))?.[1]
  if (minutes.length === 0 || (before === undefined && !BOUND.test(after))) return match
  const step = after.includes('前') || (before !== undefined && before !== 'after' && before !== 'from') ? 1380 : 60
  return { ...match, meaning: { minutes: minutes.flatMap((time) => [time, (time + step) % 1440]), vague: true } }
}

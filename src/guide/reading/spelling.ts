// What is typed in pinyin, in characters, where all of it spells words that people use with us: "mingtian xiawu san dian".

import { blurred, readPinyin, soundsOf } from './pinyin.ts'

/**
 * Writes a text of Latin letters in characters; undefined where not all of it spells known words. One of `words`, if it is the
 * only one in a text of other pinyin, stands for all of it.
 */
export type Spelling = (text: string, words?: readonly string[]) => string | undefined

// What residents answer and ask with, the likelier of two that sound alike first.
const VOCABULARY = `今天 明天 后天 大后天 昨天 今晚 明早 早上 上午 中午 下午 晚上 傍晚 周末 工作日 下周 这周 本周
  上周 星期 礼拜 下个月 这个月 月底 以后 以前 之后 之前 同意 不同意 可以 不可以 可以吗 好 好的 好吧 行 不行 是 是的
  不是 对 不对 不用 不用了 不要 要 没有 没有了 谢谢 取消 退出 返回 跳过 帮助 人工 完成 算了 够了 知道了 明白了 都行
  都可以 随便 尽快 最早 最早的 越早越好 多少钱 要多少钱 费用 免费 要带什么 带什么 什么材料 材料 几天 几天能好 要几天
  要多久 多久 多久能好 在哪里 在哪里办 去哪里 去哪里办 哪里办 怎么办 怎么 怎么补 怎么换 怎么办理 网上 能网上办吗
  网上能办吗 预约 我的预约 改时间 取消预约 换个时间 改期 办事 查进度 举报 投诉 找民警 最近的 附近 周六 周日 派出所
  大厅 城关 柳河 城关派出所 柳河派出所 车管所 我想 我要 我 想 要 办 办理 补 补办 换 换证 改 约 去 来 在 能 吗 呢 吧
  了 的 那 就 给我 帮我 请问 你好 孩子 小孩 户口 上户口 迁户口 身份证 护照 驾照 驾驶证 居住证 港澳通行证 通行证 签证
  签注 行驶证 户口簿 户口本 点 点半 号 丢了 到期了 过期了 坏了 弄丢了 不见了`
const NUMERALS = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十',
  '二十一', '二十二', '二十三', '二十四', '二十五', '二十六', '二十七', '二十八', '二十九', '三十', '三十一']
const COUNTED = [
  ...NUMERALS.flatMap((one) => [`${one}点`, `${one}点半`, `${one}号`, `${one}月`]),
  ...NUMERALS.slice(0, 11).flatMap((one) => [`第${one}`, `第${one}个`, `选${one}`, `选第${one}个`]),
  ...[...'一二三四五六日'].flatMap((day) => [`周${day}`, `下周${day}`, `这周${day}`, `星期${day}`, `礼拜${day}`]),
]
const LONGEST = 8
const LONGEST_TEXT = 80
const MOST_SOUNDS = 3
const MOST_WAYS = 27

/** Makes the spelling; `objects` are the things that the guide knows by name. */
export function createSpelling(objects: Iterable<string>): Spelling {
  const bySound = soundsOfAll([...VOCABULARY.split(/\s+/), ...COUNTED, ...objects])
  return (text, words = []) => {
    const plain = text.trim().toLowerCase()
    if (plain.length > LONGEST_TEXT || !/^(?=.*[a-z])[a-z\s\d:,.?!']*$/.test(plain)) return undefined
    // Beside a digit one syllable is enough: "9 dian".
    const syllables = readPinyin(plain)
    if (syllables === undefined) return /\d/.test(plain) ? written(plain, bySound) : undefined
    if (words.length === 0) return written(plain, bySound)
    const also = soundsOfAll(words.filter((word) => word.length > 1))
    return written(plain, new Map([...also, ...bySound])) ?? onlyWord(syllables.map(blurred), also)
  }
}

// The likelier of two words that sound alike comes first.
function soundsOfAll(words: readonly string[]): ReadonlyMap<string, string> {
  const bySound = new Map<string, string>()
  for (const word of words) {
    const sounds = [...word].map((sign) => soundsOf(sign))
    if (word.length > LONGEST || sounds.some(([first]) => first === undefined)) continue
    for (const key of waysOf(sounds)) if (!bySound.has(key)) bySound.set(key, word)
  }
  return bySound
}

// The one word that is spelt somewhere in it; a shorter one within it is no other.
function onlyWord(syllables: readonly string[], bySound: ReadonlyMap<string, string>): string | undefined {
  const text = ` ${syllables.join(' ')} `
  const found = [...bySound].filter(([key]) => text.includes(` ${key} `)).map(([, word]) => word)
  const whole = found.filter((word) => !found.some((other) => other !== word && other.includes(word)))
  return new Set(whole).size === 1 ? whole[0] : undefined
}

// 都 is du as well as dou: every way to say a word, as long as there are few.
function waysOf(sounds: readonly (readonly string[])[]): readonly string[] {
  return sounds.reduce<readonly string[]>((heads, ways) => {
    const longer = heads.flatMap((head) => ways.slice(0, MOST_SOUNDS).map((way) => (head === '' ? way : `${head} ${way}`)))
    return longer.slice(0, MOST_WAYS)
  }, [''])
}

function written(text: string, bySound: ReadonlyMap<string, string>): string | undefined {
  const parts: string[] = []
  for (const [part] of text.matchAll(/[a-z][a-z\s']*|\d[\d:.]*|[,.?!]/g)) {
    const found = /^[a-z]/.test(part) ? cover((readPinyin(part) ?? part.trim().split(/\s+/)).map(blurred), bySound) : part
    if (found === undefined) return undefined
    parts.push(found)
  }
  return parts.join('')
}

// A cover of nothing but single characters, such as 呢那 for Li Na, spells nothing.
function cover(syllables: readonly string[], bySound: ReadonlyMap<string, string>): string | undefined {
  const words = fewest(syllables, bySound)
  return words === undefined || (words.length > 1 && words.every((word) => word.length === 1)) ? undefined : words.join('')
}

// The fewest words that spell all of it.
function fewest(syllables: readonly string[], bySound: ReadonlyMap<string, string>): readonly string[] | undefined {
  const from: (readonly string[] | undefined)[] = Array.from({ length: syllables.length + 1 })
  from[syllables.length] = []
  for (let at = syllables.length - 1; at >= 0; at -= 1) {
    for (let end = Math.min(syllables.length, at + LONGEST); end > at; end -= 1) {
      const rest = from[end]
      const word = rest === undefined ? undefined : bySound.get(syllables.slice(at, end).join(' '))
      if (word === undefined || rest === undefined || rest.length + 1 >= (from[at]?.length ?? Infinity)) continue
      from[at] = [word, ...rest]
    }
  }
  return from[0]
}

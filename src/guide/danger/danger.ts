// Danger, before everything else: tells a call for help from a question about danger. Reviewed rules speak first; what was
// learnt from the project's labelled messages weighs what the rules, the letters and the concepts of a message say together.

import type { Danger, DangerKind } from '../../ports/guide.ts'
import type { Learnt } from '../fitted.ts'
import { counted, pattern } from '../../lib/pattern.ts'
import { hasHan } from '../reading/han.ts'
import { normalise, withCommas } from '../reading/normalise.ts'
import { chinese } from './chinese.ts'
import { dialled } from './dialled.ts'
import { english } from './english.ts'
import type { Part } from '../finding/traits.ts'
import { weighEvidence, type Evident } from './evidence.ts'
import { conceive, isGrave } from './read-concepts.ts'
import { readSigns, type Signs } from './signs.ts'
import { swindledOf } from './swindled.ts'

const LEAST = 2
const SHORTEST_PART = 4
/** A rule of this weight stands by itself, whatever was learnt. */
const PLAIN = 4
/** What presses and is as strong as this may name the law and still be danger. */
const STRONG = 3
// From here on a message may speak of danger: the number is worth a line beside the answer.
const DOUBTFUL = -1.2
// Where nothing grave is named, letters that only lean to danger are chance.
const NAMELESS = -0.2
const CHANCE = 0.2
// A word or two say nothing by themselves that is no rule's: "my code is".
const BRIEF = 4
const LONGEST = 2000
// A number that is to be dialled is no blow: 打 is to hit and to call.
const CALLED = /打?(?:我|他|她)?(?:电话|手机)?\d(?:[ -]?\d){6,}/g
// Cigarettes that are given, taken or sold burn nothing; neither does who lets themselves be paid hurt anybody.
const TOBACCO = counted`
  (?<=
    [收送拿给买卖抽要塞递敬](?:了|过)?(?:人家|别人|他们?|她|我|老板|对方|所长|民警|警察)?(?:的|了)?
      (?:[一两二三四五六七八九十几好\d]{1,2}[条包盒根支箱]|些|点)?
  )烟(?![雾味花头囱火熏感])
`
const BRIBED = pattern`
  [收拿吃](?:了|过|着)?(?:人家|别人|他们|老板|对方|商[户家]|摊[主贩]|开发商|赌场)(?:的|了)?.{0,4}
    (?:钱|烟|酒|卡|礼|红包|好处|回扣)
`
const HARMED = /[打刀枪杀抢捅砍绑伤血火死]|救命/
// A name by itself, as it is asked for: it calls nobody.
const NAME = /^(?:我|他|她|孩子|娃|老人)?(?:的?(?:名字|姓名))?名?叫(?![不人得])[\u4e00-\u9fff]{2,3}$/
// Nor does an address, or somebody's name, by itself: 翠湖小区 is what was asked for.
const HURTS = '[着了在有被把不没打杀救淹死掉落跳沉烧炸塌困堵抢砍捅追跟砸来去快我他她你疼痛晕血火命]'
const NAMED = pattern`
  ^(?:不对|错了|应该是|是|我?叫|姓名|名字|[,:])*(?!.*${HURTS})(?:
    [王李张刘陈杨黄赵吴周徐孙朱胡林郭何罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石贾夏付方邹熊孟秦邱侯江尹薛闫段龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤]
    [\u4e00-\u9fff]{1,2}
  )$
  |^(?!.{0,6}(?!火[炬车花])${HURTS})[\u4e00-\u9fff]{2,8}?
    (?:小区|花园|家园|公寓|新村|村|镇|乡|街道?|路|大道|巷|弄|广场|大厦|市场|小学|中学)
    (?:小区|单元|[\d一二三四五六七八九十号栋幢楼座组期院室]|[a-z](?![a-z]))*(?:门口|附近|旁边|对面|后门|楼下|桥)?$
`
// Manners begin and end calls for help as they do all else: they tell neither.
const OPENS = pattern`
  ^(?:
    (?:
      (?:(?:公安|警察|民警|警官|员警)(?:叔叔|阿姨|先生)?|领导|老师|同志|师傅|大哥|大姐){1,2}(?:(?:您|你)?好)?
      |(?:您|你)们?好[呀啊]?|哈[喽啰]|hello|hi|[早上中下午晚]{2}好|喂|(?:有人)?在(?:吗|不在|不)|有人(?:吗|么|没)|急
      |不好意思|打扰(?:您|你)?(?:一?下|了)|麻烦(?:您|你)?(?:一?下|了)?|呃+|嗯+|额+|那个|是这样的?
      |请问(?:一下)?|(?:我)?想(?:请)?问(?:您|你)?一?下
    )
    [,。.!?…~ ]+
    |(?:请问|(?:我)?想(?:请)?问|(?:麻烦)?问)(?:您|你们?)?一?下(?!子)|请问(?!题|[过了])
  )+(?=..)
`
const CLOSES = /(?<=..)[,。.!…~ ]+(?:谢谢|多谢|麻烦|辛苦|拜托)(?:您|你|警官|民警)?了?[,。.!~ ]*$/
// Who only speaks of a call, or says no, is in no danger; who asks not to be called may be, and is told the number.
const OF_A_CALL = pattern`
  ^(?:我|你|您|他|她|他们|你们|我们)?(?:又|老|一直|总|刚才?)?(?:不|没)?(?:打|给)?(?:我|你|他|她)?(?:打)?(?:的)?
    (?:电话|手机)?(?:不(?:打|了|要|用|报|说|想)?)?了?[吧啊呀。!]*$
`
const NO_CALLS = pattern`
  ^(?:请)?(?:别|不要|不用|先别|唔好)(?:再|给我|给他)?打(?:我|给我)?(?:的)?电话(?:了|过来|给我|来)?[吧啊呀。!]*$
`
// A story that ends by asking what to do is told by someone who has the time to tell it.
const STORY = 26
const STORY_ENDS = /怎么办[呢啊?]*$|怎么处理|如何是好/
const LONG: readonly (readonly [longerThan: number, costs: number])[] = [
  [180, 3],
  [110, 2],
  [60, 1],
]

/** Judges a message: danger, if anything speaks of it, and whether it is sure enough to come before all else. */
export type JudgeDanger = (text: string) => (Danger & { readonly sure: boolean }) | undefined

/** Makes the judge of danger. Without anything learnt the reviewed rules stand alone. */
export function createDanger(learnt?: Learnt): JudgeDanger {
  return (said) => {
    const danger = judge(said, learnt)
    const swindled = danger?.kind === 'police' ? swindledOf(normalise(said.slice(0, LONGEST))) : undefined
    if (!danger || swindled === undefined) return danger
    return swindled === 'now' ? { ...danger, kind: 'fraud' } : undefined
  }
}

function judge(said: string, learnt: Learnt | undefined): ReturnType<JudgeDanger> {
  const number = dialled(said)
  if (number) return { kind: number, sure: true }
  const message = readEvident(said)
  if (OF_A_CALL.test(message.text) && /电话|手机|不/.test(message.text)) return undefined
  if (BRIBED.test(message.text) && !HARMED.test(message.text)) return undefined
  if (NO_CALLS.test(message.text)) return { kind: 'text', sure: false }
  const ruled = pointsOf(message)
  if (ruled === undefined && NAME.test(message.text) && !isGrave(message.concepts)) return undefined
  if (ruled === undefined && NAMED.test(message.text)) return undefined
  if (ruled !== undefined && ruled.points >= PLAIN && ruled.plainly) return { kind: ruled.kind, sure: true }
  // What was typed in pinyin is known only as far as it spells words that may mean danger.
  const weighed = learnt && (message.typed === undefined || isGrave(message.concepts)) ? weighEvidence(message, learnt) : undefined
  if (weighed === undefined) return ruled && ruled.points >= LEAST ? { kind: ruled.kind, sure: true } : undefined
  const named = ruled !== undefined || (isGrave(message.concepts) && sizeOf(message.text) >= BRIEF)
  if (weighed.points <= (named ? DOUBTFUL : NAMELESS)) return undefined
  const calls = message.signs.cry || (message.signs.pressing && message.signs.weight >= STRONG)
  const sure = weighed.points > (calls ? 0 : outweighing(message.signs) + (named ? 0 : CHANCE)) && (calls || !message.signs.law)
  return { kind: ruled?.kind ?? weighed.kind, sure }
}

// What hardly ever comes with a call for help takes more to be one. Of our labelled calls fewer than one in a hundred shows any
// of these, and what is learnt from messages of which all are known leans on them too little.
function outweighing({ handled, inquiry, figure, standing, supposed, asks }: Signs): number {
  const spoken = [handled, inquiry, figure, supposed && asks].filter(Boolean).length
  return 1.5 * spoken + (standing ? 0.7 : 0)
}

/** Reads a message for what speaks of danger in it; pinyin becomes the words that it spells. */
export function readEvident(said: string): Evident {
  const bare = withCommas(normalise(said.slice(0, LONGEST))).replace(OPENS, '').replace(CLOSES, '')
  const typed = bare.replace(CALLED, '电话').replace(TOBACCO, '烟酒')
  const { concepts, spelt } = conceive(typed)
  const text = spelt ?? typed
  return { text, concepts, signs: signsOf(text), parts: partsOf(text), ...(spelt !== undefined && { typed }) }
}

// What is said between two breaths; a few characters by themselves say nothing.
function partsOf(text: string): readonly Part[] {
  const parts = text.split(hasHan(text) ? /[,。!?;,.\s]+/ : /[,.!?;]+/).filter((part) => part.length >= SHORTEST_PART)
  return parts.length < 2 ? [] : parts.map((part) => ({ text: part, concepts: conceive(part).concepts }))
}

/** What speaks for and against danger by the rules alone, and whether it was said in plain words. */
type Ruled = { readonly kind: DangerKind; readonly points: number; readonly plainly: boolean }

function pointsOf({ text, signs }: Pick<Evident, 'text' | 'signs'>): Ruled | undefined {
  const { kind, weight } = signs
  if (kind === undefined) return undefined
  const speaksFor = signs.cry ? 2.5 : Number(signs.now)
  return { kind, points: weight + speaksFor - againstIt(text, signs), plainly: weight >= PLAIN && !signs.idle }
}

function signsOf(text: string): Signs {
  return readSigns(text, hasHan(text) ? chinese : english)
}

function againstIt(text: string, { law, past, supposed, asks, calm, idle, handled, inquiry, figure }: Signs): number {
  const tells = text.length > STORY && STORY_ENDS.test(text) ? 1 : 0
  const told = (handled ? 2 : 0) + (inquiry ? 2 : 0) + (figure ? 2 : 0)
  const against = (law ? 3 : 0) + (past ? 2 : 0) + (supposed ? 2.5 : 0) + (asks ? 1.5 : 0) + (calm ? 2 : 0) + (idle ? 5 : 0)
  return against + told + tells + length(text)
}

// Three letters of English say as much as a character.
function sizeOf(text: string): number {
  return hasHan(text) ? text.length : text.length / 3
}

function length(text: string): number {
  const size = sizeOf(text)
  return LONG.find(([longerThan]) => size > longerThan)?.[1] ?? 0
}

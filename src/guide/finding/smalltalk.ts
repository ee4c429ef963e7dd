// Small talk: a message that holds nothing but a greeting, thanks or the like.

import { joined, pattern } from '../../lib/pattern.ts'
import { normalise } from '../reading/normalise.ts'
import type { Words } from '../words.ts'

const FILLERS = new RegExp(joined`
  [\p{P}\p{S}\s]|^你(?!好)|^您(?!好)|太|真的?|警察(?:叔叔|同志)|同志|亲|呀|啊|哈|哦|噢|呢|吧|啦|了|的|晒|你们|大家
  |各位|小警|客服
`, 'gu')

// What is wished and chatted in ever new words.
const WISHES: readonly (readonly [kind: string, wish: RegExp])[] = [
  ['is-it-real', pattern`
    ^(?:这个?|你们?|您们?)(?:公众号|账号|号|平台|网站)?(?:是|到底是|真的是)?(?:不是)?(?:真的?|官方|正规|警察|公安)的?
      (?:吗|么|吧|还是.{1,4})
    |(?:不会|是不是|不是)(?:个)?骗(?:子|人的?)(?:吧|吗|么)?[?？]*$
    |^(?:你们?|这)(?:靠谱|可信|可靠)(?:吗|么)
  `],
  ['will-you-act', pattern`
    ^(?:我)?(?:写|说|举报|投诉|反映|交)(?:了|上去)?[,，]?(?:你们?)?(?:真的?|到底)?(?:会|有人)?(?:管|查|看|处理|有用)
      (?:的)?(?:吗|么|不)[?？]*$
  `],
  ['reward', pattern`
    ^(?:请问)?(?:举报|线索|报料|提供线索)(?:了|成功)?(?:有|给|能拿)(?:没有|不)?(?:什么|多少)?(?:奖|钱|好处)
      (?:金|励|赏)?(?:吗|么|拿吗|不)?[?？]*$
  `],
  ['if-mistaken', pattern`
    ^(?:我|要是|如果|万一)*(?:乱|瞎|误)?举报(?:错|不实|假)?(?:了)?(?:人)?(?:会不会|会|要|怎么办|怎么样)(?:被)?
      (?:抓|罚|坐牢|判|拘|负责|有事|怎样|怎么样)?(?:我)?(?:吗|么)?[?？]*$
  `],
  ['for-another', pattern`
    ^(?:我)?(?:可以|能|能不能|可不可以)(?:帮|替|代)(?:别人|朋友|家里?人|邻居|同事|.?[妈爸]|爷爷|奶奶|老人)
      (?:举报|投诉|反映|报料)(?:吗|么)?[?？]*$
  `],
  ['praise', pattern`
    ^(?!.*(?:投诉|举报|不|差|没)).*(?:人真好|好人[呐啊呀]|真热心)
    |(?:节日|新年|春节|中秋|元旦|周末|生日)(?:快乐|好|愉快)
    |真棒|给力
  `],
  ['gift', pattern`
    锦旗|服务.{0,4}好.{0,8}表扬
    |怎么(?:表扬|感谢|夸)(?:他|她|一下|这位|那位|你们)
    |^(?!.*(?:投诉|举报|不|差|没)).*(?:
      (?:我要|我想|想|要|帮我|替我)(?:表扬|夸|点赞|谢谢)|夸夸|夸一[下夸]|态度(?:很|非常|特别|真|挺|都很)好
    )
    |感谢信|表扬信
    |(?:表扬|(?:感谢|谢谢).{1,8}).{0,8}(?:民警|警官|警察|辅警|交警|派出所)
    |(?:thank|commend|praise).{0,20}(?:officer|police)
  `],
  ['scolding', pattern`
    (?:公众号|机器人|系统|程序|你们这|这(?:个|破)?号).{0,6}(?:难用|不好用|垃圾|没用|听不懂|太差)
    |答非所问|听不懂(?:我|人话)
  `],
  ['are-you-human', pattern`
    ^(?:你|您)?(?:是)?(?:不是)?(?:个)?(?:机器人?|真人|活人|人工?|电脑|程序|自动回复|ai)(?:吗|么|啊|呀|还是.{1,5})?
      [?？]*$
    |(?:说话|聊天?|回我|回复我?|这边)的?(?:到底)?是(?:真?人|机器人?|电脑|程序)(?:还是|是|吗|么)
    |^are you (?:a )?(?:robot|bot|human|real)
  `],
  ['who-are-you', /^(?:你|您)(?:叫什么|是谁|是哪|叫啥)|^who are you|your name/],
  ['what-can-you-do', /^(?:你|您)(?:能|会|可以)(?:做|干|办)(?:什么|啥)/],
  ['acknowledge', /^(?:没事|不用|算|好|行)[了吧哦的嘞呀]*[,，]?(?:谢谢)?$/],
  ['chat', /^今天?天气|^你?猜猜?(?:看)?我(?!.{0,12}(?:怕|救|绑|关))|^(?:你们?)?吃过?(?:饭|了)[没吗么饭有呢啊了]{0,4}[?？!。~]*$/],
  ['greeting', /^(?:ni ?hao|nihao ma|早晨|早安|你好呀?|大家好)[!。~]*$/],
  ['thanks', /^(?:xie ?xie|多谢)/],
]

const CHAT: readonly (readonly [kind: string, says: RegExp])[] = [
  ['thanks', /谢|感谢|辛苦|thank|thx/],
  ['goodbye', /再见|拜拜|晚安|下次|bye|see you/],
  ['greeting', /你好|您好|好呀|早上|早晨|早安|在吗|在不在|阿sir|hello|\bhi\b|good (?:morning|afternoon|evening)/],
  ['apology', /不好意思|抱歉|对不起|发错|打错|点错|sorry/],
  ['scolding', /笨|垃圾|傻|废物|没用|操你|草泥|妈的|他妈|滚[蛋开]?$|stupid|useless|\bfuck|\bshit/],
  ['praise', /棒|厉害|点赞|可爱|great|good job/],
]

/** Tells what kind of small talk a message is closest to that is taken for some; undefined where none of its words says so. */
export function chatIn(text: string): string | undefined {
  // Who begins with a greeting and goes on says more than that.
  return CHAT.find(([kind, says]) => says.test(text) && (kind !== 'greeting' || isShort(text)))?.[0]
}

function isShort(text: string): boolean {
  return text.length < (/\p{Script=Han}/u.test(text) ? LONGEST_GREETING : 2 * LONGEST_GREETING)
}

const LONGEST_GREETING = 14

/** What is longer says more than that. */
const LONGEST_WISH = 26

/** Tells the kind of small talk a message is, undefined when it says anything more. */
export type FindSmalltalk = (text: string) => string | undefined

/** Makes the search over the words of each kind of small talk. */
export function createFindSmalltalk({ smalltalk }: Pick<Words, 'smalltalk'>): FindSmalltalk {
  const kinds = kindsOf(smalltalk)
  return (text) => {
    const whole = kindIn(kinds, text) ?? WISHES.find(([, wish]) => text.length < LONGEST_WISH && wish.test(text))?.[0]
    if (whole !== undefined || text.length > 24) return whole
    const parts = text.split(/[\p{P}\s]+/u).filter((part) => part !== '')
    const found = parts.map((part) => kindIn(kinds, part))
    return parts.length > 0 && !found.includes(undefined) ? found.at(-1) : undefined
  }
}

// A word as it was written comes before what is left of another one: 你好 greets, and 好 is no praise for what 太好了 is.
function kindsOf(smalltalk: Words['smalltalk']): ReadonlyMap<string, string> {
  const written = smalltalk.flatMap(({ kind, words }) => words.map((word) => [normalise(word), kind] as const))
  return new Map([...written.map(([word, kind]) => [bare(word), kind] as const), ...written])
}

function kindIn(kinds: ReadonlyMap<string, string>, text: string): string | undefined {
  return kinds.get(normalise(text)) ?? kinds.get(bare(text))
}

function bare(text: string): string {
  const plain = normalise(text).replace(FILLERS, '')
  return plain === '' ? normalise(text) : plain
}

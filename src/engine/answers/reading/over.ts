// What is said after a call for help: that it is over, was none, is long ago, or that help has been called already.

import { normalise } from './normalise.ts'
import { pattern } from './pattern.ts'

/** Longer than this, something is told that may be danger still. */
const LONGEST = 24
const LONGEST_ENGLISH = 60

const OVER = pattern`
  (?:已经|现在|都|我|这里|人|大家)*(?:没|冇)(?:有)?(?:什么)?(?:事|危险)(?:了|儿|喇|啦)
  |^(?:真的?|确实)?没事$|安全了
  |^(?:已经|人|孩子|小孩|老人|我?[妈爸]|他|她)*找到(?:人|他|她|孩子)?了
  |(?:孩子|小孩|老人|儿子|女儿|[妈爸]|人)(?:已经|自己)*(?:回来|回家|醒过来|救下来|救出来|救上来)了
  |虚惊一场|误会|误触|误报|开(?:个)?玩笑|(?:就|只是|随便|随口|就是)(?:说说|一说|抱怨|发发牢骚)|逗你|闹着玩
  |^(?:我)?(?:就|只)?是?(?:测试|试一?下|试试|试着玩)
  |(?:发|打|点|按|写|说)错(?:了|的)?
  |不小心(?:发|打|点|按)|不是(?:现在|刚才|今天)
  |(?:走|跑|离开|散)(?:了|掉了)$
  |(?:没有?|冇|不)(?:再|在)?(?:打|吵|闹|砸|敲|踹|追|骂|跟(?:着?我?)?|流血|着火|烧|冒烟|漏)(?:架|门|人|我|我们|气)?(?:了|喇|啦)$
  |^(?:他们?|她们?|对方|那[个些]?人|我?老公|我?老婆|人)?(?:已经|现在|都|刚|自己|也)*(?:
    出去|出门|下楼|上班去|回[家去]|停手|住手|吵完|分开|冷静下来?|好多
  )了$
  |(?:火|烟)?(?:已经|现在|都)*(?:被?扑灭|灭|熄)了$
  |(?:血|鼻血)?(?:已经)?止住了$|(?:已经)?(?:醒|苏醒)(?:过来)?了$|(?:被|让|给)?(?:[他她]|人|小偷|对方)?(?:已经)?(?:被)?抓(?:住|到|走|起来)了$
  |我们?(?:已经|现在|都|刚)*(?:搬出[来去]|回娘家)了$
  |^我们?(?:已经|现在|人|都)*(?:在|到)(?:我?(?:妈|娘家|朋友|亲戚|姐|哥)(?:家|那)?里?|派出所|医院)了?$
  |(?:已经|都)?送(?:去|到)?医院了$
  |^我?(?:已经|现在|刚|安全)*(?:到|回到?)家了$|(?:停|过去|解决|结束)了
  |(?:上个?月|上周|上星期|去年|前年|昨天|前天|好久|很久|以前|之前|早|几天前)(?:以前|之前|就)?(?:的事|发生的)
  |(?:就|只)(?:是)?想?(?:登记|备案|记录|反映|留个?(?:底|记录))
`
const CALLED = pattern`
  (?:打|拨|报)(?:过|了|咗|完)*(?:110|120|119|122|12110|警|案|电话)(?:了|过|啦|喇)
  |(?:110|120|119|122)(?:已经)?(?:打|拨)(?:过|了|咗|通)
  |(?:警察|民警|救护车|消防)(?:已经|都|快)?(?:来|到)(?:了|咗)
`
const ENGLISH = pattern`
  \b(?:i'?m|i am|we'?re|we are|everyone is|it'?s|it is) (?:all )?(?:ok|okay|fine|safe|over|alright|all right)\b
  |\bfalse alarm\b
  |\b(?:just|only) (?:kidding|joking|testing|a joke|a test)\b
  |\bby (?:mistake|accident)\b
  |\bwrong (?:button|number|message)\b
  |\b(?:it|that|this) (?:was|happened) (?:last|yesterday|a (?:week|month|year)|long|ages)
  |\b(?:already|i'?ve|i have|we|i) (?:already )?(?:called|phoned|rang|dialled) (?:110|120|119|the police|an ambulance)
  |\b(?:police|ambulance|they) (?:are|is) here\b
  |\b(?:he|she|they|it|the man|the guy)(?:'s| has| have|'ve)? (?:now |just )?(?:left|gone|stopped|went out|calmed down)\b
  |\bfire is out\b|\b(?:i|we) (?:have |'ve )?(?:got out|got away|found (?:him|her|them|my \w+))\b
  |\b(?:not|n't|no longer|stopped) (?:hitting|beating|fighting|bleeding)\b
`
const DENIED = pattern`
  (?:不是|没有?|别|不)(?:在)?(?:开玩笑|闹着玩|逗你|测试|误会|误报|打错|发错|安全|结束|停)
  |(?:还|又|马上|再)(?:没|会|要|在|来|回)
  |没报|没打(?!(?:架|人|我|我们)?(?:了|啦|喇)$)|不敢(?:打|报)
  |但|可是|不过|\bbut\b
  |\bnot (?:ok|okay|fine|safe|over|a joke|joking|kidding|a false)|\b(?:not|n't|never) (?:left|gone|stopped|out)\b|\bwon't stop\b
  |\b(?:back|again|still|before)\b
`

/** Tells whether a short text says that there is no danger any more, or that those have been called who can help. */
export function isOver(text: string): boolean {
  const plain = normalise(text).trim()
  if (plain.length > (/[\u4e00-\u9fff]/.test(plain) ? LONGEST : LONGEST_ENGLISH) || /[?？]|[吗么]$/.test(plain)) return false
  return !DENIED.test(plain) && (OVER.test(plain) || CALLED.test(plain) || ENGLISH.test(plain))
}

// Messages of one reviewed word that nobody calls for help with: "再见" alone is no farewell to life, and "不见了" answers a question.

import { pattern } from '../../lib/pattern.ts'
import type { JudgeDanger } from '../danger/danger.ts'
import { normalise } from '../reading/normalise.ts'
import type { Words } from '../words.ts'

// No word is as long.
const LONGEST = 60
// Which day or hour is free, in words that say nothing else.
const WHEN = pattern`
  ^(?:
    请问|那|你们?|最|快|早|近|要|得|是|能|可以|可|有|哪|一|天|几|号|点|多久|什么|时候|办|约|到|排|空|吗|呢|的|啊|才
  )+$
`
// A place in a list that was shown: "最后一个" is no farewell.
const LISTED = pattern`
  ^(?:就|要|我?选|那就?)?(?:(?:最后|最末|倒数第?|头|第|[最上下]+[面边]?)的?[一二两三四五六七八九十\d]{0,2})
    [个項项条條种種行位]?(?:那[个個])?(?:吧|好了|就行|谢谢|快一?点|拜托|[,， ])*$
`
// What is to be sent is what was written.
const SENT = /^(?:(?:ok|okay|yes|please|confirm|just|then|now|so|and|it|this|that|send|submit|sent|go|book)\b ?)+$/
// Who cannot walk far and asks whether somebody comes to their home wants something done there.
const AT_HOME = pattern`
  ^(?!.*(?:救|摔|晕|昏|血|疼|痛|喘|快来)).*
  (?:走不动|走不了|腿脚|年纪|瘫|卧床|行动不便|不方便)
  .{0,10}(?:上门|[来到]我?们?家里?)(?:来|去)?(?:办|弄|服务|拍照?|做|帮|$|[吗么吧不呢?])
`
// Nor does who has lost a paper and names somebody that cannot walk far.
const FOR_WEAK = pattern`
  ^(?!.*(?:救|摔|晕|昏|血|疼|痛|喘|快来|不动了)).*(?:身份证|户口|护照|驾照|居住证|证件|证).{0,8}
  (?:走不动|走不了|腿脚不(?:好|便)|年纪大了?|瘫痪?了?|卧床|行动不便|不方便|下不了床|动不了)(?:路|怎么办|咋办|了|的|呢)*$
`
// Whose letters are too small to read is in no danger.
const SMALL_LETTERS = pattern`
  ^(?:我|们|人|老|了|年纪|年龄|大|眼睛?|不好|不行|花|使|这|那|里|上面?|的|太|好|有点|实在|也|都|[,。 ])*(?:字|屏幕|手机字?)
    (?:也|都|太|实在|有点|很|还是|我)*(?:看不(?:清楚?|见|到|了|懂)|小(?:了|得)?|模糊)
    (?:了|啊|呀|看不[清见]楚?|怎么[办调弄]|咋[办弄]|能大一?点吗?|[,。!? ])*$
  |^(?:我|们|人|老|了|年纪|年龄|大|眼睛?|不好|不行|花|使|太|实在|也|都|[,。 ])*看不(?:清楚?|见|到|了)(?:你们|这些?|手机上?|屏幕上?|上面)?的?字
    (?:了|啊|呀|怎么[办调弄]|咋[办弄]|[,。!? ])*$
`
// A child that has lost its satchel is there.
const LOST_THING = pattern`
  ^(?:我|我家|我们|的)*(?:孩子|小孩|娃|女儿|儿子|闺女|孙子|孙女|宝宝|老人|爷爷|奶奶)(?:把|的|今天|昨天|在学校|在外面)*(?:
    (?:丢|弄丢|掉|不见)了?(?:一?个|的)?(?:书包|手机|手表|电话手表|校服|水杯|眼镜|钥匙|公交卡|学生证|钱包|衣服|自行车|玩具|耳机|帽子)
    |(?:书包|手机|手表|电话手表|校服|水杯|眼镜|钥匙|公交卡|学生证|钱包|衣服|自行车|玩具|耳机|帽子)(?:丢|弄丢|掉|不见|找不到)
  )了?(?:怎么办|咋办|去哪[儿里]?[找报]?|能找吗|[,。!? ])*$
`
// A car that others have parked in waits for its neighbour's keys.
const PARKED_IN = pattern`
  ^(?:我家?|我们|咱)?的?车(?:子|库门?|位)?(?:被|让|给)(?:别的车|别人的?车?|人家的?车?|邻居的?车?|一辆.{0,4}车)?(?:堵|挡)(?:住|着|死)?(?:了)?
    (?:在|小区|地下|车库|车位|院子|地库|停车场|门口|路边|里面?|内)*
    (?:了|出不[来去]|开不出[来去]|怎么办|咋办|找谁|打?不通|电话|联系不上|车主|没留|挪车|不肯?挪|[,。? ])*$
`
// Where it is, from where one lives: it calls nobody.
const NEAR_HOME = /^(?:就)?(?:在|系|喺)?(?:我|我家|我们|我们家)?(?:住)?(?:的|嘅)?(?:楼[上下]|隔壁|对面|附近|门口|小区里?)(?:啰|咯|啦|喇|吧|的|啊|呀)?$/
const ADDRESS = /^就在.{0,24}(?:小区|花园|[路街巷村镇]|\d[号栋幢楼])/
const EDGES = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu

const CALM = [WHEN, LISTED, SENT, AT_HOME, FOR_WEAK, SMALL_LETTERS, LOST_THING, PARKED_IN, NEAR_HOME]

/** Lets the words of small talk and of what residents want done, each by itself, be no danger. */
export function withCalmWords(judge: JudgeDanger, { smalltalk, colloquial }: Pick<Words, 'smalltalk' | 'colloquial'>): JudgeDanger {
  const chat = smalltalk.flatMap(({ words }) => words)
  const wanted = colloquial.flatMap(({ word, action }) => (action === undefined ? [] : [word]))
  const calm = new Set([...chat, ...wanted].map(normalise))
  return (text) => {
    const plain = normalise(text.slice(0, LONGEST)).replace(EDGES, '')
    if (calm.has(plain) || CALM.some((one) => one.test(plain))) return undefined
    const danger = judge(text)
    // Who answers where it was says 就在 as well as 在.
    return danger && ADDRESS.test(plain) ? judge(plain.slice(1)) : danger
  }
}

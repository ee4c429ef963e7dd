// Who was wronged, and asks for no paper: beaten at home, stolen from, a car that was hit and left, slandered. That is ours, whatever
// the words are near to, and nobody is told that it may be somebody else's business.

import type { GuideContent } from '../content.ts'
import { joined, pattern } from '../../lib/pattern.ts'

/** What answers somebody who was wronged: a procedure, or the topic of a reviewed text; `over` also what was only learnt to be a tip. */
export type Wronged = { readonly procedure?: string; readonly topic?: string; readonly over: boolean }

/** Tells what answers a text in standard words in which somebody tells that they were wronged; undefined where nobody does. */
export type FindWronged = (text: string) => Wronged | undefined

const KIN = joined`
  (?:
    老公|老婆|丈夫|妻子|爱人|对象|男朋友|女朋友|男友|女友|前夫|前妻|前任|我爸爸?|我妈妈?|我爹|我娘|爸爸|妈妈|父亲|母亲|爸妈|父母|继父|继母|后妈|后爸|公公|婆婆
    |我?儿子|我?女儿|儿媳妇?|女婿|我?哥哥?|我?弟弟?|家里人
  )
`
const HITS = '(?:家暴|虐待|殴打|毒打|动手打|动手|掐|踹|扇|打(?!电话|算|扮|工|车|字|针|扫|听|印|开|官司|招呼|麻将|牌|卡|饭|我(?:的)?(?:电话|手机|微信)))'
const FAMILY = new RegExp(joined`
  家[暴爆]|家庭暴力|告诫书|(?:申请|办|要|开|有|的)保护令|保护令(?:怎么|如何|多久|去哪|找谁)|人身(?:安全)?保护令
  |${KIN}(?:[又还总老一直天经常昨今前晚上喝了酒醉多次就会也都骂我]|动不动|每天|有时候?|现在)*${HITS}(?:了|过|着)?(?:我|孩子)
  |我(?:经常|一直|天天|总|又|昨[天晚]|今天|常)*(?:被|让|给|遭)(?:我)?${KIN}.{0,4}${HITS}
  |\bdomestic (?:violence|abuse)\b
  |\bmy (?:husband|wife|boyfriend|girlfriend|ex|partner|father|mother|dad|mom|mum|parents|step\w+)\b.{0,14}
    \b(?:hits?|beats?|hurts?|abuses?|hitting|beating|slapp?\w*|punch\w*) (?:me|us|my)\b
`)
const OTHERS = /邻居|隔壁|楼[上下]|同事|朋友家|哈哈|简直|打呼|\bneighbou?r|\blol\b/

const STOLEN = pattern`
  (?:被|让|给|叫|遭)(?:人|小偷|贼|别人)?(?:给)?(?:偷|扒|盗)(?:了|走|掉|$|[,。!])
  |(?:家|门|店|仓库|车库?|锁)里?(?:又|也|都)?被(?:人|小偷)?(?:给)?撬
  |失窃|被盗(?!用|刷|图|号|版|墓|采)|遭(?:了)?贼|进(?:了|过|来)?(?:贼|小偷)
  |偷(?:了|走)我
  |\b(?:stole|nicked) my\b|\b(?:was|were|got|been|is) (?:just )?stolen\b|\b(?:was|were|got|been) (?:burgled|broken into)\b
`
// A paper is made anew, an account belongs to its platform, and what is not mine is a tip.
const NOT_STOLEN = pattern`
  证|护照|户口|驾照|驾驶本|本子|号牌|车牌|牌照|补|注销|解除|保险|赔|责任|负责|听说|真的吗|周末|时间
  |微信|qq|账号|帐号|游戏|支付宝|银行卡|公章|电费|电表|信息|照片|视频
  |举报|线索|抓到|破|撤案|进展|结果|查|没信|没消息|声气|来过|来看|个月了|报[了过]|有人在|怀疑|防|井盖
  |\b(?:passport|licen[cs]e|card|plate|account|tip|report(?!ed)|someone is|who stole|heart|case|legal|if|years?)
`
const HIT_AND_LEFT = pattern`
  车.{0,10}(?:被|让|给|叫|遭).{0,6}(?:刮|蹭|撞|剐|碰|怼|追尾).{0,14}(?:跑|逃|走|溜|没影|找不[到着])了?
  |\b(?:hit|scratched|bumped) my (?:\w+ )?(?:car|bike|scooter)\b.{0,24}\b(?:left|ran|drove|gone|away|off)\b
`
const SLANDERED = pattern`
  (?:被|遭)(?:人|网友|他们)?(?:网暴|人肉|造谣|诽谤)|(?:网暴|人肉|造谣|诽谤|诬陷)(?:我|污蔑我)|给我造谣|\b(?:doxx?ed|slander\w*|defam\w*) me\b
  |(?:骚扰|威胁|恐吓|跟踪|偷拍|勒索|敲诈)(?:了|过)?我.{0,12}(?:怎么办|咋办|能管|管不管|[管办]吗|报[案警]|能报|可以报)
  |\b(?:harass\w*|stalk\w*|threaten\w*|blackmail\w*) me\b
`
const POLICE = /警|派出所|所里|窗口|你们|大厅|办案|来的人|公安|\bpolice\b|\bofficer|\bcops?\b/
const SUPPOSED = /如果|假如|\bif\b|\blaw\b|\blegal\b/

const TOPIC = 'family-violence'

/** Makes the search; what a department's guide has neither entry nor text for is not found. */
export function createFindWronged({ procedures, words }: Pick<GuideContent, 'procedures' | 'words'>): FindWronged {
  const known = new Set(procedures.map(({ id }) => id))
  const hasTopic = words.elsewhere.some(({ topic }) => topic === TOPIC)
  const byProcedure = (procedure: string, over: boolean): Wronged | undefined => (known.has(procedure) ? { procedure, over } : undefined)
  return (text) => {
    if (FAMILY.test(text) && !OTHERS.test(text)) return hasTopic ? { topic: TOPIC, over: !POLICE.test(text) } : undefined
    if (HIT_AND_LEFT.test(text) && !POLICE.test(text)) return byProcedure('traffic-accident-handling', true)
    if (STOLEN.test(text) && !NOT_STOLEN.test(text)) return byProcedure('case-report-receipt', false)
    return SLANDERED.test(text) && !POLICE.test(text) && !SUPPOSED.test(text) ? byProcedure('case-report-receipt', false) : undefined
  }
}

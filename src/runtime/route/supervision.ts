// Whom a tip or a complaint is about: us, whose supervision hears of it, or somebody else; and what is a tip though nobody says so.

import { ASKS } from '../../engine/answers/reading/asks.ts'
import { normalise } from '../../engine/answers/reading/normalise.ts'
import { joined, pattern } from '../../lib/pattern.ts'

const OF_AN_OFFICER = pattern`
  (?:举报|检举|揭发)(?:一?[个名位些]|某个?|我们?|你们|这|那|.{0,6}[所队局]的?){0,2}
    (?:民警|警察(?!局|叔叔家)|交警(?!队)|辅警|协警|警官|所长|局长)(?!.{0,4}(?:旁|对面|门口|附近|隔壁|家属|的儿子))
  |(?:被|让|给|遭)[^,，。]{0,6}(?:民警|警察|[交辅协]警|警官|穿警服的)[^,，。]{0,4}(?:打(?!断|扰|电话)|骂|踢|踹|勒索|威胁|恐吓|猥亵|骚扰|要钱)
  |\breport (?:an?|the|some|your) (?:(?:police|traffic|corrupt|drunk) ?)*(?:officers?|policem[ae]n|cops?)\b
`
const SHAM = /冒充|假(?:冒|扮|警)|自称|\bfake|\bpretend|\bposing/

// A shop, a neighbour or a courier is no officer, and supervision is not for them.
const OF_OTHERS = pattern`
  投诉(?:一?[家个]|我们?|这|那|某|楼下|小区)*(?:的)?(?:
    饭店|餐馆|餐厅|外卖|超市|商店|店家|商家|物业|快递|房东|中介|开发商|工地|工厂|邻居|楼上|楼下|学校|老师|医院|银行
    |酒店|网吧|ktv|司机|健身房|老板|广场舞
  )
`
const COMPLAINS = /(?:我们?|我們)?(?:就?是)?(?:要|想)?(?:投诉|投訴)/
const OF_US = pattern`
  民警|警察|[交辅協协]警|警官|警服|派出所|(?<![厕诊究会务介])所[里长]|[分警]局长|窗口|公安|你们|12389
  |\b(?:police(?:m[ae]n)?|officers?|cops?)\b
`

// Who did it is named, and is none of us.
const BY_OTHERS = joined`
  (?:
    (?:保安|城管|物业|老板|邻居|司机|房东|中介|混混|流氓)(?:天天|经常|总|又|把.{1,8})?(?:打人|打了|动手|骂人)
    |\b(?:neighbou?r|man|husband|father|mother|dad|mom|somebody|someone)\b.{0,12}
      \b(?:beats?|beating|hits?|hitting|abuses?|abusing)\b.{0,8}
      \b(?:wife|child|children|kids?|son|daughter|mother|baby)\b
  )
`
const HARMED_BY_OTHERS = new RegExp(BY_OTHERS)
// Somebody was hurt, and nobody asks for a paper: the school has its part in it, and so have we.
const HARMED = pattern`
  被.{0,8}(?:打(?!(?:扰|断|击|动|开|扫|车|印))|欺负|霸凌|欺凌|勒索|敲诈|殴打|跟踪|偷拍|骚扰|恐吓|威胁|要钱|收(?:保护费|过路费)|逼.{0,3}[交给]钱)
  |(?:打|虐待|殴打)(?:小孩|孩子|老人|老婆|妻子|父母|老妈|老爸)
  |${BY_OTHERS}
  |\b(?:my|our) (?:son|daughter|child|kid|brother|sister) (?:was|is being|got|gets) (?:beaten|bullied|hit|threatened)
`

/** Tells whether a tip is about one of our own, and nobody who only poses as one. */
export function isOfOfficer(text: string): boolean {
  const plain = normalise(text)
  return OF_AN_OFFICER.test(plain) && !SHAM.test(plain)
}

/** Tells whether a complaint is about a shop, a neighbour or a courier, and not about us. */
export function isOfOthers(text: string): boolean {
  const plain = normalise(text)
  return OF_OTHERS.test(plain) && !OF_US.test(plain)
}

/** Tells whether a text says that somebody was hurt by one who is named and is none of us. */
export function blamesOthers(text: string): boolean {
  return HARMED_BY_OTHERS.test(normalise(text)) && !isOfUs(text)
}

/** Tells whether a text speaks of the police at all. */
export function isOfUs(text: string): boolean {
  return OF_US.test(normalise(text))
}

/** What is left of a complaint without the word for it. */
export function withoutComplaint(text: string): string {
  return text.replace(COMPLAINS, '')
}

/** Tells whether a text says that somebody was hurt, and asks for nothing. */
export function tellsOfHarm(text: string): boolean {
  return HARMED.test(normalise(text)) && !ASKS.test(text)
}

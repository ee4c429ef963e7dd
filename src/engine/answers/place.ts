// place: a position from the map, kept as { label, lat, lng }, or an address in words, kept as { label }.

import type { SaidPlace } from '../../messages/inbound.ts'
import type { Json } from '../event.ts'
import type { Form, ReadContext, Reading } from './form.ts'
import { isEvasion } from './reading/evasion.ts'
import { bare } from './reading/normalise.ts'
import { accept, misfit, readsWords, reject, unfit } from './reading/outcome.ts'
import { joined, pattern } from './reading/pattern.ts'
import { readYesNo } from './reading/yes-no.ts'

const LEAD = new RegExp(
  '^ *(?:(?:我|不是|刚才?|剛才?|上面|前面|已经|已經|都)*(?:说|說|讲|講|写|寫|告诉你们?|告訴你們?)(?:过|過|了)+(?:吗|嗎|嘛|呀|啊)?[,， ]*(?:就|是)*在?'
  + '|不[是对對][,，、。 ]+(?:应该|應該|而)?(?:是|在)*|我?的?(?:详细)?(?:地址|位置|地点)(?:是|为|在)? *[:：,，]? *'
  + '|(?:i )?(?:already )?(?:said|told you)(?: it.?s)?:? *|(?:my |the )?(?:address|location) is:? *)', 'i',
)
/** What people write instead of a place, or what only a position from the map could tell. */
const NOWHERE = new Set([
  '不知道', '不清楚', '不晓得', '不记得', '不记得了', '忘了', '忘记了', '不详', '说不清', '不确定', '没有', '无', '这里', '这儿', '那里',
  '那儿', '我这', '我这里', '我这儿', '这边', '附近', '同上', '当地', '本地', '家里', '我家', '在家', '哪里', '哪儿', '你好', '您好', '好',
  '好的', '是', '是的', '对', '可以', '行', '嗯', '嗯嗯', '不', '不是', '谢谢', '什么', '为什么', '在吗', '有人吗', 'here',
  'there', 'ok', 'okay', 'yes', 'no', 'hello', 'hi', 'idontknow', 'dontknow', 'notsure', 'nearby',
  'home', 'unknown', 'thanks', 'thankyou', 'what', 'where',
])

/** A position from the map, or an address in words. */
export const place: Form = {
  read: (said, context) => (said.kind === 'place' ? readPin(said) : readAddress(said, context)),
  show: (value) => (isLabelled(value) ? value.label : ''),
}

function readPin({ lat, lng, label }: SaidPlace): Reading {
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180
  const name = label.trim() || `${lat.toFixed(5)},${lng.toFixed(5)}`
  return isOnEarth ? accept({ label: name, lat, lng }) : unfit('place')
}

const readAddress = readsWords('place', (text: string, context: ReadContext) => {
  const label = text.replace(LEAD, '').trim()
  const words = bare(label)
  if (words.length < 2 || NOWHERE.has(words) || !/\p{L}/u.test(words)) return undefined
  // Nobody lives at a question.
  if (QUESTION.test(label) || WHEN.test(words) || NUMBER_ALONE.test(words)) return undefined
  if (/^(?:修?改|更改) {0,2}第? {0,2}\d/.test(label)) return undefined
  if (label.length <= LONGEST && NARRATES.test(label) && !LOCATES.test(label)) return undefined
  if (isEvasion(label) || readYesNo(label) !== undefined) return undefined
  const long = label.length > MOST ? reject('too-long', { least: null, most: MOST }) : undefined
  return misfit(label, context) ?? long ?? accept({ label })
})

const LONGEST = 200
// No address is longer; what is has a story in it.
const MOST = 500

// A day or a time says when it was, and a number of a house not where the house is.
const WHEN = pattern`
  ^(?:
    今天|明天|后天|昨天|前天|今晚|昨晚|现在|刚才|早上|上午|中午|下午|傍晚|晚上|夜里|半夜|凌晨|[上下这]?(?:周|星期|礼拜)[一二三四五六日天]
    |[\d零一二两三四五六七八九十]{1,3}点(?:半|[一三]刻|[\d零一二三四五六七八九十]{1,3}分?)?钟?|左右|多
  )+$
`
const NUMBER_ALONE = /^\d{1,5}号$/

const QUESTION = new RegExp(joined`
  [?？]|[吗嗎呢]$|在哪$|怎么|怎麼|如何|为什么|為什麼|多少|什么时候|什麼時候|哪里|哪裡|哪儿|到哪
  |\b(?:how|why|when|what) (?:do|does|is|are|can|will|should|long|much)\b
`, 'i')

// What people do, told at some length, is no place where it is not said too.
const NARRATES = new RegExp(joined`
  ^(?=.{10,}).*(?:[他她]们?|有人|有个|男的|女的|昨天|昨晚|前天|每天|每晚|天天|经常|今天).*
    (?:在|了|着|卖|打|骑|开|来|去|骂|偷|赌)
  |^(?=.{30,}).*\b(?:he|she|they|we|i|man|guys?|woman|people|someone)\b.*\b
    (?:is|are|was|were|has|had|\w+s|\w+ed|\w+ing)\b
`, 'i')
const LOCATES = new RegExp(joined`
  [路街巷弄村镇乡县区号栋幢楼室店门口旁边对面附近院园场站桥校厂铺城市庙河江山]
  |\b(?:
    street|road|st|rd|avenue|lane|building|block|floor|near|behind|opposite|next to|front of|corner|beside|between
    |inside|outside|market|station|school|shop|park|mall|hotel|at|in|on
  )\b
`, 'i')

function isLabelled(value: Json): value is { readonly label: string } {
  return typeof value === 'object' && value !== null && 'label' in value && typeof value.label === 'string'
}

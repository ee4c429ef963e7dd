// Who does not want to live any longer is to hear more than a number for emergencies.

import { normalise } from '../../engine/answers/reading/normalise.ts'
import { pattern } from '../../lib/pattern.ts'

const OWN_LIFE = pattern`
  (?:不想|唔想|不愿)(?:再)?活
  |活不下去
  |活(?:着|得)?(?:好|真|太)?(?:没意思|没有?意义|累)
  |活够了|(?<![不没唔])想死|想去死|死了算了|不如死|想(?:要)?自杀|要自杀|想轻生|生无可恋|想(?:跳楼|跳河|割腕)|结束(?:自己|我)的?生命
  |(?:安眠药|[吃吞喝](?:了|下).{0,4}药|割(?:了)?腕|手腕.{0,4}流血).{0,16}不想死
  |\b(?:kill myself|end my life|want to die|suicidal|don'?t want to live)\b
`
// What who is alone with it says, in words that are no call for help by themselves.
const DESPAIRS = pattern`
  ^(?:我|真的|好|觉得|感觉|反正|也|都|现在|已经|[,， ])*(?:没有?|沒有?)(?:一个)?人(?:能|会|真正)?(?:懂|理解|在乎|在意|关心|關心|爱|愛|需要|喜欢|要)我(?:了|的)?[啊吧呀。.!,， ]*$
  |^(?:我|真的|快要?|实在|已经|觉得|感觉|也|[,， ])*(?:撑|坚持|熬|扛)不(?:下去|住)了?[啊吧呀。.!,， ]*$
  |^(?:nobody|no one) (?:cares|understands|loves|needs)(?: (?:about )?me)?[.! ]*$
  |^i can(?:'?t|not) (?:go on|take it) ?(?:any ?more)?[.! ]*$
`
const OF_ANOTHER = pattern`
  [他她]|有人|别人|朋友|同学|同事|邻居|老公|老婆|男友|女友|儿子|女儿|孩子|爸|妈|哥|姐|弟|妹|杀你|杀了你|杀他|拿刀
  |\b(?:he|she|they|friend|husband|wife|son|daughter|mother|father|someone|somebody)\b
`

// What others have done to somebody is often why.
const MINE = /(?<![他她说])我(?:真的?|也|都|就|现在|已经|是|有点|[,， ])*(?:不想(?:再)?活|活不下去|活够|想(?:去)?死|想自杀|想轻生|想(?:跳楼|割腕))(?!.{0,10}(?:杀|刀|打))/

/** Tells whether somebody says, and nothing else, that they are alone and at their end. */
export function despairs(text: string): boolean {
  return text.length <= LONGEST && DESPAIRS.test(normalise(text).trim())
}

const LONGEST = 40

/** Tells whether somebody speaks of ending their own life, and of nobody else. */
export function endsOwnLife(text: string): boolean {
  const plain = normalise(text)
  return OWN_LIFE.test(plain) && (!OF_ANOTHER.test(plain) || MINE.test(plain))
}

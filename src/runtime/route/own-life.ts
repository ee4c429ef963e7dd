// Who does not want to live any longer is to hear more than a number for emergencies.

import { normalise } from '../../engine/answers/reading/normalise.ts'
import { pattern } from '../../lib/pattern.ts'

const OWN_LIFE = pattern`
  (?:不想|唔想|不愿)(?:再)?活
  |活不下去
  |活(?:着|得)?(?:好|真|太)?(?:没意思|没有?意义|累)
  |活够了|想死|想去死|死了算了|不如死|想(?:要)?自杀|要自杀|想轻生|生无可恋|想(?:跳楼|跳河|割腕)|结束(?:自己|我)的?生命
  |\b(?:kill myself|end my life|want to die|suicidal|don'?t want to live)\b
`
const OF_ANOTHER = pattern`
  [他她]|有人|别人|朋友|同学|同事|邻居|老公|老婆|男友|女友|儿子|女儿|孩子|爸|妈|哥|姐|弟|妹|杀你|杀了你|杀他|拿刀
  |\b(?:he|she|they|friend|husband|wife|son|daughter|mother|father|someone|somebody)\b
`

/** Tells whether somebody speaks of ending their own life, and of nobody else. */
export function endsOwnLife(text: string): boolean {
  const plain = normalise(text)
  return OWN_LIFE.test(plain) && !OF_ANOTHER.test(plain)
}

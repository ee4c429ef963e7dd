// A number for help that is written instead of dialled: whoever sends "110" to the police believes that someone comes.

import type { DangerKind } from '../../ports/guide.ts'
import { pattern } from '../../lib/pattern.ts'
import { normalise } from '../reading/normalise.ts'

const KINDS: ReadonlyMap<string, DangerKind> = new Map([
  ['110', 'police'], ['一一零', 'police'], ['一一〇', 'police'], ['幺幺零', 'police'], ['妖妖灵', 'police'], ['999', 'police'], ['911', 'police'],
  ['119', 'fire'], ['120', 'medical'], ['122', 'traffic'], ['12110', 'text'],
])

const LONGEST = 32

const DIALLED = pattern`
  ^(?:我要|我想|我|请|帮我|帮忙|快|赶紧|麻烦|please|can you|just|i want to|i need to|[\s,])*
    (?:打|拨|拨打|呼叫|叫|报|找|call|dial|text|phone)?\s*(\d{3}|12110|[一幺妖][一幺妖][零〇灵])
    (?:警察|来|啊|呀|吧|now|please|快|[\s,.!?。~…])*$
`

const HERE = '(?:[在从用]?(?:这里|这儿|这上面|这个号|微信上?|公众号上?))'
// Whoever asks the account to call the police has to hear that it cannot.
const CALL_FOR_ME = pattern`
  ^(?:那|你|您|你们|能不能|可不可以|会不会|是不是|能|可以|会|请问|请|麻烦|快|赶紧|我|想|要|直接|[\s,])*(?:
    (?:帮我?|替我?|给我|代我|帮忙)(?:直接|打|去|一下|${HERE})*(?:报(?:个|一下)?警|打?110)
    |${HERE}(?:能不能|能|可以|可不可以|直接|也|[\s,])*报(?:个)?警
  )(?:一下|吗|么|嘛|吧|呢|啊|好吗|行吗|可以吗|谢谢|[\s,.!?。~…])*$
  |^(?:please |can you |could you |will you |[\s,])*(?:call|phone|dial) (?:the )?(?:police|cops|110) for (?:me|us)
    (?: please)?[\s.!?]*$
  |^can i (?:call|contact|reach) (?:the )?(?:police|110) (?:from |on |through )?here[\s.!?]*$
`

/** The kind of danger of a message that is no more than a number for help, or asks to call the police; else undefined. */
export function dialled(said: string): DangerKind | undefined {
  if (said.length > LONGEST) return undefined
  const plain = normalise(said)
  if (CALL_FOR_ME.test(plain)) return 'police'
  const number = DIALLED.exec(plain)?.[1]
  return number === undefined ? undefined : KINDS.get(number)
}

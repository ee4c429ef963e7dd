// A number for help that is written instead of dialled: whoever sends "110" to the police believes that someone comes.

import type { DangerKind } from '../../ports/guide.ts'
import { pattern } from '../pattern.ts'
import { normalise } from '../reading/normalise.ts'

const KINDS: ReadonlyMap<string, DangerKind> = new Map([
  ['110', 'police'], ['一一零', 'police'], ['一一〇', 'police'], ['幺幺零', 'police'], ['妖妖灵', 'police'], ['999', 'police'], ['911', 'police'],
  ['119', 'fire'], ['120', 'medical'], ['122', 'traffic'], ['12110', 'text'],
])

const LONGEST = 24

const DIALLED = pattern`
  ^(?:我要|我想|我|请|帮我|帮忙|快|赶紧|麻烦|please|can you|just|i want to|i need to|[\s,])*
  (?:打|拨|拨打|呼叫|叫|报|找|call|dial|text|phone)?\s*
  (\d{3}|12110|[一幺妖][一幺妖][零〇灵])(?:警察|来|啊|呀|吧|now|please|快|[\s,.!?。~…])*$
`

/** The kind of danger of a message that is no more than a number for help; undefined where it is anything else. */
export function dialled(said: string): DangerKind | undefined {
  if (said.length > LONGEST) return undefined
  const number = DIALLED.exec(normalise(said))?.[1]
  return number === undefined ? undefined : KINDS.get(number)
}

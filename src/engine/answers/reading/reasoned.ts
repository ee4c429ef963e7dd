// A no that gives its reason is one still: "不用了我怕他们知道", "no i am afraid".

import { pattern } from './pattern.ts'
import { readYesNo } from './yes-no.ts'

const REASONED = pattern`
  ^(?!不(?:害?怕|担心))([^,，.。 ]{1,8}?)[,，.。 ]{0,3}(?=
    我?[就又也会真很]?(?:怕|害怕|担心|不方便|不想|没空|沒空|不放心)|因为|因為
    |(?:because|sorry|i'?m (?:afraid|scared|worried)|i am (?:afraid|scared|worried)|i (?:do not|don'?t) (?:want|trust))\b
  )
`

// "不对，因为地址写错了" says what is to be put right.
const PUTS_RIGHT = /^(?:不对|不對|不是)|[错錯改]|不是|应该|應該|因[为為]是|\b(?:wrong|change|should)\b/i

/** False for such a no; undefined for anything else. */
export function readReasonedNo(text: string): false | undefined {
  if (PUTS_RIGHT.test(text)) return undefined
  return readYesNo(REASONED.exec(text.toLowerCase())?.[1] ?? '') === false ? false : undefined
}

/** Tells whether a no gives fear as its reason: whoever fears does not send what they have told. */
export function isAfraidNo(text: string): boolean {
  return readReasonedNo(text) === false && /怕|担心|擔心|afraid|scared|worried/i.test(text)
}

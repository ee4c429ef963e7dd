// A no that gives its reason is one still: "不用了我怕他们知道", "no i am afraid".

import { pattern } from './pattern.ts'
import { readYesNo } from './yes-no.ts'

const REASONED = pattern`
  ^([^,，.。 ]{1,8}?)[,，.。 ]{0,3}(?=
    我?[就又也会真很]?(?:怕|害怕|担心|不方便|不想|没空|沒空|不放心)|因为|因為
    |(?:because|sorry|i'?m (?:afraid|scared|worried)|i am (?:afraid|scared|worried)|i (?:do not|don'?t) (?:want|trust))\b
  )
`

/** False for such a no; undefined for anything else. */
export function readReasonedNo(text: string): false | undefined {
  return readYesNo(REASONED.exec(text.toLowerCase())?.[1] ?? '') === false ? false : undefined
}

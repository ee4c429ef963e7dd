// What suits, where a message says what does not suit besides: "明天下午不行，后天上午".

import { dayContext, namedDays } from '../answers/reading/days.ts'
import { findTimes } from '../answers/reading/hours.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { joined, pattern } from '../answers/reading/pattern.ts'
import type { View } from '../work.ts'

const CLAUSE = new RegExp(joined`
  [,，、;；。.!！]+\s*
  |\s*(?:但是?|不过|可是|要不|只有|那就|还是)
  |\b(?:but|so|how about|what about|maybe)\b
`, 'iu')
const DENIES = pattern`
  没有?空|没有?时间|有事|不行|不方便|不可以|不能|不合适|[去来过]不了|[要得]?上班|[要得]?上课|不[去来要想](?!$)|^别|排满|太[早晚]
  |\b(?:not|no|can'?t|cannot|won'?t|busy|working|doesn'?t|don'?t|isn'?t)\b
`
// All but this: that is no day that suits.
const BUT = /除|以外|之外|\bexcept|\bany(?:time| ?day)? but/

/** The clauses of a message that say which day or time suits, where others say what does not; the message itself elsewhere. */
export function suiting({ now, language }: View, text: string): string {
  const clauses = text.split(CLAUSE).filter((clause) => clause.trim() !== '')
  if (clauses.length < 2 || BUT.test(text)) return text
  const context = dayContext({ at: now, language, settings: {} })
  const speaking = clauses.filter((clause) => {
    const plain = normalise(clause)
    return findTimes(plain).length > 0 || namedDays(plain, context).length > 0
  })
  const fitting = speaking.filter((clause) => !DENIES.test(normalise(clause)))
  return fitting.length === 0 || fitting.length === speaking.length ? text : fitting.join('，')
}

// What is said right after something was filed here: what to bring to the appointment and when it is, or more of what was told.

import { ASKS, isAspect } from '../../engine/answers/reading/asks.ts'
import { normalise } from '../../engine/answers/reading/normalise.ts'
import type { Route } from '../../engine/book.ts'
import type { Json } from '../../engine/event.ts'
import { pattern } from '../../lib/pattern.ts'

const OF_APPOINTMENT = pattern`
  ^(?:那|我|是|约的|预约的?|请问|到底|刚才|[,， ])*(?:几点|什么时候|哪一?天|几号|在?哪里?|哪儿|哪个(?:派出所|窗口|大厅|地方)|什么地方|地址)
    (?:来着|去|来|过去|到|约的|办|啊|呀|呢|的|[?？。 ])*$
  |^(?:so |and |sorry[, ]*)?(?:when|where|what time|which day)(?: (?:is|was) (?:it|that|my appointment|the appointment))?(?: again)?[?. ]*$
`
const OTHER_TIME = pattern`
  ^(?:那|我|想|要|能不能|能|可不可以|可以|还能|帮我|麻烦|请|再|[,， ])*(?:
    (?:改|换|挪|调)(?:到|成|为|在)?(?:今天|明天|大?后天|下?个?(?:周|星期|礼拜)(?:[日天]|(?![日天]))|[\d一二三四五六七八九十月号日点半: ]|上午|下午|早上|中午)+
    |(?:提前|推迟|延后|早|晚)(?:一点|点|一天|几天|些|一些)?(?:去|来|办)?
  )(?:可以|行)?[吗呢吧么啊?？。 ]*$
  |^(?:can|could) (?:i|you|we) (?:make it|come|move it|do) (?:earlier|later|(?:to|on) \w+)(?: instead)?[?. ]*$
`
const MORE = pattern`
  ^(?:
    (?:还有|另外|对了|忘了?(?:说|讲|写)了?|忘记(?:说|讲)了?|刚才?(?:忘|漏)了?(?:说|讲)?了?|漏了?(?:说|讲)了?|我?再?补充一?[下点句]?
      |also|and|one more thing|i forgot(?: to say)?
    )(?:[,，:：。. ]+|(?=他|她|那|这|是|有|车|人|我))
  )+
`
const LEAST = 4

/** Where it leads; undefined where nothing was filed, or something else is said. `chosen` holds what was filed, by its number. */
export function goesOn(text: string, plain: string, chosen: readonly Json[]): Route | undefined {
  const number = chosen.flatMap((one) => numberOf(one))[0]
  if (number === undefined) return undefined
  const said = normalise(text).trim()
  if (/^a/i.test(number)) {
    if (OTHER_TIME.test(said)) return { flow: 'my-appointments', with: {} }
    return isAspect(plain) || OF_APPOINTMENT.test(said) ? { flow: 'case-status', with: { number } } : undefined
  }
  const lead = MORE.exec(said)?.[0] ?? ''
  const story = lead === '' ? '' : text.trim().slice(lead.length)
  return story.length >= LEAST && !ASKS.test(story) ? { flow: 'add', with: { number, story } } : undefined
}

function numberOf(value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const { number } = value as { readonly [name: string]: Json } // lists and null were told apart above
  return typeof number === 'string' ? [number] : []
}

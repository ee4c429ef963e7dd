// An answer put right before the summary: "刚才名字填错了" where the telephone is asked for. Then the same question stands again.

import { ASKS } from '../answers/reading/asks.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { pattern } from '../answers/reading/pattern.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Step } from '../flow.ts'
import type { Outcome } from '../outcome.ts'
import { answersOf, isRecord } from '../view.ts'
import type { View } from '../work.ts'
import { changeOffers, readChange, wordsOfChange } from './change.ts'

const LONGEST = 24
const NUMBERED = pattern`^(?:我|想|要|把|将|帮|请|改|换|修改|更正|[ ])*第?[ ]?(?:\d|[一二三四五六七八九](?![个位下些点])|[①-⑨])`

/** The earlier answer that is wrong, by its name or by what is said in its place; undefined where none is named. */
export function changeEarlier(view: View, said: Said): Outcome | undefined {
  if (said.kind !== 'text' || said.option !== undefined || said.text.length > LONGEST || view.frame?.changing) return undefined
  if (NUMBERED.test(normalise(said.text)) || ASKS.test(said.text)) return undefined
  const summary = view.flow.steps.slice(view.step.index + 1).find(({ verb, settings }) => verb === 'confirm' && settings['changes'])
  const names = summary ? answeredBefore(view, summary) : []
  if (!summary || names.length === 0) return undefined
  const there = { ...view, step: summary, offered: [] }
  const found = readChange(there, said, changeOffers(there, names))
  return found?.go.kind === 'change' && named(view, said.text, found.go) ? found : undefined
}

// "13912345678" alone is an answer to what stands, and no change of what was answered.
function named(view: View, text: string, { said }: { readonly said?: string }): boolean {
  if (said !== undefined && said.trim() === text.trim()) return false
  const flat = normalise(text)
  return wordsOfChange(view).some((word) => flat.includes(normalise(word))) || /不是.+是|\bnot\b/i.test(flat)
}

// What a service has done something with since is done.
function answeredBefore(view: View, summary: Step): readonly string[] {
  const { flow, step } = view
  const done = flow.steps.findLastIndex(({ verb, settings, index }) => verb === 'call' && settings['lookup'] !== true && index < step.index)
  const changes = summary.settings['changes']
  return Array.isArray(changes) ? changes.map(String).filter((name) => isAnswered(view, name, done)) : []
}

function isAnswered(view: View, name: string, done: number): boolean {
  const index = view.flow.questions[name] ?? -1
  const value = answersOf(view)[name]
  return index > done && index < view.step.index && value !== undefined && !(isRecord(value) && value['sole'] === true)
}

const LAST = pattern`
  ^(?:哦|啊|呃|不好意思|对不起|[ ,，。.])*(?:我)?(?:刚才|刚刚|上一个|上一项|上一步|前一个|前面|上面|那个|我|的|是|,|，|[ ])*
    (?:[写填打输选点弄搞答说]错)了?[吧啊呀。.!！ ]*$
  |^(?:oh|sorry|oops|[ ,.])*(?:i )?(?:made a mistake|got (?:that|it) wrong)(?: (?:before|earlier|there|just now))?[.! ]*$
`

/** Tells whether a text says that the last answer was wrong, and nothing else. */
export function isLastWrong(said: Said): boolean {
  return said.kind === 'text' && said.option === undefined && said.text.length <= LONGEST && LAST.test(normalise(said.text).trim())
}

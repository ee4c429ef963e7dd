// An answer put right before the summary: "刚才名字填错了" where the telephone is asked for. Then the same question stands again.

import { forms } from '../answers/forms.ts'
import { ASKS } from '../answers/reading/asks.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import { pick } from '../answers/options.ts'
import { pattern } from '../answers/reading/pattern.ts'
import type { Said } from '../../messages/inbound.ts'
import { SIDE_FLOWS } from '../common.ts'
import type { Step } from '../flow.ts'
import type { Outcome } from '../outcome.ts'
import { answersOf, contextOf, isRecord } from '../view.ts'
import type { View } from '../work.ts'
import { labelled } from './put.ts'
import { changeOffers, readChange, wordsOfChange } from './change.ts'

const LONGEST = 24
const NUMBERED = pattern`^(?:我|想|要|把|将|帮|请|改|换|修改|更正|[ ])*第?[ ]?(?:\d|[一二三四五六七八九](?![个位下些点])|[①-⑨])`

/** The earlier answer that is wrong, by its name; undefined where none is named. */
export function changeEarlier(view: View, said: Said): Outcome | undefined {
  const earlier = earlierThan(view, said)
  if (!earlier || said.kind !== 'text') return undefined
  const there = { ...view, step: earlier.summary, offered: [] }
  const found = readChange(there, said, changeOffers(there, earlier.names))
  return found?.go.kind === 'change' && named(view, said.text, found.go) ? found : undefined
}

// What may be put right here already, and the summary at which all of it could be.
function earlierThan(view: View, said: Said): { readonly summary: Step; readonly names: readonly string[] } | undefined {
  if (said.kind !== 'text' || said.option !== undefined || said.text.length > LONGEST || view.frame?.changing) return undefined
  if (NUMBERED.test(normalise(said.text)) || ASKS.test(said.text)) return undefined
  const summary = view.flow.steps.slice(view.step.index + 1).find(({ verb, settings }) => verb === 'confirm' && settings['changes'])
  const names = summary ? answeredBefore(view, summary) : []
  return summary && names.length > 0 ? { summary, names } : undefined
}

const TAKES_BACK = pattern`
  ^[ ,，。.!！]*(?:
    (?:不对|不是|错了|[说选写填打按点]错了?|算了|等等|等一?下|哦|啊|还是|不好意思|no(?=[,.])|not that|wait|sorry(?=[,.])|oops|actually|i mean)
    [ ,，。.!！]*
  )+
  (?:我(?:是|的意思是|意思是)?[说指](?:的是)?|我?(?:要|想|是)?(?:改成|换成|改为|应该是|是|办|选|写|要)?|(?:it'?s|it is|i want|i mean|make it) (?:the |a )?)
`

/** "不对，护照" at the question after the choice: what stands behind is what was meant there. */
export function insteadOfLast(view: View, said: Said): Outcome | undefined {
  const names = earlierThan(view, said)?.names
  return names && said.kind === 'text' ? lastOf(view, names, said.text) : undefined
}

function lastOf(view: View, names: readonly string[], text: string): Outcome | undefined {
  const plain = normalise(text).trim()
  const back = TAKES_BACK.exec(plain)?.[0] ?? ''
  const said = plain.slice(back.length).replace(END, '')
  const last = names.toSorted((a, b) => (view.flow.questions[a] ?? -1) - (view.flow.questions[b] ?? -1)).at(-1)
  if (back === '' || said === '' || last === undefined || readYesNo(said) !== undefined) return undefined
  if (!suits(view, last, { said, isWrong: WRONG.test(back) })) return undefined
  return { go: { kind: 'change', name: last, said } }
}

// "不好意思" and "算了" begin much else, too: what nobody lists is changed only by who says that it is wrong.
const WRONG = /不对|不是|错|改|应该|not that|i mean|make it/
const END = /[ ,，.。!！吧啊呀哦]+$/

// What another flow is about is wanted instead of this one; what a guide could tell is as well the name of an option.
function suits(view: View, name: string, { said, isWrong }: { readonly said: string; readonly isWrong: boolean }): boolean {
  const { book, flow, language } = view
  const step = flow.steps[flow.questions[name] ?? -1]
  const text = { kind: 'text', text: said } as const
  if (!step?.question || book.start(text) !== undefined) return false
  const fits = (form: string): boolean => form !== 'text' && forms[form]?.read(text, contextOf(view, step)).ok === true
  if (step.verb === 'ask') return isWrong && step.question.forms.some(fits)
  if (step.verb === 'choose' && step.offers) return pick(text, labelled({ ...view, step }, step.offers), contextOf(view, step)).ok
  // A day or a number is for a question that is still to come.
  if (['when', 'date', 'time', 'phone'].some(fits)) return false
  const flowOf = book.route(said, language)?.flow
  return step.verb === 'choose' && (flowOf === undefined || flowOf === flow.id || SIDE_FLOWS.includes(flowOf))
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

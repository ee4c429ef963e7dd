// Another day or time than the one that was picked, said where its times are offered or later on: "算了，改后天", "改到下午".

import { forms } from '../answers/forms.ts'
import { findTimes } from '../answers/reading/hours.ts'
import { normalise } from '../answers/reading/normalise.ts'
import type { Said } from '../../messages/inbound.ts'
import { joined } from '../answers/reading/pattern.ts'
import { forget } from '../learn.ts'
import type { Outcome } from '../outcome.ts'
import { at } from '../outcome.ts'
import { plain } from '../view.ts'
import type { Work } from '../work.ts'
import { speaksOfDays } from './days.ts'
import { hearAnew } from './said-ahead.ts'

const DAY = /^\d{4}-\d\d-\d\d$/
const SLOT = /^\d{4}-\d\d-\d\dT/

// Only who says that it is to be another time, where something else is asked, speaks of that.
const ANOTHER = new RegExp(joined`
  ^(?:算了|等等|等一下|不对|不好意思)?[ ,，]*(?:我?(?:想|要|能不能|可以)?)(?:改|换|換|調|调)(?:到|成|为|個|个|一?下)?
    .{0,6}(?:
      时间|時間|日子|[今明后後]天|上午|下午|[下这這本][个個]?[周週星礼禮]|[周週星].{0,2}[一二三四五六日天末]|[点點]
      |[号號日]
    )
  |^(?:can i |please |i (?:want|need) to )?(?:change|move) (?:it |this )?(?:to )?(?:the )?.{0,12}
    (?:time|day|morning|afternoon|today|tomorrow|week)
`, 'i')

// Who leaves open which of two it is has not said another day.
const JUST_NOW = /刚才|刚刚|剛才|剛剛|just now/i
const OR = /或|\bor\b/i

/** Goes back to the choice of a day or time with what is wanted now; undefined where nothing of the kind is said for sure. */
export function otherDay(work: Work, said: Said): Outcome | undefined {
  const { step, frame, flow, now, language } = work
  if ((step.verb === 'ask' || step.verb === 'confirm') && said.kind === 'text' && ANOTHER.test(said.text)) return otherTime(work, said)
  const needs = step.settings['needs']
  if (step.verb !== 'choose' || said.kind !== 'text' || said.option !== undefined || !frame || !Array.isArray(needs)) return undefined
  const day = needs.map(String).findLast((name) => DAY.test(String(plain(frame.answers[name] ?? null))))
  const index = day === undefined ? undefined : flow.questions[day]
  if (day === undefined || index === undefined || flow.steps[index]?.verb !== 'choose') return undefined
  if (JUST_NOW.test(said.text)) return undefined
  const read = forms['date']?.read(said, { at: now, language, settings: {} })
  const isSome = read?.ok !== true && !OR.test(said.text) && speaksOfDays(work, said.text)
  if (!isSome && (!read?.ok || read.value === plain(frame.answers[day] ?? null))) return undefined
  const gone = [day, ...flow.dependants[day] ?? []]
  const answers = forget(frame.answers, gone)
  const filled = { ...forget(frame.filled ?? {}, gone), ...(read?.ok && { [day]: read.value }) }
  const isHeard = isSome || findTimes(normalise(said.text)).length > 0
  work.frame = isHeard ? hearAnew(work, { ...frame, answers, filled }, said.text) : { ...frame, answers, filled }
  return at(index)
}

// The day again where one is said, else its times, of which those that fit what was said come first.
function otherTime(work: Work, said: Said & { readonly kind: 'text' }): Outcome | undefined {
  const { frame, flow, now, language } = work
  const answered = (kind: RegExp) => Object.entries(frame?.answers ?? {}).findLast(([, value]) => kind.test(String(plain(value))))?.[0]
  const read = forms['date']?.read(said, { at: now, language, settings: {} })
  const isSome = read?.ok !== true && speaksOfDays(work, said.text)
  const name = answered(read?.ok || isSome ? DAY : SLOT)
  const index = name === undefined ? undefined : flow.questions[name]
  if (!frame || name === undefined || index === undefined || flow.steps[index]?.verb !== 'choose') return undefined
  const gone = [name, ...flow.dependants[name] ?? []]
  const filled = { ...forget(frame.filled ?? {}, gone), ...(!isSome && { [name]: read?.ok ? read.value : said.text }) }
  work.frame = { ...frame, answers: forget(frame.answers, gone), filled, heard: said.text, changing: { name, back: frame.step } }
  return at(index)
}

// Another day than the one that was picked, said where its times are offered: "算了，改后天".

import { forms } from '../answers/forms.ts'
import type { Said } from '../../messages/inbound.ts'
import { forget } from '../learn.ts'
import type { Outcome } from '../outcome.ts'
import { at } from '../outcome.ts'
import { plain } from '../view.ts'
import type { Work } from '../work.ts'

const DAY = /^\d{4}-\d\d-\d\d$/

/** Goes back to the choice of a day that this one hangs on, with the day that is wanted now; undefined where none is said for sure. */
export function otherDay(work: Work, said: Said): Outcome | undefined {
  const { step, frame, flow, now, language } = work
  const needs = step.settings['needs']
  if (step.verb !== 'choose' || said.kind !== 'text' || said.option !== undefined || !frame || !Array.isArray(needs)) return undefined
  const day = needs.map(String).findLast((name) => DAY.test(String(plain(frame.answers[name] ?? null))))
  const index = day === undefined ? undefined : flow.questions[day]
  if (day === undefined || index === undefined || flow.steps[index]?.verb !== 'choose') return undefined
  const read = forms['date']?.read(said, { at: now, language, settings: {} })
  if (!read?.ok || read.value === plain(frame.answers[day] ?? null)) return undefined
  const answers = forget(frame.answers, [day, ...flow.dependants[day] ?? []])
  work.frame = { ...frame, answers, filled: { ...frame.filled, [day]: read.value } }
  return at(index)
}

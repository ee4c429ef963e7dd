// ask: an open question; the answer is read by its form, once or again and again until "done".

import type { FromSchema } from 'json-schema-to-ts'

import { forms } from '../answers/forms.ts'
import { tappedAt } from '../answers/options.ts'
import type { Doubt } from '../answers/settle.ts'
import { settle } from '../answers/settle.ts'
import { isManners } from '../answers/reading/manners.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Form, Reading } from '../answers/form.ts'
import type { Event } from '../event.ts'
import type { Json } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import { foresee, learnt, next, retry } from '../outcome.ts'
import { gather } from '../questions/gather.ts'
import { offersNow } from '../questions/offers.ts'
import { keptAhead } from '../questions/picture-ahead.ts'
import { known } from '../questions/prefill.ts'
import { labelled, put } from '../questions/put.ts'
import { QUESTION_SETTINGS } from '../questions/settings.ts'
import { contextOf } from '../view.ts'
import type { View } from '../work.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: {
    ask: { type: 'string' },
    as: { type: ['string', 'array'], items: { type: 'string' }, minItems: 1 },
    length: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 },
    many: { type: 'boolean' },
    past: { type: 'string', enum: ['allowed'] },
    landline: { type: 'boolean' },
    ...QUESTION_SETTINGS,
  },
  required: ['ask', 'as'],
  additionalProperties: false,
} as const

/** Asks an open question. */
export const ask: StepKind<FromSchema<typeof schema>> = {
  schema,
  enter: (step, view) => {
    const kept = step.many ? keptAhead(view) : []
    if (kept.length > 0) return gather(view, kept)
    const value = step.many ? undefined : known(view)
    return value === undefined ? put(view, offersNow(view)) : foresee(learnt(step.ask, value))
  },
  hear: (step, view, event) => {
    const read = readAnswer(view, event)
    if (!read.ok) return (step.many ? gatherAll(view, event) : undefined) ?? again(view, read)
    if (!step.many && saysNothing(step.length, read.value)) {
      const [least = null, most = null] = step.length ?? []
      return retry('too-short', { values: { least, most } })
    }
    return step.many ? gather(view, [read.value]) : next(learnt(step.ask, read.value))
  },
}

const BETWEEN = [/[,，、;；\n]|和|跟|以及|\band\b/, /\s+/]

// Several answers in one message, where several are asked for and each of them can be read by itself.
function gatherAll(view: View, event: Event): Outcome | undefined {
  if (event.kind !== 'said' || event.said.kind !== 'text') return undefined
  for (const sign of BETWEEN) {
    const parts = event.said.text.split(sign).map((part) => part.trim()).filter((part) => part !== '')
    const all = parts.map((text) => readAnswer(view, { ...event, said: { kind: 'text', text } }))
    if (all.length > 1 && all.every(({ ok }) => ok)) return gather(view, all.flatMap((read) => (read.ok ? [read.value] : [])))
  }
  return undefined
}

const LETTER = /\p{L}/u

// "好的" or "快点" alone is long enough, and tells nothing; nor do digits.
function saysNothing(length: readonly number[] | undefined, value: Json): boolean {
  return length !== undefined && typeof value === 'string' && (readYesNo(value) !== undefined || isManners(value) || !LETTER.test(value))
}

// Where the last answer could be read in two ways, this one may pick between them, or tell what was missing.
function readAnswer(view: View, event: Event): Reading {
  if (event.kind !== 'said') return { ok: false, why: 'again' }
  const { said } = event
  const context = contextOf(view, view.step)
  const names = view.step.question?.forms ?? []
  const tapped = view.offered[tappedAt(said, view.offered)]
  if (tapped) return { ok: true, value: tapped.value }
  let first: Reading | undefined
  for (const name of names) {
    const form = forms[name]
    const isDoubted = view.offered.length > 0 && name === names[0]
    const read = form && isDoubted ? settle(said, doubtOf(view, form), context) : form?.read(said, context)
    if (read?.ok) return read
    first ??= read
  }
  return first ?? { ok: false, why: 'again' }
}

function doubtOf(view: View, form: Form): Doubt {
  const offers = labelled(view, view.offered)
  return { form, among: offers.map(({ value }) => value), labels: offers.map(({ label }) => label) }
}

function again(view: View, { why, values, among, labels }: Extract<Reading, { ok: false }>): Outcome {
  const form = forms[view.step.question?.forms[0] ?? '']
  const offers = among?.map((value, i) => ({ value, label: labels?.[i] ?? form?.show(value, view.language) ?? String(value) }))
  return retry(why, { ...(values && { values }), ...(offers && { offers }) })
}

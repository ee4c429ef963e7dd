// confirm: yes goes on, no goes elsewhere, and "change 3" asks that answer again.

import type { FromSchema } from 'json-schema-to-ts'

import { forms } from '../answers/forms.ts'
import type { Said } from '../../messages/inbound.ts'
import { pick } from '../answers/options.ts'
import type { Offer } from '../effect.ts'
import type { Outcome } from '../outcome.ts'
import { jump, learnt, next, retry } from '../outcome.ts'
import { answeredAtOnce } from '../questions/at-once.ts'
import { readAddition } from '../questions/addition.ts'
import { bareName, changeOffers, readChange } from '../questions/change.ts'
import { answerOffers, CHANGE, isOwnYes } from '../questions/offers.ts'
import { labelled, put } from '../questions/put.ts'
import { QUESTION_SETTINGS } from '../questions/settings.ts'
import { contextOf, isRecord } from '../view.ts'
import type { View } from '../work.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: {
    confirm: { type: 'string' },
    no: { type: 'string' },
    changes: { type: 'array', items: { type: 'string' } },
    ...QUESTION_SETTINGS,
  },
  required: ['confirm'],
  additionalProperties: false,
} as const

type Confirm = FromSchema<typeof schema>

/** Asks for a yes. */
export const confirm: StepKind<Confirm> = {
  schema,
  enter: (_, view) => put(view, answerOffers(view)),
  hear: (step, view, event) => (event.kind === 'said' ? answered(step, view, event.said) : retry('yes-or-no')),
  leads: (step) => (step.no ? [step.no] : []),
}

function answered(step: Confirm, view: View, said: Said): Outcome {
  const context = contextOf(view, view.step)
  const read = forms['confirm']?.read(said, context)
  // While it is asked what is to be changed, a number is no yes.
  if (read?.ok && read.value === true && view.offered.length === 0) return next(learnt(step.confirm, true))
  if (said.kind === 'text' && isOwnYes(view, said.text)) return next(learnt(step.confirm, true))
  const changes = changeOffers(view, step.changes ?? [])
  const wanted = read?.ok && view.offered.length === 0 ? undefined : readChange(view, said, changes)
  if (wanted) return wanted
  if (read?.ok) return read.value === true ? next(learnt(step.confirm, true)) : no(step, view, changes)
  const both = answeredAtOnce(view, said) ?? readAddition(view, said)
  if (both) return both
  const bare = said.kind === 'text' && said.option === undefined ? bareName(view, said.text, changes) : undefined
  if (bare) return bare
  const short = said.kind !== 'text' || said.option !== undefined || said.text.length <= 4
  const picked = short && pick(said, labelled(view, answerOffers(view)), context)
  if (!picked || !picked.ok) return retry('yes-or-no')
  const value = isRecord(picked.value) ? picked.value['value'] : picked.value
  if (value === CHANGE) return retry('which-to-change', { offers: changes })
  return value === true ? next(learnt(step.confirm, true)) : no(step, view, changes)
}

function no(step: Confirm, view: View, changes: readonly Offer[]): Outcome {
  if (step.no) return jump(step.no, learnt(step.confirm, false))
  return changes.length > 0
    ? retry('which-to-change', { offers: changes })
    : next(learnt(view.step.word, false))
}

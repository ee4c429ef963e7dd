// A question of yes or no that is answered by what a yes would be followed by: a phone number where asked if we may call.

import { forms } from '../answers/forms.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Outcome } from '../outcome.ts'
import { learnt, next } from '../outcome.ts'
import { contextOf } from '../view.ts'
import type { View } from '../work.ts'

// A number beside one of these may be the one that is not to be called.
const DOUBT = /[不别勿莫没唔冇甭换吗?？]|\b(?:not?|don'?t|never|wrong|old|instead)\b/i

/** Takes the answer to the next question, which hangs on this one, for a yes as well; undefined where that is not sure. */
export function answeredAtOnce(view: View, said: Said): Outcome | undefined {
  const { step, flow, consent, book } = view
  const then = flow.steps[step.index + 1]
  if (said.kind !== 'text' || said.option !== undefined || !then || !hangsOn(then.settings['needs'], step.word)) return undefined
  const form = then.verb === 'ask' && then.question?.forms.length === 1 ? forms[then.question.forms[0] ?? ''] : undefined
  if (!form?.find || DOUBT.test(said.text) || readYesNo(said.text) !== undefined) return undefined
  const read = form.read(said, contextOf(view, then))
  if (!read.ok) return undefined
  // What is personal is only kept with consent; who has given none has said yes, and is asked by the question itself.
  if (then.question?.personal && consent?.version !== book.privacy) return next(learnt(step.word, true))
  return { go: { kind: 'at', index: then.index + 1 }, learnt: { [step.word]: true, [then.word]: read.value } }
}

function hangsOn(needs: unknown, name: string): boolean {
  return Array.isArray(needs) && needs.includes(name)
}

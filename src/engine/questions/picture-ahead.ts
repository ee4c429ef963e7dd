// A picture, a recording or a place that comes before it is asked for, or after: nobody need send it twice.

import type { Said } from '../../messages/inbound.ts'
import { forms } from '../answers/forms.ts'
import type { Json } from '../event.ts'
import type { Step } from '../flow.ts'
import { learn } from '../learn.ts'
import { learnt } from '../outcome.ts'
import { answersOf, contextOf, tell } from '../view.ts'
import type { View, Work } from '../work.ts'
import { CONSENT } from './consent.ts'
import { MOST, piecesOf } from './gather.ts'

/** Keeps a picture or recording for the question that gathers such; false where there is none before something is filed. */
export function keepPicture(work: Work, said: Said): boolean {
  const { frame, consent, book } = work
  const step = frame && consent?.version === book.privacy ? gatheringOf(work, said.kind) : undefined
  const read = step && forms[said.kind]?.read(said, contextOf(work, step))
  if (!frame || !step || !read?.ok) return false
  const before = step.index < work.step.index ? answersOf(work)[step.word] : frame.filled?.[step.word]
  if (piecesOf(before).length >= MOST) return false
  if (step.index < work.step.index) learn(work, learnt(step.word, [...piecesOf(answersOf(work)[step.word]), read.value]))
  else work.frame = { ...frame, filled: { ...frame.filled, [step.word]: [...piecesOf(frame.filled?.[step.word]), read.value] } }
  tellKept(work)
  return true
}

/**
 * Keeps a place from the map for the question that asks for one; false where there is none before something is filed. Whoever sends
 * it early is asked for a yes to the notice before it is used; whoever has refused that sends it for something else.
 */
export function keepPlace(work: Work, said: Said): boolean {
  const { frame, step: stands, flow, consent, book } = work
  if (!frame || said.kind !== 'place' || frame.changing) return false
  const isNext = frame.step === CONSENT
  const last = flow.steps.findIndex(({ verb, index }) => verb === 'call' && index > stands.index)
  const isOpen = ({ index, word }: Step): boolean =>
    index > stands.index || (index === stands.index && isNext) || Object.hasOwn(frame.answers, word)
  const step = flow.steps.slice(0, Math.max(0, last)).find((each) => each.question?.forms.includes('place') === true && isOpen(each))
  const read = step && forms['place']?.read(said, contextOf(work, step))
  if (!step || !read?.ok || frame.refused) return false
  const isBehind = step.index < stands.index
  if (isBehind && consent?.version !== book.privacy) return false
  if (isBehind) learn(work, learnt(step.word, read.value))
  else work.frame = { ...frame, filled: { ...frame.filled, [step.word]: read.value } }
  tellKept(work)
  return true
}

function tellKept(work: Work): void {
  work.effects.push(tell(work, work.book.has('common:picture-kept') ? 'common:picture-kept' : 'common:noted-down'))
}

/** What came before it was asked for, for the question that stands. */
export function keptAhead({ frame, step }: View): readonly Json[] {
  return Object.hasOwn(frame?.answers ?? {}, step.word) ? [] : piecesOf(frame?.filled?.[step.word])
}

// Before a service has done anything with it.
function gatheringOf({ flow, step, frame }: Work, kind: Said['kind']): Step | undefined {
  const last = flow.steps.findIndex(({ verb, index }) => verb === 'call' && index > step.index)
  return flow.steps.slice(0, Math.max(0, last)).find((one) =>
    // What the question that stands does not take is too much for it.
    one.index !== step.index && one.question?.many === true && one.question.forms.includes(kind)
    && (one.index > step.index || Object.hasOwn(frame?.answers ?? {}, one.word)))
}

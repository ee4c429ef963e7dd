// Coming back: who had begun something is asked whether to go on, to start again, or to drop it.

import { forms } from '../answers/forms.ts'
import { pick } from '../answers/options.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Said, SaidText } from '../../messages/inbound.ts'
import type { Draft, Frame } from '../conversation.ts'
import { WELCOME } from '../common.ts'
import type { Start } from '../frames.ts'
import { begin, HEARD, rootOf } from '../frames.ts'
import { place } from '../move.ts'
import type { Outcome } from '../outcome.ts'
import { at } from '../outcome.ts'
import { again, DRAFT_CHOICES, DRAFT_OFFERS } from '../questions/again.ts'
import { labelled } from '../questions/put.ts'
import { tellsMore } from '../questions/story.ts'
import { DRAFT } from '../questions/timing.ts'
import { contextOf, isRecord, tell } from '../view.ts'
import type { Work } from '../work.ts'
import { settle, standAt } from '../work.ts'
import { asText, wordsOf } from './said.ts'
import { standAside } from '../run.ts'

/** Offers to go on with a draft, unless that was just said; `no` if its flow is no more. */
export function comeBack(work: Work, draft: Draft, said: Said): Outcome | undefined | 'no' {
  const spot = place(work.book, draft.frame)
  if (!spot) {
    work.draft = undefined
    return 'no'
  }
  standAt(work, spot)
  settle(work)
  standAside(work, DRAFT)
  if (work.frame && goesOn(work, said)) return hearDraft(work, work.frame, said)
  work.came = wishIn(work, said)?.said ?? answerIn(work, said)
  return void again(work)
}

// "接着办", with which they were told they could come back; a number or a yes answers nothing yet.
function goesOn(work: Work, said: Said): boolean {
  const text = wordsOf(said)
  return text !== undefined && !/\d/.test(text) && answered(said) === undefined && readDraft(work, asText(said)) === 'resume'
}

type Wish = { readonly said: NonNullable<Work['came']>; readonly flow: string; readonly start: Start }

// What leads somewhere for sure; a greeting is no more than that.
function wishIn(work: Work, said: Said): Wish | undefined {
  const plain = asText(said)
  if (plain.kind !== 'text' && plain.kind !== 'menu') return undefined
  const flow = work.book.start(plain)
  if (flow !== undefined) return flow === WELCOME ? undefined : { said: plain, flow, start: {} }
  if (plain.kind !== 'text') return undefined
  const route = work.book.route(plain.text, work.language)
  return route && !route.idle ? { said: plain, flow: route.flow, start: { given: route.with, heard: plain.text } } : undefined
}

// What surely answers the question that stood: a story, a telephone number.
function answerIn({ step, ...work }: Work, said: Said): SaidText | undefined {
  const plain = asText(said)
  if (step.verb !== 'ask' || step.question?.many || plain.kind !== 'text' || plain.option !== undefined) return undefined
  const context = contextOf({ ...work, step }, step)
  const isOne = (step.question?.forms ?? []).some((name) => {
    const form = forms[name]
    if (!form?.read(plain, context).ok) return false
    return name === 'text' ? tellsMore(plain.text) : form.find?.(plain.text, context).length === 1
  })
  return isOne ? plain : undefined
}

// What was written on coming back answers the question that stands again, if it does.
function withAnswer(work: Work, frame: Frame): Frame {
  const { came } = work
  const answer = came && answerIn(work, came)
  if (!answer) return frame
  work.came = undefined
  return { ...frame, filled: { ...frame.filled, [work.step.word]: answer.text } }
}

// Whoever came back for the very thing that they go on with has said something about that.
function takeCame(work: Work, flow: string): Start {
  const wish = work.came && wishIn(work, work.came)
  if (wish?.flow !== flow) return {}
  work.came = undefined
  return wish.start
}

// An answer is none to anything else.
function forgetAnswer(work: Work): void {
  if (work.came && !wishIn(work, work.came)) work.came = undefined
}

type Choice = (typeof DRAFT_CHOICES)[number]

/** Hears what is to be done with the draft. */
export function hearDraft(work: Work, frame: Frame, said: Said): Outcome | undefined {
  const choice = readDraft(work, said)
  if (!choice) {
    work.effects.push({ ...tell(work, 'common:draft.again'), options: DRAFT_OFFERS })
    return undefined
  }
  work.draft = undefined
  return CHOICES[choice](work, frame)
}

const CHOICES: { readonly [choice in Choice]: (work: Work, frame: Frame) => Outcome | undefined } = {
  resume: (work, frame) => {
    const { behind: _, ...kept } = frame
    const rest = withAnswer(work, kept)
    const { heard } = takeCame(work, rootOf(frame).flow)
    work.frame = heard === undefined ? rest : { ...rest, heard: heard.slice(0, HEARD) }
    return at(work.step.index, true)
  },
  restart: (work, frame) => {
    const start = takeCame(work, rootOf(frame).flow)
    forgetAnswer(work)
    return begin(work, rootOf(frame).flow, start)
  },
  discard: (work) => {
    discard(work)
    work.effects.push({ kind: 'say', key: 'common:draft.discarded' })
    return undefined
  },
}

/** Drops the draft and all that was learnt in it. */
export function discard(work: Work): void {
  forgetAnswer(work)
  work.draft = undefined
  work.frame = undefined
  work.ended = {}
  settle(work)
}

// "Shall we go on?" is also answered by yes and no.
function answered(said: Said): Choice | undefined {
  const yes = said.kind === 'text' ? readYesNo(said.text) : undefined
  return yes === undefined ? undefined : yes ? 'resume' : 'discard'
}

/** Tells what is to be done with the draft, if that was said. */
export function readDraft(work: Work, said: Said): Choice | undefined | undefined {
  const picked = pick(said, labelled(work, DRAFT_OFFERS), contextOf(work, work.step))
  const value = picked.ok && isRecord(picked.value) ? picked.value['value'] : undefined
  return DRAFT_CHOICES.find((one) => one === value) ?? answered(said)
}

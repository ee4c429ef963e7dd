// Keeping what was learnt: the newest last, and what hung on an answer that changed is forgotten.

import type { Answers, Frame } from './conversation.ts'
import type { Json } from './event.ts'
import { isRecalled } from './recent.ts'
import { show } from './view.ts'
import type { Work } from './work.ts'
import { own } from './work.ts'

/** Keeps what was learnt. */
export function learn(work: Work, learnt: Answers): void {
  const { frame } = work
  if (!frame) return
  let answers: { [name: string]: Json } = { ...frame.answers }
  for (const name in learnt) {
    const value = learnt[name] ?? null
    if (Object.hasOwn(answers, name)) answers = relearn(work, answers, name, value)
    else answers[name] = value
  }
  own(work, frame).answers = answers
  if (frame.changing) settled(work, frame, frame.changing.name)
}

// What an answer is to be changed into counts once.
function settled(work: Work, frame: Frame, name: string): void {
  if (frame.filled?.[name] === undefined || work.frame?.answers[name] === frame.answers[name]) return
  const { [name]: _, ...filled } = frame.filled
  if (work.frame) own(work, work.frame).filled = filled
}

function relearn(work: Work, answers: Answers, name: string, value: Json): { [name: string]: Json } {
  const changed = JSON.stringify(answers[name]) !== JSON.stringify(value)
  const gone = changed ? work.flow.dependants[name] ?? [] : []
  return { ...forget(answers, [name, ...gone]), [name]: value }
}

/** Answers without some of them. */
export function forget(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)))
}

/** Notes what had been said before it was asked for, so that the resident hears how it was understood. */
export function understand(work: Work, learnt: Answers): void {
  for (const [name, value] of Object.entries(learnt)) {
    const back = show(work, name, value)
    const text = typeof back === 'object' && back !== null && 'label' in back ? String(back['label']) : String(back)
    if (text === work.frame?.heard?.trim() || isSecret(work, name) || isRecalled(work, name, value)) continue
    work.understood = [...(work.understood ?? []), text]
  }
}

// A code is never said back.
function isSecret({ flow }: Work, name: string): boolean {
  return flow.steps[flow.questions[name] ?? -1]?.question?.forms.includes('code') === true
}

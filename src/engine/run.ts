// Goes from step to step until the conversation waits again or has ended.

import type { Frame } from './conversation.ts'
import { HEARD, descend, drop, layAside, leave, tangle } from './frames.ts'
import { forget, learn, understand } from './learn.ts'
import { place } from './move.ts'
import type { Changed, Go, Outcome } from './outcome.ts'
import { at, end } from './outcome.ts'
import { arrive } from './questions/arrive.ts'
import { CONSENT } from './questions/consent.ts'
import { repair } from './questions/repair.ts'
import { OFFICER_HAS } from './questions/timing.ts'
import { kinds } from './steps/kinds.ts'
import type { Step } from './flow.ts'
import type { Work } from './work.ts'
import { own, remain, settle, standAt } from './work.ts'

/** No turn enters more steps than this; a flow that runs in circles goes to a person. */
const STEPS_A_TURN = 100

/** Goes on from what came of a step. */
export function goOn(work: Work, outcome: Outcome | undefined): void {
  let now = outcome
  while (now) now = apply(work, now)
}

function apply(work: Work, outcome: Outcome): Outcome | undefined {
  const { learnt, wants = [], foreseen } = outcome
  if (learnt) {
    learn(work, learnt)
    if (foreseen) understand(work, learnt)
  }
  if (work.understood && wants.some(({ kind }) => kind === 'say')) tellUnderstood(work, work.understood)
  for (const want of wants) {
    work.effects.push(want)
    if (want.kind === 'handover') work.officer = { to: want.to, until: work.now + OFFICER_HAS }
  }
  return follow(work, outcome)
}

// Whoever is asked for many pieces a second time begins anew with the first one that comes.
function gathering(work: Work, step: Step, learnt: boolean): void {
  if (!work.frame) return
  const { anew: _, ...rest } = work.frame
  work.frame = !learnt && Object.hasOwn(rest.answers, step.word) ? { ...rest, anew: step.word } : rest
}

function tellUnderstood(work: Work, understood: readonly string[]): void {
  const what = understood.join(work.language.startsWith('zh') ? '、' : ', ')
  work.effects.push({ kind: 'say', key: 'common:understood', values: { what } })
  work.understood = undefined
}

function follow(work: Work, { go, wants, learnt }: Outcome): Outcome | undefined {
  switch (go.kind) {
    case 'wait': return stand(work, go, { calls: wants?.at(-1)?.kind === 'call', learnt: learnt !== undefined })
    case 'consent': return standAside(work, CONSENT)
    case 'retry': return work.step.question && repair(work, go, work.step.question)
    case 'next': return goNext(work)
    case 'to': return jumpTo(work, work.flow.places[go.step] ?? -1)
    case 'at': return enter(work, go.index, go.fresh === true)
    case 'change': return change(work, go)
    case 'run': return descend(work, go.flow, go.with)
    case 'end': return leave(work)
    case 'drop': return drop(work)
    case 'human': return layAside(work)
  }
}

function goNext(work: Work): Outcome | undefined {
  work.missed = 0
  return enter(work, work.step.index + 1, false)
}

type Wait = Extract<Go, { kind: 'wait' }>

function stand(work: Work, go: Wait, { calls, learnt }: { calls: boolean; learnt: boolean }): undefined {
  const { step, frame } = work
  if (frame) {
    remain(work, frame)
    if (step.question?.many) gathering(work, step, learnt)
  }
  work.offered = go.offers && step.verb === 'choose' && !step.offers ? go.offers : []
  work.page = go.page
  work.few = go.few
  work.tries = work.missed
  work.asked = calls ? undefined : work.now
  work.nudged = undefined
}

/** Waits at one of the engine's own questions, before the step that has its turn afterwards. */
export function standAside(work: Work, name: string): undefined {
  const { step, frame } = work
  if (frame) {
    const there = own(work, frame)
    there.step = name
    there.behind = step.name
    there.verb = step.verb
  }
  work.asked = work.now
}

function enter(work: Work, index: number, fresh: boolean): Outcome | undefined {
  const step = work.flow.steps[index]
  if (!step) return end()
  work.entered += 1
  if (work.entered > STEPS_A_TURN) return tangle(work)
  work.step = step
  work.book.watch?.(work.flow.id, step.name)
  settle(work)
  // A step's settings were held against the schema of its own kind when the flow was compiled.
  return arrive(work, fresh) ?? kinds[step.verb]?.enter(step.settings as never, work)
}

function change(work: Work, go: Extract<Go, { kind: 'change' }>): Outcome {
  const { frame, flow } = work
  const placeOf = (one: Changed): number => flow.questions[one.name] ?? -1
  const [{ name, said } = go, ...also] = [go, ...go.also ?? []].toSorted((a, b) => placeOf(a) - placeOf(b))
  if (frame && also.length > 0) return changeAll(work, frame, [{ name, ...(said !== undefined && { said }) }, ...also])
  if (frame) {
    const { [name]: _, ...others } = frame.filled ?? {}
    const filled = said === undefined ? others : { ...others, [name]: said }
    const isPicked = said !== undefined && work.flow.steps[work.flow.questions[name] ?? -1]?.verb === 'choose'
    // What hangs on a day is asked again; a time that was said with it is found there.
    const changing = { name, back: work.step.name, before: frame.answers }
    work.frame = { ...frame, ...(isPicked && { heard: said.slice(0, HEARD) }), filled, changing } satisfies Frame
  }
  return at(work.flow.questions[name] ?? -1, true)
}

// The first of them is asked, and what is forgotten is asked on the way back to the summary.
function changeAll(work: Work, frame: Frame, all: readonly Changed[]): Outcome {
  const [first = { name: '' }, ...also] = all
  const names = all.map(({ name }) => name)
  const gone = also.flatMap(({ name }) => [name, ...work.flow.dependants[name] ?? []])
  const known = Object.fromEntries(all.flatMap(({ name, said }) => (said === undefined ? [] : [[name, said]])))
  const changing = { name: first.name, back: work.step.name, before: frame.answers }
  const filled = { ...forget(frame.filled ?? {}, names), ...known }
  work.frame = { ...frame, answers: forget(frame.answers, gone), filled, changing }
  return at(work.flow.questions[first.name] ?? -1, true)
}

// A correction that fails, since there is no time left or somebody was faster, begins again where the flow leads back to, by way
// of what lies behind the summary perhaps; a branch behind it leads back to what still holds.
function jumpTo(work: Work, index: number): Outcome | undefined {
  const { frame, flow, step } = work
  if (!frame?.changing) return enter(work, index, false)
  const { failed, ...changing } = frame.changing
  const hasFailed = failed === true || step.verb === 'choose' || step.verb === 'call'
  const back = flow.places[changing.back] ?? 0
  if (!hasFailed && index <= step.index && step.index < back) askAnew(work, frame, index)
  const isBack = index <= back
  own(work, work.frame ?? frame).changing = hasFailed && !isBack ? { ...changing, failed: true } : changing
  return enter(work, index, hasFailed && isBack)
}

// What a flow leads back to before the summary, by a no or an `if`, is asked again as it would be at first: else it would run in circles.
function askAnew(work: Work, frame: Frame, from: number): void {
  const asked = work.flow.steps.slice(from, work.step.index + 1).filter(({ question }) => question)
  const names = asked.flatMap(({ word }) => [word, ...work.flow.dependants[word] ?? []])
  const there = own(work, frame)
  there.answers = forget(frame.answers, names)
  there.filled = forget(frame.filled ?? {}, names)
  delete there.heard
}

/** Finds where the conversation stands: `redo` if its step must be entered anew, `gone` if its flow is no more. */
export function locate(work: Work): 'here' | 'redo' | 'gone' {
  const spot = work.frame && place(work.book, work.frame)
  if (!spot) return 'gone'
  standAt(work, spot)
  return spot.redo ? 'redo' : 'here'
}

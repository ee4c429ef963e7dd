// Flows within and above each other: begun, run by one another, interrupted, given up, and gone back to.

import { pattern } from './answers/reading/pattern.ts'
import { FLEETING, GUIDE, OFFICER, SIDE_FLOWS, WELCOME } from './common.ts'
import type { Answers, Frame } from './conversation.ts'
import type { Values } from './effect.ts'
import { place } from './move.ts'
import type { Outcome } from './outcome.ts'
import { at, learnt, next } from './outcome.ts'
import { keepFiled, recentFor } from './recent.ts'
import { again } from './questions/again.ts'
import type { Flow } from './flow.ts'
import { DRAFT, DRAFT_KEPT, OFFICER_HAS } from './questions/timing.ts'
import { hasAny } from './view.ts'
import type { Work } from './work.ts'
import { frameAt, settle, standAt, standing } from './work.ts'

/** No flow runs another deeper than this. */
const DO_DEEP = 5

/** No more flows than this wait for the one that runs. */
const ABOVE_DEEP = 3

/** What a flow begins with. */
export type Start = { readonly given?: Answers; readonly heard?: string; readonly caller?: Frame }

/** Begins a flow. What is given answers its questions of the same names. */
export function begin(work: Work, id: string, { given = {}, heard, caller }: Start = {}): Outcome | undefined {
  const flow = work.book.flow(id)
  if (!flow) return caller ? next() : missing(work, id)
  const known = { ...recentFor(work, flow, { given, ...(heard !== undefined && { heard }) }), ...given }
  work.flow = flow
  work.frame = { flow: id, version: flow.version, step: '', answers: {}, verb: '', ...(caller && { caller }) }
  if (hasAny(known)) work.frame = { ...work.frame, ...split(known, flow) }
  if (heard !== undefined) work.frame = { ...work.frame, heard: heard.slice(0, HEARD) }
  return at(0)
}

/** How much of an opening message is kept with the flow: answers may be found in it. */
export const HEARD = 200

// What answers a question of the flow is kept for that, the rest is learnt already.
function split(known: Answers, { questions }: Flow): Pick<Frame, 'answers' | 'filled'> {
  const pairs = Object.entries(known)
  const filled = pairs.filter(([name]) => Object.hasOwn(questions, name))
  const answers = Object.fromEntries(pairs.filter(([name]) => !Object.hasOwn(questions, name)))
  return filled.length > 0 ? { answers, filled: Object.fromEntries(filled) } : { answers }
}

// Without a flow that leads to a person, the desk on duty hears of it at once.
function missing(work: Work, id: string): undefined {
  if (id === OFFICER) {
    if (work.book.has('common:officer-told')) work.effects.push({ kind: 'say', key: 'common:officer-told' })
    handOver(work, 'common:handover', {})
  }
  else if (id !== WELCOME) work.effects.push({ kind: 'say', key: 'common:sorry' })
  else if (work.effects.length === 0) work.effects.push({ kind: 'say', key: 'common:nothing-to-cancel' })
}

function handOver(work: Work, key: string, values: Values): void {
  work.effects.push({ kind: 'handover', key, to: work.book.duty, values })
  work.officer = { to: work.book.duty, until: work.now + OFFICER_HAS }
}

/** Runs a flow from the step that stands. */
export function descend(work: Work, id: string, given: Answers): Outcome | undefined {
  const { frame, step } = work
  if (!frame || depth(frame) >= DO_DEEP) return tangle(work)
  const caller = frameAt(frame, step)
  const own = frame.heard === frame.caller?.heard ? undefined : frame.heard
  const heard = own ?? askedOf(frame) ?? frame.heard
  const route = frame.flow === GUIDE && heard !== undefined ? work.book.route(heard, work.language) : undefined
  // What was told to the guide is told to whom it leads: nobody tells it twice.
  const told = route?.flow === id ? route.with : {}
  return begin(work, id, { given: { ...aheadFor(work, id), ...told, ...given }, caller, ...(heard !== undefined && { heard }) })
}

// A picture that came before it was asked for is for whoever asks for it now.
function aheadFor({ frame, book }: Work, id: string): Answers {
  const { questions = {} } = book.flow(id) ?? {}
  return Object.fromEntries(Object.entries(frame?.filled ?? {}).filter(([name]) => Object.hasOwn(questions, name)))
}

// The guide is the only one who asks what it is about, and then has another flow take care of it.
function askedOf({ flow, answers }: Frame): string | undefined {
  const asked = flow === GUIDE ? answers['question'] : undefined
  return typeof asked === 'string' ? asked : undefined
}

function depth(frame: Frame): number {
  return frame.caller ? depth(frame.caller) + 1 : 0
}

/** Runs a flow between two messages of the one that stands, which waits for it. */
export function interrupt(work: Work, id: string, start: Start = {}): Outcome | undefined {
  const { frame } = work
  // Without a flow that shows the menu, the question that stands is all there is to show.
  if (frame?.flow === id || (frame && id === WELCOME && !work.book.flow(id))) return void again(work)
  if (frame && WANTED_ON.test(start.heard ?? '我要') && !hasAny(start.given ?? {})) {
    const back = backIn(work, frame, id)
    if (back !== 'no') return back
  }
  if (frame && frame.flow !== WELCOME && !isOnlyAsked(work, id)) {
    if (work.above.length >= ABOVE_DEEP) {
      work.effects.push({ kind: 'say', key: 'common:too-deep' })
      return void again(work)
    }
    work.above = [{ ...frame, standing: standing(work) }, ...work.above]
  }
  const flow = work.book.flow(id)
  const recent = flow ? recentFor(work, flow, start) : {}
  work.frame = undefined
  settle(work)
  return begin(work, id, { ...start, given: { ...recent, ...start.given } })
}

// Who is asked for the number of something, has told nothing yet and begins something else, wants that instead.
function isOnlyAsked({ frame, step }: Work, id: string): boolean {
  return frame !== undefined && !frame.caller && !hasAny(frame.answers) && id !== WELCOME && !SIDE_FLOWS.includes(id)
    && step.question?.forms.includes('case-number') === true
}

/** The frame of the flow that a resident began, which may run others. */
export function rootOf(frame: Frame): Frame {
  return frame.caller ? rootOf(frame.caller) : frame
}

// Nothing but the wish itself: "那约吧", "接着举报".
const WANTED_ON = pattern`
  ^(?:
    那|好|就|先|还是|還是|我|要|想|继续|繼續|接着|接著|回去|给|給|帮|幫|来|來|个|個|吧|的|啊|了|预约|預約|约|約|举报
    |舉報|投诉|投訴|反映|办|辦|一下|[\s,，。]
  )+$
`

// Who wants what was interrupted goes on with it, and a side question is over then.
function backIn(work: Work, frame: Frame, id: string): Outcome | undefined | 'no' {
  const wanted = work.above.find((one) => rootOf(one).flow === id && one.step !== DRAFT)
  if (!wanted || rootOf(frame).flow === id || frame.step === DRAFT) return 'no'
  const others = work.above.filter((one) => one !== wanted)
  const isAside = SIDE_FLOWS.includes(rootOf(frame).flow) || frame.flow === WELCOME
  work.above = isAside ? [wanted, ...others] : [wanted, { ...frame, standing: standing(work) }, ...others]
  work.frame = undefined
  settle(work)
  return resume(work)
}

/** Leaves a flow that has ended: back to the one that ran it, or to the one that it interrupted. */
export function leave(work: Work): Outcome | undefined {
  const { frame } = work
  // Where a flow ends with the one that it ran, the answers of the inner one are what was learnt, unless they went into its own.
  if (work.ended === undefined) {
    work.ended = frame?.answers
    work.left = work.flow
  }
  if (!frame?.caller) return finish(work)
  const spot = place(work.book, frame.caller)
  if (!spot) return drop(work)
  standAt(work, spot)
  if (spot.redo) return at(spot.step.index)
  const into = spot.step.settings['into']
  if (typeof into !== 'string') return next()
  work.ended = undefined
  return next(learnt(into, frame.answers))
}

/** Gives a flow up, and what was learnt in it. */
export function drop(work: Work): Outcome | undefined {
  if (work.frame) keepFiled(work, work.frame.answers)
  work.ended = {}
  return finish(work)
}

/** Lays a flow aside as a draft, and brings the resident to a person. */
export function layAside(work: Work): Outcome | undefined {
  const { frame, step, now } = work
  if (frame && !FLEETING.includes(frame.flow)) work.draft = { frame: frameAt(frame, step), until: now + DRAFT_KEPT, asked: now }
  work.frame = undefined
  settle(work)
  return begin(work, OFFICER)
}

function finish(work: Work): Outcome | undefined {
  work.frame = undefined
  settle(work)
  return work.officer ? undefined : resume(work)
}

/** Goes back to what was interrupted: the same question stands again. */
export function resume(work: Work): Outcome | undefined {
  const [top, ...rest] = work.above
  if (!top) {
    work.turns = undefined
    return undefined
  }
  work.above = rest
  const spot = place(work.book, top)
  if (!spot) {
    work.effects.push({ kind: 'say', key: 'common:flow-gone' })
    return resume(work)
  }
  const { standing: laid, ...frame } = spot.frame
  standAt(work, { ...spot, frame })
  work.effects.push({ kind: 'say', key: 'common:back-to' })
  if (spot.redo) return at(spot.step.index)
  work.offered = laid?.offered ?? []
  work.tries = laid?.tries ?? 0
  work.pieces = laid?.pieces
  if (laid?.held) work.held = { text: laid.held, until: work.now }
  return void again(work)
}

/** Stops what runs in circles and brings it to a person. What our own people were to hear is kept, each once. */
export function tangle(work: Work): undefined {
  const { flow, step } = work
  const kept = work.effects.filter(({ kind }) => kind !== 'say' && kind !== 'call')
  const once = new Map(kept.map((effect) => [JSON.stringify(effect), effect]))
  work.effects.splice(0, Infinity, ...once.values(), { kind: 'say', key: 'common:sorry' })
  handOver(work, 'common:loop', { flow: flow.id, step: step.name })
  work.frame = undefined
  settle(work)
}

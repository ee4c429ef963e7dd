// The words that work at every question: help, back, cancel and their like.

import type { CommandName } from '../common.ts'
import { OFFICER, WELCOME } from '../common.ts'
import type { Frame } from '../conversation.ts'
import type { Json } from '../event.ts'
import { begin, drop, interrupt } from '../frames.ts'
import { forget } from '../learn.ts'
import { place } from '../move.ts'
import type { Outcome } from '../outcome.ts'
import { at, learnt, next, retry } from '../outcome.ts'
import { again } from '../questions/again.ts'
import { CONSENT, refuse } from '../questions/consent.ts'
import { byDefault } from '../questions/evade.ts'
import { gatherDone, gatherSkip } from '../questions/gather.ts'
import { DRAFT } from '../questions/timing.ts'
import { hasAny, isRecord, tell } from '../view.ts'
import type { Work } from '../work.ts'
import { settle, standAt } from '../work.ts'
import { isFetched, reword } from './reword.ts'

type Command = (work: Work, frame: Frame) => Outcome | undefined

const COMMANDS: { readonly [name in Exclude<CommandName, 'drop'>]: Command } = {
  cancel: (work) => {
    const own = [`${work.step.key}.stopped`, `${work.flow.id}:stopped`].find((key) => work.book.has(key))
    say(work, own ?? 'common:cancelled')
    return drop(work)
  },
  back,
  help: (work, frame) => explain(work, frame, 'help'),
  why: (work, frame) => explain(work, frame, 'why'),
  repeat: (work) => void again(work),
  skip,
  done: (work) => (isGathering(work) ? gatherDone(work) : void again(work)),
  human: (work) => interrupt(work, OFFICER),
  menu: (work) => interrupt(work, WELCOME),
  'elder-on': (work) => setElder(work, true),
  'elder-off': (work) => setElder(work, undefined),
}

/** Does what was commanded while a question stands. */
export function obey(work: Work, frame: Frame, name: CommandName): Outcome | undefined {
  return COMMANDS[name === 'drop' ? 'cancel' : name](work, frame)
}

/** Does what can be commanded while nothing runs; `nothing` where it makes no sense then. */
export function obeyIdle(work: Work, name: CommandName): Outcome | 'nothing' | undefined {
  switch (name) {
    case 'cancel': case 'drop': case 'skip': case 'done': return void say(work, 'common:nothing-to-cancel')
    case 'human': return begin(work, OFFICER)
    case 'menu': return begin(work, WELCOME)
    case 'elder-on': case 'elder-off': return setElder(work, name === 'elder-on' || undefined)
    case 'help': say(work, 'common:help')
      return begin(work, WELCOME)
    case 'back': case 'repeat': case 'why': return 'nothing'
  }
}

/** Speaks another language from now on. */
export function speak(work: Work, language: string): Outcome | undefined {
  work.language = language
  work.settled = true
  work.scriptless = undefined
  say(work, 'common:language')
  const { frame, step } = work
  if (!frame) return undefined
  const worded = reword(work, frame)
  if (worded) return worded
  // What a service offers is worded by it: in another language it is asked again.
  return isFetched(step) && frame.step !== CONSENT && frame.step !== DRAFT ? at(step.index, true) : void again(work)
}

/** Tells whether the question that stands gathers several pieces. */
export function isGathering({ step }: Work): boolean {
  return step.question?.many === true
}

function say(work: Work, key: string): void {
  work.effects.push(tell(work, key))
}

function explain(work: Work, frame: Frame, about: 'help' | 'why'): undefined {
  const own = frame.step === CONSENT && about === 'help' ? 'common:privacy.help' : `${work.step.key}.${about}`
  say(work, frame.step !== DRAFT && work.book.has(own) ? own : `common:${about}`)
  again(work)
}

function setElder(work: Work, elder: true | undefined): undefined {
  work.elder = elder
  work.page = undefined
  say(work, elder ? 'common:elder.on' : 'common:elder.off')
  if (work.frame) again(work)
}

// To skip the privacy notice is to refuse what it asks for.
function skip(work: Work, frame: Frame): Outcome | undefined {
  if (frame.step === CONSENT) return refuse(work, frame)
  if (isGathering(work)) return gatherSkip(work)
  const { question } = work.step
  if (question?.skippable) return next(learnt(work.step.word, null))
  return (question?.exhausted === 'default' ? byDefault(work, question) : undefined) ?? retry('not-skippable')
}

// Back to the question that was answered last. What a service has done since cannot be undone by it.
function back(work: Work, frame: Frame): Outcome | undefined {
  if (!frame.changing) return backTo(work, frame)
  const { changing, ...rest } = frame
  // What the correction has led to is gone back through; from where it began, back is to leave all as it was.
  if (!changing.before || (work.step.word !== changing.name && Object.hasOwn(frame.answers, changing.name))) return backTo(work, frame)
  work.frame = { ...rest, answers: changing.before }
  return at(work.flow.places[changing.back] ?? -1, true)
}

function backTo(work: Work, frame: Frame): Outcome | undefined {
  const known = Object.keys(frame.answers)
    .filter((name) => (name in work.flow.questions || name in work.flow.results) && !isSole(frame.answers[name]))
  const last = known.at(-1)
  const index = last === undefined ? undefined : work.flow.questions[last]
  const withheld = frame.refused ? known.slice(known.findLastIndex((name) => !isWithheld(work, frame, name)) + 1) : []
  if (withheld.length > 0) return reconsider(work, frame, withheld)
  if (last !== undefined && index !== undefined) {
    const { filled, heard: __, behind: ___, ...rest } = frame
    // Pictures that were sent ahead are not sent again.
    const pictures = Object.fromEntries(Object.entries(filled ?? {}).filter(([, value]) => Array.isArray(value)))
    const answers = forget(frame.answers, [last, ...work.flow.dependants[last] ?? []])
    work.frame = { ...rest, ...(hasAny(pictures) && { filled: pictures }), answers }
    settle(work)
    return at(index, true)
  }
  return last === undefined ? backOut(work, frame) : stay(work)
}

// What there was no choice of was not asked.
function isSole(value: Json | undefined): boolean {
  return isRecord(value) && value['sole'] === true
}

// What was not asked because of a no to the notice.
function isWithheld({ flow }: Work, { answers }: Frame, name: string): boolean {
  return answers[name] === null && flow.steps[flow.questions[name] ?? -1]?.question?.personal === true
}

// Behind a no to the notice, back is to think again about that.
function reconsider(work: Work, frame: Frame, withheld: readonly string[]): Outcome {
  const { filled: _, heard: __, behind: ___, refused: ____, ...rest } = frame
  work.frame = { ...rest, answers: forget(frame.answers, withheld) }
  settle(work)
  return at(work.flow.questions[withheld[0] ?? ''] ?? -1, true)
}

// Before the first question of a flow that another one runs, back leads into that one.
function backOut(work: Work, { caller }: Frame): Outcome | undefined {
  const spot = caller && place(work.book, caller)
  if (!spot) return stay(work)
  const inner = { frame: work.frame, flow: work.flow, step: work.step }
  standAt(work, spot)
  const last = Object.keys(spot.frame.answers).findLast((name) => name in spot.flow.questions)
  if (last !== undefined) return backTo(work, spot.frame)
  if (inner.frame) standAt(work, { ...inner, frame: inner.frame })
  return stay(work)
}

function stay(work: Work): undefined {
  say(work, 'common:no-way-back')
  again(work)
}

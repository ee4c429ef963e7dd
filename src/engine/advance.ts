// The engine's one door: a conversation and what has happened go in, the conversation and what is wanted come out.

import type { Said, SaidEvent as Happened } from '../messages/inbound.ts'
import { isOver } from './answers/reading/over.ts'
import { readYesNo } from './answers/reading/yes-no.ts'
import { hearForOfficer, release } from './between/officer.ts'
import { comeBack } from './between/draft.ts'
import { hearIdle } from './between/idle.ts'
import { fallDue, lapse } from './between/lapse.ts'
import { hearNoted, warn } from './between/danger.ts'
import { hearOver } from './between/over.ts'
import { hearQuestion } from './between/question.ts'
import { asText, wordsOf } from './between/said.ts'
import { nextLeaves } from './between/thin.ts'
import type { Book } from './book.ts'
import { WELCOME } from './common.ts'
import type { Answers, Conversation } from './conversation.ts'
import type { Effect } from './effect.ts'
import type { Event, RefusedEvent, ReturnedEvent } from './event.ts'
import { begin, interrupt, resume, tangle } from './frames.ts'
import type { Outcome } from './outcome.ts'
import { at } from './outcome.ts'
import { again } from './questions/again.ts'
import { forgetCut, forgetErased, keepRecent } from './recent.ts'
import { inBrief } from './questions/put.ts'
import { wakeOf } from './questions/timing.ts'
import { goOn, locate } from './run.ts'
import { hearEvent } from './steps/hear.ts'
import type { Work } from './work.ts'
import { close, open, settle } from './work.ts'

/** What came of an event. */
export type Turn = {
  readonly conversation: Conversation
  readonly effects: readonly Effect[]
  /** The final answers of the flow that ended in this turn; none where it was cancelled or has expired. */
  readonly ended?: Answers
}

/** No conversation goes on for more turns without an end. */
export const TURNS_A_CONVERSATION = 500

/** Answers one event: moves the conversation on until it waits again or ends. */
export function advance(book: Book, conversation: Conversation, event: Event): Turn {
  const work = open(book, conversation, event.at)
  goOn(work, hear(work, event))
  goOn(work, hearCame(work))
  keepRecent(work)
  const { effects, ended } = work
  const left = close(work, wakeAt(work))
  return ended ? { conversation: left, effects, ended } : { conversation: left, effects }
}

function wakeAt(work: Work): number | undefined {
  const wake = wakeOf(work)
  if (!work.draft) return wake
  const leaves = nextLeaves(work.book, work.draft, work.now)
  return leaves < (wake ?? Infinity) ? leaves : wake
}

function hear(work: Work, event: Event): Outcome | undefined {
  const place = work.frame ? locate(work) : 'here'
  if (place === 'gone') {
    loseFlow(work)
    if (work.above.length > 0) return resume(work)
  }
  switch (event.kind) {
    case 'said': return hearSaid(work, event.said, place === 'redo')
    case 'returned': case 'refused': return hearService(work, event)
    case 'due': return place === 'redo' ? at(work.step.index) : fallDue(work)
    case 'released': return work.officer ? release(work) : undefined
  }
}

// What was written on coming back to a draft has its turn once nothing else stands.
function hearCame(work: Work): Outcome | undefined {
  const { came, frame, officer } = work
  if (!came || frame || officer) return undefined
  work.came = undefined
  if (came.kind === 'text') work.effects.push({ kind: 'say', key: 'common:came', values: { said: inBrief(came.text) } })
  return hearIdle(work, came)
}

function loseFlow(work: Work): void {
  work.frame = undefined
  settle(work)
  work.effects.push({ kind: 'say', key: 'common:flow-gone' })
}

// Only a step that waits for a service hears what came of its call.
function hearService(work: Work, event: ReturnedEvent | RefusedEvent): Outcome | undefined {
  if (!work.frame || work.asked !== undefined) return undefined
  if (event.kind === 'returned') {
    forgetCut(work, event.value)
    forgetErased(work, event.value)
  }
  return hearEvent(work, event)
}

function hearSaid(work: Work, said: Said, redo: boolean): Outcome | undefined {
  lapse(work)
  if (said.kind === 'event') return happen(work, said)
  const text = wordsOf(said)
  const danger = text === undefined ? undefined : dangerIn(work, text)
  if (danger !== undefined && !isAfterwards(work, text)) return warn(work, said, danger)
  if (work.officer) return hearForOfficer(work, said, work.officer.to)
  const back = work.frame || !work.draft ? 'no' : comeBack(work, work.draft, said)
  if (back !== 'no') return back
  if (!work.frame) return hearIdle(minded(work, text), said)
  if (redo || work.asked === undefined) return at(work.step.index)
  work.turns = (work.turns ?? 0) + 1
  if (work.turns > TURNS_A_CONVERSATION) return tangle(work)
  // At the menu nothing was asked that would have to be asked once more.
  if (work.noted === undefined && text !== undefined && isAfterwards(work, text) && hearOver(work, text)) return undefined
  if (work.flow.id === WELCOME) minded(work, text)
  return hearNoted(work, asText(said)) ?? hearQuestion(work, work.frame, said)
}

// A number, or a word, of the menu.
const BRIEF = 3

// What may be danger is answered as what it asks, with the number beside it.
function minded(work: Work, text: string | undefined): Work {
  const isDoubtful = text !== undefined && text.length > BRIEF && work.book.doubtful?.(text)
  if (isDoubtful) work.effects.push({ kind: 'say', key: 'common:danger.maybe' })
  return work
}

// "现在没打了" after a call for help says that it is over, and not once more that somebody is beaten.
function isAfterwards({ warned, noted, now }: Work, text: string | undefined): boolean {
  return text !== undefined && ((warned !== undefined && warned > now) || noted !== undefined) && isOver(text)
}

// A plain yes or no is nothing but that, whatever it sounds like; and so is the wish for larger letters.
const MODES: ReadonlySet<string> = new Set(['elder-on', 'elder-off'])

function dangerIn({ book, held }: Work, text: string): string | undefined {
  const alone = readYesNo(text) === undefined && !MODES.has(book.command(text) ?? '') ? book.danger(text) : undefined
  return alone ?? (held ? book.danger(held.text + text) : undefined)
}

// A scene such as `submit-tip:chengguan` names a flow, and the unit whose code was scanned.
function happen(work: Work, { event, scene = '' }: Happened): Outcome | undefined {
  if (event === 'unsubscribe' || work.officer) return undefined
  const [id = '', unit] = scene.split(':')
  // Who follows by such a code hears of the follow alone.
  if (work.book.flow(id)) return interrupt(work, id, unit ? { given: { unit } } : {})
  return work.frame ? void again(work) : begin(work, WELCOME)
}

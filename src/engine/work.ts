// The working copy of a conversation while one event is answered: opened, changed in place, and closed again.

import type { Book } from './book.ts'
import type { Answers, Conversation, Frame, Standing } from './conversation.ts'
import type { Effect, Offer } from './effect.ts'
import type { Flow, Step } from './flow.ts'
import type { Owned } from './frame.ts'
import { copyOf } from './frame.ts'

type Optional = Exclude<keyof Conversation, 'at' | 'above' | 'offered' | 'tries' | 'language'>

/** What changes within a conversation; every field is there, so that all working copies have one shape. */
type Open = { [K in Optional]: Conversation[K] | undefined } & {
  above: readonly Frame[]
  offered: readonly Offer[]
  tries: number
  language: string
}

/** A conversation being moved on by one event. Only this folder's own functions ever see it. */
export type Work = Open & {
  readonly book: Book
  /** The instant of the event. */
  readonly now: number
  frame: Frame | undefined
  /** The frame, if it was made in this turn: it is nobody else's, and may be changed in place. */
  owned: Owned | undefined
  /** Where the frame stands; valid while there is one. */
  flow: Flow
  step: Step
  readonly effects: Effect[]
  /** How many steps were entered in this turn. */
  entered: number
  /** How often what was said has missed the question that it led to; none where it was led to by an answer. */
  missed: number
  /** All that is known of the resident goes with this turn. */
  gone: boolean
  /** The answers of the flow that ended in this turn, and that flow. */
  ended: Answers | undefined
  left: Flow | undefined
}

/** What a step may know: the working copy, for reading. */
export type View = Readonly<Pick<Work, 'book' | 'now' | 'flow' | 'step' | 'language' | 'offered' | 'tries'
  | 'elder' | 'page' | 'few' | 'consent' | 'above'>> & { readonly frame: Frame | undefined }

const NONE: readonly Offer[] = []

/** Opens a conversation for one event. */
export function open(book: Book, conversation: Conversation, now: number): Work {
  const { at, above = [], offered = NONE, tries = 0, language } = conversation
  // Flow and step are set before anything reads them: by locate for a frame, by enter for a flow that begins.
  const nowhere = undefined as unknown as Flow & Step
  return {
    book, now, frame: at, owned: undefined, flow: nowhere, step: nowhere,
    above, offered, tries, language,
    wake: conversation.wake, asked: conversation.asked, nudged: conversation.nudged,
    held: conversation.held, page: conversation.page, few: conversation.few, draft: conversation.draft, came: conversation.came,
    officer: conversation.officer, consent: conversation.consent, elder: conversation.elder,
    settled: conversation.settled, scriptless: conversation.scriptless, noted: conversation.noted,
    pieces: conversation.pieces, recent: conversation.recent, warned: conversation.warned, unheard: conversation.unheard,
    turns: conversation.turns,
    understood: conversation.understood, effects: [], entered: 0, missed: 0, gone: false, ended: undefined, left: undefined,
    // Who writes again begins anew.
    erased: undefined,
  }
}

/** A conversation that is still being filled. */
export type Closed = { -readonly [K in keyof Conversation]: Conversation[K] }

/** Closes it again: what is empty is left out. `wake` is when it wants to hear that it is due. */
export function close(work: Work, wake: number | undefined): Conversation {
  if (work.gone) return erasedAt(work)
  const out = begun(work.frame, work.language, work.frame && work.asked, wake)
  if (work.frame) closeFrame(work, out)
  if (work.above.length > 0) out.above = work.above
  if (work.offered.length > 0) out.offered = work.offered
  if (work.tries > 0) out.tries = work.tries
  if (work.draft) out.draft = work.draft
  if (work.came) out.came = work.came
  if (work.officer) out.officer = work.officer
  if (work.consent) out.consent = work.consent
  if (work.elder) out.elder = true
  if (work.settled) out.settled = true
  if (work.scriptless) out.scriptless = true
  if (work.recent) out.recent = work.recent
  if (work.warned !== undefined) out.warned = work.warned
  if (work.unheard) out.unheard = work.unheard
  return out
}

/** Begins a conversation that is to be filled: what nearly every one has is made in one go. */
export function begun(at: Frame | undefined, language: string, asked: number | undefined, wake: number | undefined): Closed {
  if (at && asked !== undefined && wake !== undefined) return { at, language, asked, wake }
  const out: Closed = at ? { at, language } : { language }
  if (asked !== undefined) out.asked = asked
  if (wake !== undefined) out.wake = wake
  return out
}

// The answer may be asked for again for a while, so what is empty stays as long.
function erasedAt({ now, language }: Work): Conversation {
  return { language, wake: now + ERASED_STAYS, erased: true }
}

/** How long what was erased still holds its place, empty, in ms. */
const ERASED_STAYS = 15 * 60_000

// What there is only while a flow runs.
function closeFrame(work: Work, out: Closed): void {
  if (work.turns) out.turns = work.turns
  if (work.nudged) out.nudged = true
  if (work.held) out.held = work.held
  if (work.noted !== undefined) out.noted = work.noted
  if (work.pieces !== undefined) out.pieces = work.pieces
  if (work.page) out.page = work.page
  if (work.few) out.few = work.few
  if (work.understood) out.understood = work.understood
}

/** Forgets what belonged to the question that stood. */
export function settle(work: Work): void {
  work.offered = NONE
  work.tries = 0
  work.asked = undefined
  work.nudged = undefined
  work.held = undefined
  work.noted = undefined
  work.pieces = undefined
  work.page = undefined
  work.few = undefined
}

/** Lays aside what belongs to the question that stands. */
export function standing({ offered, tries, held, pieces }: Work): Standing {
  return { offered, tries, ...(held && { held: held.text }), ...(pieces !== undefined && { pieces }) }
}

/** Stands where a frame stands. */
export function standAt(work: Work, place: { frame: Frame; flow: Flow; step: Step }): void {
  work.frame = place.frame
  work.flow = place.flow
  work.step = place.step
}

/** The frame that stands, for changing: a copy is made once a turn. */
export function own(work: Work, frame: Frame): Owned {
  if (work.owned !== frame || work.owned === undefined) {
    work.owned = copyOf(frame)
    work.frame = work.owned
  }
  return work.owned
}

/** Lets the frame stand at the step that has its turn. */
export function remain(work: Work, frame: Frame): void {
  const there = own(work, frame)
  there.step = work.step.name
  there.verb = work.step.verb
  if (there.behind !== undefined) delete there.behind
}

/** A frame that stands at a step. */
export function frameAt(frame: Frame, step: Step): Frame {
  const there = { ...frame, step: step.name, verb: step.verb }
  if (there.behind === undefined) return there
  const { behind: _, ...bare } = there
  return bare
}

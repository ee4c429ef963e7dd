// The working copy of a conversation while one event is answered: opened, changed in place, and closed again.

import type { Book } from './book.ts'
import type { Answers, Conversation, Frame, Standing } from './conversation.ts'
import type { Effect, Offer } from './effect.ts'
import type { Flow, Step } from './flow.ts'

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
  /** Where the frame stands; valid while there is one. */
  flow: Flow
  step: Step
  readonly effects: Effect[]
  /** How many steps were entered in this turn. */
  entered: number
  /** The turn's message was not understood before the question that it led to. */
  missed: boolean
  /** The answers of the flow that ended in this turn. */
  ended: Answers | undefined
}

/** What a step may know: the working copy, for reading. */
export type View = Readonly<Pick<Work, 'book' | 'now' | 'flow' | 'step' | 'language' | 'offered' | 'tries'
  | 'elder' | 'page' | 'consent' | 'above'>> & { readonly frame: Frame | undefined }

/** Opens a conversation for one event. */
export function open(book: Book, conversation: Conversation, now: number): Work {
  const { at, above, offered, tries, language } = conversation
  // Flow and step are set before anything reads them: by locate for a frame, by enter for a flow that begins.
  const nowhere = undefined as unknown as Flow & Step
  return {
    book, now, frame: at, flow: nowhere, step: nowhere,
    above, offered, tries, language,
    wake: conversation.wake, asked: conversation.asked, nudged: conversation.nudged,
    held: conversation.held, page: conversation.page, draft: conversation.draft,
    officer: conversation.officer, consent: conversation.consent, elder: conversation.elder,
    settled: conversation.settled, turns: conversation.turns,
    understood: conversation.understood, effects: [], entered: 0, missed: false, ended: undefined,
  }
}

/** Closes it again: what is empty is left out. `wake` is when it wants to hear that it is due. */
export function close(work: Work, wake: number | undefined): Conversation {
  const { frame, above, offered, tries, language } = work
  return {
    ...(frame && { at: frame }),
    above, offered, tries, language,
    ...(wake !== undefined && { wake }),
    ...(frame && work.asked !== undefined && { asked: work.asked }),
    ...(work.nudged && { nudged: true }),
    ...(work.held && { held: work.held }),
    ...(work.page && { page: work.page }),
    ...(frame && work.understood && { understood: work.understood }),
    ...(work.draft && { draft: work.draft }),
    ...(work.officer && { officer: work.officer }),
    ...(work.consent && { consent: work.consent }),
    ...(work.elder && { elder: true }),
    ...(work.settled && { settled: true }),
    ...(frame && work.turns && { turns: work.turns }),
  }
}

const NONE: readonly Offer[] = []

/** Forgets what belonged to the question that stood. */
export function settle(work: Work): void {
  work.offered = NONE
  work.tries = 0
  work.asked = undefined
  work.nudged = undefined
  work.held = undefined
  work.page = undefined
}

/** Lays aside what belongs to the question that stands. */
export function standing({ offered, tries, held }: Work): Standing {
  return { offered, tries, ...(held && { held: held.text }) }
}

/** Stands where a frame stands. */
export function standAt(work: Work, place: { frame: Frame; flow: Flow; step: Step }): void {
  work.frame = place.frame
  work.flow = place.flow
  work.step = place.step
}

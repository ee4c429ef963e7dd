// Where something leads that does not fit the question that stands: to another flow, where that is sure.

import type { Said } from '../../messages/inbound.ts'
import { isQuestion } from '../answers/reading/asks.ts'
import { GUIDE, SIDE_FLOWS, WELCOME } from '../common.ts'
import type { Route } from '../book.ts'
import type { Frame } from '../conversation.ts'
import type { Json } from '../event.ts'
import { begin, interrupt, rootOf, type Start } from '../frames.ts'
import type { Outcome } from '../outcome.ts'
import { BEFORE } from '../questions/prefill.ts'
import { hasAny, isRecord, plain } from '../view.ts'
import type { Work } from '../work.ts'
import { begunBy } from './begun.ts'
import { noteLanguage } from './language.ts'
import { wordsOf } from './said.ts'

/** What comes of something between a question and its answer: `no` where it is nothing that comes between. */
export type Aside = Outcome | undefined | 'no'

const STORIES: ReadonlySet<string> = new Set([GUIDE, 'submit-tip', 'file-complaint'])

/** Begins what was said to be wanted instead, if that is sure. */
export function leadsAway(work: Work, said: Said, isTelling = false): Aside {
  const asked = work.step.question?.forms.includes('place')
  const placed = said.kind === 'place' && !asked ? begunBy(work, said) : undefined
  if (placed) return interrupt(work, placed.id, placed.start)
  const text = wordsOf(said)
  if (text === undefined) return 'no'
  const word = work.book.start({ kind: 'text', text })
  if (word !== undefined && word !== WELCOME) {
    noteLanguage(work, text)
    return interrupt(work, word, { heard: withAsked(work, text, { flow: word, with: {} }) })
  }
  const route = work.book.route(text, work.language, chosen(work.frame))
  // A story told where its kind is asked for, or in pieces, is no question to the guide, and no story of another kind.
  if (route && STORIES.has(route.flow) && isTelling && !isQuestion(text)) return 'no'
  if (!route || route.flow === WELCOME) return 'no'
  const isOpen = !route.idle || (route.menu === true && maySayAnything(work)) || (word === undefined && isFirst(work, route, text))
  if (!isOpen || (route.guess && work.flow.id !== WELCOME && (isOwn(work) || !isQuestion(text)))) return 'no'
  const start = { given: route.with, heard: withAsked(work, text, route) }
  if (route.flow === work.frame?.flow) {
    return SIDE_FLOWS.includes(route.flow) && hasAny(route.with) ? replace(work, work.frame, route.flow, start) : 'no'
  }
  noteLanguage(work, text)
  // What the guide had asked back is answered by what is wanted instead.
  const isInstead = work.flow.id === GUIDE && work.above.length === 0 && !SIDE_FLOWS.includes(route.flow)
  return isInstead && work.frame ? replace(work, work.frame, route.flow, start) : interrupt(work, route.flow, start)
}

// The flow's own options, such as the parts of an answer: what is asked there is most likely about that.
function isOwn({ step, flow }: Work): boolean {
  return step.offers !== undefined && flow.id !== WELCOME
}

// Where the menu stands nothing has been begun: what is said there leads wherever it would without it. A number is one of its lines.
function isFirst({ flow }: Work, { vague }: Route, text: string): boolean {
  return flow.id === WELCOME && !vague && !/^[\s\d\p{P}]*$/u.test(text)
}

// At the menu, and where the parts of an answer are offered, "我要办身份证" is a question to the guide.
function maySayAnything({ step, flow }: Work): boolean {
  return flow.id === WELCOME || (flow.id === GUIDE && step.offers !== undefined)
}

// Who asked about a thing and now wants to come means that thing.
function withAsked({ flow, frame, above }: Work, text: string, route: Pick<Route, 'flow' | 'with'>): string {
  const isNew = !hasAny(route.with) && above.every((one) => rootOf(one).flow !== route.flow)
  const asked = flow.id === GUIDE && isNew ? frame?.answers['question'] : undefined
  return typeof asked === 'string' ? `${text}${BEFORE}${asked}` : text
}

// A question such as "多少钱" is about what was chosen before it, "丢了呢" about what was shown.
function chosen(frame: Frame | undefined): readonly Json[] {
  return Object.values(frame?.answers ?? {}).flatMap((value) => {
    if (plain(value) !== value) return [plain(value)]
    return isRecord(value) && typeof value['id'] === 'string' ? [value['id']] : []
  })
}

// Another question to the guide takes the place of the one before.
function replace(work: Work, { caller }: Frame, id: string, start: Start): Outcome | undefined {
  return begin(work, id, { ...start, ...(caller && { caller }) })
}

// Asked in between where any words would be an answer: who sees it, when we are open, how a record stands, how a procedure goes.

import { OUR_NUMBER } from '../answers/case-number.ts'
import { ASKS, asksGuide } from '../answers/reading/asks.ts'
import { isWish } from '../answers/reading/manners.ts'
import { bare } from '../answers/reading/normalise.ts'
import type { Route } from '../book.ts'
import { GUIDE, OFFICER, SIDE_FLOWS } from '../common.ts'
import type { Frame } from '../conversation.ts'
import { interrupt } from '../frames.ts'
import { again } from '../questions/again.ts'
import type { Work } from '../work.ts'
import type { Aside } from './leads-away.ts'
import { isSame } from './said.ts'

const LONGEST = 40
const WHETHER = /会不会|會不會|是不是|有没有|有沒有|谁|誰|\b(?:who|will|is it|are)\b/i
const ABOUT_US: ReadonlySet<string> = new Set(SIDE_FLOWS.filter((flow) => flow !== 'case-status' && flow !== GUIDE && flow !== OFFICER))

/** Answers a question that is none to the question that stands, though its form would take it; `no` where that is not sure. */
export function sideQuestion(work: Work, frame: Frame, text: string): Aside {
  if (!takesAnything(work)) return 'no'
  const isNumbered = text.search(OUR_NUMBER) >= 0
  if (isTold(frame, text)) return void again(work)
  const isAlone = isNumbered && bare(text.replace(OUR_NUMBER, '')) === ''
  if (work.flow.id === OFFICER) {
    if (isWish(text)) return void again(work)
    // A number in a message is a part of it.
    if (isNumbered && bare(text.replace(OUR_NUMBER, '')).length > 1) return 'no'
  }
  if (text.length > LONGEST || !(isNumbered || ASKS.test(text) || WHETHER.test(text))) return 'no'
  const route = work.book.route(text, work.language)
  if (!route || (route.idle && !isAlone)) return 'no'
  const isOurs = ABOUT_US.has(route.flow) || (isNumbered && SIDE_FLOWS.includes(route.flow))
  if (!isOurs && !isForGuide(work, frame, text, route)) return 'no'
  if (!isOurs) work.frame = { ...frame, aside: text }
  return interrupt(work, route.flow, { given: route.with, heard: text })
}

// Who knows that number and code are needed says them, though they are known by now.
function isTold({ answers }: Frame, text: string): boolean {
  return [answers['number'], answers['code']].some((known) => typeof known === 'string' && isSame(bare(known), bare(text)))
}

// In these forms there is nothing that does not fit, or a number of ours would be taken apart.
function takesAnything({ step }: Work): boolean {
  const asked = step.verb === 'ask' ? step.question?.forms ?? [] : []
  return ['text', 'place', 'number'].some((form) => asked.includes(form))
}

// Who asks the same once more wants it taken down; who speaks to an officer does so anyhow.
function isForGuide({ flow, book }: Work, { aside }: Frame, text: string, route: Route): boolean {
  if (route.flow !== GUIDE || route.guess || flow.id === OFFICER || flow.id === GUIDE || !book.flow(GUIDE)) return false
  return asksGuide(text) && !(aside !== undefined && isSame(aside, text))
}

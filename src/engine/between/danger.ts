// A message of danger: what to do is told first. Where it may also be the answer, its words are kept until that is said.

import { asksGuide } from '../answers/reading/asks.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import { DANGERS, WELCOME } from '../common.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Outcome } from '../outcome.ts'
import { at } from '../outcome.ts'
import { again } from '../questions/again.ts'
import { readAddition } from '../questions/addition.ts'
import { CONSENT } from '../questions/consent.ts'
import { keepTold, tellsMore, withMore } from '../questions/story.ts'
import { DRAFT, WARNED } from '../questions/timing.ts'
import { contextOf, tell } from '../view.ts'
import { forms } from '../answers/forms.ts'
import type { Work } from '../work.ts'
import { noteLanguage } from './language.ts'
import { givesUp } from './gives-up.ts'
import { hearForOfficer } from './officer.ts'
import { hearOver } from './over.ts'
import { asText, isSame } from './said.ts'
import { hearAnswer } from './question.ts'

const KNOWN: ReadonlySet<string> = new Set(DANGERS)

/** Danger comes before everything; flow, step and answers stay as they are. */
export function warn(work: Work, said: Said, kind: string): Outcome | undefined {
  const text = asText(said)
  if (text.kind === 'text') noteLanguage(work, text.text)
  const own = `common:danger.${kind}`
  // Not every department has a text for each kind.
  work.effects.push({ kind: 'say', key: KNOWN.has(kind) || work.book.has(own) ? own : 'common:danger.police' })
  if (work.officer) return hearForOfficer(work, said, work.officer.to)
  // Where they are may follow in a message of its own.
  if (!work.frame || work.flow.id === WELCOME) work.warned = work.now + WARNED
  if (!work.frame) return undefined
  // Who says the same once more means it as the answer.
  if (work.noted !== undefined && text.kind === 'text' && isSame(text.text, work.noted)) return hearNoted(work, text)
  if (isAnswer(work, text)) {
    work.noted = text.text
    work.effects.push(tell(work, 'common:danger.noted'))
  }
  if (text.kind === 'text') keepTold(work, text.text)
  again(work)
  return undefined
}

/** Takes what was kept for the answer, if the resident says so; undefined if they say something else. */
export function hearNoted(work: Work, said: Said): Outcome | undefined {
  const { noted } = work
  if (noted === undefined || said.kind !== 'text') return undefined
  work.noted = undefined
  if (hearOver(work, said.text)) return at(work.step.index)
  // Whoever tells on means what was told to stand.
  if (work.step.verb === 'ask' && tellsOn(work, said.text) && !isSame(said.text, noted)) {
    return hearAnswer(work, { kind: 'text', text: withMore(noted, said.text) })
  }
  return readYesNo(said.text) === true || isSame(said.text, noted) ? hearAnswer(work, { kind: 'text', text: noted }) : undefined
}

function tellsOn(work: Work, text: string): boolean {
  if (!tellsMore(text) || /^(?:不是|不对|不對|没有|沒有|错|錯|no\b|not\b)/i.test(text)) return false
  if (work.book.language(text) !== undefined || asksGuide(text)) return false
  return work.book.command(text) === undefined && work.book.start({ kind: 'text', text }) === undefined && !givesUp(work, text)
}

// Only where words are asked for or added, and these would do: what happened long ago sounds like danger, too.
function isAnswer(work: Work, text: Said): text is Extract<Said, { kind: 'text' }> {
  const { frame, step, asked } = work
  if (text.kind !== 'text' || asked === undefined || frame?.step === CONSENT || frame?.step === DRAFT) return false
  if (step.verb === 'confirm') return readAddition(work, text)?.go.kind === 'change'
  if (step.verb !== 'ask' || !step.question?.forms.includes('text')) return false
  return forms['text']?.read(text, contextOf(work, step)).ok === true
}

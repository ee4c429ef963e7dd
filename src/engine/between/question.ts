// While a question stands: what may come between is heard first, then the answer, then what else it could have been.

import type { Said } from '../../messages/inbound.ts'
import { forms } from '../answers/forms.ts'
import { ASKS, asksDetail, asksOpen } from '../answers/reading/asks.ts'
import { isEnough } from '../answers/reading/enough.ts'
import type { CommandName } from '../common.ts'
import { GUIDE, SIDE_FLOWS, WELCOME } from '../common.ts'
import type { Frame } from '../conversation.ts'
import { interrupt } from '../frames.ts'
import type { Outcome } from '../outcome.ts'
import { at, retry } from '../outcome.ts'
import { wantsToAdd } from '../questions/addition.ts'
import { again } from '../questions/again.ts'
import { CONSENT } from '../questions/consent.ts'
import { evade } from '../questions/evade.ts'
import { gathered } from '../questions/gather.ts'
import { hold, release } from '../questions/hold.ts'
import { keepRest } from '../questions/more-than-asked.ts'
import { withDaytime } from '../questions/pieces.ts'
import { isOwnYes, offersNow } from '../questions/offers.ts'
import { storyAside } from '../questions/story-aside.ts'
import { DRAFT } from '../questions/timing.ts'
import { byNumber } from '../questions/ways-on.ts'
import { forgetWho } from '../recent.ts'
import { hearStep } from '../steps/hear.ts'
import { contextOf, labelOf, spokenOf } from '../view.ts'
import type { Work } from '../work.ts'
import { obey, speak, isGathering } from './commands.ts'
import { hearCourtesy } from './courtesies.ts'
import { discard, hearDraft, readDraft } from './draft.ts'
import { givesUp } from './gives-up.ts'
import { noteLanguage } from './language.ts'
import { leadsAway, type Aside } from './leads-away.ts'
import { hearNotice } from './notice.ts'
import { otherwise } from './otherwise.ts'
import { inCharacters, inStandardWords } from './plain.ts'
import { asText, isSame, wordsOf } from './said.ts'
import { sideQuestion } from './side-question.ts'

/** Hears what the resident says to the question that stands. */
export function hearQuestion(work: Work, frame: Frame, said: Said): Outcome | undefined {
  const aside = comesBetween(work, frame, said)
  if (aside !== 'no') return aside
  if (frame.step === DRAFT) return hearOffer(work, frame, said)
  if (frame.step === CONSENT) return hearNotice(work, frame, said)
  const complete = hold(work, fitted(work, said))
  return complete && (evade(work, complete) ?? hearAnswer(work, complete))
}

/** Hears an answer that is complete. */
export function hearAnswer(work: Work, said: Said): Outcome | undefined {
  if (said.kind === 'text') forgetWho(work, said.text)
  if (work.step.verb === 'ask' && hearCourtesy(work, said)) return undefined
  const other = asksAnother(work, said)
  if (other !== 'no') return other
  const aside = storyAside(work, said)
  if (aside) return aside === 'kept' ? undefined : aside
  const outcome = work.step.question ? hearStep(work, withDaytime(work, said)) : undefined
  if (!outcome) return at(work.step.index)
  if (outcome.go.kind === 'retry' && !outcome.go.offers && !outcome.go.stays) {
    const plain = hearPlainly(work, said)
    return plain === 'no' ? otherwise(work, inCharacters(work, said), outcome, outcome.go.why) : plain
  }
  if (outcome.go.kind !== 'retry') keepRest(work, said)
  const words = wordsOf(said)
  if (words !== undefined && isProse(work)) noteLanguage(work, words, 2)
  return outcome
}

// "xiawu san dian" and "要帶咩" are answers like those that they stand for.
function hearPlainly(work: Work, said: Said): Aside {
  const { frame } = work
  const plain = inStandardWords(work, said)
  if (!frame || plain?.kind !== 'text') return 'no'
  const command = commandIn(work, frame, plain.text)
  if (command) return commanded(work, frame, command)
  const outcome = hearStep(work, plain)
  if (!outcome || outcome.go.kind === 'retry') return 'no'
  keepRest(work, plain)
  return outcome
}

// "护照要带什么" holds an option, "要带什么", and is another question all the same: what it says besides names a thing of its own.
// "护照要多少钱" where services can be picked names one, and asks what it costs; "周六开门吗" is no wish for that day.
function asksAnother(work: Work, said: Said): Aside {
  if (work.step.verb !== 'choose' || said.kind !== 'text' || said.option !== undefined || !ASKS.test(said.text)) return 'no'
  if (!work.step.offers) return asksDetail(said.text) || asksOpen(said.text) ? leadsAway(work, said) : 'no'
  const text = said.text.toLowerCase()
  const rest = offersNow(work).reduce((left, offer) => left.replaceAll(labelOf(work, offer).toLowerCase(), ' '), text)
  const route = rest === text ? undefined : work.book.route(rest.trim(), work.language)
  return route && (!route.idle || route.menu) ? leadsAway(work, said) : 'no'
}

// Names, numbers and the like say nothing of a language.
function isProse({ step: { question } }: Work): boolean {
  return question !== undefined && question.forms.every((form) => form === 'text')
}

// A voice message that was recognised is read as text, unless it is a voice that is asked for.
function fitted(work: Work, said: Said): Said {
  return work.step.question?.forms.includes('voice') ? said : asText(said)
}

function comesBetween(work: Work, frame: Frame, said: Said): Aside {
  if (said.kind === 'menu') return tapped(work, said)
  const text = wordsOf(said)
  const isOpen = work.step.verb === 'ask' && frame.step !== DRAFT && frame.step !== CONSENT
  const way = isOpen && work.elder ? byNumber(asText(said), offersNow(work)) : undefined
  if (way) return commanded(work, frame, way.value === 'done' ? 'done' : 'skip')
  if (text === undefined || isOption(work, frame, said, text)) return 'no'
  const { book } = work
  if (work.nudged && isHere(work, text)) return void again(work)
  const language = book.language(text)
  if (language) return speak(work, language)
  const command = commandIn(work, frame, text)
  if (command) {
    noteLanguage(work, text)
    return commanded(work, frame, command)
  }
  if (wantsToAdd(work, text)) return retry('what-to-add')
  const side = book.start({ kind: 'text', text })
  if (side !== undefined && SIDE_FLOWS.includes(side)) return interrupt(work, side)
  if (side !== undefined && isNoAnswer(work, side)) return side === work.flow.id ? void again(work) : interrupt(work, side)
  if (side === WELCOME && work.step.verb === 'ask' && !isGathering(work)) return void again(work)
  return sideQuestion(work, frame, text)
}

// Who is asked whether they are still there may answer that, and not yet what was asked before.
function isHere({ book, language }: Work, text: string): boolean {
  return book.words('common:words.here', language).some((word) => isSame(word, text))
}

// The word that begins a flow is neither a place nor whom a complaint is about, nor a question to the guide. Who speaks to an
// officer may say anything.
function isNoAnswer({ step, flow, book }: Work, id: string): boolean {
  const asked = step.verb === 'ask' ? step.question?.forms ?? [] : []
  if (id === WELCOME || (SIDE_FLOWS.includes(flow.id) && flow.id !== GUIDE)) return false
  return book.flow(id)?.starts?.place === undefined && (asked.includes('text') || asked.includes('place'))
}

// A key that is no flow's may be the button of an option.
function tapped(work: Work, said: Said): Aside {
  const id = work.book.start(said)
  if (id !== undefined) return interrupt(work, id)
  return work.step.verb === 'choose' ? 'no' : void again(work)
}

// What is offered right now is meant as an answer, whatever it is called; so is what a question of yes or no has as its own yes.
function isOption(work: Work, { step }: Frame, said: Said, text: string): boolean {
  if (said.kind === 'text' && said.option !== undefined) return true
  if (work.step.verb === 'confirm' && step !== CONSENT && isOwnYes(work, text)) return true
  if (work.step.verb !== 'choose' || step === DRAFT || step === CONSENT) return false
  return spokenOf(work, offersNow(work)).some(({ label, words }) => isSame(label, text) || words.some((word) => isSame(word, text)))
}

function commandIn(work: Work, frame: Frame, text: string): CommandName | undefined {
  const zero = work.elder && isSame(text, '0')
  const name = zero ? 'human' : work.book.command(text) ?? (givesUp(work, text) ? 'drop' : hasAll(work, text) ? 'done' : undefined)
  if (name === 'done' && !isGathering(work) && !work.held) return undefined
  if (name === 'drop' && isGathering(work) && gathered(work).length > 0 && isDone(work, text)) return 'done'
  return name && SOFT.has(name) && saysNo(work, frame, text) ? undefined : name
}

function hasAll(work: Work, text: string): boolean {
  return isGathering(work) && gathered(work).length > 0 && isEnough(text)
}

// 结束 ends what was begun, but the gathering alone where something has been gathered.
function isDone({ book, language }: Work, text: string): boolean {
  return book.words('common:words.done', language).some((word) => isSame(word, text))
}

// Words that answer a question of yes or no better than they command.
const SOFT: ReadonlySet<CommandName> = new Set(['drop', 'skip', 'done', 'help'])

function saysNo(work: Work, frame: Frame, text: string): boolean {
  if (work.step.verb !== 'confirm' && frame.step !== CONSENT) return false
  return forms['confirm']?.read({ kind: 'text', text }, contextOf(work, work.step)).ok === true
}

function commanded(work: Work, frame: Frame, name: CommandName): Outcome | undefined {
  if (frame.step === DRAFT && (name === 'cancel' || name === 'drop')) {
    work.effects.push({ kind: 'say', key: 'common:draft.discarded' })
    return void discard(work)
  }
  if (frame.step === DRAFT && (name === 'back' || name === 'skip' || name === 'done')) return void again(work)
  const held = name === 'done' || name === 'cancel' || name === 'drop' ? release(work) : undefined
  if (name === 'done' && held && !isGathering(work)) return hearAnswer(work, held)
  return obey(work, frame, name)
}

// Who wants something else now is not held up by what they had begun.
function hearOffer(work: Work, frame: Frame, said: Said): Outcome | undefined {
  const led = readDraft(work, asText(said)) ? 'no' : leadsAway(work, said)
  return led === 'no' ? hearDraft(work, frame, asText(said)) : led
}

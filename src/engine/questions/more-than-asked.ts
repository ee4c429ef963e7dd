// Several answers in one message: the first part answers the question that stands, the rest is looked through at the next ones.

import { forms } from '../answers/forms.ts'
import { pick } from '../answers/options.ts'
import { correctionIn } from '../answers/reading/correction.ts'
import { isEvasion } from '../answers/reading/evasion.ts'
import { findTimes } from '../answers/reading/hours.ts'
import { isManners } from '../answers/reading/manners.ts'
import { bare, normalise } from '../answers/reading/normalise.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import { GUIDE, WELCOME } from '../common.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Answers } from '../conversation.ts'
import type { Offer } from '../effect.ts'
import { forget } from '../learn.ts'
import type { Outcome } from '../outcome.ts'
import { next } from '../outcome.ts'
import { contextOf, isRecord, labelOf } from '../view.ts'
import type { Work } from '../work.ts'
import { offersNow } from './offers.ts'
import { BEFORE } from './prefill.ts'
import { labelled } from './put.ts'
import { isAddress, keepStory } from './story.ts'
import { suiting } from './suiting.ts'

const BETWEEN = /[\s,，、;；。]+/
const ASKS = /[?？吗嗎呢]/

/** Takes the answer that a message begins with ("身份证 城关派出所"), or holds beside another; undefined where that is not sure. */
export function moreThanAsked(work: Work, said: Said): Outcome | undefined {
  const { step, frame } = work
  if (said.kind !== 'text' || said.option !== undefined || !frame || step.question?.many) return undefined
  // What the form itself did not take was taken back.
  if (step.verb === 'ask' && correctionIn(said.text) !== undefined) return undefined
  const found = step.verb === 'choose' ? firstPart(work, said.text) : step.verb === 'ask' ? within(work, said.text) : undefined
  if (!found) return undefined
  work.frame = { ...frame, heard: said.text.slice(0, MOST_KEPT), ...(!found.isTold && filledBy(work, found.rest)) }
  if (found.isTold) keepStory(work, said)
  return next({ [step.word]: found.value })
}

// What is no more than manners or a shrug is no answer to the next question.
function filledBy(work: Work, rest: string): { readonly filled?: Answers } {
  const asked = isAddress(rest) ? placeAfter(work) ?? textAfter(work) : textAfter(work)
  if (asked === undefined || bare(rest).length < LEAST || isEvasion(rest) || isManners(rest) || readYesNo(rest) !== undefined) return {}
  return { filled: { ...work.frame?.filled, [asked]: rest } }
}

const LEAST = 4

// "态度不好，城关所户籍窗口": where words are asked for next, the rest are these words, if they fit.
function textAfter({ flow, step }: Work): string | undefined {
  const following = flow.steps.slice(step.index + 1).find(({ question }) => question)
  if (step.verb !== 'choose' || following?.verb !== 'ask') return undefined
  return following.question?.forms[0] === 'text' ? following.word : undefined
}

// "毒品 在金桥后门": where it was is asked for later on.
function placeAfter({ flow, step }: Work): string | undefined {
  return flow.steps.slice(step.index + 1).find(({ verb, question }) => verb === 'ask' && question?.forms[0] === 'place')?.word
}

/**
 * Keeps what was answered with, where there is more in it: the code beside the number, a time beside the day, a number beside
 * what is wanted.
 */
export function keepRest(work: Work, said: Said): void {
  const { frame, step, flow } = work
  if (frame && step.verb === 'ask' && said.kind === 'text' && isBeside(work, said.text)) {
    work.frame = { ...frame, heard: said.text.slice(0, MOST_KEPT), answers: forget(frame.answers, saidAnew(work, said.text)) }
    return
  }
  if (!frame || step.verb !== 'choose' || said.kind !== 'text' || said.option !== undefined || said.text.length < LEAST) return
  const context = contextOf(work, step)
  const offers = labelled(work, step.offers ?? [])
  // "fraud, no, gambling" tells nothing besides.
  const parts = step.offers && correctionIn(said.text) === undefined ? partsOf(said.text) : undefined
  const one = parts && picked(work, offers, parts.first)
  if (parts && one && isNamed(work, one, parts.first) && !picked(work, offers, parts.rest)) {
    work.frame = { ...frame, ...filledBy(work, parts.rest) }
  } else keepStory(work, said)
  // An hour that may be in the morning or the evening is made sure by what is offered.
  const suits = suiting(work, said.text)
  const isTimed = ((forms['date']?.find?.(suits, context) ?? []).length > 0 && findTimes(normalise(suits)).length > 0)
    || forms['when']?.find?.(suits, context).some(({ value }) => isRecord(value) && value['part'] !== undefined)
  if (isTimed || flow.id === GUIDE || (flow.id === WELCOME && said.text.length > LEAST)) {
    // Who asked about a thing and now wants to come means that thing, unless they name another.
    const before = flow.id === GUIDE && frame.heard !== undefined ? `${BEFORE}${frame.heard}` : ''
    work.frame = { ...work.frame ?? frame, heard: said.text.slice(0, MOST_KEPT) + before }
  }
}

// Who is asked for a number again writes the code beside it again, too: what was answered before counts no more.
function saidAnew(work: Work, text: string): readonly string[] {
  if (work.frame?.changing) return []
  return work.flow.steps.slice(work.step.index + 1).flatMap((later) => {
    const [name] = later.question?.finds ? later.question.forms : []
    const found = forms[name ?? '']?.find?.(text, contextOf(work, later)) ?? []
    return found.length === 1 ? [later.word] : []
  })
}

// Something stands beside the answer that was found: the code beside the number.
function isBeside(work: Work, text: string): boolean {
  const found = within(work, text)
  return found !== undefined && bare(found.rest).length >= LEAST
}

const MOST_KEPT = 200
const MANNERS = 1

type Taken = { readonly value: NonNullable<Outcome['learnt']>[string]; readonly rest: string; readonly isTold?: boolean }

// Only where the parts that follow say nothing of the options: else it was one answer, or a question.
function firstPart(work: Work, text: string): Taken | undefined {
  const parts = partsOf(text)
  if (!parts) return undefined
  const offers = labelled(work, offersNow(work))
  const one = picked(work, offers, parts.first)
  if (!one || parts.rest.split(BETWEEN).some((part) => picked(work, offers, part))) return undefined
  return { value: { value: one.value, label: labelOf(work, one) }, rest: parts.rest, isTold: !isNamed(work, one, parts.first) }
}

// "态度不好" names an option, and what follows is something else; a sentence in which the name occurs is the story itself.
function isNamed(work: Work, one: Offer, text: string): boolean {
  return bare(text).length <= bare(labelOf(work, one)).length + MANNERS
}

// What stands before the first mark or blank, and all behind it; undefined where that is a number, a question or too much.
function partsOf(text: string): { readonly first: string; readonly rest: string } | undefined {
  const [, first = '', rest = ''] = /^([^\s,，、;；。]+)[\s,，、;；。]+(.+)$/s.exec(text.trim()) ?? []
  if (rest === '' || /^\d+$/.test(first) || ASKS.test(text) || rest.length > MOST_KEPT) return undefined
  return { first, rest }
}

function picked(work: Work, offers: readonly (Offer & { label: string })[], text: string): Offer | undefined {
  const read = pick({ kind: 'text', text }, offers, contextOf(work, work.step))
  const value = read.ok && isRecord(read.value) ? read.value['value'] : undefined
  return value === undefined ? undefined : offers.find((offer) => offer.value === value)
}

function within(work: Work, text: string): Taken | undefined {
  const names = work.step.question?.forms ?? []
  const found = names.length === 1 ? forms[names[0] ?? '']?.find?.(text, contextOf(work, work.step)) ?? [] : []
  const [one, ...others] = found
  if (!one && names[0] === 'name') return besideNumber(work, text)
  return one && others.length === 0 ? { value: one.value, rest: text.slice(0, one.from) + text.slice(one.to) } : undefined
}

// "anna lee 13812345678": what is left beside a telephone number is the name, however it is written.
function besideNumber(work: Work, text: string): Taken | undefined {
  const context = contextOf(work, work.step)
  const [number, ...others] = forms['phone']?.find?.(text, context) ?? []
  if (!number || others.length > 0) return undefined
  const rest = (text.slice(0, number.from) + text.slice(number.to)).replace(EDGES, '')
  const read = forms['name']?.read({ kind: 'text', text: rest }, context)
  return read?.ok ? { value: read.value, rest: text.slice(number.from, number.to) } : undefined
}

const EDGES = /^[\s\p{P}]+|[\s\p{P}]+$/gu

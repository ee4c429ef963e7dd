// The story of a flow: what happened, in the resident's own words, wherever it is told.

import { forms } from '../answers/forms.ts'
import { isQuestion } from '../answers/reading/asks.ts'
import { isEvasion } from '../answers/reading/evasion.ts'
import { isManners } from '../answers/reading/manners.ts'
import { bare } from '../answers/reading/normalise.ts'
import { joined, pattern } from '../answers/reading/pattern.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import { WELCOME } from '../common.ts'
import type { Step } from '../flow.ts'
import { learn } from '../learn.ts'
import type { Outcome } from '../outcome.ts'
import { at, learnt } from '../outcome.ts'
import type { Said } from '../../messages/inbound.ts'
import { answersOf, contextOf, labelOf, tell } from '../view.ts'
import type { View, Work } from '../work.ts'
import { CONSENT } from './consent.ts'
import { offersNow } from './offers.ts'
import { STORY, wantsStory } from './wants-story.ts'

/** Of some steps the question in words that has most room: what happened, rather than whom it is about. */
export function storyAmong(steps: readonly Step[]): Step | undefined {
  const told = steps.filter(({ verb, question }) =>
    verb === 'ask' && question?.many !== true && question?.forms.join() === 'text')
  return told.toSorted((a, b) => roomOf(b) - roomOf(a))[0]
}

function roomOf({ settings: { length } }: Step): number {
  return Array.isArray(length) ? Number(length[1]) : Infinity
}

// A telephone number is for another question.
const NUMBER = /\d{5}/

/** Where no more than this may be written, or it is not said how much, what is told elsewhere belongs somewhere else. */
export function hasRoom(step: Step): boolean {
  return Number.isFinite(roomOf(step)) && roomOf(step) >= ROOM
}

const ROOM = 500

/** A story with more behind it: what was told before is a sentence of its own. */
export function withMore(told: string, more: string): string {
  const last = told.at(-1) ?? ''
  if (/[\u3400-\u9fff]/.test(last)) return `${told}。${more}`
  if (/[\p{L}\p{N}]/u.test(last)) return `${told}. ${more}`
  return /[!-~]/.test(last) ? `${told} ${more}` : told + more
}

const LEAST = 6
// A phone number alone tells nothing that happened.
const WORDS = /\p{L}[^\p{L}]*\p{L}/u

// It tells something, rather than asking, agreeing or knowing nothing.
function tells(text: string): boolean {
  return bare(text).length >= LEAST && saysSomething(text)
}

// Where something else is asked, a few words are an answer that missed it, and so is what says that it is none.
function narrates(text: string): boolean {
  const isLong = HAN.test(text) ? bare(text).length >= STORY : bare(text).length >= 3 * STORY && text.trim().split(/\s+/).length >= SENTENCE
  return isLong && !NO_ANSWER.test(text) && saysSomething(text)
}

const HAN = /\p{Script=Han}/u
const SENTENCE = 5
const NO_ANSWER = /^(?:这|這|那)?(?:个|個)?(?:可|也|都|就|并|並|根本)?不[是会會想能要]|^(?:this|that|it)?(?: is|'s)? ?(?:not|no)\b/i

function saysSomething(text: string): boolean {
  return WORDS.test(text) && !isQuestion(text) && !isEvasion(text) && !isManners(text) && readYesNo(text) === undefined
}

// "3栋一楼" is short, and says where it was.
const ADDRESS = pattern`
  ^(?:
    .{2,12}(?:
      [路街巷弄村镇乡]|小区|花园|新村|家园|广场|市场|大厦|公寓|学校|小学|中学|医院|公园|车站|超市|门口|楼下|旁边|对面
      |附近|路口|[东南西北前后]门
    )
    |.{0,10}\d+ ?[号栋幢楼室座]楼?.{0,6}
    |.{0,10}[一二三四五六七八九十]+[号栋幢楼].{0,6}
  )$
`

/** Tells whether a text adds to what is told: some words, or a short address. */
export function tellsMore(text: string): boolean {
  return tells(text) || isAddress(text)
}

/** Tells whether a text is a short address, such as 三中后门. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim()) && saysSomething(text)
}

// What is told counts as a try, too, so that a question which is never answered is left in the end.
function isLast({ tries, step }: Work): boolean {
  return tries >= (step.question?.tries ?? 0)
}

function fits(view: View, story: Step, text: string): boolean {
  return forms['text']?.read({ kind: 'text', text }, contextOf(view, story)).ok === true
}

/** The question for the story that comes after a choice, and what is told of it with this text; undefined where it is answered already. */
export function storyToCome(view: View, text: string): { readonly story: Step; readonly whole: string } | undefined {
  const { step, flow, frame } = view
  if (step.verb !== 'choose' || !step.offers || flow.id === WELCOME || !narrates(text)) return undefined
  const story = storyAmong(flow.steps.slice(step.index + 1).filter(wantsStory))
  if (!story || answersOf(view)[story.word] !== undefined) return undefined
  const told = frame?.filled?.[story.word]
  const whole = typeof told === 'string' ? withMore(told, text) : text
  return fits(view, story, whole) ? { story, whole } : undefined
}

/** Keeps a story that is told where its kind is asked for; what its words say of the kind counts, else that is asked again. */
export function toldEarly(work: Work, text: string): Outcome | undefined {
  const { frame, step } = work
  const told = isLast(work) ? undefined : storyToCome(work, text)
  if (!frame || !told) return undefined
  work.missed = work.tries + 1
  work.frame = { ...frame, heard: text, filled: { ...frame.filled, [told.story.word]: told.whole } }
  work.effects.push(tell(work, 'common:noted-down'))
  return at(step.index)
}

/** Keeps a story that is told where its kind is asked for, as a call for help or not; the question stands. */
export function keepTold(work: Work, text: string): void {
  const told = storyToCome(work, text)
  if (!work.frame || !told) return
  work.frame = { ...work.frame, filled: { ...work.frame.filled, [told.story.word]: told.whole } }
  work.effects.push(tell(work, 'common:noted-down'))
}

/** Tells whether a few words may be one more piece of what is told in short messages: "还骂人" right behind it. */
export function addsBriefly(text: string): boolean {
  if (!HAN.test(text) || bare(text).length < BRIEF || NUMBER.test(text) || NO_ANSWER.test(text)) return false
  return GOES_ON.test(text) && !ABOUT_US.test(text) && saysSomething(text)
}

const BRIEF = 3
// Words with which one goes on telling, or that say how something was.
const GOES_ON = pattern`
  ^(?:还|又|也|而且|然后|后来|就|都|天天|每天|每晚|一直|经常|现在|昨[天晚]|刚才|[他她它]|对方|那个?人|有|没|我)
  |[了着过得很在被给骂打]
`
// Who speaks of the notice tells nothing.
const ABOUT_US = /懂|明白|太[长長多]|看不|同意|隐私|隱私|个人|個人|信息|資訊/

/** Adds to the story what is told while something else stands before the next question; false where that is not sure. */
export function tellOn(work: Work, text: string, isNext = false): boolean {
  const { flow, step } = work
  const told = flow.steps.slice(0, step.index).filter((one) => hasRoom(one) && typeof answersOf(work)[one.word] === 'string')
  const story = isLast(work) ? undefined : storyAmong(told)
  const isStory = !NUMBER.test(text) && (isNext || narrates(text) || isAddress(text))
  const whole = story && isStory ? withMore(String(answersOf(work)[story.word]), text) : undefined
  if (!story || whole === undefined || !fits(work, story, whole)) return false
  learn(work, learnt(story.word, whole))
  // Nobody is taken to refuse the notice for telling more.
  if (work.frame?.step !== CONSENT) work.tries += 1
  work.effects.push(tell(work, 'common:noted-down'))
  return true
}

/** Keeps a story in whose words an option was found: what was told where only its subject was asked for need not be told again. */
export function keepStory(work: Work, said: Said): void {
  const { frame, step } = work
  if (!frame || step.verb !== 'choose' || said.kind !== 'text' || said.option !== undefined) return
  const story = storyAfter(work)
  if (!story || ASKS.test(said.text) || !saysBesides(work, said.text) || !fits(work, story, said.text)) return
  work.frame = { ...frame, filled: { ...frame.filled, [story.word]: said.text } }
}

/** The question further on in which what happened is to be told. */
export function storyAfter({ flow, step }: Pick<View, 'flow' | 'step'>): Step | undefined {
  return flow.steps.slice(step.index + 1).find(wantsStory)
}

// "我想反映交通方面的问题" names a subject and tells nothing.
function saysBesides(work: Work, text: string): boolean {
  return saysMore(offersNow(work).reduce((left, offer) => left.replaceAll(labelOf(work, offer), ''), text))
}

/** Tells whether a text says more than that somebody wants to tell something. */
export function saysMore(text: string): boolean {
  const rest = text.replace(FILLERS, '')
  return rest.length >= (/\p{Script=Han}/u.test(rest) ? STORY : 3 * STORY)
}

const ASKS = /[?？吗嗎呢]/

const FILLERS = new RegExp(joined`
  举报|舉報|反映|投诉|投訴|方面|问题|問題|事情|情况|情況|有关|有關|关于|關於|属于|屬於|应该|應該|[我你]们?|[我你]們
  |[想要的是了说說选選这這那個个類类項项吧啊一下]
  |\b(?:
    i|i'd|we|want|would|like|to|report|complain|about|an?|the|is|it|it's|this|that|my|please|problem|case|matter
    |something
  )\b
  |[\s\p{P}\d]
`, 'giu')

// What is added at a summary before it is sent: words to the story in it ("还有，他们今晚又来了"), a picture, the place.

import { forms } from '../answers/forms.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Step } from '../flow.ts'
import type { Outcome } from '../outcome.ts'
import { learnt, retry } from '../outcome.ts'
import { answersOf, contextOf } from '../view.ts'
import type { View } from '../work.ts'
import { changeable, changeOffers } from './change.ts'
import { MOST, piecesOf } from './gather.ts'
import type { Changeable } from './new-value.ts'
import { isApart, MANNERS } from './new-value.ts'
import { storyAmong, withMore } from './story.ts'

/** The summary with what was added; undefined where nothing was, or it is not sure to what. */
export function readAddition(view: View, said: Said): Outcome | undefined {
  const changes = changeables(view)
  if (changes.length === 0) return undefined
  if (said.kind !== 'text') return sent(view, said, changes)
  const story = said.option === undefined ? storyIn(view, changes) : undefined
  const more = story && wordsIn(view, said.text, changes)
  if (!story || !more) return undefined
  const whole = withMore(String(answersOf(view)[story.word]), more)
  const read = forms['text']?.read({ kind: 'text', text: whole }, contextOf(view, story))
  if (read && !read.ok) return retry(read.why, { ...(read.values && { values: read.values }) })
  return { go: { kind: 'change', name: story.word, said: whole } }
}

/** Tells whether a message at a summary says that there is more, and not what. */
export function wantsToAdd(view: View, text: string): boolean {
  if (view.step.verb !== 'confirm') return false
  const changes = changeables(view)
  return changes.length > 0 && storyIn(view, changes) !== undefined && wordsIn(view, text, changes) === ''
}

function changeables(view: View): readonly Changeable[] {
  const { verb, settings: { changes } } = view.step
  if (verb !== 'confirm' || !Array.isArray(changes)) return []
  return changeOffers(view, changes.map(String)).map((one) => changeable(view, one))
}

function storyIn(view: View, changes: readonly Changeable[]): Step | undefined {
  return storyAmong(stepsOf(view, changes).filter(({ word }) => typeof answersOf(view)[word] === 'string'))
}

function stepsOf({ flow }: View, changes: readonly Changeable[]): readonly Step[] {
  return changes.flatMap(({ name }) => flow.steps[flow.questions[name] ?? -1] ?? [])
}

const FAR = 16
const MARKS = /^[\s,.:;!，。：；！、]*/
const ONLY_BEFORE = new RegExp(`^(?:${MANNERS}|再|还|又|都|也|对|不对|不全|不够|(?<!就)是|啊|等等|等一下|wait|oh|and|ok|okay|yes|so)*$`)
const ASKS = /[?？吗嘛呢]\s*$/

// What is said behind a word such as 还有, with it; empty where nothing is. Questions add nothing.
function wordsIn(view: View, text: string, changes: readonly Changeable[]): string | undefined {
  const flat = normalise(text)
  if (ASKS.test(flat)) return undefined
  const first = markerIn(view, flat, 0)
  if (!first || !leadsTo(flat.slice(0, first.from), changes)) return undefined
  const { from, to } = lastFrom(view, flat, first)
  const rest = flat.slice(to).replace(MARKS, '')
  if (readYesNo(rest) !== undefined) return undefined
  return LITTLE.test(rest) ? '' : text.slice(from).trim()
}

// No such word is as long.
const LONGEST = 40

// "写少了，还有…": the last of several such words begins what is added.
function lastFrom(view: View, flat: string, first: Marker): Marker {
  let marker = first
  for (;;) {
    const behind = marker.to + (MARKS.exec(flat.slice(marker.to))?.[0].length ?? 0)
    const next = markerIn(view, flat.slice(0, behind + LONGEST), behind)
    if (next?.from !== behind) return marker
    marker = next
  }
}

// "我想补充一点" says that there is more, and not what.
const LITTLE = /^(?:一?[点些下句]|了|的|内容|情况|什么|东西|要说|something|more|to|add|say|[\s,.:;!，。：；！、])*$/

function leadsTo(before: string, changes: readonly Changeable[]): boolean {
  if (ONLY_BEFORE.test(before) || readYesNo(before) === true) return true
  return before.length <= FAR && changes.some(({ ways }) => ways.some((way) => before.startsWith(way)))
}

type Marker = { readonly from: number; readonly to: number }

// The first of the words from a place on, the longest where several begin there.
function markerIn(view: View, flat: string, at: number): Marker | undefined {
  const found = view.book.words('common:words.addition', view.language).flatMap((word): readonly Marker[] => {
    const plain = normalise(word)
    const from = flat.indexOf(plain, at)
    return from < 0 || !isApart(flat, from, plain.length) ? [] : [{ from, to: from + plain.length }]
  })
  return found.toSorted((a, b) => a.from - b.from || b.to - a.to)[0]
}

// A picture or a place needs no words: only one question of the summary takes it. Without consent the question itself asks.
function sent(view: View, said: Said, changes: readonly Changeable[]): Outcome | undefined {
  if (said.kind !== 'image' && said.kind !== 'voice' && said.kind !== 'place') return undefined
  const [step, ...others] = stepsOf(view, changes).filter(({ question }) => question?.forms.includes(said.kind))
  const read = step && others.length === 0 ? forms[said.kind]?.read(said, contextOf(view, step)) : undefined
  if (!step || !read?.ok || (step.question?.personal && view.consent?.version !== view.book.privacy)) return undefined
  if (piecesOf(answersOf(view)[step.word]).length >= MOST) return undefined
  const value = step.question?.many ? [...piecesOf(answersOf(view)[step.word]), read.value] : read.value
  return { go: { kind: 'at', index: view.step.index, fresh: true }, learnt: learnt(step.word, value) }
}

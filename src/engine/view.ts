// What steps see of a conversation: answers looked up, said back, and laid under texts.

import { forms } from './answers/forms.ts'
import type { ReadContext } from './answers/form.ts'
import type { Answers } from './conversation.ts'
import type { Offer, Say, Values } from './effect.ts'
import type { Json } from './event.ts'
import type { Step } from './flow.ts'
import { rememberIn, rememberLast } from './remember.ts'
import type { View } from './work.ts'

type Record = { readonly [name: string]: Json }

/** Tells whether something is an object with names, rather than a list or a plain value. */
export function isRecord(value: Json | undefined): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The answers of the flow that runs. */
export function answersOf(view: View): Answers {
  return view.frame?.answers ?? {}
}

/** Looks up an answer, or a part of one as in `booking.slot`. */
export function lookup(answers: Answers, path: string): Json | undefined {
  if (Object.hasOwn(answers, path)) return answers[path]
  if (!path.includes('.')) return undefined
  let found: Json | undefined = answers
  for (const name of path.split('.')) {
    if (!isRecord(found) || !Object.hasOwn(found, name)) return undefined
    found = found[name]
  }
  return found
}

/** What services and conditions see of an answer: a picked option is its value. */
export function plain(value: Json): Json {
  return isRecord(value) && 'value' in value && 'label' in value ? value['value'] ?? null : value
}

/** What a form of answer may know of the moment. */
export function contextOf(view: View, step: Step): ReadContext {
  // Settings come out of a flow file that was read as JSON.
  return { at: view.now, language: view.language, settings: step.settings as ReadContext['settings'] }
}

/** What words are looked up in: a view, or no more of it than this. */
type Speech = Pick<View, 'book' | 'language'>

/** The text of an option in the resident's language. */
export function labelOf(speech: Speech, offer: Offer): string {
  return offer.label ?? (offer.key ? wordOf(speech, offer.key) : String(offer.value))
}

/** An option as people may speak of it: its text, and the other words for it that the service or the flow's texts have. */
type SpokenOffer = Offer & { readonly label: string; readonly words: readonly string[] }

/** The options as people may speak of them. */
export function spokenOf(view: View, offers: readonly Offer[]): readonly SpokenOffer[] {
  return offers === view.step.offers ? ownSpoken(view, offers) : offers.map((offer) => speak(view, offer))
}

/** The options that a flow itself lists, as people may speak of them. */
function ownSpoken({ book, language }: Speech, offers: readonly Offer[]): readonly SpokenOffer[] {
  return spokenIn(book, offers)(language)
}

const spokenIn = rememberIn((book, offers: readonly Offer[]) =>
  rememberLast((language) => offers.map((offer) => speak({ book, language }, offer))))

function speak(speech: Speech, offer: Offer): SpokenOffer {
  const words = offer.words ?? (offer.key === undefined ? [] : speech.book.others(offer.key, speech.language))
  return { ...offer, label: labelOf(speech, offer), words }
}

/** The first way of saying a key in the resident's language. */
export function wordOf({ book, language }: Speech, key: string): string {
  return book.words(key, language)[0] ?? ''
}

/** All answers as texts may be filled with them: dates, places and choices as people say them. */
export function shown(view: View): Values {
  const answers = answersOf(view)
  let values: { [name: string]: Json } | undefined
  for (const name in answers) {
    const value = answers[name] ?? null
    const told = show(view, name, value)
    if (told === value) continue
    values ??= { ...answers }
    values[name] = told
  }
  return values ?? answers
}

/** Says one answer back. */
export function show(view: View, name: string, value: Json): Json {
  if (value === null) return value
  const index = view.flow.questions[name]
  const step = index === undefined ? undefined : view.flow.steps[index]
  if (!step?.question || (typeof value === 'string' && isProse(step.question.forms))) return value
  if (step.verb === 'choose') return chosen(view, step, value)
  if (typeof value === 'boolean') return wordOf(view, value ? 'common:yes' : 'common:no')
  if (!isList(value)) return showPiece(view, step, value)
  return value.map((piece) => showPiece(view, step, piece))
}

// A text is said back as it is.
function isProse(names: readonly string[]): boolean {
  return names.length === 1 && names[0] === 'text'
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function chosen(view: View, step: Step, value: Json): Json {
  if (!isRecord(value)) return value
  const { value: picked, label: before } = value
  const label = step.offers && ownSpoken(view, step.offers).find((offer) => offer.value === picked)?.label
  return label === undefined || label === before ? value : { ...value, label }
}

// Pictures and voices stay what they are: who fills the text in says how many there are.
function showPiece(view: View, step: Step, piece: Json): Json {
  if (isRecord(piece) && 'url' in piece) return piece
  const form = forms[formOf(step.question?.forms ?? [], piece)]
  return form ? form.show(piece, view.language) : piece
}

// Where a question takes several forms, the shape of a piece tells which one it was.
function formOf(names: readonly string[], piece: Json): string {
  if (names.length < 2) return names[0] ?? ''
  if (!isRecord(piece)) return names.find((name) => !MEDIA.has(name)) ?? ''
  return names.includes('place') && ('lat' in piece || 'label' in piece) ? 'place' : names.find((name) => !MEDIA.has(name)) ?? ''
}

const MEDIA = new Set(['image', 'voice', 'place'])

/** Tells the resident a text, with the answers laid under it; in elder mode its short twin, if there is one. */
export function tell(view: View, key: string, more?: Values): Say {
  const short = view.elder && view.book.has(`${key}.elder`) ? `${key}.elder` : key
  const answers = view.frame?.answers
  const values = answers && hasAny(answers) ? laid(view, more) : more
  return values ? { kind: 'say', key: short, values } : { kind: 'say', key: short }
}

function laid(view: View, more: Values | undefined): Values {
  return more ? { ...shown(view), ...more } : shown(view)
}

/** Tells whether there is anything among answers. */
export function hasAny(answers: Answers): boolean {
  for (const _ in answers) return true
  return false
}

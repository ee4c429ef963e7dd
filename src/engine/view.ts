// What steps see of a conversation: answers looked up, said back, and laid under texts.

import { forms } from './answers/forms.ts'
import type { ReadContext } from './answers/form.ts'
import type { Answers } from './conversation.ts'
import type { Offer, Say, Values } from './effect.ts'
import type { Json } from './event.ts'
import type { Step } from './flow.ts'
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

/** The text of an option in the resident's language. */
export function labelOf(view: View, offer: Offer): string {
  return offer.label ?? (offer.key ? wordOf(view, offer.key) : String(offer.value))
}

/** An option as people may speak of it: its text, and the other words for it that the service or the flow's texts have. */
export function spokenOf(view: View, offer: Offer): { readonly label: string; readonly words: readonly string[] } {
  return { label: labelOf(view, offer), words: offer.words ?? (offer.key === undefined ? [] : view.book.others(offer.key, view.language)) }
}

/** The first way of saying a key in the resident's language. */
export function wordOf(view: View, key: string): string {
  return view.book.words(key, view.language)[0] ?? ''
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
  const index = view.flow.questions[name]
  const step = index === undefined ? undefined : view.flow.steps[index]
  if (!step?.question || value === null) return value
  if (step.verb === 'choose') return chosen(view, step, value)
  if (typeof value === 'boolean') return wordOf(view, value ? 'common:yes' : 'common:no')
  if (!isList(value)) return showPiece(view, step, value)
  return value.map((piece) => showPiece(view, step, piece))
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function chosen(view: View, step: Step, value: Json): Json {
  if (!isRecord(value)) return value
  const { value: picked, label: before } = value
  const own = step.offers?.find((offer) => offer.value === picked)
  const label = own && labelOf(view, own)
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
  return names.includes('place') && 'lat' in piece ? 'place' : names.find((name) => !MEDIA.has(name)) ?? ''
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

// The makers of readings, and what every reader of words begins with.

import type { Said } from '../../../messages/inbound.ts'
import type { Values } from '../../effect.ts'
import type { Json } from '../../event.ts'
import type { Form, ReadContext, Reading } from '../form.ts'
import { correctionIn } from './correction.ts'

const STICKER = /\[[^[\]]{1,8}\]|【收到不支持[^【】]{0,40}】/g
const BRACKET = /[[【]/
const WORD = /[\p{L}\p{N}]/u
const SURROGATE = /[\ud800-\udfff]/
const VOWEL = /^[aeio]/

/** An answer that fits. */
export function accept(value: Json): Reading {
  return { ok: true, value }
}

/** An answer that does not fit, with the end of the locale key that says why. */
export function reject(why: string, values?: Values): Reading {
  return values ? { ok: false, why, values } : { ok: false, why }
}

/** Something else than the form asked for: `not-a-date`, `not-an-image`. */
export function unfit(form: string): Reading {
  return reject(`not-${VOWEL.test(form) ? 'an' : 'a'}-${form}`)
}

/** An answer that can be taken in several ways; `said` are these ways in the resident's language, `labels` how they are offered. */
export function unclear(among: readonly Json[], said: readonly string[], labels?: readonly string[]): Reading {
  const [first = '', second = first] = said
  const values = { first, second }
  return { ok: false, why: 'ambiguous', among, values, ...(labels && { labels }) }
}

/** Tells whether a text says anything in words: stickers, emoji and signs alone do not. */
export function hasWords(text: string): boolean {
  return WORD.test(BRACKET.test(text) ? text.replace(STICKER, '') : text)
}

/** The words of a message that can be an answer: its text, or what a voice was recognised to say; undefined for a sticker and the like. */
export function wordsToRead(said: Said): string | undefined {
  const words = said.kind === 'text' ? said.text : said.kind === 'voice' ? said.transcript : undefined
  return words !== undefined && hasWords(words) ? words : undefined
}

/** Makes the reader of a form that is answered in words; anything else does not fit it. */
export function readsWords(
  form: string,
  read: (text: string, context: ReadContext) => Reading | undefined,
): Form['read'] {
  return (said, context) => {
    const words = wordsToRead(said)
    // A story may say of anything that it is not this but that; all else is an answer.
    const instead = words === undefined || form === 'text' ? undefined : correctionIn(words)
    const corrected = instead === undefined ? undefined : read(instead, context)
    if (corrected?.ok) return corrected
    const whole = words === undefined ? undefined : read(words, context)
    // What was taken back is no answer, whatever stands in its place.
    if (instead !== undefined && words !== undefined && isTakenBack(whole, read(words.slice(0, words.lastIndexOf(instead)), context))) {
      return corrected ?? unfit(form)
    }
    return whole ?? unfit(form)
  }
}

function isTakenBack(whole: Reading | undefined, before: Reading | undefined): boolean {
  return whole?.ok === true && before?.ok === true && JSON.stringify(whole.value) === JSON.stringify(before.value)
}

/** Makes a reading of what was found: one value is taken, several different ones are asked about. */
export function oneOf(values: readonly string[]): Reading | undefined {
  const [first, ...others] = new Set(values)
  if (first === undefined) return undefined
  return others.length === 0 ? accept(first) : unclear([first, ...others], [first, ...others])
}

// An answer of which the flow says no length may have this.
const MOST = 5000

/** Holds a text against the question's `length`, counted in characters; undefined if it fits. */
export function misfit(text: string, { settings }: ReadContext): Reading | undefined {
  const length = lengthOf(text)
  if (!Array.isArray(settings.length)) return length > MOST ? reject('too-long', { least: null, most: MOST }) : undefined
  const [least, most] = settings.length
  if (typeof least === 'number' && length < least) return reject('too-short', { least, most })
  if (typeof most === 'number' && length > most) return reject('too-long', { least, most })
  return undefined
}

// Only a text with signs beyond the first plane has to be counted sign by sign.
function lengthOf(text: string): number {
  return SURROGATE.test(text) ? Array.from(text).length : text.length
}

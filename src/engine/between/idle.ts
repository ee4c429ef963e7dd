// While no flow runs: a menu key, a word, a place, a command or a free text begins one; anything else gets the menu.

import type { Said } from '../../messages/inbound.ts'
import { asksDetail } from '../answers/reading/asks.ts'
import { isThanks } from '../answers/reading/manners.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import { WELCOME } from '../common.ts'
import { begin } from '../frames.ts'
import type { Outcome } from '../outcome.ts'
import { at } from '../outcome.ts'
import { WARNED } from '../questions/timing.ts'
import { justTold } from '../recent.ts'
import { tell } from '../view.ts'
import type { Work } from '../work.ts'
import { begunBy } from './begun.ts'
import { obeyIdle, speak } from './commands.ts'
import { guessLanguage, noteLanguage } from './language.ts'
import { hearOver, unheard } from './over.ts'
import { inCharacters } from './plain.ts'
import { isSame, wordsOf } from './said.ts'

/** Hears what someone says to whom no question stands. */
export function hearIdle(work: Work, typed: Said): Outcome | undefined {
  const { book } = work
  const said = inCharacters(work, typed)
  const text = wordsOf(said)
  const tag = text === undefined ? undefined : book.language(text)
  if (tag) return void speak(work, tag)
  const zero = work.elder && text !== undefined && isSame(text, '0')
  const command = zero ? 'human' : text === undefined ? undefined : book.command(text)
  if (command) {
    if (text !== undefined) noteLanguage(work, text)
    const done = obeyIdle(work, command)
    if (done !== 'nothing') return done
  }
  const warned = work.warned !== undefined && work.warned > work.now
  const before = warned ? work.unheard ?? 0 : 0
  work.warned = undefined
  work.unheard = undefined
  if (warned && said.kind === 'place') return unheard(work, before)
  // "他出去了" after "现在没打了" says it once more.
  if (warned && text !== undefined && hearOver(work, text)) return void (work.warned = work.now + WARNED)
  const begun = begunBy(work, said)
  if (begun) return understood(work, text, begin(work, begun.id, begun.start))
  // Nothing was asked, so nothing was agreed to.
  if (text !== undefined && (readYesNo(text) === true || AGREES.test(text.trim()))) return agreed(work, text)
  const route = text === undefined ? undefined : book.route(text, work.language, justTold(work))
  // Who thanks for the number has nothing to add that somebody would have to hear.
  if (warned && (!route || route.idle) && !(text !== undefined && (isThanks(text) || asksDetail(text)))) return unheard(work, before)
  if (!route || text === undefined) return misunderstood(work, said)
  return understood(work, text, begin(work, route.flow, { given: route.with, heard: text }))
}

// As the notice has it, which does not stand any more.
const AGREES = /^我?(?:不?同意|i (?:dis)?agree|(?:dis)?agree)[了吧。.!！]*$/i

// The resident's first message that was understood tells their language.
function understood(work: Work, text: string | undefined, outcome: Outcome | undefined): Outcome | undefined {
  if (text !== undefined) noteLanguage(work, text)
  return outcome
}

function agreed(work: Work, text: string): undefined {
  noteLanguage(work, text)
  work.effects.push(tell(work, 'common:nothing-to-cancel'))
}

// Pictures and recordings that nobody has asked for are not kept.
const WORDLESS: ReadonlySet<Said['kind']> = new Set(['image', 'voice', 'other'])

// The menu stands at once, without its greeting; a second failure there offers a person.
function misunderstood(work: Work, said: Said): Outcome | undefined {
  const text = wordsOf(said)
  if (text !== undefined) guessLanguage(work, text)
  const isWordless = text === undefined && WORDLESS.has(said.kind)
  work.effects.push(tell(work, isWordless ? 'common:not-words' : 'common:not-understood'))
  const welcome = begin(work, WELCOME)
  const menu = work.book.flow(WELCOME)?.steps.findIndex((step) => step.question) ?? -1
  work.missed = 1
  return welcome && menu >= 0 ? at(menu) : welcome
}

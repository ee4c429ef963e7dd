// What a menu key, a word or a place begins, and what it answers there already.

import type { Said } from '../../messages/inbound.ts'
import { forms } from '../answers/forms.ts'
import type { Start } from '../frames.ts'
import { wordOf } from '../view.ts'
import type { Work } from '../work.ts'
import { isSame } from './said.ts'

/** A flow to begin. */
export type Begun = { readonly id: string; readonly start: Start }

/** What was said begins a flow; a place that is on the map answers the question that the flow names for it. */
export function begunBy(work: Work, said: Said): Begun | undefined {
  const id = work.book.start(said)
  if (id === undefined) return undefined
  if (said.kind !== 'place') return { id, start: said.kind === 'text' && !isName(work, id, said.text) ? { heard: said.text } : {} }
  const question = work.book.flow(id)?.starts?.place
  const read = forms['place']?.read(said, { at: work.now, language: work.language, settings: {} })
  return question !== undefined && read?.ok ? { id, start: { given: { [question]: read.value } } } : undefined
}

// The first word for a flow is its name, and says nothing beside it; "改期" says what is to be done there.
function isName(work: Work, id: string, text: string): boolean {
  const words = work.book.flow(id)?.starts?.words
  return words !== undefined && isSame(wordOf(work, `${id}:${words}`), text)
}

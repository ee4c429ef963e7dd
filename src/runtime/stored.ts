// A conversation as it is kept, before and after a turn.

import { begin } from '../engine/begin.ts'
import type { Inbound } from '../messages/inbound.ts'
import type { Calling, Stored } from '../ports/conversations.ts'
import type { Translator } from '../ports/translator.ts'
import { addAnswered } from './answered.ts'
import type { Played } from './parts.ts'

const MOST_TOLD = 40

/** What is kept of someone who has never written. */
export function newcomer(id: string, { channel, from, at, language = '' }: Inbound, translator: Translator): Stored {
  const conversation = begin(translator.nearest(language))
  return { id, revision: 0, channel, from, conversation, answered: [], later: [], mail: [], heard: at }
}

/** What is kept of someone who has left the account: all of it, but nothing is sent any more. */
export function leave(stored: Stored, { id, at }: Inbound): Stored {
  const answered = addAnswered(stored.answered, id, at, [])
  return { ...asleep(stored), gone: true, answered }
}

/** What is kept of somebody who writes: they have not left, or are back. */
export function here(stored: Stored): Stored {
  if (stored.gone === undefined) return stored
  const { gone: _gone, ...back } = stored
  return back
}

/** What is kept of a conversation that is not to be woken before the resident writes again. */
export function asleep({ wake: _wake, ...stored }: Stored): Stored {
  return { ...stored, revision: stored.revision + 1 }
}

/** What is kept after a turn: where it led, and what else has changed. The call that was announced is done. */
export function after(played: Played, change: Change): Stored {
  const next = renewed(played, change)
  const { wake, erased } = played.conversation
  if (wake !== undefined) next.wake = wake
  return erased ? emptied(next) : next
}

/** What is kept while a call is made. */
export function announced(played: Played, calling: Calling): Stored {
  const next = renewed(played, {})
  const { wake } = played.stored
  if (wake !== undefined) next.wake = wake
  next.calling = calling
  return next
}

// Spelled out: what is spread and gets a name besides is of a kind of its own each time (docs/decisions/0015-what-grows-old.md).
function renewed({ stored, conversation }: Played, change: Change): Writable<Stored> {
  const { id, revision, channel, from, queued, gone } = stored
  const { answered = stored.answered, later = stored.later, mail = stored.mail, heard = stored.heard } = change
  const { told = stored.told, opened = stored.opened } = change
  const next: Writable<Stored> = { id, revision: revision + 1, channel, from, conversation, answered, later, mail, heard }
  if (told) next.told = told
  if (queued) next.queued = queued
  if (opened) next.opened = opened
  if (gone) next.gone = gone
  return next
}

/** What a turn may change besides. */
type Change = Partial<Pick<Stored, 'answered' | 'later' | 'mail' | 'told' | 'opened' | 'heard'>>

type Writable<T> = { -readonly [K in keyof T]: T[K] }

// Of what was said before, nothing stays but that the message was answered, should the platform ask again.
function emptied({ told: _told, opened: _opened, queued: _queued, ...next }: Stored): Stored {
  const later = next.later.filter(({ kind }) => kind === 'notify' || kind === 'remind')
  return { ...next, answered: next.answered.slice(-1), later, mail: [] }
}

/** What the resident has been told with their own messages: the ids of the latest few. */
export function addTold(told: readonly string[] = [], ids: readonly string[]): readonly string[] {
  return [...told, ...ids].slice(-MOST_TOLD)
}

/** What is kept once queued deliveries go out with an answer. */
export function takeAlong({ queued: _queued, ...stored }: Stored, ids: readonly string[]): Stored {
  return ids.length > 0 ? { ...stored, told: addTold(stored.told, ids) } : stored
}

// One message in, its answer out: loads, lets the engine advance, does what it wants, saves once.

import { advance, type Turn } from '../engine/advance.ts'
import { begin } from '../engine/begin.ts'
import type { Book } from '../engine/book.ts'
import type { Effect } from '../engine/effect.ts'
import type { Event } from '../engine/event.ts'
import type { Cache } from '../lib/cache.ts'
import { Fault, isFault } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'
import type { Inbound, Said } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Converse, Reply } from '../ports/converse.ts'
import type { Conversations, Stored } from '../ports/conversations.ts'
import type { Services } from '../ports/services.ts'
import type { Translator } from '../ports/translator.ts'
import { addAnswered, findAnswered } from './answered.ts'
import { createCaller, type Played } from './call.ts'
import { laterOf } from './later.ts'
import { render } from './render.ts'
import { createTurns, type Turns } from './turns.ts'

/** What `converse` is made of. */
export type ConverseParts = {
  readonly conversations: Conversations
  readonly services: Services
  /** The flows as they are now; asked for at each turn, so that a reload takes effect. */
  readonly book: () => Book
  readonly translator: Translator
  /** A keyed hash of channel and platform id. */
  readonly identify: (channel: string, from: string) => string
  readonly cache: Cache<Stored>
  readonly clock: () => number
  readonly log: Log
  /** Called after a save that left something for later. */
  readonly wake?: () => void
  /** Sees every turn as the engine has played it; for tools that show or record conversations. */
  readonly watch?: (conversation: string, event: Event, turn: Turn) => void
}

/** How often a turn is played again when other processes keep being faster. */
const MOST_REPLAYS = 8

/** The runtime's side of the door that channels knock at, and what the house itself needs of it. */
export type Runtime = Converse & {
  /** Lets a conversation know that an instant it waited for has come; what it says is laid in as mail. */
  readonly due: (id: string) => Promise<void>
  readonly turns: Turns
}

/** Creates `converse`. */
export function createConverse(parts: ConverseParts): Runtime {
  const { conversations, cache, clock, log } = parts
  const turns = createTurns()
  const caller = createCaller(parts)

  const load = async (id: string): Promise<Stored | undefined> => {
    const cached = cache.get(id)
    if (cached) return cached
    const stored = await conversations.load(id)
    if (stored) cache.set(id, stored)
    return stored
  }

  const save = async (next: Stored): Promise<boolean> => {
    // A save that fails may or may not have arrived; either way the copy is no longer to be trusted.
    cache.delete(next.id)
    if (!(await conversations.save(next))) return false
    cache.set(next.id, next)
    if (next.later.length > 0) parts.wake?.()
    return true
  }

  /** Plays a turn until its save holds; each time from what is kept. */
  const playUntilSaved = async <T>(id: string, play: () => Promise<T | undefined>): Promise<T> => {
    for (let i = 0; i < MOST_REPLAYS; i++) {
      const result = await play()
      if (result !== undefined) return result
      cache.delete(id)
    }
    throw new Fault('RUNTIME_CONTENDED')
  }

  const hearOnce = async (id: string, inbound: Inbound, source: string): Promise<Reply | undefined> => {
    const stored = (await load(id)) ?? newcomer(id, inbound, parts.translator)
    const before = findAnswered(stored.answered, inbound.id)
    if (before) return { messages: before.answer ?? [] }
    if (isLeaving(inbound.said)) return (await save(leave(stored, inbound))) ? { messages: [], gone: true } : undefined
    const resumed = await caller.resume(stored, source, save)
    if (!resumed) return undefined
    if (resumed.stored.answered !== stored.answered) cache.set(id, resumed.stored)
    const again = findAnswered(resumed.stored.answered, inbound.id)
    if (again) return { messages: again.answer ?? [] }
    return answer({ ...resumed.stored, from: inbound.from }, inbound, { source, earlier: resumed.messages })
  }

  const answer = async (
    stored: Stored, inbound: Inbound, { source, earlier }: { source: string; earlier: readonly Outbound[] },
  ): Promise<Reply | undefined> => {
    const said = withMedia(inbound.said, `${stored.id}:${inbound.id}`, parts)
    const event: Event = { kind: 'said', at: inbound.at, said }
    const played = await playEvent(stored, event, { source, message: inbound.id })
    if (!played) return undefined
    const { conversation, effects } = played
    const mail = played.stored.mail.map(({ id, message }) => ({ ...message, id }))
    const messages = [...mail, ...earlier, ...render(effects, conversation.language, parts.translator)]
    const at = clock()
    const saved = await save(tidy({
      ...played.stored,
      revision: played.stored.revision + 1,
      conversation,
      calling: undefined,
      answered: addAnswered(played.stored.answered, inbound.id, at, messages),
      later: [...played.stored.later, ...laterOf(played, said, inbound)],
      mail: [],
      heard: at,
      gone: undefined,
    }))
    return saved ? { messages } : undefined
  }

  /** Plays an event; a bug tells the resident so and leaves the conversation where it was. */
  const playEvent = async (
    stored: Stored, event: Event, by: { source: string; message: string },
  ): Promise<Played | undefined> => {
    try {
      const turn = advance(parts.book(), stored.conversation, event)
      parts.watch?.(stored.id, event, turn)
      return await caller.follow({ stored, ...turn }, { ...by, save })
    } catch (error) {
      if (isFault(error, 'STORE_UNREACHABLE')) throw error
      log.fault('turn.failed', error)
      const effects: Effect[] = [{ kind: 'say', key: 'common:sorry' }]
      const now = (await conversations.load(stored.id)) ?? stored
      if (now.revision !== stored.revision && now.calling === undefined) return undefined
      return { stored: now, conversation: stored.conversation, effects }
    }
  }

  const dueOnce = async (id: string): Promise<true | undefined> => {
    const stored = await load(id)
    if (!stored || stored.wake === undefined || stored.wake > clock() || stored.gone) return true
    const event: Event = { kind: 'due', at: clock() }
    const played = await playEvent(stored, event, { source: id, message: `due:${stored.revision}` })
    if (!played) return undefined
    const { conversation, effects } = played
    const mail = render(effects, conversation.language, parts.translator)
      .map((message, n) => ({ id: `${id}:${stored.revision}:due${n}`, at: clock(), message }))
    const saved = await save(tidy({
      ...played.stored,
      revision: played.stored.revision + 1,
      conversation,
      calling: undefined,
      later: [...played.stored.later, ...laterOf(played)],
      mail: [...played.stored.mail, ...mail],
    }))
    return saved ? true : undefined
  }

  const seenOnce = async (id: string, ids: readonly string[]): Promise<true | undefined> => {
    const stored = await load(id)
    const mail = stored?.mail.filter((each) => !ids.includes(each.id))
    if (!stored || !mail || mail.length === stored.mail.length) return true
    return (await save({ ...stored, revision: stored.revision + 1, mail })) ? true : undefined
  }

  return {
    turns,
    hear: (inbound, source) => {
      const id = parts.identify(inbound.channel, inbound.from)
      return turns.run(id, () => playUntilSaved(id, () => hearOnce(id, inbound, source)))
    },
    due: async (id) => {
      await turns.run(id, () => playUntilSaved(id, () => dueOnce(id)))
    },
    waiting: async (channel, from) => {
      const stored = await conversations.load(parts.identify(channel, from))
      return stored?.mail.map(({ id, message }) => ({ id, message: { ...message, id } })) ?? []
    },
    seen: async (channel, from, ids) => {
      const id = parts.identify(channel, from)
      cache.delete(id)
      await turns.run(id, () => playUntilSaved(id, () => seenOnce(id, ids)))
    },
  }
}

function newcomer(id: string, inbound: Inbound, translator: Translator): Stored {
  const language = translator.nearest(inbound.language ?? '')
  return {
    id,
    revision: 0,
    channel: inbound.channel,
    from: inbound.from,
    conversation: begin(language),
    answered: [],
    later: [],
    mail: [],
    heard: inbound.at,
  }
}

function isLeaving(said: Said): boolean {
  return said.kind === 'event' && said.event === 'unsubscribe'
}

function leave(stored: Stored, inbound: Inbound): Stored {
  const answered = addAnswered(stored.answered, inbound.id, inbound.at, [])
  return { ...stored, revision: stored.revision + 1, gone: true, answered }
}

/** Gives a picture or voice message the id under which it will be kept: the same for the same message. */
function withMedia(said: Said, message: string, { identify }: ConverseParts): Said {
  if (said.kind !== 'image' && said.kind !== 'voice') return said
  if (said.url.startsWith('media:')) return { ...said, media: said.url.slice('media:'.length) }
  return { ...said, media: identify('media', message) }
}

type Untidy = { [K in keyof Stored]: Stored[K] | undefined }

/** Leaves out what is undefined, and carries the instant at which the conversation wants to be woken. */
function tidy(stored: Untidy): Stored {
  const { calling, gone, wake: _, ...rest } = stored
  const wake = rest.conversation?.wake
  // Only members that Stored allows to be absent were undefined.
  return { ...rest, ...(calling && { calling }), ...(gone && { gone }), ...(wake !== undefined && { wake }) } as Stored
}

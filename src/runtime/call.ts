// Has services do what a turn wants, so that nothing is done in the world on a stale copy and nothing twice.

import { advance } from '../engine/advance.ts'
import type { Conversation } from '../engine/conversation.ts'
import type { Call, Effect } from '../engine/effect.ts'
import type { Event } from '../engine/event.ts'
import { Fault, isFault } from '../lib/faults.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Stored } from '../ports/conversations.ts'
import type { Called } from '../ports/services.ts'
import { addAnswered } from './answered.ts'
import type { ConverseParts } from './converse.ts'
import { laterOf } from './later.ts'
import { render } from './render.ts'

/** A turn as far as it was played: what is kept, where the conversation stands, what is wanted. */
export type Played = {
  readonly stored: Stored
  readonly conversation: Conversation
  readonly effects: readonly Effect[]
}

/** Whose turn it is, and how it is saved. */
export type By = {
  readonly source: string
  /** The id of the message whose turn this is. */
  readonly message: string
  readonly save: (next: Stored) => Promise<boolean>
}

/** How many calls one turn may make. */
const MOST_CALLS = 25

/** Creates what makes calls. */
export function createCaller(parts: ConverseParts) {
  /** Makes the calls that a turn wants, one after another; undefined if another process was faster. */
  const follow = async (first: Played, by: By): Promise<Played | undefined> => {
    let played = first
    for (let position = 0; position < MOST_CALLS; position++) {
      const call = played.effects.at(-1)
      if (call?.kind !== 'call') return played
      const announced = await announce(played, call, { by, position })
      if (!announced) return undefined
      played = await step(announced.played, announced.key, { call, source: by.source })
    }
    throw new Fault('RUNTIME_TOO_MANY_CALLS')
  }

  /** Saves what is about to be called, if the call changes anything: who loses that save starts again. */
  const announce = async (
    played: Played, call: Call, { by, position }: { by: By; position: number },
  ): Promise<{ played: Played; key: string } | undefined> => {
    const { stored, conversation } = played
    const key = `${stored.id}:${stored.revision}:${position}`
    const effects = played.effects.slice(0, -1)
    if (!get(call).changes) return { played: { ...played, effects }, key }
    const next: Stored = {
      ...stored,
      revision: stored.revision + 1,
      conversation,
      calling: { key, service: call.service, with: call.with, message: by.message, at: parts.clock(), effects },
    }
    return (await by.save(next)) ? { played: { ...played, stored: next, effects }, key } : undefined
  }

  const step = async (
    played: Played, key: string, { call, source }: { call: Call; source: string },
  ): Promise<Played> => {
    const at = parts.clock()
    const called = await get(call).run(call.with, {
      key, at, source,
      conversation: played.stored.id,
      channel: played.stored.channel,
      language: played.conversation.language,
    })
    const event = toEvent(called, at)
    const turn = advance(parts.book(), played.conversation, event)
    parts.watch?.(played.stored.id, event, turn)
    return { ...played, conversation: turn.conversation, effects: [...played.effects, ...turn.effects] }
  }

  /** A call that keeps failing for a bug must not hold a conversation for ever: it counts as refused. */
  const stepOrRefuse: typeof step = async (played, key, by) => {
    try {
      return await step(played, key, by)
    } catch (error) {
      if (isFault(error, 'STORE_UNREACHABLE')) throw error
      parts.log.fault('turn.failed', error, { service: by.call.service })
      const event: Event = { kind: 'refused', at: parts.clock(), reason: 'failed' }
      const turn = advance(parts.book(), played.conversation, event)
      return { ...played, conversation: turn.conversation, effects: [...played.effects, ...turn.effects] }
    }
  }

  /** Finishes a turn that a process left in the middle of a call, and keeps its answer under its message. */
  const resume = async (
    stored: Stored, source: string, save: By['save'],
  ): Promise<{ stored: Stored; messages: readonly Outbound[] } | undefined> => {
    const { calling } = stored
    if (!calling) return { stored, messages: [] }
    const left: Played = { stored, conversation: stored.conversation, effects: calling.effects }
    const call: Call = { kind: 'call', service: calling.service, with: calling.with }
    const stepped = await stepOrRefuse(left, calling.key, { call, source })
    const played = await follow(stepped, { source, message: calling.message, save })
    if (!played) return undefined
    const { calling: _, ...rest } = played.stored
    const messages = render(played.effects, played.conversation.language, parts.translator)
    const next: Stored = {
      ...rest,
      revision: rest.revision + 1,
      conversation: played.conversation,
      answered: addAnswered(rest.answered, calling.message, parts.clock(), messages),
      later: [...rest.later, ...laterOf(played)],
    }
    return (await save(next)) ? { stored: next, messages } : undefined
  }

  const get = (call: Call) => {
    const service = parts.services.get(call.service)
    if (!service) throw new Fault('RUNTIME_SERVICE_UNKNOWN', { about: call.service })
    return service
  }

  return { follow, resume }
}

function toEvent(called: Called, at: number): Event {
  return called.ok
    ? { kind: 'returned', at, value: called.value }
    : { kind: 'refused', at, reason: called.reason }
}

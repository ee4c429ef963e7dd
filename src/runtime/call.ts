// Has services do what a turn wants, so that nothing is done in the world on a stale copy and nothing twice.

import { advance } from '../engine/advance.ts'
import type { Call } from '../engine/effect.ts'
import type { Event } from '../engine/event.ts'
import { Fault, isFault } from '../lib/faults.ts'
import type { Stored } from '../ports/conversations.ts'
import type { Called, Service } from '../ports/services.ts'
import { announced } from './stored.ts'
import type { By, ConverseParts, Played, Save } from './parts.ts'

/** How many calls one turn may make. */
const MOST_CALLS = 25

/** Makes calls. */
export type Caller = {
  /** Makes the calls that a turn wants, one after another; undefined if another process was faster. */
  readonly follow: (played: Played, by: By) => Promise<Played | undefined>
  /** Makes the call again that a process has left, under the same key, and what it leads to. */
  readonly repeat: (stored: Stored, source: string) => Promise<Played | undefined>
}

type Made = { readonly call: Call; readonly key: string; readonly source: string }

/** Creates what makes calls. */
export function createCaller(parts: ConverseParts, save: Save): Caller {
  const follow: Caller['follow'] = async (first, by) => {
    let played = first
    for (let position = 0; position < MOST_CALLS; position++) {
      const call = played.effects.at(-1)
      if (call?.kind !== 'call') return played
      const key = `${played.stored.id}:${played.stored.revision}:${position}`
      const rest = { ...played, effects: played.effects.slice(0, -1) }
      const ready = serviceOf(parts, call).changes ? await announce(rest, { call, key, by }) : rest
      if (!ready) return undefined
      played = await step(parts, ready, { call, key, source: by.source })
    }
    throw new Fault('RUNTIME_TOO_MANY_CALLS')
  }

  /** Saves what is about to be called: who loses that save starts again, and nothing was done. */
  const announce = async (
    played: Played, { call, key, by }: { call: Call; key: string; by: By },
  ): Promise<Played | undefined> => {
    const { service, with: given } = call
    const next = announced(played, { key, service, with: given, message: by.message, at: parts.clock(), effects: played.effects })
    return (await save(next)) ? { ...played, stored: next } : undefined
  }

  return {
    follow,
    repeat: async (stored, source) => {
      const { calling } = stored
      if (!calling) return { stored, conversation: stored.conversation, effects: [] }
      const left: Played = { stored, conversation: stored.conversation, effects: calling.effects }
      const call: Call = { kind: 'call', service: calling.service, with: calling.with }
      const stepped = await stepOrRefuse(parts, left, { call, key: calling.key, source })
      return follow(stepped, { source, message: calling.message })
    },
  }
}

function serviceOf({ services }: ConverseParts, call: Call): Service {
  const service = services.get(call.service)
  if (!service) throw new Fault('RUNTIME_SERVICE_UNKNOWN', { about: call.service })
  return service
}

async function step(parts: ConverseParts, played: Played, { call, key, source }: Made): Promise<Played> {
  const at = parts.clock()
  const { stored, conversation } = played
  const called = await serviceOf(parts, call).run(call.with, {
    key, at, source, conversation: stored.id, channel: stored.channel, language: conversation.language,
  })
  return goOn(parts, played, toEvent(called, at))
}

/** A call that keeps failing for a bug must not hold a conversation for ever: it counts as refused. */
async function stepOrRefuse(parts: ConverseParts, played: Played, made: Made): Promise<Played> {
  try {
    return await step(parts, played, made)
  } catch (error) {
    if (isFault(error, 'STORE_UNREACHABLE')) throw error
    parts.log.fault('turn.failed', error, { service: made.call.service })
    return goOn(parts, played, { kind: 'refused', at: parts.clock(), reason: 'failed' })
  }
}

function goOn(parts: ConverseParts, played: Played, event: Event): Played {
  const turn = advance(parts.book(), played.conversation, event)
  parts.watch?.(played.stored.id, event, turn)
  return { ...played, conversation: turn.conversation, effects: [...played.effects, ...turn.effects] }
}

function toEvent(called: Called, at: number): Event {
  return called.ok
    ? { kind: 'returned', at, value: called.value }
    : { kind: 'refused', at, reason: called.reason }
}

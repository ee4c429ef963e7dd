// Deliveries in memory: the same promises as the store's, kept in two maps.

import type { Deliveries, DeliveryState, Lane, Outcome, Queued } from '../../ports/deliveries.ts'

type Kept = Queued & { readonly state: DeliveryState; readonly why?: string }
type Held = Omit<Lane, 'deliveries'> & { readonly due?: number | undefined; readonly until: number | undefined }

/** Keeps deliveries in maps. */
export function createDeliveries(): Deliveries {
  const kept = new Map<string, Kept>()
  const lanes = new Map<string, Held>()
  let tokens = 0

  const hold = (lane: Held, until: number): Lane => {
    const held = { ...lane, until, due: undefined, left: lane.left + 1, token: String(++tokens) }
    lanes.set(lane.conversation, held)
    const { until: _until, due: _due, ...rest } = held
    return { ...rest, left: lane.left, deliveries: queuedOf(lane.conversation) }
  }
  const queuedOf = (conversation: string): readonly Queued[] =>
    [...kept.values()].filter((each) => each.conversation === conversation && each.state === 'queued')
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ state: _state, why: _why, ...queued }) => queued)
  const close = (id: string, outcome: Outcome): void => {
    const delivery = kept.get(id)
    if (delivery) kept.set(id, { ...delivery, ...outcome } as Kept) // an outcome holds fields of a delivery alone
  }

  return {
    add: async (delivery) => {
      const isNew = !kept.has(delivery.id)
      if (isNew) kept.set(delivery.id, { ...delivery, parts: 0, tries: 0, unsure: 0, state: 'queued' })
      const { conversation, channel, at } = delivery
      const before = lanes.get(conversation) ?? { conversation, channel, token: '', left: 0, ledger: {}, until: undefined }
      lanes.set(conversation, { ...before, due: Math.min(before.due ?? at, at) })
      return isNew
    },
    claim: async (channels, { at, lease, limit, alone }) => {
      const due = [...lanes.values()]
        .filter(({ channel, due, until }) => channels.includes(channel) && (until === undefined ? (due ?? Infinity) <= at : until <= at))
        .toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0))
      const suspect = due.find(({ until, left }) => until !== undefined && left >= alone)
      return (suspect ? [suspect] : due.slice(0, limit)).map((lane) => hold(lane, at + lease))
    },
    take: async (conversation, { at, lease }) => {
      const lane = lanes.get(conversation)
      return lane && (lane.until ?? 0) <= at ? hold(lane, at + lease) : undefined
    },
    extend: async (held, until) => {
      for (const { conversation, token } of held) {
        const lane = lanes.get(conversation)
        if (lane?.token === token) lanes.set(conversation, { ...lane, until })
      }
    },
    advance: async (id, parts) => {
      const delivery = kept.get(id)
      if (delivery?.state === 'queued') kept.set(id, { ...delivery, parts })
    },
    settle: async ({ conversation, token }, { due, ledger, outcomes }) => {
      for (const [id, outcome] of outcomes) close(id, outcome)
      const lane = lanes.get(conversation)
      if (lane?.token !== token) return
      const next = Math.min(lane.due ?? Infinity, due ?? Infinity)
      lanes.set(conversation, { ...lane, ledger, until: undefined, left: 0, token: '', due: next === Infinity ? undefined : next })
    },
    peek: async (conversation) => ({ ledger: lanes.get(conversation)?.ledger ?? {}, queued: queuedOf(conversation).length }),
    states: async (ids) => new Map(ids.flatMap((id) => {
      const found = kept.get(id)
      return found ? [[id, found.state] as const] : []
    })),
    failed: async (limit) => [...kept.values()].filter(({ state }) => state === 'failed')
      .toSorted((a, b) => b.at - a.at).slice(0, limit)
      .map(({ id, sort, channel, at, why = '' }) => ({ id, sort, channel, at, why })),
  }
}

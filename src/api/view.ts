// How records look to the department's systems: always the same fields, absent ones null.

import { chinaInstant } from '../lib/time.ts'
import type { DeliveryState } from '../ports/deliveries.ts'
import type { Medium } from '../ports/media.ts'
import type { Addition, Kept, Reply } from '../ports/records.ts'

/** A record of any kind, as far as the API shows it. */
export type Viewed = Kept & {
  readonly kind: string
  readonly state: string
  readonly unit?: string
  /** Of an appointment: what is booked, and when in China's time. */
  readonly service?: string
  readonly slot?: string
}

/** How a reply stands. */
export type ReplyState = DeliveryState

/** Shows a record. */
export function viewRecord(record: Viewed, states: ReadonlyMap<string, ReplyState>): object {
  const { channel = null, ...content } = record.content
  const { service, slot } = record
  return {
    number: record.number,
    kind: record.kind,
    state: record.state,
    channel,
    unit: record.unit ?? null,
    createdAt: iso(record.createdAt),
    // Who has booked is due when they are to come.
    dueAt: iso(slot === undefined ? record.dueAt : chinaInstant(slot.slice(0, 10), slot.slice(11))),
    closedAt: iso(record.closedAt),
    keepUntil: iso(record.keepUntil),
    content: { ...withoutAddresses(content), ...(service !== undefined && { service, slot }) },
    media: record.media,
    timeline: record.timeline.map((step) => ({ ...step, at: iso(step.at) })),
    additions: (record.additions ?? []).map(viewAddition),
    replies: record.replies.map((reply) => viewReply(reply, states.get(reply.id) ?? 'sent')),
  }
}

/** Where the platform kept a picture is nobody's business here: it is fetched and has an id of ours. */
function withoutAddresses(content: Kept['content']): object {
  return Object.fromEntries(Object.entries(content).map(([name, value]) =>
    [name, Array.isArray(value) ? value.map(withoutAddress) : withoutAddress(value)]))
}

function withoutAddress(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('media' in value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'url'))
}

/** Shows a reply. */
export function viewReply({ id, at, text }: Reply, state: ReplyState): object {
  return { id, at: iso(at), text, state }
}

function viewAddition({ at, content, media }: Addition): object {
  return { at: iso(at), content: withoutAddresses(content), media }
}

/** Shows what is known of a picture or voice message. */
export function viewMedium({ id, state, type = '', size, sha256, at, given = [] }: Medium): object {
  return {
    id, state, type: type || null, size: size ?? null, sha256: sha256 ?? null, at: iso(at),
    given: given.map((each) => ({ at: iso(each.at), form: each.form })),
  }
}

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}

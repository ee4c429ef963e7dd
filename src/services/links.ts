// Cuts the link between a record and the conversation it came from: afterwards only number and code lead to it.

import type { Aliases, FiledRecord, RecordsByKind } from '../ports/records.ts'
import type { CallContext, Service } from '../ports/services.ts'
import { defineService, give, refuse } from './define.ts'
import { TYPED, type Typed, type Unlock } from './unlock.ts'

/** What cutting is made of. */
export type LinkParts = {
  readonly unlock: Unlock
  readonly records: RecordsByKind
  readonly aliases: Aliases
}

const REASONS = ['typo', 'not-found', 'too-many', 'not-linked', 'appointment'] as const

type Found = { readonly ok: true; readonly record: FiledRecord } | { readonly ok: false; readonly reason: (typeof REASONS)[number] }

/** `links.find`: whether what number and code open is linked to a conversation. */
export function findLink(parts: LinkParts): Service {
  const about = { name: 'links.find', gives: ['linked'], changes: false, input: TYPED, reasons: REASONS } as const
  return defineService(about, async (typed, context) => {
    const found = await find(parts, typed, context)
    if (!found.ok) return refuse(found.reason)
    return found.record.alias === undefined ? refuse('not-linked') : give({ linked: true })
  })
}

/** `links.cut`: cut for good; a call that is repeated finds it cut. */
export function cutLink(parts: LinkParts): Service {
  return defineService({ name: 'links.cut', gives: ['linked'], changes: true, input: TYPED, reasons: REASONS }, async (typed, context) => {
    const found = await find(parts, typed, context)
    if (!found.ok) return refuse(found.reason)
    const { number, kind, alias } = found.record
    if (alias !== undefined) await parts.aliases.cut(alias)
    await parts.records[kind].unlink(number)
    return give({ linked: false })
  })
}

// A case of the department's own was never linked; an appointment needs its link for what it reminds of.
async function find({ unlock }: LinkParts, typed: Typed, context: CallContext): Promise<Found> {
  const opened = await unlock(typed, context)
  if (!opened.ok) return opened
  if (opened.kind === 'record') return { ok: true, record: opened.record }
  return { ok: false, reason: opened.kind === 'case' ? 'not-linked' : 'appointment' }
}

// Files what a resident entrusts to us: once a call, however often the call is repeated and wherever the process died.

import type { Calendar } from '../lib/calendar.ts'
import type { Clocks } from '../ports/department.ts'
import type { Media } from '../ports/media.ts'
import type { Aliases, FiledRecord, RecordKind, Records } from '../ports/records.ts'
import { dueAt } from './clocks.ts'
import type { Issuer } from './issue.ts'

/** What filing is made of. */
export type FilingParts = {
  readonly records: { readonly [kind in RecordKind]: Records }
  readonly aliases: Aliases
  readonly media: Media
  readonly issuer: Issuer
  readonly clocks: { readonly [kind in RecordKind]: Clocks }
  readonly calendar: Calendar
}

/** What is to be filed, by which call and for whom. */
export type Filing = {
  readonly kind: RecordKind
  /** The call's key: the same key files the same record. */
  readonly key: string
  readonly conversation: string
  readonly at: number
  readonly content: FiledRecord['content']
  readonly media: readonly string[]
  readonly unit?: string | undefined
}

/** Files; what it gives back is durable. */
export type File = (filing: Filing) => Promise<FiledRecord>

/** How many numbers of other calls are stepped over before something must be wrong. */
const ATTEMPTS = 20

/** Creates the function that files. */
export function createFiling(parts: FilingParts): File {
  return async (filing) => {
    const record = await findOrAdd(parts, filing)
    const { number, alias, keepUntil } = record
    // Both may be missing although the record is there: the process died in between.
    if (alias !== undefined) {
      await parts.aliases.link({ alias, conversation: filing.conversation, kind: filing.kind, until: keepUntil })
    }
    await parts.media.entrust(record.media, number, keepUntil)
    return record
  }
}

async function findOrAdd(parts: FilingParts, filing: Filing): Promise<FiledRecord> {
  const records = parts.records[filing.kind]
  const call = parts.issuer.call(filing.key)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const number = parts.issuer.number(filing.kind, filing.key, attempt)
    const { kind, replies, ...record } = begin(parts, filing, number)
    if (await records.add(record)) return { ...record, kind, replies }
    const kept = await records.find(number)
    if (kept?.call === call) return kept
  }
  throw new RangeError('no number is left for this call')
}

function begin({ issuer, clocks, calendar }: FilingParts, filing: Filing, number: string): FiledRecord {
  const { kind, key, at, content, media, unit } = filing
  const due = dueAt(clocks[kind]['first-answer'], at, calendar)
  const { keep } = clocks[kind]
  return {
    number, kind, content, media, keep,
    call: issuer.call(key), alias: issuer.alias(), ...issuer.code(number),
    state: 'received', createdAt: at, keepUntil: at + keep,
    ...(unit !== undefined && { unit }),
    ...(due !== undefined && { dueAt: due }),
    timeline: [{ at, state: 'received', reason: '' }],
    replies: [],
  }
}

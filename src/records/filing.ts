// Files what a resident entrusts to us: once a call, however often the call is repeated and wherever the process died.

import type { Calendar } from '../lib/calendar.ts'
import type { Clocks } from '../ports/department.ts'
import type { Media } from '../ports/media.ts'
import type { Aliases, FiledRecord, RecordKind, RecordsByKind } from '../ports/records.ts'
import { dueAt } from './clocks.ts'
import type { Issuer } from './issue.ts'

/** What filing is made of. */
export type FilingParts = {
  readonly records: RecordsByKind
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
  const { aliases, clocks, issuer, media } = parts
  return async (filing) => {
    const { kind, conversation, at } = filing
    const alias = issuer.alias()
    const link = (own: string, until: number) => aliases.link({ alias: own, conversation, kind, until })
    // Beside each other: residents wait for the disk once, and a link without its record leads nowhere.
    const [record] = await Promise.all([findOrAdd(parts, filing, alias), link(alias, at + clocks[kind].keep)])
    if (record.alias !== alias) await relink(parts, record, { alias, link })
    await media.entrust(record.media, record.number, record.keepUntil)
    return record
  }
}

type Relink = { readonly alias: string; readonly link: (alias: string, until: number) => Promise<void> }

// The call was made before and has its record; the process may have died before that had its link.
async function relink({ aliases }: FilingParts, record: FiledRecord, { alias, link }: Relink): Promise<void> {
  await Promise.all([aliases.cut(alias), record.alias === undefined ? undefined : link(record.alias, record.keepUntil)])
}

async function findOrAdd(parts: FilingParts, filing: Filing, alias: string): Promise<FiledRecord> {
  const records = parts.records[filing.kind]
  const call = parts.issuer.call(filing.key)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const number = parts.issuer.number(filing.kind, filing.key, attempt)
    const record = begin(parts, filing, { number, alias })
    if (await records.add(record)) return record
    const kept = await records.find(number)
    if (kept?.call === call) return kept
  }
  throw new RangeError('no number is left for this call')
}

function begin(
  { issuer, clocks, calendar }: FilingParts, filing: Filing, { number, alias }: { number: string; alias: string },
): FiledRecord {
  const { kind, key, at, content, media, unit } = filing
  const due = dueAt(clocks[kind]['first-answer'], at, calendar)
  const { keep } = clocks[kind]
  return {
    number, kind, content, media, keep,
    call: issuer.call(key), alias, ...issuer.code(number),
    state: 'received', createdAt: at, keepUntil: at + keep,
    ...(unit !== undefined && { unit }),
    ...(due !== undefined && { dueAt: due }),
    timeline: [{ at, state: 'received', reason: '' }],
    replies: [],
  }
}

// What residents add to a tip, complaint or message after it was filed: with its number and code, until 30 days after it was closed.

import { DAY } from '../lib/time.ts'
import type { Issuer } from '../records/issue.ts'
import { showNumber } from '../records/numbers.ts'
import type { Media } from '../ports/media.ts'
import type { FiledRecord, RecordsByKind } from '../ports/records.ts'
import type { CallContext, Service } from '../ports/services.ts'
import { agreedAt, ANSWER, defineService, give, refuse } from './define.ts'
import { mediaIn } from './file.ts'
import { TYPED, type Typed, type Unlock } from './unlock.ts'

/** What adding is made of. */
export type AdditionParts = {
  readonly unlock: Unlock
  readonly records: RecordsByKind
  readonly media: Media
  readonly issuer: Issuer
}

/** How long after it was closed something can be added to a record. */
const OPEN = 30 * DAY

const REASONS = ['typo', 'not-found', 'too-many', 'elsewhere', 'too-late'] as const

const GIVES = ['number', 'numberText', 'kind'] as const

type Found = { readonly ok: true; readonly record: FiledRecord } | { readonly ok: false; readonly reason: (typeof REASONS)[number] }

/** `additions.find`: whether something can be added to what number and code open. */
export function findForAddition(parts: AdditionParts): Service {
  return defineService({
    name: 'additions.find',
    gives: GIVES,
    changes: false,
    input: TYPED,
    reasons: REASONS,
  }, async (typed, context) => {
    const found = await find(parts, typed, context)
    return found.ok ? give(tell(found.record)) : refuse(found.reason)
  })
}

/** `additions.add`: the same words and pictures once, however often the call is repeated. */
export function addToRecord(parts: AdditionParts): Service {
  return defineService({
    name: 'additions.add',
    gives: GIVES,
    changes: true,
    files: 'tip',
    input: {
      type: 'object',
      properties: { ...TYPED.properties, story: ANSWER, photo: ANSWER, consent: ANSWER },
      required: ['number', 'code', 'story'],
      additionalProperties: false,
    },
    reasons: REASONS,
  }, async ({ number, code, ...content }, context) => {
    const found = await find(parts, { number, code }, context)
    if (!found.ok) return refuse(found.reason)
    const { record } = found
    const media = mediaIn(Object.values(content))
    // Made of what is added, not of who adds it: nothing in it leads back once the link is cut.
    const { consent: _, ...said } = content
    const id = parts.issuer.call(`${record.number}:${JSON.stringify(said)}`)
    await parts.records[record.kind].append(record.number, {
      id, at: context.at, media,
      content: agreedAt(content, context.at) as FiledRecord['content'], // what a flow gives is JSON
    })
    await parts.media.entrust(media, record.number, record.keepUntil)
    return give(tell(record))
  })
}

async function find({ unlock }: AdditionParts, typed: Typed, context: CallContext): Promise<Found> {
  const opened = await unlock(typed, context)
  if (!opened.ok) return opened
  if (opened.kind !== 'record') return { ok: false, reason: 'elsewhere' }
  const { closedAt } = opened.record
  const late = closedAt !== undefined && context.at - closedAt > OPEN
  return late ? { ok: false, reason: 'too-late' } : { ok: true, record: opened.record }
}

function tell({ number, kind }: FiledRecord) {
  return { number, numberText: showNumber(number), kind }
}

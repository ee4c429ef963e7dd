// Opens what a number and a code belong to. Whether a number is unknown or its code wrong looks the same and takes as long.

import type { FromSchema } from 'json-schema-to-ts'
import type { Hasher } from '../lib/hash.ts'
import { MINUTE } from '../lib/time.ts'
import { opensCase } from '../records/cases.ts'
import type { Issuer } from '../records/issue.ts'
import { checkNumber, cleanNumber, type CheckedNumber } from '../records/numbers.ts'
import type { Appointment, Appointments } from '../ports/appointments.ts'
import type { Case, Cases } from '../ports/cases.ts'
import type { Limits } from '../ports/limits.ts'
import type { Aliases, FiledRecord, Kept, RecordsByKind } from '../ports/records.ts'
import type { CallContext } from '../ports/services.ts'

/** How long a conversation goes on with what was filed in it, without asking for number and code. */
const FRESH = 30 * MINUTE

/** What unlocking is made of. */
export type UnlockParts = {
  readonly records: RecordsByKind
  readonly aliases: Pick<Aliases, 'conversationOf'>
  readonly appointments: Appointments
  readonly cases: Cases
  readonly limits: Limits
  readonly issuer: Issuer
  readonly hasher: Hasher
}

/** What was opened. */
export type Opened =
  | { readonly ok: true; readonly kind: 'record'; readonly record: FiledRecord }
  | { readonly ok: true; readonly kind: 'appointment'; readonly appointment: Appointment }
  | { readonly ok: true; readonly kind: 'case'; readonly found: Case }
  | { readonly ok: false; readonly reason: 'typo' | 'not-found' | 'too-many' }

/** The schema of number and code as they were typed. */
export const TYPED = {
  type: 'object',
  properties: { number: { type: 'string', maxLength: 200 }, code: { type: 'string', maxLength: 200 } },
  required: ['number', 'code'],
  additionalProperties: false,
} as const

/** Number and code as they were typed. */
export type Typed = FromSchema<typeof TYPED>

/** Opens what a resident names, within the limits of their source. */
export type Unlock = (typed: Typed, context: CallContext) => Promise<Opened>

/** Creates what opens. */
export function createUnlock(parts: UnlockParts): Unlock {
  const { limits, cases, issuer, hasher } = parts
  return async ({ number, code }, context) => {
    const { at } = context
    // On WeChat and Weibo the source is the platform's own name for the resident, which is kept nowhere in the clear.
    const source = hasher.hash('limited', context.source)
    // Counted before anything is looked up: many tries at once gain nothing.
    if (!await limits.take(source, at)) return { ok: false, reason: 'too-many' }
    const checked = checkNumber(number)
    const clean = cleanNumber(number)
    const kept = await findKept(parts, checked)
    const found = await cases.find(clean)
    if (!found && !checked.ok && checked.why === 'typo') {
      await limits.giveBack(source, at)
      return { ok: false, reason: 'typo' }
    }
    const isKept = issuer.opens(checked.ok ? checked.number : clean, code, kept && keptOf(kept).codeHash)
    const isCase = await opensCase(hasher, code, found)
    if (kept && isKept) {
      await limits.giveBack(source, at)
      if (!await isStillHere(parts, keptOf(kept), context)) await forgetCode(parts, kept)
      return kept
    }
    if (found && isCase) {
      await limits.giveBack(source, at)
      return { ok: true, kind: 'case', found }
    }
    await limits.wrong(at)
    return { ok: false, reason: 'not-found' }
  }
}

type OwnOpened = Extract<Opened, { kind: 'record' | 'appointment' }>

async function findKept({ records, appointments }: UnlockParts, checked: CheckedNumber): Promise<OwnOpened | undefined> {
  if (!checked.ok) return undefined
  if (checked.kind === 'appointment') {
    const appointment = await appointments.find(checked.number)
    return appointment && { ok: true, kind: 'appointment', appointment }
  }
  const record = await records[checked.kind].find(checked.number)
  return record && { ok: true, kind: 'record', record }
}

function keptOf(opened: OwnOpened): Kept {
  return opened.kind === 'appointment' ? opened.appointment : opened.record
}

// Who asks right where and when it was filed is given the code by the conversation itself, and may never have noted it.
async function isStillHere({ aliases }: UnlockParts, { alias, createdAt }: Kept, { conversation, at }: CallContext): Promise<boolean> {
  return at - createdAt < FRESH && alias !== undefined && await aliases.conversationOf(alias) === conversation
}

// The code has come back: from now on its hash is enough.
async function forgetCode({ records, appointments }: UnlockParts, opened: OwnOpened): Promise<void> {
  const { code, number } = keptOf(opened)
  if (code !== undefined) await (opened.kind === 'appointment' ? appointments : records[opened.record.kind]).forgetCode(number)
}

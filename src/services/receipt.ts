// What a resident gets for what they have filed, and its showing and checking.

import { isTail, showCode } from '../records/codes.ts'
import { showNumber } from '../records/numbers.ts'
import { chinaDay } from '../lib/time.ts'
import type { Appointments } from '../ports/appointments.ts'
import type { Aliases, Kept, RecordsByKind } from '../ports/records.ts'
import type { Service } from '../ports/services.ts'
import { defineService, give, refuse } from './define.ts'
import { sayDay, sentences } from './say.ts'

/** What showing a receipt again needs. */
export type ReceiptParts = {
  readonly records: RecordsByKind
  readonly appointments: Pick<Appointments, 'withAliases'>
  readonly aliases: Aliases
}

const RECEIPT = {
  type: 'object',
  properties: { number: { type: 'string' }, code: { type: 'string' } },
  required: ['number', 'code'],
} as const

/** The parts of what `sayReceipt` and `sayDue` say. */
export const RECEIPT_PARTS = ['number', 'numberText', 'code', 'codeText'] as const
export const DUE_PARTS = ['dueAt', 'dueDay', 'dueText'] as const

/** Number and code, as data and as they are shown; the code is empty once it was used. */
export function sayReceipt({ number, code = '' }: Pick<Kept, 'number' | 'code'>) {
  return { number, numberText: showNumber(number), code, codeText: showCode(code) }
}

/** Until when an answer is promised: nothing is said where no calendar has computed it. */
export function sayDue(due: number | undefined, language: string) {
  const day = due === undefined ? '' : sayDay(chinaDay(due), language)
  return { dueAt: due ?? null, dueDay: day, dueText: day === '' ? '' : sentences(language).due(day) }
}

/** `receipts.check`: the resident types the end of the code, so that it is surely noted. */
export function checkReceipt(): Service {
  return defineService({
    name: 'receipts.check',
    changes: false,
    input: {
      type: 'object',
      properties: { receipt: RECEIPT, tail: { type: 'string', maxLength: 200 } },
      required: ['receipt'],
      additionalProperties: false,
    },
    reasons: ['wrong', 'skipped'],
  }, async ({ receipt, tail }) => {
    if (tail === undefined) return refuse('skipped')
    return isTail(receipt.code, tail) ? give(true) : refuse('wrong')
  })
}

/** `receipts.show`: shows number and code again to the conversation that filed, until the code was used. */
export function showReceipt({ records, aliases }: ReceiptParts): Service {
  return defineService({
    name: 'receipts.show',
    gives: RECEIPT_PARTS,
    changes: false,
    input: { type: 'object', properties: { receipt: RECEIPT }, required: ['receipt'], additionalProperties: false },
    reasons: ['gone'],
  }, async ({ receipt }, { conversation }) => {
    for (const kind of ['tip', 'complaint', 'message'] as const) {
      const kept = await records[kind].find(receipt.number)
      if (kept?.alias === undefined || kept.code === undefined) continue
      if (await aliases.conversationOf(kept.alias) === conversation) return give(sayReceipt(kept))
    }
    return refuse('gone')
  })
}

/** How many receipts are shown at once, the latest. */
const SHOWN = 3

/** `receipts.mine`: number and code of what this conversation has filed, as long as the code was not used. */
export function myReceipts({ records, appointments, aliases }: ReceiptParts): Service {
  return defineService({
    name: 'receipts.mine',
    gives: ['text'],
    changes: false,
    input: { type: 'object', properties: {}, additionalProperties: false },
    reasons: ['none'],
  }, async (_, { conversation, language }) => {
    const shelves = { ...records, appointment: appointments }
    const found = await Promise.all((['tip', 'complaint', 'message', 'appointment'] as const).map(
      async (kind): Promise<readonly Kept[]> => shelves[kind].withAliases(await aliases.of(conversation, kind)),
    ))
    const open = found.flat().filter(({ code }) => code !== undefined).toSorted((a, b) => a.createdAt - b.createdAt).slice(-SHOWN)
    if (open.length === 0) return refuse('none')
    return give({ text: open.map(sayReceipt).map((each) => sentences(language).receipt(each.numberText, each.codeText)).join('\n') })
  })
}

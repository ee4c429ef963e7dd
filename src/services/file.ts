// What residents entrust to us: tips, complaints about police service, messages left at a desk.

import type { File } from '../records/filing.ts'
import type { FiledRecord, RecordKind } from '../ports/records.ts'
import type { CallContext, Service } from '../ports/services.ts'
import { agreedAt, ANSWER, CHOSEN, defineService, give, TEXT, valueOf } from './define.ts'
import { sayClosed, type DeskParts } from './desk.ts'
import { DUE_PARTS, RECEIPT_PARTS, sayDue, sayReceipt } from './receipt.ts'

const COMMON = { story: ANSWER, photo: ANSWER, unit: CHOSEN, consent: ANSWER } as const

const FILED = [...RECEIPT_PARTS, ...DUE_PARTS, 'unit'] as const

/** `tips.submit` */
export function submitTip(file: File): Service {
  return defineService({
    name: 'tips.submit',
    gives: FILED,
    changes: true,
    files: 'tip',
    input: {
      type: 'object',
      properties: { ...COMMON, topic: CHOSEN, place: ANSWER, phone: TEXT, contact: TEXT },
      required: ['story'],
      additionalProperties: false,
    },
  }, async (input, context) => give(await entrust(file, 'tip', { input, context })))
}

/** `complaints.submit` */
export function submitComplaint(file: File): Service {
  return defineService({
    name: 'complaints.submit',
    gives: FILED,
    changes: true,
    files: 'complaint',
    input: {
      type: 'object',
      properties: { ...COMMON, matter: CHOSEN, about: TEXT, officer: TEXT, phone: TEXT, contact: TEXT },
      required: ['story'],
      additionalProperties: false,
    },
  }, async (input, context) => give(await entrust(file, 'complaint', { input, context })))
}

/** `messages.leave`: told with it is from when on someone reads it, where nobody does now. */
export function leaveMessage(file: File, desks: DeskParts): Service {
  return defineService({
    name: 'messages.leave',
    gives: [...FILED, 'closedText'],
    changes: true,
    files: 'message',
    input: {
      type: 'object',
      properties: { ...COMMON, topic: CHOSEN, contact: TEXT },
      required: ['story'],
      additionalProperties: false,
    },
  }, async (input, context) => give({
    ...await entrust(file, 'message', { input, context }), closedText: sayClosed(desks, 'front-desk', context),
  }))
}

type Asked = {
  readonly input: { readonly unit?: string | { readonly value: string }; readonly [name: string]: unknown }
  readonly context: CallContext
}

async function entrust(file: File, kind: RecordKind, { input: { unit, ...content }, context }: Asked) {
  const { key, conversation, at, language, channel } = context
  const record = await file({
    kind, key, conversation, at,
    // What a flow gives is JSON; the schema has only looked at its form.
    content: { language, channel, ...agreedAt(content, at) as FiledRecord['content'] },
    media: mediaIn(Object.values(content)),
    ...(unit !== undefined && { unit: valueOf(unit) }),
  })
  return Object.assign(sayReceipt(record), sayDue(record.dueAt, language), { unit: record.unit ?? null })
}

/** The ids of pictures in an answer: one picture, or a list of them. */
export function mediaIn(answer: unknown): readonly string[] {
  if (Array.isArray(answer)) return answer.flatMap(mediaIn)
  if (typeof answer !== 'object' || answer === null || !('media' in answer)) return []
  return typeof answer.media === 'string' ? [answer.media] : []
}

// The shapes that the API takes and gives.

import type { Schema } from './route.ts'

/** The states of a record or case. */
const STATES = ['received', 'accepted', 'working', 'waiting', 'transferred', 'closed'] as const

const instant = { type: 'string', format: 'date-time' } as const
const instantOrNull = { type: ['string', 'null'], format: 'date-time' } as const
const textOrNull = { type: ['string', 'null'] } as const

/** What residents are told: some words. */
const told = { type: 'string', minLength: 1, maxLength: 500, pattern: '\\S' } as const

/** What a resident can type: visible, at least four letters or digits, one of them on every keyboard. */
const OPENS = '^(?=[\\s\\S]*[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])(?=(?:[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]){4})[^\\p{C}]+$'

/** A case as the department brings it. */
export const casePut = {
  type: 'object',
  properties: {
    code: {
      type: 'string', minLength: 4, maxLength: 64, pattern: OPENS,
      description: 'The code that the resident was given: it opens the case in any spelling, and only a slow hash of it is kept.',
    },
    state: { type: 'string', enum: STATES },
    reason: { ...told, description: 'Why it stands so, as residents read it.' },
    unit: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S', description: 'Who has the case, as residents read it.' },
    expectedAt: { ...instantOrNull, description: 'When the next step is expected; null or left out where nobody can say.' },
  },
  required: ['code', 'state', 'reason', 'unit'],
  additionalProperties: false,
} as const

/** What is answered about a case; never its code. */
export const caseView = {
  type: 'object',
  properties: {
    number: { type: 'string' }, state: { type: 'string', enum: STATES },
    reason: { type: 'string' }, unit: { type: 'string' }, expectedAt: instantOrNull,
  },
  required: ['number', 'state', 'reason', 'unit', 'expectedAt'],
} as const

/** An officer's reply. */
export const replyPost = {
  type: 'object',
  properties: { text: { type: 'string', minLength: 1, maxLength: 2000, pattern: '\\S' } },
  required: ['text'],
  additionalProperties: false,
} as const

/** A reply as it stands. */
export const replyView = {
  type: 'object',
  properties: {
    id: { type: 'string' }, at: instant, text: { type: 'string' },
    state: {
      type: 'string', enum: ['sent', 'queued', 'waiting', 'failed', 'expired'],
      description: 'sent: the platform has it; queued: on its way; waiting: for the next contact; '
        + 'failed: the platform never takes it; expired: the resident has left.',
    },
  },
  required: ['id', 'at', 'text', 'state'],
} as const

/** A change of a record's state. */
export const statePatch = {
  type: 'object',
  properties: {
    state: { type: 'string', enum: STATES },
    reason: told,
  },
  required: ['state', 'reason'],
  additionalProperties: false,
} as const

/** A change of an appointment's state: the department can only cancel. */
export const appointmentPatch = {
  type: 'object',
  properties: {
    state: { type: 'string', enum: ['cancelled'] },
    reason: told,
  },
  required: ['state', 'reason'],
  additionalProperties: false,
} as const

/** A record with what a resident has entrusted to us. */
export const recordView = {
  type: 'object',
  properties: {
    number: { type: 'string' },
    kind: { type: 'string', enum: ['tip', 'complaint', 'message', 'appointment'] },
    state: { type: 'string' },
    channel: { ...textOrNull, description: 'Where it came from, such as wechat.' },
    unit: { ...textOrNull, description: 'The unit whose it is; null where none was named.' },
    createdAt: instant,
    dueAt: { ...instantOrNull, description: 'Until when the resident was promised an answer; of an appointment, when it begins.' },
    closedAt: instantOrNull,
    keepUntil: { ...instant, description: 'When it is deleted by itself, if nothing happens to it before.' },
    content: {
      type: 'object',
      description: 'What was answered, by the names of the questions; of an appointment, service and slot as they are now.',
    },
    media: { type: 'array', items: { type: 'string' }, description: 'The ids of its pictures and voice messages.' },
    timeline: {
      type: 'array', description: 'How it has stood, the oldest first.',
      items: {
        type: 'object',
        properties: { at: instant, state: { type: 'string' }, reason: { type: 'string' } },
        required: ['at', 'state', 'reason'],
      },
    },
    additions: {
      type: 'array',
      description: 'What the resident has added after it was filed, with number and code; its media are among those of the record.',
      items: {
        type: 'object',
        properties: { at: instant, content: { type: 'object' }, media: { type: 'array', items: { type: 'string' } } },
        required: ['at', 'content', 'media'],
      },
    },
    replies: { type: 'array', items: replyView },
  },
  required: [
    'number', 'kind', 'state', 'channel', 'unit', 'createdAt', 'dueAt', 'closedAt', 'keepUntil',
    'content', 'media', 'timeline', 'additions', 'replies',
  ],
} as const

/** The schema of an answer that lists things, and of what stands beside the list; all of it is always there. */
export function listOf(item: Schema, beside: { readonly [name: string]: Schema } = {}): Schema {
  return {
    type: 'object',
    properties: { items: { type: 'array', items: item }, ...beside },
    required: ['items', ...Object.keys(beside)],
  }
}

/** Part of a list: what `next` gives is the cursor of the next part. */
export const pageView = listOf(recordView, { next: textOrNull })

/** What is known of a picture or voice message. */
const mediumView = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    state: { type: 'string', enum: ['wanted', 'kept', 'refused'] },
    type: textOrNull,
    size: { type: ['integer', 'null'] },
    sha256: { ...textOrNull, description: 'Of the file as it came, in hex.' },
    at: { ...instant, description: 'When it came.' },
    given: {
      type: 'array',
      description: 'When it was given out through this API, and in which form; the latest hundred.',
      items: {
        type: 'object',
        properties: { at: instant, form: { type: 'string', enum: ['copy', 'original'] } },
        required: ['at', 'form'],
      },
    },
  },
  required: ['id', 'state', 'type', 'size', 'sha256', 'at', 'given'],
} as const

/** The media of a record. */
export const mediaView = listOf(mediumView)

/** An error as RFC 9457 has it. */
export const problem = {
  type: 'object',
  properties: {
    type: { type: 'string' }, title: { type: 'string' },
    status: { type: 'integer' }, code: { type: 'string' },
    detail: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
} as const

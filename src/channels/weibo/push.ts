// A push in the words of this channel, whichever of its two forms it came in: JSON, or XML as on WeChat.

import type { FromSchema } from 'json-schema-to-ts'
import { createReader } from '../../lib/schema.ts'
import { clean } from '../clean.ts'
import { fieldsOf, readXml } from '../xml.ts'
import { asMembers, readJson } from './json.ts'

const text = { type: 'string' } as const
const id = { type: 'string', pattern: '^[1-9]\\d{0,19}$' } as const

const schema = {
  type: 'object',
  properties: {
    type: { type: 'string', minLength: 1, maxLength: 64 },
    sender: id,
    receiver: id,
    id: text,
    at: text,
    text,
    subtype: text,
    key: text,
    tovfid: text,
    longitude: text,
    latitude: text,
    label: text,
  },
  required: ['type', 'sender', 'receiver'],
} as const

/** A push as its schema has read it. All numbers are decimal strings: ids are larger than what a double keeps. */
export type Push = FromSchema<typeof schema>

/** A push, or why there is none: no such document, or one without sender, receiver and type. */
export type PushRead =
  | { readonly ok: true; readonly push: Push }
  | { readonly ok: false; readonly why: 'broken' | 'unreadable' }

const read = createReader(schema)

/** Tells whether a body is the XML form. */
export function isXml(body: string): boolean {
  return /^\uFEFF?\s{0,64}</.test(body)
}

/** Reads a body in either form. */
export function readPush(body: string): PushRead {
  const fields = isXml(body) ? fromXml(body) : fromJson(body)
  if (!fields) return { ok: false, why: 'broken' }
  // What is no text is as good as absent; what must be there is then missed.
  const told = Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, clean(value)]] : []))
  const found = read(Object.fromEntries(told))
  return found.ok ? { ok: true, push: found.value } : { ok: false, why: 'unreadable' }
}

type Fields = { readonly [Name in keyof Push]?: unknown }

function fromJson(body: string): Fields | undefined {
  const root = readJson(body.replace(/^\uFEFF/, ''))
  if (!root) return undefined
  const data = (typeof root['data'] === 'string' ? readJson(root['data']) : asMembers(root['data'])) ?? {}
  return {
    type: root['type'],
    sender: root['sender_id'],
    receiver: root['receiver_id'] ?? root['recipient_id'],
    id: root['id'],
    at: root['created_at'],
    text: root['text'],
    subtype: data['subtype'],
    key: data['key'],
    tovfid: data['tovfid'],
    longitude: data['longitude'],
    latitude: data['latitude'],
  }
}

function fromXml(body: string): Fields | undefined {
  const root = readXml(body.trimStart())
  if (!root) return undefined
  const found = fieldsOf(root)
  return {
    type: found['MsgType'],
    sender: found['FromUserName'],
    receiver: found['ToUserName'],
    id: found['MsgId'],
    at: found['CreateTime'],
    text: found['Content'],
    subtype: found['Event'],
    key: found['EventKey'],
    tovfid: found['MediaId'],
    longitude: found['Location_Y'],
    latitude: found['Location_X'],
    label: found['Label'],
  }
}

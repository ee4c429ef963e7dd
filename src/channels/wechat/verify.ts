// Is a request from WeChat? Its query, its signature and its age.

import { hash } from 'node:crypto'
import type { FromSchema } from 'json-schema-to-ts'
import { Fault } from '../../lib/faults.ts'
import { sameSecret } from '../../lib/hash.ts'
import { createReader } from '../../lib/schema.ts'

/** How far a request's timestamp may be off, in ms. */
const FRESH = 300_000

const schema = {
  type: 'object',
  properties: {
    signature: { type: 'string', maxLength: 64 },
    timestamp: { type: 'string', pattern: '^\\d{1,12}$' },
    nonce: { type: 'string', pattern: '^[!-~]{1,128}$' },
    encrypt_type: { type: 'string', maxLength: 16 },
    msg_signature: { type: 'string', maxLength: 64 },
    echostr: { type: 'string', maxLength: 4096 },
  },
  required: ['timestamp', 'nonce'],
} as const

/** The query of a request, held against its schema. */
export type Query = FromSchema<typeof schema>

const read = createReader(schema)

/** Reads a query; a value that is missing or stands there twice is refused. */
export function readQuery(query: unknown): Query {
  const found = read(query)
  if (!found.ok) throw new Fault('WECHAT_QUERY_UNREADABLE')
  return found.value
}

/** The platform's signature: SHA-1 over the parts in byte order. */
export function signatureOf(...parts: readonly string[]): string {
  // All parts are ASCII, for which the default order is the byte order.
  return hash('sha1', parts.toSorted().join(''), 'hex')
}

/** Refuses a request whose timestamp is more than five minutes off. */
export function checkAge(query: Query, now: number): void {
  if (Math.abs(now - Number(query.timestamp) * 1000) > FRESH) throw new Fault('WECHAT_STALE')
}

/** Refuses a request whose plain signature (token, timestamp, nonce) is not ours. */
export function checkSignature(query: Query, token: string): void {
  const right = signatureOf(token, query.timestamp, query.nonce)
  if (!sameSecret(query.signature ?? '', right)) throw new Fault('WECHAT_SIGNATURE_WRONG')
}

/** Refuses a request whose signature over the sealed text is not ours. */
export function checkSealed(query: Query, token: string, sealed: string): void {
  const right = signatureOf(token, query.timestamp, query.nonce, sealed)
  if (!sameSecret(query.msg_signature ?? '', right)) throw new Fault('WECHAT_SIGNATURE_WRONG')
}

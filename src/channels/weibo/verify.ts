// Is a request from Weibo? Its query, its signature and its age.

import { hash } from 'node:crypto'
import type { FromSchema } from 'json-schema-to-ts'
import { Fault } from '../../lib/faults.ts'
import { sameSecret } from '../../lib/hash.ts'
import { createReader } from '../../lib/schema.ts'
import { inMs } from './instant.ts'

/** How far a request's timestamp may be off, in ms. */
const FRESH = 300_000

const schema = {
  type: 'object',
  properties: {
    signature: { type: 'string', pattern: '^[0-9a-f]{40}$' },
    timestamp: { type: 'string', pattern: '^\\d{1,15}$' },
    nonce: { type: 'string', pattern: '^[^\\s\\p{C}]{1,128}$' },
    echostr: { type: 'string', maxLength: 4096 },
  },
  required: ['signature', 'timestamp', 'nonce'],
} as const

/** The query of a request, held against its schema. */
export type Query = FromSchema<typeof schema>

const read = createReader(schema)

/** Reads a query; a value that is missing or stands there twice is refused. */
export function readQuery(query: unknown): Query {
  const found = read(query)
  if (!found.ok) throw new Fault('WEIBO_QUERY_UNREADABLE')
  return found.value
}

/** The platform's signature: SHA-1 over AppSecret, timestamp and nonce in byte order. */
export function signatureOf(...parts: readonly string[]): string {
  const bytes = parts.map((part) => Buffer.from(part)).toSorted(Buffer.compare)
  return hash('sha1', Buffer.concat(bytes), 'hex')
}

/** Refuses a request whose timestamp, in seconds or milliseconds, is more than five minutes off. */
export function checkAge({ timestamp }: Query, now: number): void {
  if (Math.abs(now - inMs(Number(timestamp))) > FRESH) throw new Fault('WEIBO_STALE')
}

/** Refuses a request whose signature is not ours. */
export function checkSignature({ signature, timestamp, nonce }: Query, secret: string): void {
  if (!sameSecret(signature, signatureOf(secret, timestamp, nonce))) throw new Fault('WEIBO_SIGNATURE_WRONG')
}

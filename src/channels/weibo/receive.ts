// From a request to what a resident did: every check that a push must pass, in the order in which they are cheapest.

import { isUtf8 } from 'node:buffer'
import { Fault } from '../../lib/faults.ts'
import type { Replays } from '../../ports/replays.ts'
import { decode, type Decoded } from './decode.ts'
import { isXml, readPush } from './push.ts'
import { checkAge, checkSignature, type Query } from './verify.ts'

/** A push that passed every check, and the form in which it came and wants to be answered. */
export type Received = { readonly decoded: Decoded; readonly form: 'json' | 'xml' }

/** Checks requests and reads them; each check that fails throws a Fault. */
export type Receiver = {
  /** What can be refused before the body is read. */
  readonly check: (query: Query, now: number) => void
  readonly receive: (query: Query, body: Uint8Array, now: number) => Received
}

/** Creates a receiver for the AppSecret that the platform signs with. */
export function createReceiver(secret: string, replays: Replays): Receiver {
  return {
    check: (query, now) => {
      checkAge(query, now)
      checkSignature(query, secret)
    },
    receive: ({ signature }, body, now) => {
      if (!isUtf8(body)) throw new Fault('WEIBO_BODY_BROKEN')
      const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString()
      const read = readPush(text)
      if (!read.ok) throw new Fault(read.why === 'broken' ? 'WEIBO_BODY_BROKEN' : 'WEIBO_MESSAGE_UNREADABLE')
      const decoded = decode(read.push, now)
      // Not timestamp and nonce: their digits, joined, can be divided in another way under the same signature.
      if (replays.seen(signature, decoded.id, now) === 'other') throw new Fault('WEIBO_REPLAYED')
      return { decoded, form: isXml(text) ? 'xml' : 'json' }
    },
  }
}

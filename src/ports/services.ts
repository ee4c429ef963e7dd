// The door to what flows can call by name.

import type { Json } from '../engine/event.ts'
import type { Values } from '../engine/effect.ts'
import type { ChannelName } from '../messages/inbound.ts'
import type { RecordKind } from './records.ts'

/** What a service may know of the call. The same `key` always means the same call, and gives the same result. */
export type CallContext = {
  /** conversation:revision:position; unique for a call, the same when it is repeated. */
  readonly key: string
  /** The id of the conversation: a keyed hash, never a platform's id. */
  readonly conversation: string
  readonly channel: ChannelName
  /** A BCP 47 tag: zh-CN, zh-TW or en. */
  readonly language: string
  /** Now, in ms since the epoch. */
  readonly at: number
  /** What limits are counted by: an address on the web, the conversation elsewhere. Hashed. */
  readonly source: string
}

/** What a service gives back; `reason` is one of the words its flow step may name under `refused`. */
export type Called =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: string }

/** Where a service may keep what it is given: records by kind, and questions that found no answer. */
export type FiledIn = RecordKind | 'appointment' | 'question'

/** A service as flows see it: `changes` tells whether a call changes anything in the world. */
export type Service = {
  readonly name: string
  readonly changes: boolean
  /** JSON schema of what it takes; the checker holds the flow's `with` against its properties. */
  readonly input: { readonly properties: { readonly [name: string]: unknown } }
  /** The parts of what it gives, for texts and other services; left out where it has none, or where they are not told. */
  readonly gives?: readonly string[]
  /** The reasons for which it may say no. */
  readonly reasons: readonly string[]
  /** What it keeps of what it is given lies in records of this kind; left out where it keeps nothing. */
  readonly files?: FiledIn
  readonly run: (input: Values, context: CallContext) => Promise<Called>
}

/** All services by name. */
export type Services = {
  readonly get: (name: string) => Service | undefined
  readonly names: () => readonly string[]
}

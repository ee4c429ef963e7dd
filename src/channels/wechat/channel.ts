// The WeChat channel: verifies the address for the platform, and answers each push with one passive reply.

import { parse as parseQuery } from 'node:querystring'
import { Router } from '@koa/router'
import type { Context } from 'koa'
import { Fault } from '../../lib/faults.ts'
import type { Log } from '../../lib/log.ts'
import { isLeaving, type Inbound } from '../../messages/inbound.ts'
import type { Converse } from '../../ports/converse.ts'
import type { Replays, SharedReplays } from '../../ports/replays.ts'
import type { OwnText } from '../../ports/translator.ts'
import { createHold, LATE, within, type Held, type Later } from '../hold.ts'
import { languageKnown } from '../language.ts'
import { createSayFitting } from '../rest.ts'
import type { Decoded } from './decode.ts'
import { encode, encodeSealed, fit } from './encode.ts'
import { seal } from './envelope.ts'
import { createReceiver, type WechatSettings } from './receive.ts'
import { readQuery, signatureOf, type Query } from './verify.ts'

const PATH = '/wechat'

/** What a body may have at most: messages have some 10 kB. */
const BODY = 64 * 1024

/** The platform cuts at 5 s; nothing we say after that is heard. */
const PATIENCE = 4_500

/** How long a turn takes before the resident sees that an answer is being written, in ms. */
const TYPING = 1_500

/** What the channel says itself, in the resident's language or, where that is unknown, in all of them. */
export type WechatTexts = {
  /** This message may not have arrived; send it again, that files nothing twice. */
  readonly unavailable: OwnText
  /** There is more to come with your next message. */
  readonly more: OwnText
}

/** What the channel needs. */
export type WechatParts = {
  readonly settings: WechatSettings
  readonly converse: Converse
  readonly replays: Replays
  /** Asked too where other processes hear the same account. */
  readonly sharedReplays?: SharedReplays
  readonly texts: WechatTexts
  readonly log: Log
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
  /** Reads a request's body, up to a limit. */
  readonly body: (ctx: Context, limit: number) => Promise<Uint8Array>
  /** Keeps what did not fit, or came too late, for the resident's next contact. */
  readonly later?: Later
  /** Shows a resident that an answer is being written; the platform takes it after messages alone. */
  readonly typing?: (from: string) => Promise<unknown>
  /** Keeps what a resident has agreed to. */
  readonly note?: (noted: Noted) => Promise<void>
}

/** What a push says that is for us to keep. */
export type Noted = Extract<Decoded, { kind: 'noted' }>

/** A channel that is served under its routes until it is idle. */
export type WechatChannel = {
  readonly router: Router
  /** What the platform posts, by its path: the router's own route, for whoever would not search. */
  readonly pushes: ReadonlyMap<string, (ctx: Context) => Promise<void>>
  /** Resolves when no turn runs any more. */
  readonly idle: () => Promise<void>
}

/** Creates the channel; throws if its settings do not fit its mode. */
export function createWechat(parts: WechatParts): WechatChannel {
  const { settings, replays, texts, log, now } = parts
  const receiver = createReceiver(settings, replays)
  const hold = createHold(parts)
  const sayFitting = createSayFitting({ fit, more: texts.more, later: parts.later, log, event: 'wechat.rest.lost' })

  const push = async (ctx: Context) => {
    const started = now()
    const query = readQuery(parseQuery(ctx.querystring))
    receiver.check(query, started)
    const decoded = receiver.receive(query, await parts.body(ctx, BODY), started)
    if (decoded.kind === 'ignored') {
      log.debug('wechat.ignored', { what: decoded.what })
      return succeed(ctx)
    }
    const left = (): number => PATIENCE - (now() - started)
    // What takes its time is the database, whatever it is asked. A signature over a sealed body fits no other body.
    const shared = receiver.keys ? undefined : parts.sharedReplays
    const isNew = shared && refuseReplay(shared, query, { id: decoded.id, at: started })
    if (decoded.kind === 'noted') {
      await within(Promise.resolve(isNew).then(() => parts.note?.(decoded)), left(), undefined)
      return succeed(ctx)
    }
    const { inbound } = decoded
    const isTyping = parts.typing && inbound.said.kind === 'text'
    const typing = isTyping ? setTimeout(showTyping, TYPING, inbound.from) : undefined
    const hear = () => hold.hear(inbound, inbound.from, left())
    const heard = isNew ? within(isNew.then(hear), left(), LATE) : hear()
    const held = await heard.finally(() => clearTimeout(typing))
    const text = await textOf(held, inbound, left())
    // A reply to somebody who has left is an error for the platform.
    if (text === '' || isLeaving(inbound.said)) return succeed(ctx)
    ctx.type = 'application/xml'
    ctx.body = reply(decoded, inbound, { query, text })
  }
  const showTyping = (from: string): void => {
    parts.typing?.(from).catch((error: unknown) => log.fault('wechat.typing', error))
  }
  const textOf = async (held: Held, inbound: Inbound, patience: number): Promise<string> => {
    if (held.kind === 'late') return ''
    if (held.kind === 'failed') return texts.unavailable(languageKnown(parts.converse, inbound))
    return sayFitting(held.messages, inbound, patience)
  }
  const reply = ({ to }: Decoded, inbound: Inbound, { query, text }: { query: Query; text: string }): string => {
    // The message's own time, so that a retry gets the same bytes.
    const xml = encode({ to: inbound.from, from: to, at: Math.floor(inbound.at / 1000), text })
    if (!receiver.keys) return xml
    const { timestamp, nonce } = query
    const sealed = seal(xml, receiver.keys, parts.random(16))
    return encodeSealed({ sealed, timestamp, nonce, signature: signatureOf(settings.token, timestamp, nonce, sealed) })
  }

  const router = new Router()
  router.post(PATH, push)
  router.get(PATH, (ctx) => {
    const query = readQuery(ctx.query)
    ctx.type = 'text/plain'
    ctx.body = receiver.verify(query, now())
  })
  return { router, pushes: new Map([[PATH, push]]), idle: hold.idle }
}

async function refuseReplay(shared: SharedReplays, query: Query, { id, at }: { id: string; at: number }): Promise<void> {
  const sighting = await shared.seen(`wechat:${query.timestamp}:${query.nonce}`, id, at)
  if (sighting === 'other') throw new Fault('WECHAT_REPLAYED')
}

/** The platform's word for "no reply wanted"; it is never sealed. */
function succeed(ctx: Context): void {
  ctx.type = 'text/plain'
  ctx.body = 'success'
}

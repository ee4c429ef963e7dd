// The Weibo channel: verifies the address for the platform, and answers each push with one passive reply.

import { Router } from '@koa/router'
import type { Context } from 'koa'
import { Fault } from '../../lib/faults.ts'
import type { Log } from '../../lib/log.ts'
import { isLeaving, type Inbound } from '../../messages/inbound.ts'
import type { Outbound } from '../../messages/outbound.ts'
import type { Converse } from '../../ports/converse.ts'
import type { Replays, SharedReplays } from '../../ports/replays.ts'
import type { OwnText } from '../../ports/translator.ts'
import { createHold, LATE, within, type Held, type Later } from '../hold.ts'
import { languageKnown, languageOf } from '../language.ts'
import { createSayFitting } from '../rest.ts'
import type { Decoded } from './decode.ts'
import { encodeJson, encodeXml, fit } from './encode.ts'
import { createGreetings } from './greetings.ts'
import { createReceiver } from './receive.ts'
import { readQuery, type Query } from './verify.ts'

/** What a body may have at most. */
const BODY = 64 * 1024

/** The platform cuts at 5 s; nothing we say after that is heard. */
const PATIENCE = 4_500

/** What the channel says itself, in the resident's language or, where that is unknown, in all of them. */
export type WeiboTexts = {
  /** This message may not have arrived; send it again, that files nothing twice. */
  readonly unavailable: OwnText
  /** There is more to come with your next message. */
  readonly more: OwnText
  /** You have named us in public; write to us here. */
  readonly mentioned: OwnText
}

/** What the channel needs. */
export type WeiboParts = {
  /** The AppSecret that the platform signs with. */
  readonly secret: string
  readonly converse: Converse
  readonly replays: Replays
  /** Asked too where other processes hear the same account. */
  readonly sharedReplays?: SharedReplays
  readonly texts: WeiboTexts
  readonly log: Log
  readonly now: () => number
  /** Reads a request's body, up to a limit. */
  readonly body: (ctx: Context, limit: number) => Promise<Uint8Array>
  /** Keeps what did not fit, or came too late, for the resident's next contact. */
  readonly later?: Later
}

/** A channel that is served under its routes until it is idle. */
export type WeiboChannel = {
  readonly router: Router
  /** Resolves when no turn runs any more. */
  readonly idle: () => Promise<void>
}

/** Creates the channel. */
export function createWeibo(parts: WeiboParts): WeiboChannel {
  const { secret, replays, texts, log, now } = parts
  const receiver = createReceiver(secret, replays)
  const greetings = createGreetings()
  const hold = createHold(parts)
  const sayFitting = createSayFitting({ fit, more: texts.more, later: parts.later, log, event: 'weibo.rest.lost' })
  const warnOfXml = once(() => {
    log.warn('weibo.xml', { remedy: 'this account sends pushes in the XML form; ask for JSON with eps/push/set_format' })
  })

  const push = async (ctx: Context) => {
    const started = now()
    const query = readQuery(ctx.query)
    receiver.check(query, started)
    const { decoded, form } = receiver.receive(query, await parts.body(ctx, BODY), started)
    if (form === 'xml') warnOfXml()
    const text = await answer(query, decoded, started)
    if (text === '') return sayNothing(ctx)
    // The message's own time, so that a retry gets the same bytes.
    const reply = { to: decoded.from, from: decoded.to, at: Math.floor(decoded.at / 1000), text }
    ctx.type = form === 'xml' ? 'application/xml' : 'application/json'
    ctx.body = form === 'xml' ? encodeXml(reply) : encodeJson(reply)
  }
  const answer = async (query: Query, decoded: Decoded, started: number): Promise<string> => {
    const left = (): number => PATIENCE - (now() - started)
    // What takes its time is the database, whatever it is asked.
    const heard = refuseReplay(query, decoded.id, started).then(() => hear(decoded, left()))
    const held = await within(heard, left(), LATE)
    const inbound = decoded.kind === 'heard' ? decoded.inbound : undefined
    return inbound && isLeaving(inbound.said) ? '' : textOf(held, inbound, left())
  }
  const hear = async (decoded: Decoded, patience: number): Promise<Held> => {
    if (decoded.kind === 'mentioned') return say([{ text: texts.mentioned(languageOf(decoded.text)) }])
    if (decoded.kind === 'heard' && !greetings.isSecond(decoded.what, decoded.inbound)) {
      return hold.hear(decoded.inbound, decoded.from, patience)
    }
    log.debug('weibo.ignored', { what: decoded.what })
    return say([])
  }
  const refuseReplay = async ({ signature }: Query, id: string, at: number): Promise<void> => {
    const sighting = await parts.sharedReplays?.seen(`weibo:${signature}`, id, at)
    if (sighting === 'other') throw new Fault('WEIBO_REPLAYED')
  }
  const textOf = async (held: Held, inbound: Inbound | undefined, patience: number): Promise<string> => {
    if (held.kind === 'late') return ''
    if (held.kind === 'failed') return fit([{ text: texts.unavailable(languageKnown(parts.converse, inbound)) }], () => '').text
    return sayFitting(held.messages, inbound, patience)
  }

  const router = new Router()
  router.post('/weibo', push)
  router.get('/weibo', (ctx) => {
    const query = readQuery(ctx.query)
    receiver.check(query, now())
    ctx.type = 'text/plain'
    ctx.body = query.echostr ?? ''
  })
  return { router, idle: hold.idle }
}

function say(messages: readonly Outbound[]): Held {
  return { kind: 'answered', messages }
}

/** A 200 without a body: no retry, and nothing is shown to the resident. */
function sayNothing(ctx: Context): void {
  ctx.status = 200
  ctx.body = ''
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}

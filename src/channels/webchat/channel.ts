// The web chat: a page on which anyone can talk to us in a browser, and the addresses that the page calls.

import { Router } from '@koa/router'
import type { Context } from 'koa'
import { Fault } from '../../lib/faults.ts'
import type { Log } from '../../lib/log.ts'
import type { Converse } from '../../ports/converse.ts'
import type { OwnText } from '../../ports/translator.ts'
import { createHold, type Hold } from '../hold.ts'
import { languageKnown } from '../language.ts'
import { decode, decodeSeen } from './decode.ts'
import { createFlood, type Flood } from './flood.ts'
import { createIdentities, type Identities, type KeyedHash } from './identity.ts'
import { checkOrigin } from './origin.ts'
import { POLICY, readPage } from './page.ts'
import { createStreams, type StreamLimits, type Streams } from './stream.ts'
import { PICTURES, VOICES, type Upload } from './upload.ts'

const MESSAGE = 64 * 1024
const PATIENCE = 4_500

/** What the channel says itself, in the resident's language or, where that is unknown, in all of them. */
export type WebchatTexts = {
  /** This message may not have arrived; send it again, that files nothing twice. */
  readonly unavailable: OwnText
  /** You are sending too fast; wait a moment. In danger call 110. */
  readonly busy: OwnText
}

/** What the channel needs. */
export type WebchatParts = {
  readonly converse: Converse
  /** Keeps a picture or recording and gives its id; undefined if it was not taken. */
  readonly media: { readonly keep: (bytes: Buffer, type: string) => Promise<string | undefined> }
  readonly texts: WebchatTexts
  readonly log: Log
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
  readonly hash: KeyedHash
  /** Reads a request's body, up to a limit. */
  readonly body: (ctx: Context, limit: number) => Promise<Buffer>
  /** Where a request comes from, for limits. */
  readonly source: (ctx: Context) => string
  readonly streams?: StreamLimits
  /** Changes the texts of the page where a place has its own. */
  readonly say?: (text: string) => string
}

/** A channel that is served under its routes until it is closed. */
export type WebchatChannel = {
  readonly router: Router
  /** Ends the live streams. */
  readonly close: () => void
  /** Resolves when no turn runs any more. */
  readonly idle: () => Promise<void>
}

type Answer = (ctx: Context) => Promise<void> | void

/** Creates the channel. */
export function createWebchat(parts: WebchatParts): WebchatChannel {
  const { converse, log, random, hash } = parts
  const identities = createIdentities(random, hash)
  const hold = createHold({ converse, log })
  const streams = createStreams(converse, log, parts.streams)
  const whoOf = (ctx: Context): string => {
    const from = identities.read(ctx.get('authorization'))
    if (from === undefined) throw new Fault('WEBCHAT_IDENTITY_WRONG')
    return from
  }
  const within = createGuard(parts)
  // Many residents may stand behind one address, such as a mobile carrier's: what one may send is counted by who they are.
  const bySource = (perMinute: number): Limit => ({ flood: createFlood({ perMinute }), of: parts.source })
  const byResident = (perMinute: number): Limit => ({ flood: createFlood({ perMinute }), of: whoOf })
  const messages = [bySource(300), byResident(30)]
  const uploads = [bySource(50), byResident(20)]

  const router = pageRouter(parts.say)
  router.post('/chat/identity', within([bySource(30)], (ctx) => answer(ctx, 201, { identity: identities.open() })))
  router.post('/chat/messages', within(messages, createSay(parts, { hold, whoOf, identities })))
  router.post('/chat/pictures', within(uploads, createUpload(parts, { whoOf, identities }, PICTURES)))
  router.post('/chat/voices', within(uploads, createUpload(parts, { whoOf, identities }, VOICES)))
  router.get('/chat/events', within([], createListen(parts, { whoOf, streams })))
  router.post('/chat/seen', within([], createAcknowledge(parts, whoOf)))
  return { router, close: streams.close, idle: hold.idle }
}

/** What the addresses share: who asks, and what they may name. */
type Shared = { readonly whoOf: (ctx: Context) => string; readonly identities: Identities }

/** Who is held back by a flood guard: what requests are counted by. */
type Limit = { readonly flood: Flood; readonly of: (ctx: Context) => string }

/** Lets a request through if its page is ours and who sends it is not too fast. */
function createGuard({ log, now, texts }: WebchatParts) {
  return (limits: readonly Limit[], next: Answer): Answer => (ctx) => {
    checkOrigin(ctx)
    const wait = limits.reduce((longest, { flood, of }) => longest || flood(of(ctx), now()), 0)
    if (wait === 0) return next(ctx)
    log.warn('webchat.flooded')
    ctx.set('Retry-After', String(wait))
    return tell(ctx, 429, texts.busy(ctx.acceptsLanguages()[0]))
  }
}

function createSay(parts: WebchatParts, { hold, whoOf, identities }: Shared & { readonly hold: Hold }): Answer {
  return async (ctx) => {
    const from = whoOf(ctx)
    const body = await parts.body(ctx, MESSAGE)
    const inbound = decode(body, { from, at: parts.now(), unbind: identities.unbind })
    if (!inbound) throw new Fault('WEBCHAT_MESSAGE_UNREADABLE')
    const held = await hold.hear(inbound, parts.source(ctx), PATIENCE)
    // Late: the page asks again with the same id, and gets the answer when there is one.
    if (held.kind === 'late') return answer(ctx, 202, { messages: [] })
    if (held.kind === 'failed') return tell(ctx, 503, parts.texts.unavailable(languageKnown(parts.converse, inbound)))
    return answer(ctx, 200, { messages: held.messages })
  }
}

function createUpload({ body, media }: WebchatParts, { whoOf, identities }: Shared, upload: Upload): Answer {
  const { kind, limit, typeOf, wrong } = upload
  return async (ctx) => {
    const from = whoOf(ctx)
    const bytes = await body(ctx, limit)
    const type = await typeOf(bytes)
    const id = type && await media.keep(bytes, type)
    if (!id) throw new Fault(wrong)
    answer(ctx, 201, { [kind]: identities.bind(kind, from, id) })
  }
}

function createListen(
  { source }: WebchatParts, { whoOf, streams }: Pick<Shared, 'whoOf'> & { readonly streams: Streams },
): Answer {
  return (ctx) => {
    const stream = streams.open(whoOf(ctx), source(ctx))
    if (!stream) throw new Fault('WEBCHAT_STREAMS_TOO_MANY')
    ctx.type = 'text/event-stream'
    ctx.set('X-Accel-Buffering', 'no')
    ctx.body = stream
  }
}

function createAcknowledge({ body, converse }: WebchatParts, whoOf: Shared['whoOf']): Answer {
  return async (ctx) => {
    const from = whoOf(ctx)
    const ids = decodeSeen(await body(ctx, MESSAGE))
    if (!ids) throw new Fault('WEBCHAT_MESSAGE_UNREADABLE')
    await converse.seen('webchat', from, ids)
    ctx.status = 204
  }
}

function pageRouter(say: WebchatParts['say']): Router {
  const router = new Router()
  for (const [name, { type, body }] of readPage(say)) {
    router.get(name === 'index.html' ? '/' : `/chat/page/${name}`, (ctx) => {
      ctx.set('Content-Security-Policy', POLICY)
      ctx.set('Cross-Origin-Opener-Policy', 'same-origin')
      ctx.set('Permissions-Policy', 'geolocation=(self), microphone=(self), camera=()')
      ctx.type = type
      ctx.body = body
    })
  }
  return router
}

function answer(ctx: Context, status: number, body: unknown): void {
  ctx.status = status
  ctx.body = body
}

function tell(ctx: Context, status: number, text: string): void {
  answer(ctx, status, { messages: [{ text }] })
}

// Joins the channels where residents talk to us.

import type { Router } from '@koa/router'
import { createWebchat } from './channels/webchat/channel.ts'
import { createWechat } from './channels/wechat/channel.ts'
import { createWeibo } from './channels/weibo/channel.ts'
import type { Senders } from './compose-senders.ts'
import type { World } from './world.ts'
import type { Settings } from './config/settings.ts'
import { readBody } from './http/body.ts'
import { createReplays } from './http/replays.ts'
import { createSource, readTrust } from './http/source.ts'
import type { Kept } from './keep.ts'
import { random } from './lib/digest.ts'
import { Fault } from './lib/faults.ts'
import type { Inbound } from './messages/inbound.ts'
import type { Outbound } from './messages/outbound.ts'
import type { Translator } from './ports/translator.ts'
import type { Telling } from './ports/telling.ts'
import type { Runtime } from './runtime/converse.ts'
import { createTexts } from './texts.ts'

/** What channels are made of. */
export type ChannelParts = {
  readonly settings: Settings
  readonly kept: Kept
  readonly runtime: Runtime
  readonly telling: Telling
  readonly translator: Translator
  readonly senders: Senders
  readonly world: World
}

/** Channels that are served until they are idle. */
export type Channels = {
  readonly routers: readonly Router[]
  readonly close: () => void
  readonly idle: () => Promise<void>
}

/** Joins every channel that is set up. */
export function composeChannels(parts: ChannelParts): Channels {
  const { settings: { wechat, weibo }, kept, runtime, translator, senders, world: { log, clock } } = parts
  const texts = createTexts(translator)
  const shared = { converse: runtime, log, now: clock, random }

  const webchat = createWebchat({
    ...shared,
    body: readBody,
    hash: kept.hasher.hash,
    source: sourceOf(parts),
    texts: { unavailable: texts('unavailable'), busy: texts('busy') },
    media: { keep: (bytes, type) => keepPicture(parts, bytes, type) },
  })
  const official = wechat && createWechat({
    ...shared,
    body: readBody,
    settings: { token: wechat.token, appId: wechat.appId, mode: wechat.mode, ...(wechat.aesKey && { aesKey: wechat.aesKey }) },
    replays: createReplays(),
    texts: { unavailable: texts('unavailable'), more: texts('more-to-come') },
    later: (inbound, messages) => postAll(parts, inbound, messages),
    ...(senders.wechat && { typing: senders.wechat.sender.typing }),
  })

  const fans = weibo && createWeibo({
    ...shared,
    body: readBody,
    secret: weibo.appSecret,
    replays: createReplays(),
    texts: { unavailable: texts('unavailable'), more: texts('more-to-come'), mentioned: texts('mentioned') },
    later: (inbound, messages) => postAll(parts, inbound, messages),
  })

  return {
    routers: [...[official, fans].flatMap((channel) => (channel ? [channel.router] : [])), webchat.router],
    close: webchat.close,
    idle: async () => {
      await Promise.all([webchat.idle(), official?.idle(), fans?.idle()])
    },
  }
}

function sourceOf({ settings, kept }: ChannelParts) {
  const trust = readTrust(settings.trustProxy)
  if (!trust) throw new Fault('CONFIG_TRUST_PROXY_WRONG')
  const source = createSource(trust)
  return (ctx: Parameters<typeof source>[0]): string => kept.hasher.hash('source', source(ctx))
}

async function keepPicture({ kept, world }: ChannelParts, bytes: Buffer, type: string): Promise<string> {
  const id = Buffer.from(random(18)).toString('base64url')
  const medium = await kept.media.keep(id, { bytes, type, at: world.clock() })
  if (medium.state !== 'kept') throw new Fault('WEBCHAT_PICTURE_UNREADABLE')
  return id
}

/** What could not be said in time is sent where the platform lets us, else it waits for the resident's next contact. */
async function postAll(
  { kept, telling }: ChannelParts, inbound: Inbound, messages: readonly Outbound[],
): Promise<void> {
  const stored = await kept.conversations.load(kept.identify(inbound.channel, inbound.from))
  if (!stored) return
  for (const [n, message] of messages.entries()) {
    // The instants keep the order.
    await telling.tell(stored, { id: `${inbound.id}:late${n}`, at: inbound.at + n, sort: 'answer', message })
  }
}

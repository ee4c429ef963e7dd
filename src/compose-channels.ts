// Joins the channels where residents talk to us.

import type { Router } from '@koa/router'
import { createWebchat } from './channels/webchat/channel.ts'
import { createWechat, type Noted } from './channels/wechat/channel.ts'
import type { WechatSettings as WechatAccount } from './channels/wechat/receive.ts'
import { createWeibo } from './channels/weibo/channel.ts'
import type { Settings, WechatSettings } from './config/settings.ts'
import { readBody } from './http/body.ts'
import { createSource, readTrust } from './http/source.ts'
import { sayTextAlarm } from './i18n/text-alarm.ts'
import { createTexts } from './i18n/texts.ts'
import { random } from './lib/digest.ts'
import { Fault } from './lib/faults.ts'
import type { Log } from './lib/log.ts'
import type { World } from './lib/world.ts'
import type { Inbound } from './messages/inbound.ts'
import type { Outbound } from './messages/outbound.ts'
import type { Guide } from './ports/guide.ts'
import type { Sender } from './ports/sender.ts'
import type { Telling } from './ports/telling.ts'
import type { Translator } from './ports/translator.ts'
import type { Pushes } from './http/app.ts'
import type { Runtime } from './runtime/converse.ts'
import type { Kept } from './compose-kept.ts'
import { joinReplays } from './compose-replays.ts'
import type { Senders } from './compose-senders.ts'
import { composeAccount, composeWechaty } from './compose-wechaty.ts'

/** What channels are made of. */
export type ChannelParts = {
  readonly settings: Settings
  readonly kept: Kept
  readonly runtime: Runtime
  readonly telling: Telling
  readonly translator: Translator
  readonly guide: Guide
  readonly senders: Senders
  readonly world: World
}

/** Channels that are served until they are idle. */
export type Channels = {
  readonly routers: readonly Router[]
  readonly pushes: Pushes
  /** The sending sides of channels that live in this process alone. */
  readonly senders: readonly Sender[]
  /** Loads what takes its time, so that starting does not; rejects if it is not installed. */
  readonly load: () => Promise<unknown>
  /** Connects what is not called by a platform. */
  readonly start: () => Promise<void>
  readonly close: () => void
  /** Disconnects what `start` has connected. */
  readonly stop: () => Promise<void>
  /** How those stand that can be cut off. */
  readonly states: () => { readonly [channel: string]: string }
  readonly idle: () => Promise<void>
}

/** Joins every channel that is set up. */
export function composeChannels(parts: ChannelParts): Channels {
  const { settings: { areaCode, wechat, weibo }, kept, runtime, translator, senders, world: { log, clock } } = parts
  const texts = createTexts(translator)
  const shared = { converse: runtime, log, now: clock, random }

  const webchat = createWebchat({
    ...shared,
    body: readBody,
    hash: kept.hasher.hash,
    source: sourceOf(parts),
    texts: { unavailable: texts('unavailable'), busy: texts('busy') },
    media: { keep: (bytes, type) => keepMedium(parts, bytes, type) },
    say: (text) => sayTextAlarm(text, areaCode),
  })
  const official = wechat && createWechat({
    ...shared,
    body: readBody,
    settings: accountOf(wechat),
    ...joinReplays(kept.replays),
    texts: { unavailable: texts('unavailable'), more: texts(senders.wechat ? 'more-follows' : 'more-to-come') },
    later: (inbound, messages) => postAll(parts, inbound, messages),
    note: (noted) => noteConsents(parts, noted),
    ...(senders.wechat && { typing: senders.wechat.sender.typing }),
  })

  const fans = weibo && createWeibo({
    ...shared,
    body: readBody,
    secret: weibo.appSecret,
    ...joinReplays(kept.replays),
    texts: {
      unavailable: texts('unavailable'), mentioned: texts('mentioned'),
      more: texts(weibo.accessToken ? 'more-follows' : 'more-to-come'),
    },
    later: (inbound, messages) => postAll(parts, inbound, messages),
  })

  const personal = composePersonal(parts, shared)
  return {
    pushes: official?.pushes ?? new Map(),
    routers: [...[official, fans].flatMap((channel) => (channel ? [channel.router] : [])), webchat.router],
    ...personal,
    close: webchat.close,
    idle: async () => {
      await Promise.all([webchat.idle(), official?.idle(), fans?.idle()])
    },
  }
}

function accountOf({ token, appId, mode, aesKey, previousKey }: WechatSettings): WechatAccount {
  return { token, appId, mode, ...(aesKey && { aesKey }), ...(previousKey && { aesKeyPrevious: previousKey }) }
}

/** The personal account: nothing calls us for it, so it is started and stopped. */
function composePersonal(
  parts: ChannelParts, shared: { readonly converse: Runtime; readonly log: Log; readonly now: () => number },
): Pick<Channels, 'senders' | 'load' | 'start' | 'stop' | 'states'> {
  const { settings, guide, translator, world } = parts
  const account = composeAccount(settings, world)
  if (!account) return { senders: [], load: async () => {}, start: async () => {}, stop: async () => {}, states: () => ({}) }
  const texts = createTexts(translator)
  const channel = composeWechaty(account, {
    ...shared,
    guide,
    translator,
    media: { keep: (bytes, type) => keepMedium(parts, bytes, type) },
    texts: { unavailable: texts('unavailable'), busy: texts('busy') },
    later: (inbound, messages) => postAll(parts, inbound, messages),
    acceptFriends: settings.wechaty?.acceptFriends ?? false,
  })
  return {
    senders: [account.sender],
    load: account.load,
    start: channel.start,
    stop: channel.stop,
    states: () => ({ wechaty: account.line.state() }),
  }
}

function sourceOf({ settings, kept }: ChannelParts) {
  const trust = readTrust(settings.trustProxy)
  if (!trust) throw new Fault('CONFIG_TRUST_PROXY_WRONG')
  const source = createSource(trust)
  return (ctx: Parameters<typeof source>[0]): string => kept.hasher.hash('source', source(ctx))
}

async function keepMedium({ kept, world }: ChannelParts, bytes: Buffer, type: string): Promise<string | undefined> {
  const id = Buffer.from(random(18)).toString('base64url')
  const medium = await kept.media.keep(id, { bytes, type, at: world.clock() })
  return medium.state === 'kept' ? id : undefined
}

/** Keeps what a resident has agreed to be told by notices. */
async function noteConsents({ kept }: ChannelParts, { id, from, at, consents }: Noted): Promise<void> {
  const conversation = kept.identify('wechat', from)
  for (const { template, act } of consents) await kept.consents.note(conversation, template, { id, act, at })
}

/** What did not fit must not come before what did: it follows after so long (ms). */
const BEHIND = 1_500

/** What could not be said in time is sent where the platform lets us, else it waits for the resident's next contact. */
async function postAll(
  { kept, telling, world }: ChannelParts, inbound: Inbound, messages: readonly Outbound[],
): Promise<void> {
  const stored = await kept.conversations.load(kept.identify(inbound.channel, inbound.from))
  if (!stored) return
  const again = world.clock() + BEHIND
  for (const [n, message] of messages.entries()) {
    // The instants keep the order.
    await telling.tell(stored, { id: `${inbound.id}:late${n}`, at: inbound.at + n, sort: 'answer', message, again })
  }
}

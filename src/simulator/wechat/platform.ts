// WeChat as a whole: an account, its API on an origin, and the residents who write to it.

import type { Clock } from '../clock.ts'
import type { Exchange } from '../exchange.ts'
import type { Faults } from '../faults.ts'
import type { Grant } from '../ledger.ts'
import { openOrigin, type Origin } from '../origin.ts'
import { post, type Letter, type Line, type Try } from '../post.ts'
import type { Json } from '../read.ts'
import type { Duplicate } from '../seen.ts'
import type { Fields } from '../xml.ts'
import { Fault } from '../../lib/faults.ts'
import { createAccount, type Account } from './account.ts'
import { answerOf, refuse } from './answers.ts'
import { createWechatApi, type WechatApi } from './api.ts'
import { writeCheck } from './push.ts'
import { createWechatResident, type WechatResident } from './resident.ts'
import { webhookOf, type Setup, type WechatSettings } from './settings.ts'

/** What the platform knows of a resident. */
export type Standing = {
  readonly follows: boolean
  readonly grants: readonly Grant[]
  readonly consents: { readonly [template: string]: number }
  readonly tags: readonly number[]
}

/** WeChat, played from the outside. */
export type WechatPlatform = Origin & {
  /** The account's settings, with what was made up. */
  readonly setup: Setup
  /** The environment that a bot like ours needs. */
  readonly env: { readonly [name: string]: string }
  /** Tells where the bot listens. */
  readonly aim: (target: string) => void
  /** The resident of an openid; someone new without one. They follow the account already. */
  readonly resident: (openid?: string) => WechatResident
  readonly standing: (openid: string) => Standing
  /** Checks the webhook as the console does: whether `echostr` came back as it was. */
  readonly verify: () => Promise<Try & { readonly ok: boolean }>
  /** What came twice to a resident without being asked for. */
  readonly duplicates: readonly Duplicate[]
  readonly tokens: WechatApi['tokens']
  /** The menu that a resident sees. */
  readonly menuOf: (openid: string) => readonly Json[] | undefined
  /** Waits until all events that the platform pushes of its own have been answered. */
  readonly settled: () => Promise<void>
  /** Sends a letter as it is, once. */
  readonly post: (letter: Letter) => Promise<Try>
  readonly url: () => string
}

/** What a platform is started with. */
export type PlatformParts = {
  readonly clock: Clock
  /** The time that pushes are stamped with. */
  readonly stamp: () => number
  readonly faults: Faults
  readonly patience: number
}

/** Starts WeChat. */
export async function startWechat(settings: WechatSettings, parts: PlatformParts): Promise<WechatPlatform> {
  const { clock, stamp, faults, patience } = parts
  const account = createAccount(settings, { clock, stamp })
  const api = createWechatApi(account)
  let target = settings.target
  const url = (): string => {
    if (target === undefined) throw new Fault('SIMULATOR_TARGET_MISSING')
    return webhookOf(target, '/wechat')
  }
  const line: Line = { url, patience }
  const events = new Set<Promise<Exchange>>()
  const resident = (openid?: string): WechatResident => createWechatResident(account.admit(openid), account, line)
  account.push = (openid, fields: Fields) => {
    if (target === undefined) return
    const event = resident(openid).send(fields)
    events.add(event)
    void event.finally(() => events.delete(event))
  }
  const origin = await openOrigin({
    clock, faults, answer: api.answer, expire: api.tokens.expire, refuse: (_call, code) => answerOf(refuse(code)),
  }, settings.port)
  account.base = origin.base
  return {
    ...origin, url, resident,
    setup: account.setup, env: envOf(account.setup, origin.base), duplicates: account.chats.duplicates, tokens: api.tokens,
    aim: (address) => {
      target = address
    },
    standing: (openid) => standingOf(openid, account),
    verify: () => verify(url(), account.setup, line, stamp()),
    menuOf: (openid) => api.menus.shownTo(account.admit(openid)),
    settled: async () => {
      while (events.size > 0) await Promise.allSettled(events)
    },
    post: (letter) => post(letter, patience),
  }
}

function standingOf(openid: string, { people, clock }: Account): Standing {
  const person = people.get(openid)
  if (!person) return { follows: false, grants: [], consents: {}, tags: [] }
  const { follows, ledger, consents, tags } = person
  return { follows, grants: ledger.grants(clock.now()), consents: Object.fromEntries(consents), tags: [...tags] }
}

async function verify(url: string, { token }: Setup, { patience }: Line, now: number): Promise<Try & { ok: boolean }> {
  const echo = String(5_000_000_000_000_000_000n + BigInt(now))
  const answered = await post(writeCheck(url, echo, { token, now }), patience)
  return { ...answered, ok: answered.status === 200 && answered.body === echo }
}

function envOf({ token, appId, secret, aesKey, mode }: Setup, base: string): { readonly [name: string]: string } {
  return {
    WECHAT_TOKEN: token, WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret, WECHAT_MODE: mode, WECHAT_API_BASE: base,
    ...(aesKey !== undefined && { WECHAT_AES_KEY: aesKey }),
  }
}

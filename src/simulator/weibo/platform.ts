// Weibo as a whole: an account, its API on an origin, and the residents who write to it.

import type { Grant } from '../ledger.ts'
import { openOrigin, type Origin } from '../origin.ts'
import { post, type Letter, type Try } from '../post.ts'
import type { Json } from '../read.ts'
import type { Duplicate } from '../seen.ts'
import { Fault } from '../../lib/faults.ts'
import type { PlatformParts } from '../wechat/platform.ts'
import { webhookOf } from '../wechat/settings.ts'
import { createWeiboAccount } from './account.ts'
import { createWeiboApi, refuse } from './api.ts'
import { writeCheck } from './push.ts'
import { createWeiboResident, type WeiboResident } from './resident.ts'
import type { WeiboSetup, WeiboSettings } from './settings.ts'

/** Weibo, played from the outside. */
export type WeiboPlatform = Origin & {
  readonly setup: WeiboSetup
  /** The environment that a bot like ours needs. */
  readonly env: { readonly [name: string]: string }
  readonly aim: (target: string) => void
  /** The resident of a uid; someone new without one. They follow the account already. */
  readonly resident: (uid?: string) => WeiboResident
  readonly standing: (uid: string) => { readonly follows: boolean; readonly grants: readonly Grant[] }
  /** Checks the webhook as the console does. */
  readonly verify: () => Promise<Try & { readonly ok: boolean }>
  readonly duplicates: readonly Duplicate[]
  /** Lets the access token run out; `false` makes it good again. */
  readonly expireToken: (gone?: boolean) => void
  readonly menu: () => readonly Json[] | undefined
  readonly post: (letter: Letter) => Promise<Try>
  readonly url: () => string
}

/** Starts Weibo. */
export async function startWeibo(settings: WeiboSettings, parts: PlatformParts): Promise<WeiboPlatform> {
  const { clock, stamp, faults, patience } = parts
  const account = createWeiboAccount(settings, { clock, stamp })
  const api = createWeiboApi(account)
  let target = settings.target
  const url = (): string => {
    if (target === undefined) throw new Fault('SIMULATOR_TARGET_MISSING')
    return webhookOf(target, '/weibo')
  }
  const origin = await openOrigin({ clock, faults, answer: api.answer, expire: api.expire, refuse }, settings.port)
  const { setup, chats } = account
  return {
    ...origin, url, setup, duplicates: chats.duplicates, menu: api.menu,
    env: {
      WEIBO_APP_KEY: setup.key, WEIBO_APP_SECRET: setup.secret, WEIBO_ACCESS_TOKEN: setup.token, WEIBO_API_BASE: origin.base,
    },
    aim: (address) => {
      target = address
    },
    resident: (uid) => createWeiboResident(account.admit(uid), account, { url, patience }),
    standing: (uid) => {
      const fan = account.fans.get(uid)
      return { follows: fan?.follows ?? false, grants: fan?.ledger.grants(clock.now()) ?? [] }
    },
    verify: async () => {
      const echo = `echo${stamp()}`
      const answered = await post(writeCheck(url(), echo, { secret: setup.secret, now: stamp() }), patience)
      return { ...answered, ok: answered.status === 200 && answered.body === echo }
    },
    expireToken: (gone = true) => {
      account.tokenUntil = gone ? clock.now() : Infinity
    },
    post: (letter) => post(letter, patience),
  }
}

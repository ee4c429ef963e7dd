// The platforms that residents write from, played from the outside: for tests here, and for any bot that has a webhook.

import { createClock, type Clock } from './clock.ts'
import { createFaults, type Faults } from './faults.ts'
import { startWechat, type WechatPlatform } from './wechat/platform.ts'
import type { WechatSettings } from './wechat/settings.ts'
import { startWeibo, type WeiboPlatform } from './weibo/platform.ts'
import type { WeiboSettings } from './weibo/settings.ts'

/** What a simulator is started with. */
export type SimulatorSettings = {
  readonly wechat?: Partial<WechatSettings>
  readonly weibo?: Partial<WeiboSettings>
  /** What the platforms' clock runs with; the machine's, if left out. */
  readonly clock?: () => number
  /** What pushes are stamped with: the platforms' clock, or the machine's where the bot's clock cannot be turned. */
  readonly stamps?: 'clock' | 'machine'
  /** How long the platforms wait for an answer, in ms: 5,000 in the world, less in tests. */
  readonly patience?: number
}

/** WeChat and Weibo, with one clock and one list of faults. */
export type Simulator = {
  readonly wechat: WechatPlatform
  readonly weibo: WeiboPlatform
  readonly clock: Clock
  readonly faults: Faults
  /** The environment that a bot like ours needs for both. */
  readonly env: { readonly [name: string]: string }
  /** Tells where the bot listens: `/wechat` and `/weibo` under this address. */
  readonly aim: (target: string) => void
  readonly close: () => Promise<void>
}

const PATIENCE = 5000

/** Starts both platforms. */
export async function startSimulator(settings: SimulatorSettings = {}): Promise<Simulator> {
  const { wechat, weibo, patience = PATIENCE, stamps = 'clock' } = settings
  const clock = createClock(settings.clock)
  const faults = createFaults()
  const parts = { clock, faults, patience, stamp: stamps === 'clock' ? clock.now : Date.now }
  const one = await startWechat({ token: 'simulatedToken01', ...wechat }, parts)
  const other = await startWeibo({ secret: 'a1b2c3d4e5f60718293a4b5c6d7e8f90', ...weibo }, parts).catch(async (error: unknown) => {
    await one.close()
    throw error
  })
  return {
    wechat: one, weibo: other, clock, faults,
    env: { ...one.env, ...other.env },
    aim: (target) => {
      one.aim(target)
      other.aim(target)
    },
    close: async () => {
      await one.settled()
      await Promise.all([one.close(), other.close()])
    },
  }
}

// A session at the simulator's terminal: who one is at the moment, on which platform, and what has been shown so far.

import type { Exchange } from '../../simulator/exchange.ts'
import type { Seen } from '../../simulator/seen.ts'
import type { Simulator } from '../../simulator/start.ts'
import type { WechatResident } from '../../simulator/wechat/resident.ts'
import type { WeiboResident } from '../../simulator/weibo/resident.ts'

/** Where one writes from. */
export type On = 'wechat' | 'weibo'

/** Who one is. */
export type Session = {
  readonly simulator: Simulator
  on: On
  name: string
  readonly wechat: () => WechatResident
  readonly weibo: () => WeiboResident
  /** The resident of the moment. */
  readonly me: () => WechatResident | WeiboResident
  /** What the resident of the moment has seen since this was last asked. */
  readonly news: () => readonly Seen[]
  /** Whether there is something that was not shown yet. */
  readonly hasNews: () => boolean
  /** The last thing done, for `/again`. */
  last: Exchange | undefined
}

/** Begins a session as `you`. */
export function createSession(simulator: Simulator, on: On): Session {
  const wechat = new Map<string, WechatResident>()
  const weibo = new Map<string, WeiboResident>()
  const told = new Map<string, number>()
  const session: Session = {
    simulator, on, name: 'you', last: undefined,
    wechat: () => remember(wechat, session.name, () => simulator.wechat.resident()),
    weibo: () => remember(weibo, session.name, () => simulator.weibo.resident()),
    me: () => (session.on === 'wechat' ? session.wechat() : session.weibo()),
    hasNews: () => {
      const { id, seen } = session.me()
      return seen().length > (told.get(id) ?? 0)
    },
    news: () => {
      const { id, seen } = session.me()
      const all = seen()
      const before = told.get(id) ?? 0
      told.set(id, all.length)
      return all.slice(before)
    },
  }
  return session
}

function remember<T>(known: Map<string, T>, name: string, come: () => T): T {
  const found = known.get(name) ?? come()
  known.set(name, found)
  return found
}

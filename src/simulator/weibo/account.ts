// A Weibo account with its fans, and all that the platform knows of them.

import type { Clock } from '../clock.ts'
import { createLedger, type Allowances, type Ledger } from '../ledger.ts'
import { createMediaShelf, type MediaShelf } from '../media.ts'
import { createSerial } from '../numbers.ts'
import { createChats, type Chats } from '../seen.ts'
import { fillIn, type WeiboSetup, type WeiboSettings } from './settings.ts'

/** One resident as the platform knows them. */
export type Fan = {
  readonly uid: string
  follows: boolean
  since: number
  /** The instant that their last push is stamped with; nobody writes twice within a second. */
  wrote: number
  readonly ledger: Ledger
}

/** An account as all parts of the platform share it. */
export type WeiboAccount = {
  readonly setup: WeiboSetup
  readonly clock: Clock
  /** The time that pushes are stamped with. */
  readonly stamp: () => number
  readonly fans: ReadonlyMap<string, Fan>
  readonly admit: (uid?: string) => Fan
  readonly chats: Chats
  readonly media: MediaShelf
  /** Ids beyond 2^53. */
  readonly serial: () => string
  /** Until when the access token is good. */
  tokenUntil: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const OPEN = { messages: Infinity, within: 48 * HOUR }

/** What may be sent after what a fan has done. */
const ALLOWANCES: Allowances = {
  message: OPEN, tap: OPEN, follow: OPEN, scan: OPEN, mention: { messages: 1, within: 48 * HOUR },
}

/** Creates an account; its access token is good for a year. */
export function createWeiboAccount(
  settings: WeiboSettings, { clock, stamp }: Pick<WeiboAccount, 'clock' | 'stamp'>,
): WeiboAccount {
  const fans = new Map<string, Fan>()
  const uids = createSerial(5_612_814_510_546_515_490n)
  return {
    setup: fillIn(settings), clock, stamp, fans, chats: createChats(), media: createMediaShelf(clock, 3 * DAY),
    serial: createSerial(5_712_814_510_546_515_490n), tokenUntil: clock.now() + 365 * DAY,
    admit: (uid = uids()) => {
      const known = fans.get(uid)
      if (known) return known
      const fan = { uid, follows: true, since: clock.now(), wrote: 0, ledger: createLedger(ALLOWANCES) }
      fans.set(uid, fan)
      return fan
    },
  }
}

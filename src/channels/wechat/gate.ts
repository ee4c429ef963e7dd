// Stands before an API that the account may not use: asks it nothing until it is worth trying again, and says so once.

import type { Log } from '../../lib/log.ts'
import type { Sent } from '../../ports/sender.ts'
import { REMEDIES } from './codes.ts'

/** A gate before one API. */
export type Gate = {
  /** What a sending would come to; undefined if it may be tried. */
  readonly shut: () => Sent | undefined
  /** Takes note of what came of a sending, and gives it back. */
  readonly note: (sent: Sent) => Sent
}

/** What a gate needs; `what` names the API in the log. */
export type GateParts = {
  readonly what: string
  readonly log: Log
  readonly now: () => number
  readonly ticks: () => number
}

/** Creates a gate; one line in the log when it shuts, and one when the account may send again. */
export function createGate({ what, log, now, ticks }: GateParts): Gate {
  let shut: { readonly sent: Sent; readonly end: number } | undefined
  return {
    shut: () => (shut && ticks() < shut.end ? shut.sent : undefined),
    note: (sent) => {
      if (sent.kind === 'off') {
        const isNews = shut?.sent.kind !== 'off' || shut.sent.why !== sent.why
        if (isNews) log.warn('wechat.off', { what, why: sent.why, remedy: REMEDIES[sent.why] })
        shut = { sent, end: ticks() + Math.max(0, (sent.again ?? now()) - now()) }
      } else if (shut && sent.kind !== 'busy' && sent.kind !== 'unsure') {
        log.info('wechat.on', { what })
        shut = undefined
      }
      return sent
    },
  }
}

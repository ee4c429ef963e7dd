// Messages whose turns failed when nobody waited for them any more: they are played again, before what their residents say next.

import { isDeepStrictEqual } from 'node:util'
import type { Inbound } from '../messages/inbound.ts'

/** A message to be played again, and the how manieth time that is. */
export type OwedTurn = { readonly inbound: Inbound; readonly source: string; readonly tries: number }

/** What this process owes. */
export type Owed = {
  /** Plays a turn again after a while; false if that was tried often enough. */
  readonly add: (turn: OwedTurn) => boolean
  /** Plays at once what is owed to whoever speaks now, but for what they say again themselves. */
  readonly before: (inbound: Inbound) => void
}

/** What is waited (ms) before each new try: by then a database is mostly back. */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000]

type Waiting = { readonly turn: OwedTurn; readonly timer: NodeJS.Timeout }

/** Creates the list; `play` must not start what runs already. */
export function createOwed(play: (turn: OwedTurn) => void): Owed {
  const byResident = new Map<string, readonly Waiting[]>()

  const playAll = (from: string, isOwed: (turn: OwedTurn) => boolean): void => {
    const waiting = byResident.get(from) ?? []
    byResident.delete(from)
    for (const { turn, timer } of waiting) {
      clearTimeout(timer)
      if (isOwed(turn)) play(turn)
    }
  }
  return {
    add: (turn) => {
      const pause = PAUSES[turn.tries - 1]
      if (pause === undefined) return false
      const { from } = turn.inbound
      const timer = setTimeout(playAll, pause, from, () => true).unref()
      byResident.set(from, [...(byResident.get(from) ?? []), { turn, timer }])
      return true
    },
    before: ({ from, id, said }) => {
      playAll(from, ({ inbound }) => inbound.id !== id && !isDeepStrictEqual(inbound.said, said))
    },
  }
}

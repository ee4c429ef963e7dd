// Carries deliveries to residents: lane by lane, in order, within what the platform allows; what it refuses waits or is given up.

import { MINUTE } from '../lib/time.ts'
import type { ChannelName } from '../messages/inbound.ts'
import type { Lane } from '../ports/deliveries.ts'
import { createCarrier, type SendingParts } from './carry.ts'

/** Sends what is queued. */
export type Sending = {
  /** Starts what is due, as far as there is room; resolves with how many lanes it has started. */
  readonly round: () => Promise<number>
  /** Resolves when nothing is on its way any more. */
  readonly settled: () => Promise<void>
}

/** How many lanes are on their way at once, and how many are taken together. */
const AT_ONCE = 128
const BATCH = 64

/** For how long (ms) a lane is held: longer than a platform may let every part of a message hang. */
const LEASE = 2 * MINUTE

/** After an account was told that it may not send, it is asked again after this long (ms). */
const OFF = 10 * MINUTE

/** How long (ms) a lane rests that could not be carried because we failed. */
const AFTER_FAILURE = 5_000

/** Creates what sends. */
export function createSending(parts: SendingParts): Sending {
  const { deliveries, senders, clock, log } = parts
  const running = new Set<Promise<void>>()
  const off = new Map<ChannelName, number>()
  const carry = createCarrier({
    ...parts,
    switchOff: (channel, why, again) => {
      off.set(channel, again ?? clock() + OFF)
      log.warn('sending.off', { channel, why })
    },
  })

  const start = (lane: Lane): void => {
    const job = carry(lane).catch((error: unknown) => letGo(lane, error))
    running.add(job)
    void job.then(() => running.delete(job))
  }
  // A lane that is not let go of here is free again when its lease is over.
  const letGo = async (lane: Lane, error: unknown): Promise<void> => {
    log.fault('sending.failed', error, { channel: lane.channel })
    const at = clock()
    await deliveries.settle(lane, { at, ledger: lane.ledger, outcomes: new Map(), due: at + AFTER_FAILURE }).catch(() => {})
  }
  const isOn = (channel: ChannelName): boolean => (off.get(channel) ?? 0) <= clock()

  return {
    round: async () => {
      const channels = [...senders.keys()].filter(isOn)
      if (channels.length === 0) return 0
      if (running.size >= AT_ONCE) await Promise.race(running)
      const limit = Math.min(BATCH, AT_ONCE - running.size)
      const lanes = await deliveries.claim(channels, { at: clock(), lease: LEASE, limit })
      for (const lane of lanes) start(lane)
      return lanes.length
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

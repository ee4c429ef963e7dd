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

/** For how long (ms) a lane is held, and how often that is extended: who has died is soon replaced. */
const LEASE = 10_000
const EXTENDED = 3_000

/** A lane that was left so often is carried with no other beside it that is taken later. */
const SUSPECT = 3

/** After an account was told that it may not send, it is asked again after this long (ms). */
const OFF = 10 * MINUTE

/** How long (ms) a lane rests that could not be carried because we failed. */
const AFTER_FAILURE = 5_000

/** Creates what sends. */
export function createSending(parts: SendingParts): Sending {
  const { deliveries, senders, clock, log } = parts
  const running = new Map<Promise<void>, Lane>()
  let extending: NodeJS.Timeout | undefined
  let whenRoomy: (() => void) | undefined
  const off = new Map<ChannelName, number>()
  const carry = createCarrier({
    ...parts,
    switchOff: (channel, why, again) => {
      const until = again ?? clock() + OFF
      off.set(channel, until)
      log.warn('sending.off', { channel, why })
      return until
    },
  })

  const start = (lane: Lane): Promise<void> => {
    const job = carry(lane).catch((error: unknown) => letGo(lane, error))
    running.set(job, lane)
    extending ??= setInterval(extend, EXTENDED)
    return job.then(() => leave(job))
  }
  const leave = (job: Promise<void>): void => {
    running.delete(job)
    if (running.size <= AT_ONCE - BATCH) whenRoomy?.()
    if (running.size > 0) return
    clearInterval(extending)
    extending = undefined
  }
  const extend = (): void => {
    deliveries.extend([...running.values()], clock() + LEASE).catch((error: unknown) => log.fault('sending.not-extended', error))
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
      // Many at a time: a claim costs as much for one lane as for all.
      if (running.size > AT_ONCE - BATCH) await new Promise<void>((resolve) => { whenRoomy = resolve })
      const lanes = await deliveries.claim(channels, { at: clock(), lease: LEASE, limit: BATCH, alone: SUSPECT })
      const jobs = lanes.map(start)
      if (lanes.some(({ left }) => left >= SUSPECT)) await Promise.all(jobs)
      return lanes.length
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running.keys())
    },
  }
}

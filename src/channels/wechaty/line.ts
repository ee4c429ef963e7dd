// The line to the account: opens it, sees whether it lives and is logged in, and opens it anew when it is dead.

import type { Log } from '../../lib/log.ts'
import type { Bot, Events, MakeBot } from './bot.ts'
import { containFailures } from './contain.ts'
import { within } from './say.ts'

/** How the account stands. */
export type LineState = 'up' | 'waiting for login' | 'down'

/** In ms: how often is asked for a sign of life, how long there may be none, also after an error, and when to try again. */
export type Pace = {
  readonly ding: number
  readonly silence: number
  readonly doubt: number
  readonly retry: number
  readonly stop: number
}

/** What a line is made of. */
export type LineParts = {
  /** Loads the packages; rejects with a fault if they are not there. */
  readonly load: () => Promise<MakeBot>
  readonly log: Log
  readonly now: () => number
  /** Shows the operator how to log in: a secret while it is valid, so to the terminal and never into a log. */
  readonly show: (line: string) => void
  readonly pace?: Pace
}

/** What is done with what the account tells. None of them may throw. */
export type Listeners = { readonly [Name in 'message' | 'friendship']: (...told: Events[Name]) => void }

/** A line that is started once and stopped once. */
export type Line = {
  /** Resolves when the packages are loaded; whether anybody is logged in is seen by the state. */
  readonly start: (listeners: Listeners) => Promise<void>
  readonly stop: () => Promise<void>
  readonly state: () => LineState
  /** The account, while it can be used. */
  readonly bot: () => Bot | undefined
}

const PACE: Pace = { ding: 10_000, silence: 35_000, doubt: 3_000, retry: 5_000, stop: 2_000 }

/** The longest pause between two attempts is so many times the first. */
const SLOWEST = 16

/** A bot as it stands: whether it has ever given a sign of life, until when (ms) it need not give another, and whether it is logged in. */
type Opened = { readonly bot: Bot; readonly listeners: Listeners; seen: boolean; until: number; loggedIn: boolean }

/** Creates a line. */
export function createLine(parts: LineParts): Line {
  const { load, log, now, pace = PACE } = parts
  let opened: Opened | undefined
  let timer: NodeJS.Timeout | undefined
  let release = (): void => {}
  let pause = pace.retry
  let told: LineState | undefined

  const state = (): LineState => {
    if (!opened?.seen || now() > opened.until) return 'down'
    return opened.loggedIn ? 'up' : 'waiting for login'
  }
  const tell = (): void => {
    const found = state()
    if (found === told) return
    told = found
    if (found === 'up') pause = pace.retry
    log[found === 'up' ? 'info' : 'warn']('wechaty.state', { state: found })
  }
  const open = (make: MakeBot, listeners: Listeners): void => {
    const fresh: Opened = { bot: make(), listeners, seen: false, until: now() + pace.silence, loggedIn: false }
    opened = fresh
    attach(fresh, parts, { isCurrent: () => opened === fresh, tell })
    fresh.bot.start().then(() => ding(fresh.bot), (error: unknown) => {
      log.fault('wechaty.start-failed', error)
      fresh.until = 0
    })
    timer = setInterval(() => {
      tell()
      ding(fresh.bot)
      if (now() > fresh.until) reopen(make, listeners)
    }, pace.ding)
  }
  const reopen = (make: MakeBot, listeners: Listeners): void => {
    const dead = opened?.bot
    clearInterval(timer)
    opened = undefined
    log.warn('wechaty.reopening', { pause })
    timer = setTimeout(() => tryOpen(make, listeners), pause)
    pause = Math.min(pause * 2, pace.retry * SLOWEST)
    if (dead) void end(dead, pace.stop)
  }
  const tryOpen = (make: MakeBot, listeners: Listeners): void => {
    try {
      open(make, listeners)
    } catch (error) {
      log.fault('wechaty.start-failed', error)
      reopen(make, listeners)
    }
  }
  return {
    state,
    bot: () => (state() === 'up' ? opened?.bot : undefined),
    start: async (listeners) => {
      const make = await load()
      release = containFailures(log)
      tryOpen(make, listeners)
    },
    stop: async () => {
      clearInterval(timer)
      const last = opened?.bot
      opened = undefined
      if (last) await end(last, pace.stop)
      release()
    },
  }
}

type Watched = { readonly isCurrent: () => boolean; readonly tell: () => void }

/** Listens to a bot; what one says that was given up is not heard. */
function attach(opened: Opened, { log, now, show, pace = PACE }: LineParts, { isCurrent, tell }: Watched): void {
  const { bot, listeners } = opened
  const shown = new Set<string>()
  const hear = <Name extends keyof Events>(name: Name, act: (...told: Events[Name]) => void): void => {
    bot.on(name, (...told) => {
      if (!isCurrent()) return
      if (name !== 'error') Object.assign(opened, { seen: true, until: now() + pace.silence })
      act(...told)
      tell()
    })
  }
  hear('login', () => { opened.loggedIn = true })
  hear('logout', () => { opened.loggedIn = false })
  hear('heartbeat', () => {})
  hear('dong', () => {})
  hear('message', listeners.message)
  hear('friendship', listeners.friendship)
  hear('scan', (qrcode) => {
    opened.loggedIn = false
    if (!qrcode || shown.has(qrcode)) return
    shown.add(qrcode)
    show(`wechaty: to log in, make a QR code of this and scan it with the account's phone: ${qrcode}`)
  })
  hear('error', (error) => {
    log.fault('wechaty.error', error)
    opened.until = Math.min(opened.until, now() + pace.doubt)
    ding(bot)
  })
}

/** Asks for a sign of life; a puppet that cannot even be asked gives none. */
function ding(bot: Bot): void {
  try {
    bot.ding()
  } catch {
    // Its silence is seen.
  }
}

/** Stops a bot as well as it can be stopped. */
async function end(bot: Bot, patience: number): Promise<void> {
  try {
    await within(bot.stop(), patience)
  } catch {
    // It is gone either way.
  }
}

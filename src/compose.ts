// The composition root: the one file that knows every name and joins them. It reads from top to bottom.

import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { composeApi } from './compose/api.ts'
import { composeChannels } from './compose/channels.ts'
import { composeFetch } from './compose/fetch.ts'
import { composeFlows } from './compose/flows-page.ts'
import { openKept, type Kept } from './compose/kept.ts'
import { composeSenders } from './compose/senders.ts'
import { composeServices } from './compose/services.ts'
import { composeTelling } from './compose/telling.ts'
import type { Settings } from './config/settings.ts'
import type { Files } from './declared/files.ts'
import { startReload } from './declared/reload.ts'
import { openRepertoire } from './declared/repertoire.ts'
import { createGuide } from './guide/guide.ts'
import { reviewsDue } from './guide/review.ts'
import { createApp, type Health } from './http/app.ts'
import { createCache } from './lib/cache.ts'
import { calendarWarning } from './lib/calendar.ts'
import type { Log } from './lib/log.ts'
import type { World } from './lib/world.ts'
import { createMail } from './notify/mail.ts'
import { createNotifier } from './notify/notifier.ts'
import { createWebhook } from './notify/webhook.ts'
import { guideOf } from './route/guide-of.ts'
import { createConverse, type Runtime } from './runtime/converse.ts'
import { createDeliver } from './runtime/deliver.ts'
import { startRounds, type Rounds } from './runtime/rounds.ts'
import { createTally } from './runtime/tally.ts'
import type { DemoCase } from './services/demo.ts'
import { noteMisunderstood } from './services/misunderstood.ts'

/** A house that is ready to be opened. */
export type House = {
  readonly listen: () => Promise<AddressInfo>
  /** Reads flows and texts anew; resolves once they are in use, or refused. */
  readonly reload: () => Promise<void>
  /** Finishes what runs and lets go of everything. */
  readonly close: () => Promise<void>
  /** Resolves when the house cannot go on, such as when its database has died. */
  readonly failed: Promise<Error>
  readonly demo: readonly DemoCase[]
}

/** How many conversations a process keeps a copy of: residents who write within the same minutes. */
const COPIES = 500

/** How often what is due is looked for, in ms. */
const ROUND = 1_000

/** Joins everything that residents and the department's systems meet. */
export async function compose(settings: Settings, files: Files, world: World): Promise<House> {
  const kept = await openKept(settings, files.department, world.log)
  try {
    const work = await composeWork(settings, files, { ...world, kept })
    const { runtime, rounds, telling, reload, senders, services, repertoire, tally, guide } = work
    const { translator } = repertoire
    const channels = composeChannels({ settings, kept, runtime, telling, translator, guide, senders, world })
    for (const sender of channels.senders) telling.addSender(sender)
    const api = composeApi({ settings, kept, services, guide: files.guide, telling, translator, world })
    const app = createApp({
      routers: [...channels.routers, api, ...(tally ? [composeFlows(repertoire, tally, files)] : [])],
      health: async () => tellChannels(await health(kept), channels.states()), log: world.log, problems: ['/api/'],
    })
    return {
      demo: settings.production ? [] : await services.layDemo(world.clock()),
      reload: reload.now,
      failed: kept.failed,
      // Whoever does not get the port is a second process, and must not log in beside the first.
      listen: async () => {
        await channels.load()
        const address = await app.listen(settings.port, settings.host)
        await channels.start()
        return address
      },
      close: async () => {
        await reload.stop()
        channels.close()
        await Promise.all([app.close(), channels.stop()])
        await channels.idle()
        await runtime.turns.settled()
        await rounds.stop()
        await telling.stop()
        await kept.close()
      },
    }
  } catch (error) {
    await kept.close()
    throw error
  }
}

/** Joins what works without being asked over HTTP: conversations and what they leave for later. */
export async function composeWork(
  settings: Settings, files: Files, { log, clock, kept }: World & { readonly kept: Kept },
) {
  const guide = createGuide(files.guide, { now: clock })
  const repertoire = await openRepertoire(files, {
    versions: kept.flowVersions,
    languages: settings.languages,
    clock,
    book: guideOf(guide, files.department),
  })
  const { translator } = repertoire
  const senders = composeSenders({ settings, department: files.department, kept, world: { log, clock } })
  const fetch = composeFetch(settings, senders.wechat?.api)
  const services = composeServices({ department: files.department, guide, translator, kept, log, fetch })
  const tally = settings.production ? undefined : createTally()
  warnOfCalendar(services.calendar, clock(), log)
  warnOfGuide(files.guide, clock(), log)

  const telling = composeTelling({ settings, kept, translator, log, clock, senders: senders.senders })
  const notifier = createNotifier(files.department.desks, waysOf(settings, clock), log)
  let rounds: Rounds | undefined
  const runtime: Runtime = createConverse({
    conversations: kept.conversations,
    services,
    book: repertoire.book,
    translator,
    identify: kept.identify,
    cache: createCache(COPIES),
    clock,
    log,
    wake: () => rounds?.wake(),
    sends: telling.sends,
    pull: telling.pull,
    leads: (desk) => notifier.ways(desk).length > 0,
    speaks: senders.speaks,
    watch: (id, event, turn) => {
      noteMisunderstood(services.note, event, turn)
      tally?.see(id, event, turn)
    },
  })
  const deliver = createDeliver({
    conversations: kept.conversations,
    outbox: kept.outbox,
    notifier,
    translator,
    fetchMedia: services.fetchMedia,
    stands: services.stands,
    tell: telling.tell,
    chance: Math.random,
    due: runtime.due,
    clock,
    log,
  })
  rounds = startRounds(deliver.round, ROUND, log)
  const { wake, stop } = rounds
  const desks = new Set(files.department.desks.map(({ id }) => id))
  const reload = await startReload({ log, clock, settings, desks, repertoire })
  const stopped = async (): Promise<void> => {
    await stop()
    await deliver.settled()
  }
  return { runtime, rounds: { wake, stop: stopped }, telling, reload, senders, services, repertoire, tally, guide }
}

function waysOf({ smtpUrl, mailFrom, notifySecret }: Settings, clock: () => number) {
  return {
    mail: smtpUrl && mailFrom ? createMail(smtpUrl, mailFrom) : undefined,
    webhook: createWebhook(notifySecret, clock),
  }
}

async function health({ isUp, conversations }: Kept): Promise<Health> {
  if (!isUp()) return { ok: false, reason: 'the database does not answer' }
  try {
    await conversations.withMail([randomUUID()])
    return { ok: true }
  } catch {
    return { ok: false, reason: 'the database does not answer' }
  }
}

/** A channel that is cut off is named, and is no reason to take the others from residents. */
function tellChannels(found: Health, channels: { readonly [channel: string]: string }): Health {
  return Object.keys(channels).length > 0 ? { ...found, channels } : found
}

function warnOfCalendar(calendar: Parameters<typeof calendarWarning>[0], at: number, log: Log): void {
  const year = calendarWarning(calendar, at)
  if (year !== undefined) {
    log.warn('calendar.missing', { year, remedy: `add config/department/calendar/${year}.yaml; nothing can be booked in it` })
  }
}

// Residents are told with each of these entries; whoever keeps them hears of it here and at /guide/reviews.
function warnOfGuide({ procedures }: Files['guide'], at: number, log: Log): void {
  const due = reviewsDue(procedures, at)
  const [oldest] = due
  if (oldest === undefined) return
  log.warn('guide.unchecked', {
    entries: due.length, oldest: oldest.id, checked: oldest.checked,
    remedy: 'hold the facts against the law again and renew `checked`; GET /api/v1/guide/reviews lists them',
  })
}

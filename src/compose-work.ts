// Joins what works without being asked over HTTP: conversations, and what they leave for later.

import type { Settings } from './config/settings.ts'
import type { Files } from './files.ts'
import { startReload } from './reload.ts'
import { openRepertoire } from './repertoire.ts'
import { createGuide } from './guide/guide.ts'
import { reviewsDue } from './guide/review.ts'
import { atMost } from './lib/at-most.ts'
import { createCache } from './lib/cache.ts'
import { calendarWarning } from './lib/calendar.ts'
import type { Log } from './lib/log.ts'
import type { World } from './lib/world.ts'
import { createMail } from './notify/mail.ts'
import { createNotifier } from './notify/notifier.ts'
import { createWebhook } from './notify/webhook.ts'
import { guideOf } from './runtime/route/guide-of.ts'
import { createConverse, type Runtime } from './runtime/converse.ts'
import { createDeliver } from './runtime/deliver.ts'
import { noteMisunderstood } from './runtime/misunderstood.ts'
import { startRounds, type Rounds } from './runtime/rounds.ts'
import { createTally } from './runtime/tally.ts'
import { composeFetch } from './compose-fetch.ts'
import type { Kept } from './compose-kept.ts'
import { composeSenders } from './compose-senders.ts'
import { composeServices } from './compose-services.ts'
import { composeTelling } from './compose-telling.ts'

/** How many conversations a process keeps a copy of: residents who write within the same minutes. */
const COPIES = 500

/** How long a stop waits for what is under way, in ms: what hangs is done again when its lease is over. */
const LAST = 2_000

/** How often what is due is looked for, in ms. */
const ROUND = 1_000

/** Joins it: for the process that serves, and for those that only work. */
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
    catchUp: repertoire.catchUp,
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
    alias: kept.alias,
    chance: Math.random,
    due: runtime.due,
    clock,
    log,
  })
  rounds = startRounds(deliver.round, ROUND, log)
  const { stop } = rounds
  const reload = await startReload({ log, clock, settings, department: files.department, repertoire })
  const stopRounds = async (): Promise<void> => {
    await stop()
    await atMost(LAST, deliver.settled())
  }
  return { runtime, stopRounds, telling, reload, senders, services, repertoire, tally, guide }
}

function waysOf({ smtpUrl, mailFrom, notifySecret }: Settings, clock: () => number) {
  return {
    mail: smtpUrl && mailFrom ? createMail(smtpUrl, mailFrom) : undefined,
    webhook: createWebhook(notifySecret, clock),
  }
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

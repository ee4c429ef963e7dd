// Opens what the house keeps things in: the database, the keys, and every port that is kept there.

import { join } from 'node:path'
import { findSecret } from './config/secret.ts'
import type { Settings } from './config/settings.ts'
import { startEmbedded } from './embedded/start.ts'
import { createCache } from './lib/cache.ts'
import type { Hasher } from './lib/hash.ts'
import type { Log } from './lib/log.ts'
import type { Department } from './ports/department.ts'
import { createAppointments } from './store/appointments.ts'
import { createCases } from './store/cases.ts'
import { connectStore, type Store } from './store/connect.ts'
import { createConsents } from './store/consents.ts'
import { createConversations } from './store/conversations.ts'
import { createDeliveries } from './store/deliveries.ts'
import { createFlowVersions } from './store/flow-versions.ts'
import { openKeys } from './store/keys.ts'
import { createLimits } from './store/limits.ts'
import { createMedia } from './store/media.ts'
import { createOutbox } from './store/outbox.ts'
import { createPulse } from './store/pulse.ts'
import { createQuestions } from './store/questions.ts'
import { createAliases, createRecords } from './store/records.ts'
import { createSharedReplays } from './store/replays.ts'
import { createTokens } from './store/tokens.ts'

/** Everything that is kept, behind its doors. */
export type Kept = Awaited<ReturnType<typeof openKept>>

/** Opens the database, the built-in one unless MONGODB_URI names another, and the ports in it. */
export async function openKept(settings: Settings, { clocks }: Department, log: Log) {
  const secret = await findSecret(settings, log)
  const database = settings.mongodbUri === undefined
    ? await startEmbedded({ dir: join(settings.dataDir, 'database') })
    : undefined
  let store: Store | undefined
  try {
    store = await connectStore({ uri: settings.mongodbUri ?? database?.uri ?? '', log })
    const { db, isUp, close } = store
    const { sealer, hasher } = await openKeys(db, { secret, previous: settings.previousKey })
    return {
      hasher,
      identify: createIdentify(hasher),
      alias: (id: string) => hasher.hash('outside', id),
      ...keepIn(db, sealer, { log, keepCases: clocks.case.keep }),
      replays: database ? undefined : createSharedReplays(db, hasher),
      questions: createQuestions(db, sealer, hasher),
      consents: createConsents(db, hasher),
      isUp,
      pulse: createPulse(db),
      failed: database?.failed ?? new Promise<Error>(() => {}),
      close: async (): Promise<void> => {
        await close()
        await database?.close()
      },
    }
  } catch (error) {
    // What stays connected would keep the process, and whoever watches it waiting.
    await store?.close()
    await database?.close()
    throw error
  }
}

type Db = Parameters<typeof createMedia>[0]
type Sealer = Parameters<typeof createMedia>[1]

function keepIn(db: Db, sealer: Sealer, { log, keepCases }: { log: Log; keepCases: number }) {
  return {
    conversations: createConversations(db, sealer),
    outbox: createOutbox(db, sealer),
    deliveries: createDeliveries(db, sealer),
    records: {
      tip: createRecords(db, sealer, 'tip'),
      complaint: createRecords(db, sealer, 'complaint'),
      message: createRecords(db, sealer, 'message'),
    },
    aliases: createAliases(db),
    appointments: createAppointments(db, sealer),
    cases: createCases(db, sealer, keepCases),
    media: createMedia(db, sealer),
    limits: createLimits(db, log),
    flowVersions: createFlowVersions(db),
    tokens: createTokens(db, sealer),
  }
}

/** How many residents' hashes are remembered, so that who writes often is not hashed each time. */
const REMEMBERED = 5_000

/** What tells residents apart without keeping who they are. */
function createIdentify(hasher: Hasher): (channel: string, from: string) => string {
  const known = createCache<string>(REMEMBERED)
  return (channel, from) => {
    const key = `${channel}/${from}`
    const found = known.get(key)
    if (found !== undefined) return found
    const made = hasher.hash('resident', channel, from)
    known.set(key, made)
    return made
  }
}

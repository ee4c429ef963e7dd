// The store's connection: one for all ports, durable writes, no queueing while the server is gone.

import mongoose from 'mongoose'
import { codeOf, Fault } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'
import { aliasModel } from '../models/alias.ts'
import { appointmentModel } from '../models/appointment.ts'
import { caseModel } from '../models/case.ts'
import { consentModel } from '../models/consent.ts'
import { conversationModel } from '../models/conversation.ts'
import { deliveryModel, laneModel } from '../models/delivery.ts'
import { flowVersionModel } from '../models/flow-version.ts'
import { keyModel, metaModel } from '../models/house.ts'
import { limitModel } from '../models/limit.ts'
import { mediaModel } from '../models/media.ts'
import { outboxModel } from '../models/outbox.ts'
import { questionModel } from '../models/question.ts'
import { recordModels } from '../models/record.ts'
import { replayModel } from '../models/replay.ts'
import { seatModel } from '../models/seat.ts'
import { tokenModel } from '../models/token.ts'
import { migrate, type Migration } from './migrations.ts'

/** The store: its connection, whether the server can be reached right now, and how to leave. */
export type Store = {
  readonly db: mongoose.Connection
  readonly isUp: () => boolean
  readonly close: () => Promise<void>
}

/** Where the store is, and the changes of documents that this version brings. */
export type StoreOptions = { readonly uri: string; readonly log: Log; readonly migrations?: readonly Migration[] }

const MODELS = [
  aliasModel, appointmentModel, caseModel, consentModel, conversationModel, deliveryModel, laneModel, flowVersionModel, keyModel,
  metaModel, limitModel, mediaModel,
  outboxModel, questionModel, recordModels.tip, recordModels.complaint, recordModels.message, replayModel, seatModel, tokenModel,
] as const

const OPTIONS: mongoose.ConnectOptions = {
  autoIndex: false, autoCreate: false, bufferCommands: false,
  serverSelectionTimeoutMS: 2000, connectTimeoutMS: 2000, heartbeatFrequencyMS: 2000, socketTimeoutMS: 60_000,
  maxPoolSize: 16, promoteBuffers: true, ignoreUndefined: true,
  writeConcern: { w: 'majority', journal: true },
}

/** Connects, makes the indexes and brings older documents up to date. Fails if there is no server. */
export async function connectStore({ uri, log, migrations = [] }: StoreOptions): Promise<Store> {
  const db = mongoose.createConnection(uri, OPTIONS)
  try {
    await db.asPromise()
  } catch (cause) {
    await db.close()
    throw new Fault('STORE_UNREACHABLE', { cause })
  }
  const isUp = watch(db, log)
  try {
    for (const model of MODELS) await model.on(db).createIndexes()
    await migrate(db, migrations, log)
  } catch (error) {
    await db.close()
    throw isForbidden(error) ? new Fault('STORE_UNREACHABLE', { cause: error }) : error
  }
  return { db, isUp, close: () => db.close() }
}

/** Codes by which a server says that this user may not do that, or is none. */
const FORBIDDEN = new Set([13, 18, 8000])

function isForbidden(error: unknown): boolean {
  return FORBIDDEN.has(Number(codeOf(error)))
}

function watch(db: mongoose.Connection, log: Log): () => boolean {
  let up = true
  db.getClient().on('topologyDescriptionChanged', ({ newDescription }) => {
    const now = [...newDescription.servers.values()].some((server) => server.isWritable)
    if (now !== up) log.warn(now ? 'store.found' : 'store.lost')
    up = now
  })
  return () => up
}

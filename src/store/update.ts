// Many updates as one command, without the driver's bulk, which weighs every document before it sends it (docs/decisions/0014-saves-as-one-command.md).

import mongoose, { type Connection, type mongo } from 'mongoose'
import { Fault } from '../lib/faults.ts'
import { DUPLICATE } from './reach.ts'

/** One update of a command: which document, what becomes of it, and whether it is made where there is none. */
export type Update = { readonly q: mongo.Document; readonly u: mongo.Document; readonly upsert?: true }

/** An update and how much it weighs at least, in bytes. */
export type Weighed = { readonly update: Update; readonly weight: number }

/** A command is one document, which a server takes up to 16 MiB of: this leaves room for what is not weighed. */
const HEAVIEST = 8 * 1024 * 1024

const { MongoError, MongoErrorLabel, MongoServerError, MongoWriteConcernError } = mongoose.mongo

/** What the server tells of an update command, as far as we look. */
type Reply = { readonly writeErrors?: readonly (mongo.Document & { readonly index: number; readonly code: number })[] }

/** Creates what sends updates to a collection, in no order. */
export function createUpdater(
  db: Connection, collection: string,
): (updates: readonly Weighed[]) => Promise<readonly (boolean | Error)[]> {
  const send = async (updates: readonly Update[]): Promise<Reply> => {
    if (!db.db) throw new Fault('STORE_UNREACHABLE')
    // The driver lends a command no write concern of its own.
    return await db.db.command({ update: collection, updates, ordered: false, writeConcern: { w: 'majority', j: true } }) as Reply
  }
  return async (weighed) => {
    const sent = parcels(weighed).map(async (updates) => outcomes(updates.length, () => send(updates)))
    return (await Promise.all(sent)).flat()
  }
}

/** Divides what is too heavy for one command. */
function parcels(weighed: readonly Weighed[]): readonly (readonly Update[])[] {
  const all: Update[][] = []
  let room = 0
  for (const { update, weight } of weighed) {
    if (all.length === 0 || weight > room) {
      all.push([])
      room = HEAVIEST
    }
    all.at(-1)?.push(update)
    room -= weight
  }
  return all
}

/** What came of each: done, refused because there is a document already, or failed. Throws if that is not known of any. */
async function outcomes(count: number, send: () => Promise<Reply>): Promise<readonly (boolean | Error)[]> {
  try {
    return read(await twice(send), count, true)
  } catch (error) {
    // It was written, but may not last.
    if (error instanceof MongoWriteConcernError) return read(error.result as Reply, count, error)
    throw error
  }
}

// As the driver does with writes of its own: once more where a server has left or is not the one any more. What the first try had
// written after all is refused the second time, since its revision is another now, and the turn finds its own answer there.
async function twice(send: () => Promise<Reply>): Promise<Reply> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.RetryableWriteError)) return send()
    throw error
  }
}

function read({ writeErrors = [] }: Reply, count: number, others: true | Error): readonly (boolean | Error)[] {
  const found: (boolean | Error)[] = Array.from({ length: count }, () => others)
  for (const refused of writeErrors) found[refused.index] = refused.code === DUPLICATE ? false : new MongoServerError(refused)
  return found
}

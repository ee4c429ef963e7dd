// Tells residents in time when the database is gone: what fails for want of a server, or of its disk, becomes one fault, within 3 s.

import mongoose from 'mongoose'
import { Fault } from '../lib/faults.ts'

const PATIENCE = 3000

/** The code by which a server says that there is such a document already. */
export const DUPLICATE = 11000

/** The code by which a server says that its disk is full. */
const DISK_FULL = 14031

/** Codes by which a server says that it is leaving or is not the one to write to. */
const LEAVING = new Set([91, 189, 10107, 11600, 11602, 13435, 13436])

const { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerSelectionError } = mongoose.mongo
const CUT = new RegExp('^(PoolCleared|MongoPoolC|MongoNotConnected|MongoTopologyClosed|MongoClientClosed'
  + '|MongoWaitQueue|MongoNetwork|MongooseServerSelection)')

/** A port's functions; all of them wait for the database. */
type Waiting = { readonly [name: string]: unknown }

/** Makes every function of a port fail with STORE_UNREACHABLE, in time, when the server is gone or its disk is full. */
export function guarded<Port extends Waiting>(port: Port): Port {
  const entries = Object.entries(port).map(([name, value]) => [name, guard(value)])
  return Object.fromEntries(entries) as Port // the same names, each with a function of the same type
}

/** Waits for the database, but not for long. */
export async function reach<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault('STORE_UNREACHABLE', { about: 'no answer in time' })), PATIENCE)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    if (isFull(error)) throw new Fault('STORE_UNREACHABLE', { about: 'its disk is full', cause: error })
    throw isCut(error) ? new Fault('STORE_UNREACHABLE', { cause: error }) : error
  } finally {
    clearTimeout(timer)
  }
}

/** Tells whether an error is MongoDB's word for "there is one already". */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoError && error.code === DUPLICATE
}

/** Runs an insert; false where something with this `_id` is there already. */
export async function unlessThere(insert: Promise<unknown>): Promise<boolean> {
  try {
    await insert
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

function guard(value: unknown): unknown {
  if (typeof value !== 'function') return value
  return (...args: readonly unknown[]) => reach(Promise.resolve(value(...args)))
}

function isFull(error: unknown): boolean {
  return error instanceof MongoError && error.code === DISK_FULL
}

function isCut(error: unknown): boolean {
  // A bulk wraps what cut it short.
  if (error instanceof MongoBulkWriteError) return isCut(error.errorResponse)
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true
  if (!(error instanceof Error)) return false
  return CUT.test(error.name) || ('code' in error && LEAVING.has(Number(error.code)))
}

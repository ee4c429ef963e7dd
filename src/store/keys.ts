// Opens the store's keys: the sealer under SECRET_KEY, the hashing key that stays when SECRET_KEY changes, and the ring of the
// keys that earlier ones have sealed with.

import type { Connection } from 'mongoose'
import { random } from '../lib/digest.ts'
import { Fault } from '../lib/faults.ts'
import { createHasher, type Hasher } from '../lib/hash.ts'
import { createSealer, fingerprint, idOf, sealingKeyOf, type Sealer } from '../lib/seal.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { keyModel, type KeyDocument } from '../models/house.ts'
import { reach, unlessThere } from './reach.ts'

/** SECRET_KEY, and the one before it, 32 bytes each. */
export type Secrets = { readonly secret: Uint8Array; readonly previous?: Uint8Array | undefined }

/** What seals and what hashes. */
export type Keys = { readonly sealer: Sealer; readonly hasher: Hasher }

const ID = 'hash'
const ABOUT = 'keys:hash'

/** Opens the keys, and makes them at the first start. Throws STORE_KEY_MISMATCH if the data is sealed under another secret. */
export async function openKeys(db: Connection, { secret, previous }: Secrets): Promise<Keys> {
  const sealer = createSealer(secret, previous)
  const print = fingerprint(secret)
  const kept = await reach(findOrMake(db, sealer, print))
  const known = kept.fingerprint === print || (previous !== undefined && kept.fingerprint === fingerprint(previous))
  if (!known) throw new Fault('STORE_KEY_MISMATCH', { about: whose(kept.fingerprint, print) })
  // Before the hashing key is brought over: until then the previous secret must be named, which opens what was left behind.
  const ring = await reach(openRing(db, sealer, print))
  if (previous && fingerprint(previous) !== print) await reach(addToRing(db, sealer, { key: sealingKeyOf(previous), print }))
  const key = sealer.open(kept.sealed, ABOUT)
  if (kept.fingerprint !== print) {
    const resealed = { fingerprint: print, sealed: sealer.seal(key, ABOUT) }
    await reach(keyModel.on(db).updateOne({ _id: ID, fingerprint: kept.fingerprint }, { $set: resealed }).exec())
  }
  return { sealer: createSealer(secret, previous, ring), hasher: createHasher(key) }
}

const RING = { _id: { $gte: 'seal:', $lt: 'seal;' } } as const

// What earlier secrets have sealed can be read with the latest alone, for as long as it is kept.
async function openRing(db: Connection, sealer: Sealer, print: string): Promise<readonly Buffer[]> {
  const ring = await keyModel.raw(db).find(RING).toArray()
  return Promise.all(ring.map(async ({ _id, sealed, fingerprint: before }) => {
    const key = sealer.open(sealed, aboutRing(_id))
    if (before !== print) {
      const resealed = { fingerprint: print, sealed: sealer.seal(key, aboutRing(_id)) }
      await keyModel.on(db).updateOne({ _id, fingerprint: before }, { $set: resealed }).exec()
    }
    return key
  }))
}

async function addToRing(db: Connection, sealer: Sealer, { key, print }: { key: Buffer; print: string }): Promise<void> {
  const _id = `seal:${idOf(key)}`
  await unlessThere(keyModel.raw(db).insertOne({ _id, schema: FIRST_SHAPE, sealed: sealer.seal(key, aboutRing(_id)), fingerprint: print }))
}

function aboutRing(id: string): string {
  return `keys:${id}`
}

// Two processes that start at once both try to insert; both use what is there afterwards.
async function findOrMake(db: Connection, sealer: Sealer, print: string): Promise<KeyDocument> {
  const found = await keyModel.raw(db).findOne({ _id: ID })
  if (found) return found
  const made = { _id: ID, schema: FIRST_SHAPE, sealed: sealer.seal(random(32), ABOUT), fingerprint: print }
  if (await unlessThere(keyModel.raw(db).insertOne(made))) return made
  return findOrMake(db, sealer, print)
}

function whose(kept: string, ours: string): string {
  return `the store has the fingerprint ${kept.slice(0, 8)}…, this SECRET_KEY ${ours.slice(0, 8)}…`
}

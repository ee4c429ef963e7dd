// Takes a backup: every collection at one moment where the server can do that, into an archive in mongodump's layout.

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { Fault } from '../../lib/faults.ts'
import { contentOf, writeArchive } from './archive.ts'
import type { Packer } from './archive.ts'
import { encodeMetadata } from './metadata.ts'
import { SERVER_DATABASES, escapeName } from './names.ts'
import type { Reached } from './reach.ts'

/** What was taken. `atOneMoment` is false where each collection is consistent only in itself. */
export type Taken = { readonly collections: number; readonly bytes: number; readonly atOneMoment: boolean }

/** Numbers in the type they are kept in. */
const TYPED = { promoteValues: false } as const

/** What a standalone MongoDB server answers to a read of a snapshot. */
const NO_SNAPSHOTS: readonly unknown[] = [20, 72, 123, 246]

/** Writes the databases within reach into `file`. */
export async function takeBackup({ client, name }: Reached, file: string): Promise<Taken> {
  const databases = name === undefined ? await listDatabases(client) : [name]
  const [session, count] = [await openSnapshot(client, databases[0] ?? 'admin'), { collections: 0, bytes: 0 }]
  try {
    await writeArchive(file, async (packer) => {
      for (const database of databases) await packDatabase({ packer, database: client.db(database), session, count })
    })
    return { ...count, atOneMoment: session !== undefined }
  } finally {
    await session?.endSession()
  }
}

async function listDatabases(client: mongo.MongoClient): Promise<readonly string[]> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
  return databases.map(({ name }) => name).filter((name) => !SERVER_DATABASES.includes(name))
}

// The first read fixes the moment; every later one in the session reads the data of that moment, whatever is written since.
// A server that cannot do that refuses, or gives no moment back.
async function openSnapshot(client: mongo.MongoClient, name: string): Promise<mongo.ClientSession | undefined> {
  const probe = { find: 'snapshot', limit: 1, readConcern: { level: 'snapshot' } }
  const { cursor } = await client.db(name).command(probe).catch(noneIfUnknown)
  if (cursor?.atClusterTime === undefined) return undefined
  const session = client.startSession({ snapshot: true })
  await client.db(name).collection('snapshot').find({}, { session }).limit(1).toArray()
  return session
}

function noneIfUnknown(error: unknown): mongo.Document {
  if (error instanceof mongoose.mongo.MongoServerError && NO_SNAPSHOTS.includes(error.code)) return {}
  throw error
}

type Packing = {
  readonly packer: Packer
  readonly database: mongo.Db
  readonly session: mongo.ClientSession | undefined
  readonly count: { collections: number; bytes: number }
}

async function packDatabase({ packer, database, session, count }: Packing): Promise<void> {
  packer.addFolder(`dump/${database.databaseName}`)
  const listed = await database.listCollections<mongo.CollectionInfo>({}, { nameOnly: false, ...TYPED }).toArray()
  for (const info of listed.filter(({ name }) => !name.startsWith('system.'))) {
    if (info.type === 'timeseries') throw new Fault('DUMP_KIND_UNKNOWN', { about: info.name })
    const path = `dump/${database.databaseName}/${escapeName(info.name)}`
    const view = info.type === 'view'
    if (!view) count.bytes += await packer.add(`${path}.bson`, documentsOf(database, info.name, session))
    const indexes = view ? [] : await database.collection(info.name).listIndexes(TYPED).toArray()
    await packer.add(`${path}.metadata.json`, contentOf(encodeMetadata({
      options: info.options ?? {},
      indexes,
      uuid: info.info?.uuid?.toString('hex'),
      collectionName: info.name,
      type: view ? 'view' : 'collection',
    })))
    count.collections += 1
  }
}

async function* documentsOf(
  database: mongo.Db,
  name: string,
  session: mongo.ClientSession | undefined,
): AsyncGenerator<Uint8Array> {
  const cursor = database.collection(name, { raw: true }).find({}, { batchSize: 1_000, ...(session && { session }) })
  // With `raw` the driver gives the bytes of each document, and not a document.
  for await (const bytes of cursor) yield bytes as unknown as Uint8Array
}

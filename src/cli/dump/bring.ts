// Brings a checked archive back: every collection is loaded beside what is there, and put in its place when all are loaded.

import { randomBytes } from 'node:crypto'

import type { mongo } from 'mongoose'

import { Fault } from '../../lib/faults.ts'
import { readArchive } from './archive.ts'
import { isServers } from './check.ts'
import type { Dumped } from './check.ts'
import { cutDocuments, decodeDocument } from './documents.ts'
import { readPath } from './names.ts'
import type { Reached } from './reach.ts'

/** So much goes to the server at once. */
const BATCH = { documents: 1_000, bytes: 8 * 1024 * 1024 }

/** What was brought back. */
export type Brought = { readonly collections: number; readonly documents: number }

/** How to bring it back: `force` replaces collections of a database that holds documents already. */
export type Bringing = { readonly file: string; readonly dumped: readonly Dumped[]; readonly force: boolean }

/** Replaces the collections that the archive brings, and leaves all others alone. */
export async function bringBack({ client, name }: Reached, { file, dumped, force }: Bringing): Promise<Brought> {
  const target = chooseTarget(dumped, name)
  const wanted = dumped.filter(({ database }) => target(database) !== undefined)
  const places = new Map(wanted.map((one) => [keyOf(one), placeFor(client, one, target(one.database))]))
  if (!force) await refuseFull([...places.values()])
  try {
    for (const one of wanted) await lay(one, places.get(keyOf(one)))
    await load(file, places)
    for (const one of wanted) await settle(one, places.get(keyOf(one)))
  } catch (error) {
    await Promise.all([...places.values()].map(({ database, beside }) => database.collection(beside).drop().catch(() => false)))
    throw error
  }
  return { collections: wanted.length, documents: wanted.reduce((sum, { documents }) => sum + documents, 0) }
}

type Place = { readonly database: mongo.Db; readonly collection: string; readonly beside: string }

function keyOf({ database, collection }: { readonly database: string; readonly collection: string }): string {
  return JSON.stringify([database, collection])
}

// A connection string that names a database wants that one: its namesake in the archive, or the only one there is.
function chooseTarget(dumped: readonly Dumped[], name: string | undefined): (database: string) => string | undefined {
  if (name === undefined) return (database) => database
  const databases = [...new Set(dumped.map(({ database }) => database))]
  const source = databases.includes(name) ? name : databases[0]
  if (source !== name && databases.length > 1) throw new Fault('DUMP_DATABASES_SEVERAL', { about: databases.join(', ') })
  return (database) => database === source ? name : undefined
}

function placeFor(client: mongo.MongoClient, { collection }: Dumped, name: string | undefined): Place {
  return { database: client.db(name), collection, beside: `restoring-${randomBytes(6).toString('hex')}` }
}

async function refuseFull(places: readonly Place[]): Promise<void> {
  const databases = new Map(places.map(({ database }) => [database.databaseName, database]))
  for (const database of databases.values()) {
    const listed = await database.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
    for (const { name } of listed.filter(({ name }) => !name.startsWith('system.'))) {
      if (await database.collection(name).findOne({}, { projection: { _id: 1 } })) {
        throw new Fault('DUMP_DATABASE_FULL', { about: `${database.databaseName}.${name}` })
      }
    }
  }
}

async function lay({ metadata }: Dumped, place: Place | undefined): Promise<void> {
  if (metadata.type !== 'view') await place?.database.command({ create: place.beside, ...metadata.options })
}

async function load(file: string, places: ReadonlyMap<string, Place>): Promise<void> {
  await readArchive(file, async ({ path, content }) => {
    const of = readPath(path)
    const place = of?.kind === 'documents' && !isServers(of) ? places.get(keyOf(of)) : undefined
    if (place === undefined) {
      for await (const _ of content);
      return
    }
    const collection = place.database.collection(place.beside)
    for await (const documents of batches(content, path)) {
      await collection.insertMany(documents, { bypassDocumentValidation: true, writeConcern: { j: true } })
    }
  })
}

async function* batches(content: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<mongo.Document[]> {
  let batch: mongo.Document[] = []
  let bytes = 0
  for await (const document of cutDocuments(content, path)) {
    if (batch.length >= BATCH.documents || bytes + document.length > BATCH.bytes) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(decodeDocument(document, path))
    bytes += document.length
  }
  if (batch.length > 0) yield batch
}

// Dumps of old servers name the collection in each index.
function withoutNamespace(index: mongo.Document): mongo.Document {
  return Object.fromEntries(Object.entries(index).filter(([key]) => key !== 'ns'))
}

async function settle({ metadata, collection }: Dumped, place: Place | undefined): Promise<void> {
  if (place === undefined) return
  const { database, beside } = place
  if (metadata.type === 'view') {
    await database.dropCollection(collection).catch(() => false)
    await database.command({ create: collection, ...metadata.options })
    return
  }
  const indexes = metadata.indexes.filter(({ name }) => name !== '_id_').map(withoutNamespace)
  if (indexes.length > 0) await database.command({ createIndexes: beside, indexes })
  await database.renameCollection(beside, collection, { dropTarget: true })
}

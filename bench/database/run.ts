// Measures the built-in database (or MONGODB_URI) through the official driver, next to raw lmdb calls in the same run:
// node --import tsx bench/database/run.ts [DOCUMENTS]

import { readFile, rm } from 'node:fs/promises'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'
import { temporaryFolder } from '../../test/support/database.ts'
import { startProcess } from '../../test/support/process.ts'
import { measure, table } from './measure.ts'
import type { Measured } from './measure.ts'
import { openPeer } from './peer.ts'

type Kept = { readonly _id: number; readonly key: string; readonly rank: number; readonly revision: number; readonly text: string }

const COUNT = Number(process.argv[2] ?? 100_000)
const TEXT = 'x'.repeat(900)
const durable = { writeConcern: { w: 1, journal: true } } as const

const kept = (id: number): Kept => ({ _id: id, key: `key-${id}`, rank: id, revision: 0, text: TEXT })

/** Fills a collection and gives the same five operations that the peer is measured by. */
async function prepare(client: mongo.MongoClient): Promise<Readonly<Record<string, (n: number) => Promise<unknown>>>> {
  const all = client.db().collection<Kept>('bench', durable)
  await all.createIndexes([{ key: { key: 1 } }, { key: { rank: 1 } }])
  for (let from = 0; from < COUNT; from += 1_000) {
    await all.insertMany(Array.from({ length: Math.min(1_000, COUNT - from) }, (_, n) => kept(from + n)))
  }
  const scattered = (n: number): number => (n * 7_919) % COUNT
  const revisions = new Map<number, number>()
  let added = COUNT
  const replace = (id: number): mongo.AnyBulkWriteOperation<Kept> => {
    const revision = (revisions.get(id) ?? 0) + 1
    revisions.set(id, revision)
    return { replaceOne: { filter: { _id: id }, replacement: { ...kept(id), revision }, upsert: true } }
  }
  return {
    'insert': () => all.insertOne(kept(added += 1)),
    'find by _id': (n) => all.findOne({ _id: scattered(n) }),
    'find by index': (n) => all.findOne({ key: `key-${scattered(n)}` }),
    'compare and set': async (n) => {
      const id = scattered(n)
      const revision = revisions.get(id) ?? 0
      revisions.set(id, revision + 1)
      await all.replaceOne({ _id: id, revision }, { ...kept(id), revision: revision + 1 }, { upsert: true })
    },
    'sorted range of 100': (n) => all.find({ rank: { $gte: scattered(n) } }).sort({ rank: 1 }).limit(100).toArray(),
    'bulk of 100 sets': async (n) => {
      await all.bulkWrite(Array.from({ length: 100 }, (_, m) => replace(scattered(n * 100 + m))), { ordered: false })
    },
  }
}

async function measureAll(work: Readonly<Record<string, (n: number) => Promise<unknown>>>): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const atOnce of [1, 32]) {
    for (const [name, run] of Object.entries(work)) measured.push(await measure(name, atOnce, run))
  }
  return measured
}

/** The memory of a database process of its own, after it has found two thousand documents. */
async function measureMemory(dir: string): Promise<string> {
  const database = startProcess('src/cli/database.ts', ['--dir', dir, '--port', '0'])
  const client = await mongoose.mongo.MongoClient.connect(await database.firstLine())
  const all = client.db().collection<Kept>('bench')
  for (let n = 0; n < 2_000; n += 1) await all.findOne({ key: `key-${(n * 7_919) % COUNT}` })
  const status = await readFile(`/proc/${database.pid}/status`, 'utf8').catch(() => '')
  await client.close()
  database.kill('SIGTERM')
  await database.ended
  return `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)} MB`
}

const dir = await temporaryFolder()
const first = await startEmbedded({ dir })
const uri = process.env['MONGODB_URI'] ?? first.uri
const client = await mongoose.mongo.MongoClient.connect(uri, { maxPoolSize: 32 })
const own = await measureAll(await prepare(client))
await client.close()
await first.close()

const began = performance.now()
const second = await startEmbedded({ dir })
const again = await mongoose.mongo.MongoClient.connect(second.uri)
await again.db().collection('bench').findOne({ key: 'key-77' })
const startUp = Math.round(performance.now() - began)
await again.close()
await second.close()
const memory = await measureMemory(dir)
await rm(dir, { recursive: true, force: true })

const peer = await openPeer(COUNT, TEXT)
const raw = await measureAll(peer.work)
await peer.close()

process.stdout.write(`${table(own, raw)}\n\nstart-up to the first answer with ${COUNT} documents: ${startUp} ms\n`
  + `memory of a database process with them: ${memory}\n`)

// The process the crash test kills: a built-in database under load, which says a line before and after each write.

import mongoose from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'

type Entry = { readonly _id: string; readonly unique: string; readonly group: number; readonly tags: readonly string[] }
type Counter = { readonly _id: string; readonly count: number }

const [dir = '', round = '0'] = process.argv.slice(2)
const { uri } = await startEmbedded({ dir })
const client = await mongoose.mongo.MongoClient.connect(uri, { maxPoolSize: 16 })
const entries = client.db().collection<Entry>('entries')
const counters = client.db().collection<Counter>('counters')
await entries.createIndexes([{ key: { unique: 1 }, unique: true }, { key: { group: 1, unique: -1 } }, { key: { tags: 1 } }])

// A pipe is written synchronously: what was said before the kill has been said.
const say = (...words: readonly (string | number)[]): void => { process.stdout.write(`${words.join(' ')}\n`) }

const entry = (id: string, n: number): Entry => ({ _id: id, unique: `u-${id}`, group: n % 13, tags: [`t${n % 7}`, `t${n % 11}`] })

async function insert(id: string, n: number): Promise<void> {
  await entries.insertOne(entry(id, n))
  say('inserted', id)
}

async function count(worker: number): Promise<void> {
  const found = await counters.findOneAndUpdate({ _id: `counter-${worker}` }, { $inc: { count: 1 } },
    { upsert: true, returnDocument: 'after' })
  say('counted', `counter-${worker}`, found?.count ?? 0)
}

async function remove(id: string): Promise<void> {
  say('removing', id)
  await entries.deleteOne({ _id: id })
  say('removed', id)
}

async function insertMany(id: string, n: number): Promise<void> {
  const ids = [0, 1, 2, 3, 4].map((part) => `${id}-${part}`)
  await entries.bulkWrite(ids.map((one) => ({ replaceOne: { filter: { _id: one }, replacement: entry(one, n), upsert: true } })),
    { ordered: false })
  for (const one of ids) say('inserted', one)
}

async function work(worker: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const id = `${round}-${worker}-${n}`
    await insert(id, n)
    await count(worker)
    await insertMany(id, n)
    await entries.updateOne({ _id: id }, { $set: { group: n + 1_000 }, $push: { tags: 'late' } })
    if (n % 3 === 0) await remove(id)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, worker) => work(worker)))

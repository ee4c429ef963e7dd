// What is refused, and with which of MongoDB's own codes: strangers, transactions, code that would run, unknown words.

import { equal, rejects } from 'node:assert/strict'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { builtIn } from '../support/database.ts'
import { useDriver } from '../support/driver.ts'

type Document = mongo.Document

const { MongoClient } = mongoose.mongo
const { client, db, filled, uri } = useDriver()

/** The connection string with another login in it, or with none. */
function asLogin(login: string | undefined): string {
  const [, hosts = '', rest = ''] = /^mongodb:\/\/[^@]*@([^/?]+)(.*)$/.exec(uri()) ?? []
  const query = rest.replace(/[?&](authSource|authMechanism)=[^&]*/g, '').replace(/^([^?&]*)&/, '$1?')
  return login === undefined ? `mongodb://${hosts}${query}` : `mongodb://${login}@${hosts}${query}`
}

async function withLogin(login: string | undefined, use: (stranger: mongo.MongoClient) => Promise<void>): Promise<void> {
  const stranger = new MongoClient(asLogin(login), { serverSelectionTimeoutMS: 3_000 })
  await use(stranger).finally(() => stranger.close())
}

describe('a stranger', () => {
  const words: readonly Document[] = [
    { find: 'x' }, { insert: 'x', documents: [{ a: 1 }] }, { listCollections: 1 }, { listDatabases: 1 }, { dropDatabase: 1 },
    { aggregate: 1, pipeline: [], cursor: {} }, { getMore: 1n, collection: 'x' }, { serverStatus: 1 },
  ]
  for (const command of words) {
    it(`without a login is refused ${Object.keys(command)[0]}`, async () => {
      await withLogin(undefined, async (stranger) => {
        const where = 'listDatabases' in command ? stranger.db('admin') : stranger.db()
        await rejects(where.command(command), { code: 13 })
      })
    })
  }

  it('without a login may say hello', async () => {
    await withLogin(undefined, async (stranger) => equal((await stranger.db('admin').command({ hello: 1 }))['ok'], 1))
  })

  for (const [title, login] of [['a wrong password', 'jingmintong:wrong'], ['a wrong name', 'nobody:wrong']]) {
    it(`with ${title} is refused`, () => withLogin(login, async (stranger) => {
      await rejects(stranger.db().command({ ping: 1 }), { code: 18 })
    }))
  }
})

describe('an unknown word', () => {
  const cases: readonly (readonly [title: string, command: Document, code: number])[] = [
    ['a command', { frobnicate: 1 }, 59],
    ['a field of a command', { find: 'x', foo: 1 }, 40_415],
    ['a missing field', { insert: 'x' }, 40_414],
    ['a field of the wrong type', { find: 'x', filter: 1 }, 14],
    ['a cursor that never was', { getMore: 77n, collection: 'x' }, 43],
    ['an aggregation without a cursor', { aggregate: 'x', pipeline: [] }, 9],
    ['an insert of nothing', { insert: 'x', documents: [] }, 16],
    ['a negative limit of a delete', { delete: 'x', deletes: [{ q: {}, limit: 5 }] }, 9],
    ['a negative skip', { find: 'x', skip: -1 }, 51_024],
    ['a sort that is no direction', { find: 'x', sort: { a: 2 } }, 15_975],
    ['a name with nothing in it', { find: '' }, 73],
  ]
  for (const [title, command, code] of cases) {
    it(`such as ${title} is refused with ${code}`, () => rejects(db().command(command), { code }))
  }

  it('such as a write to a system collection is refused', () =>
    rejects(db().collection('system.users').insertOne({ a: 1 }), ({ code }) => [13, 73].includes(code)))
})

describe('a standalone server', () => {
  before(function () {
    if (!builtIn) this.skip()
  })

  it('refuses transactions', async () => {
    const collection = await filled([{ a: 1 }])
    const session = client().startSession()
    session.startTransaction()
    // The driver puts words of its own in the place of the server's.
    await rejects(collection.insertOne({ a: 2 }, { session }), ({ code, originalError }) => (code ?? originalError?.code) === 20)
    await session.abortTransaction().catch(() => undefined)
    await session.endSession()
    equal(await collection.countDocuments(), 1)
  })

  it('refuses to wait for replicas', async () => {
    const collection = await filled([{ a: 1 }])
    await rejects(collection.insertOne({ a: 2 }, { writeConcern: { w: 2 } }), { code: 2 })
  })

  it('refuses to watch', async () => {
    const collection = await filled([{ a: 1 }])
    await rejects(collection.aggregate([{ $changeStream: {} }]).toArray(), { code: 40_573 })
  })

  const code: readonly (readonly [title: string, command: (name: string) => Document])[] = [
    ['$where', (name) => ({ find: name, filter: { $where: 'true' } })],
    ['$where within $or', (name) => ({ find: name, filter: { $or: [{ a: 1 }, { $where: 'true' }] } })],
    ['$where in a count', (name) => ({ count: name, query: { $where: 'true' } })],
    ['$where in a $match', (name) => ({ aggregate: name, pipeline: [{ $match: { $where: 'true' } }], cursor: {} })],
    ['$where in an update', (name) => ({ update: name, updates: [{ q: { $where: 'true' }, u: { $set: { x: 1 } } }] })],
    ['$where in a delete', (name) => ({ delete: name, deletes: [{ q: { $where: 'true' }, limit: 0 }] })],
    ['$where in $pull', (name) => ({ update: name, updates: [{ q: {}, u: { $pull: { l: { $where: 'true' } } } }] })],
    ['$function', (name) => ({ aggregate: name, cursor: {},
      pipeline: [{ $set: { x: { $function: { body: 'function() { return 1 }', args: [], lang: 'js' } } } }] })],
    ['$function in $expr', (name) => ({ find: name,
      filter: { $expr: { $function: { body: 'function() { return true }', args: [], lang: 'js' } } } })],
    ['$accumulator', (name) => ({ aggregate: name, cursor: {}, pipeline: [{ $group: { _id: 1, x: { $accumulator: {
      init: 'function() {}', accumulate: 'function() {}', accumulateArgs: [], merge: 'function() {}', lang: 'js' } } } }] })],
    ['mapReduce', (name) => ({ mapReduce: name, map: 'function() {}', reduce: 'function() {}', out: { inline: 1 } })],
  ]
  for (const [title, command] of code) {
    it(`runs no code: ${title}`, async () => {
      const collection = await filled([{ a: 1, l: [1] }])
      const answer = db().command(command(collection.collectionName))
        .then(({ writeErrors }) => { if (writeErrors) throw Object.assign(new Error('refused'), { code: writeErrors[0].code }) })
      await rejects(answer, ({ code: number }) => typeof number === 'number')
      equal(await collection.countDocuments({ a: 1, x: { $exists: false } }), 1)
    })
  }

  for (const update of [
    { q: { a: 1 }, u: { $set: { a: 2 } }, collation: { locale: 'zh' } },
    { q: { a: 1 }, u: { $set: { a: 2 } }, sort: { a: 1 } },
  ]) {
    it(`refuses what it cannot do: ${Object.keys(update)[2]}`, async () => {
      const collection = await filled([{ a: 1 }])
      const answer = db().command({ update: collection.collectionName, updates: [update] })
        .then(({ writeErrors }) => { if (writeErrors) throw new Error('refused') })
      await rejects(answer)
      equal(await collection.countDocuments({ a: 1 }), 1)
    })
  }
})

// Collections and databases as things: making, listing, renaming, dropping, counting, and what the server says of itself.

import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'

import mongoose from 'mongoose'

import { builtIn, onDatabase } from '../support/database.ts'
import { useDriver } from '../support/driver.ts'

const { client, db, filled, uri } = useDriver()

describe('the catalogue', () => {
  it('lists collections with kind, id and index', async () => {
    const { collectionName } = await filled([{ a: 1 }])
    const [listed] = await db().listCollections({ name: collectionName }).toArray()
    deepEqual({ ...listed, info: Object.keys(listed && 'info' in listed ? listed.info ?? {} : {}).toSorted() }, {
      name: collectionName, type: 'collection', options: {}, info: ['readOnly', 'uuid'],
      idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
    })
    const names = await db().listCollections({ name: collectionName }, { nameOnly: true }).toArray()
    deepEqual(names, [{ name: collectionName, type: 'collection' }])
  })

  it('makes an empty collection', async () => {
    await db().createCollection('made')
    deepEqual((await db().listCollections({ name: 'made' }).toArray()).length, 1)
    equal(await db().collection('made').estimatedDocumentCount(), 0)
  })

  it('refuses to make a collection twice with other options', async () => {
    await db().createCollection('twice')
    const other = { create: 'twice', validator: { a: { $exists: true } } }
    await rejects(db().command(other), ({ code }) => [48, 72].includes(code))
  })

  for (const name of ['a$b', 'system.made', '.start', 'a\0b']) {
    it(`refuses ${JSON.stringify(name)} as a name`, async () => {
      await rejects(db().command({ insert: name, documents: [{ a: 1 }] }), ({ code }) => [2, 73].includes(code))
    })
  }

  it('drops a collection with its indexes', async () => {
    const collection = await filled([{ a: 1 }])
    await collection.createIndex({ a: 1 }, { unique: true })
    equal(await collection.drop(), true)
    await collection.insertMany([{ a: 1 }, { a: 1 }])
    deepEqual((await collection.indexes()).map(({ name }) => name), ['_id_'])
  })

  it('renames a collection with all it has', async () => {
    const collection = await filled([{ _id: 1, a: 1 }])
    await collection.createIndex({ a: 1 }, { unique: true })
    await collection.rename('renamed')
    equal(await db().collection('renamed').countDocuments({ a: 1 }), 1)
    await rejects(db().collection('renamed').insertOne({ a: 1 }), { code: 11_000 })
    equal(await collection.countDocuments(), 0)
  })

  it('counts documents without reading them', async () => {
    const collection = await filled(Array.from({ length: 50 }, (_, n) => ({ n })))
    await collection.deleteMany({ n: { $lt: 10 } })
    equal(await collection.estimatedDocumentCount(), 40)
    equal(await collection.countDocuments({}, { skip: 5, limit: 20 }), 20)
  })

  it('tells the size of things', async () => {
    const collection = await filled([{ _id: 1, text: 'x'.repeat(1_000) }])
    const stats = await db().command({ collStats: collection.collectionName })
    deepEqual([stats['count'], stats['nindexes'], stats['size'] > 1_000], [1, 1, true])
    const { collections, objects } = await db().command({ dbStats: 1 })
    ok(collections >= 1 && objects >= 1)
  })

  it('finds a sound collection valid', async () => {
    const collection = await filled([{ a: 1 }, { a: [2, 3] }])
    await collection.createIndex({ a: 1 })
    const { valid, nrecords, keysPerIndex } = await db().command({ validate: collection.collectionName })
    deepEqual([valid, nrecords, keysPerIndex['a_1']], [true, 2, 3])
    await rejects(db().command({ validate: 'nowhere' }), { code: 26 })
  })

  it('lists and drops databases', async () => {
    const other = client().db(`${db().databaseName}-other`)
    await other.collection('x').insertOne({ a: 1 })
    const names = async (): Promise<string[]> => (await client().db('admin').admin().listDatabases()).databases.map(({ name }) => name)
    ok((await names()).includes(other.databaseName))
    await other.dropDatabase()
    ok(!(await names()).includes(other.databaseName))
    deepEqual(await other.collections(), [])
  })

  it('keeps databases apart', async () => {
    const second = await mongoose.mongo.MongoClient.connect(onDatabase(uri(), `${db().databaseName}-second`))
    await filled([{ here: 1 }])
    deepEqual(await second.db().listCollections().toArray(), [])
    await second.close()
  })
})

describe('the server', () => {
  it('says which MongoDB it follows', async () => {
    const { version, versionArray, ok: fine } = await db().command({ buildInfo: 1 })
    equal(fine, 1)
    match(version, builtIn ? /^7\.0\./ : /^\d+\.\d+\./)
    equal(versionArray.length, 4)
  })

  it('says what it takes', async () => {
    const hello = await db().command({ hello: 1 })
    ok(hello['isWritablePrimary'] && hello['maxWireVersion'] >= 21 && hello['minWireVersion'] <= 6)
    deepEqual([hello['maxBsonObjectSize'], hello['maxMessageSizeBytes'], hello['maxWriteBatchSize']],
      [16_777_216, 48_000_000, 100_000])
  })

  it('answers what shells ask at the start', async () => {
    const admin = client().db('admin')
    for (const command of [{ ping: 1 }, { hostInfo: 1 }, { getLog: 'startupWarnings' }, { getCmdLineOpts: 1 }, { connectionStatus: 1 },
      { serverStatus: 1 }, { listCommands: 1 }, { getParameter: 1, featureCompatibilityVersion: 1 }]) {
      equal((await admin.command(command))['ok'], 1, Object.keys(command)[0])
    }
  })

  it('knows who is asking', async () => {
    const { authInfo } = await db().command({ connectionStatus: 1 })
    equal(authInfo.authenticatedUsers.length, 1)
  })
})

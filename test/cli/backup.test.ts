// Backup and restore as an operator runs them: nothing is lost on the way, and a spoilt archive changes nothing.

import { deepEqual, equal, match } from 'node:assert/strict'
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'

import { BSON, Binary, Decimal128, EJSON, Long, ObjectId, Timestamp } from 'bson'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'
import { extract, pack } from 'tar-stream'

import { startEmbedded } from '../../src/embedded/start.ts'
import { onDatabase, openDatabase, temporaryFolder } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { runProcess } from '../support/process.ts'
import type { Ended } from '../support/process.ts'

type Files = Readonly<Record<string, Buffer>>

const REPORTS: readonly mongo.Document[] = [
  { _id: 1, text: '警', at: new Date(-5), big: Long.fromString('9007199254740993'), fee: Decimal128.fromString('1.50'), z: 1, a: 2 },
  { _id: new ObjectId(), sealed: new Binary(Buffer.from([0, 1, 255]), 0x80), stamp: new Timestamp({ t: 9, i: 2 }), list: [null, [], {}] },
  { _id: 'text', text: 'b', double: 5.5, nothing: null },
]

/** The files of an archive by their paths. */
async function unpack(archive: Buffer): Promise<Files> {
  const files: Record<string, Buffer> = {}
  const unpacked = extract()
  unpacked.end(gunzipSync(archive))
  for await (const entry of unpacked) {
    const chunks: Uint8Array[] = []
    // The types of tar-stream do not say that an entry is a stream of bytes.
    for await (const chunk of entry as AsyncIterable<Uint8Array>) chunks.push(chunk)
    if (entry.header.type === 'file') files[entry.header.name] = Buffer.concat(chunks)
  }
  return files
}

async function repack(files: Files): Promise<Buffer> {
  const tar = pack()
  for (const [name, bytes] of Object.entries(files)) tar.entry({ name }, bytes)
  tar.finalize()
  return gzipSync(Buffer.concat(await Readable.from(tar).toArray()))
}

describe('backup and restore', () => {
  let folder: string
  let database: TestDatabase
  let client: mongo.MongoClient
  const archive = (name = 'backup.tgz'): string => join(folder, name)
  const backup = (uri = database.uri, file = archive()): Promise<Ended> =>
    runProcess('src/cli/backup.ts', [file], { MONGODB_URI: uri })
  const restore = (uri: string, words: readonly string[] = [archive()]): Promise<Ended> =>
    runProcess('src/cli/restore.ts', words, { MONGODB_URI: uri })
  const other = (name: string): string => onDatabase(database.uri, `${client.db().databaseName}-${name}`)

  before(async () => {
    folder = await temporaryFolder()
    database = await openDatabase()
    client = await mongoose.mongo.MongoClient.connect(database.uri)
    const reports = client.db().collection('reports')
    await reports.insertMany([...REPORTS])
    await reports.createIndexes([
      { key: { text: 1, at: -1 }, unique: true },
      { key: { at: 1 }, expireAfterSeconds: 2_147_483_647, name: 'expire' },
      { key: { fee: 1 }, partialFilterExpression: { fee: { $gt: 0 } } },
      { key: { 'list.x': 1 }, sparse: true },
    ])
    await client.db().createCollection('empty')
    await client.db().collection('odd name/%警').insertOne({ a: 1 })
    await client.db().collection('many').insertMany(Array.from({ length: 3_000 }, (_, n) => ({ n, text: 'x'.repeat(500) })))
    deepEqual((await backup()).err, '')
  })
  after(async () => {
    for (const name of ['round', 'full', 'spoilt']) await client?.db(`${client.db().databaseName}-${name}`).dropDatabase()
    await client?.close()
    await database?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** All that a database holds: the bytes of every document, and every index. */
  async function contents(db: mongo.Db): Promise<unknown> {
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).toSorted()
    return await Promise.all(names.map(async (name) => {
      const raw = await db.collection(name, { raw: true }).find().sort({ _id: 1 }).toArray()
      const indexes = (await db.collection(name).indexes()).toSorted((one, two) => (one.name ?? '') < (two.name ?? '') ? -1 : 1)
      // With `raw` the driver gives bytes.
      return { name, documents: raw.map((bytes) => Buffer.from(bytes as unknown as Uint8Array).toString('hex')), indexes }
    }))
  }

  it('lose nothing on the way, indexes included', async () => {
    const { code, out, err } = await restore(other('round'))
    deepEqual([code, err], [0, ''])
    match(out, /4 collections, 3004 documents/)
    const copy = client.db(`${client.db().databaseName}-round`)
    deepEqual(await contents(copy), await contents(client.db()))
    equal((await copy.command({ validate: 'reports' }))['valid'], true)
  })

  it('write mongodump’s layout', async () => {
    const files = await unpack(await readFile(archive()))
    const base = `dump/${client.db().databaseName}`
    deepEqual(Object.keys(files).toSorted(), ['empty', 'many', 'odd%20name%2F%25%E8%AD%A6', 'reports']
      .flatMap((name) => [`${base}/${name}.bson`, `${base}/${name}.metadata.json`]).toSorted())
    const metadata = JSON.parse(String(files[`${base}/reports.metadata.json`]))
    deepEqual([metadata.collectionName, metadata.type, /^[0-9a-f]{32}$/.test(metadata.uuid)], ['reports', 'collection', true])
    deepEqual(metadata.indexes.slice(0, 2), [
      { v: { $numberInt: '2' }, key: { _id: { $numberInt: '1' } }, name: '_id_' },
      { v: { $numberInt: '2' }, key: { text: { $numberInt: '1' }, at: { $numberInt: '-1' } }, name: 'text_1_at_-1', unique: true },
    ])
    equal(files[`${base}/reports.bson`]?.length, REPORTS.reduce((sum, one) => sum + BSON.calculateObjectSize(one), 0))
  })

  it('leave a file that its owner alone may read, and nothing beside it', async () => {
    equal((await stat(archive())).mode & 0o777, 0o600)
    deepEqual((await readdir(folder)).filter((name) => name.includes('.part')), [])
  })

  it('replace what is there only when told to, and leave other collections alone', async () => {
    const full = client.db(`${client.db().databaseName}-full`)
    await full.collection('reports').insertOne({ mine: true })
    await full.collection('others').insertOne({ mine: true })
    const refused = await restore(other('full'))
    equal(refused.code, 1)
    match(refused.err, /^DUMP_DATABASE_FULL: .*--force/)
    equal(await full.collection('reports').countDocuments(), 1)
    equal((await restore(other('full'), [archive(), '--force'])).code, 0)
    deepEqual([await full.collection('reports').countDocuments(), await full.collection('others').countDocuments({ mine: true })], [3, 1])
  })

  it('take the state of one moment while others write', async () => {
    const pairs = ['left', 'right'].map((name) => client.db().collection<{ _id: number }>(name))
    const stop = new AbortController()
    const write = async (n = 0): Promise<void> => {
      for (const pair of pairs) await pair.insertOne({ _id: n })
      if (!stop.signal.aborted) await write(n + 1)
    }
    const writing = write()
    const { code, out } = await backup(database.uri, archive('moving.tgz'))
    stop.abort()
    await writing
    equal(code, 0)
    const files = await unpack(await readFile(archive('moving.tgz')))
    const counts = ['left', 'right'].map((name) => (files[`dump/${client.db().databaseName}/${name}.bson`]?.length ?? 0) / 14)
    if (out.includes('one moment')) equal([0, 1].includes((counts[0] ?? 0) - (counts[1] ?? 0)), true, counts.join(' and '))
    for (const pair of pairs) await pair.drop()
  })

  const spoils: readonly (readonly [title: string, spoil: (bytes: Buffer) => Promise<Buffer>, code: string])[] = [
    ['a cut archive', async (bytes) => bytes.subarray(0, bytes.length - 2_000), 'DUMP_CUT'],
    ['an archive with a changed byte', async (bytes) => {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(changed.length - 6) ^ 0xff, changed.length - 6)
      return changed
    }, 'DUMP_CUT'],
    ['a tar cut in the middle', async (bytes) => gzipSync(gunzipSync(bytes).subarray(0, 100_000)), 'DUMP_CUT'],
    ['no archive', async () => Buffer.from('these are notes'), 'DUMP_FOREIGN'],
    ['an empty file', async () => Buffer.alloc(0), 'DUMP_FOREIGN'],
    ['a gzipped text', async () => gzipSync('these are notes'.repeat(1_000)), 'DUMP_FOREIGN'],
    ['a tar of something else', async () => repack({ 'notes/a.txt': Buffer.from('x') }), 'DUMP_KIND_UNKNOWN'],
    ['a tar of nothing', async () => repack({}), 'DUMP_FOREIGN'],
    ['a collection without metadata', edited((files, path) => { delete files[`${path}.metadata.json`] }), 'DUMP_INCOMPLETE'],
    ['metadata without its collection', edited((files, path) => { delete files[`${path}.bson`] }), 'DUMP_INCOMPLETE'],
    ['metadata of another kind', edited((files, path) => { files[`${path}.metadata.json`] = Buffer.from('{"indexes":7}') }),
      'DUMP_METADATA_UNREADABLE'],
    ['metadata that is no JSON', edited((files, path) => { files[`${path}.metadata.json`] = Buffer.from('{') }),
      'DUMP_METADATA_UNREADABLE'],
    ['documents cut short', edited((files, path) => { files[`${path}.bson`] = Buffer.from(files[`${path}.bson`]?.subarray(0, -3) ?? []) }),
      'DUMP_DOCUMENT_UNREADABLE'],
    ['documents that are none', edited((files, path) => { files[`${path}.bson`] = Buffer.alloc(100, 0xee) }), 'DUMP_DOCUMENT_UNREADABLE'],
    ['an oplog beside the collections', edited((files) => { files['dump/oplog.bson'] = Buffer.alloc(0) }), 'DUMP_KIND_UNKNOWN'],
  ]
  function edited(edit: (files: Record<string, Buffer>, path: string) => void) {
    return async (bytes: Buffer): Promise<Buffer> => {
      const files = { ...await unpack(bytes) }
      edit(files, `dump/${client.db().databaseName}/reports`)
      return repack(files)
    }
  }
  for (const [title, spoil, code] of spoils) {
    it(`refuse ${title} in a sentence, and change nothing`, async () => {
      await writeFile(archive('spoilt.tgz'), await spoil(await readFile(archive())))
      const spoilt = client.db(`${client.db().databaseName}-spoilt`)
      const ended = await restore(other('spoilt'), [archive('spoilt.tgz'), '--force'])
      deepEqual([ended.code, ended.err.split(':')[0], ended.err.trim().split('\n').length], [1, code, 1])
      deepEqual(await spoilt.listCollections().toArray(), [])
    })
  }

  it('take in a dump of a real server: of another name, with the server’s own files and old metadata', async () => {
    const indexes = [{ v: 2, key: { _id: 1 }, name: '_id_', ns: 'police.units' }, { v: 2, key: { n: 1 }, name: 'n_1', ns: 'police.units' }]
    await writeFile(archive('real.tgz'), await repack({
      './dump/admin/system.version.bson': Buffer.from(BSON.serialize({ _id: 'x' })),
      './dump/admin/system.version.metadata.json': Buffer.from('{"indexes":[]}'),
      './dump/police/units.bson': Buffer.from(BSON.serialize({ _id: 'east', n: 1 })),
      './dump/police/units.metadata.json': Buffer.from(EJSON.stringify({ options: {}, indexes })),
      './dump/prelude.json': Buffer.from('{"ServerVersion":"7.0.0"}'),
    }))
    const { code, err } = await restore(other('round'), [archive('real.tgz'), '--force'])
    deepEqual([code, err], [0, ''])
    const units = client.db(`${client.db().databaseName}-round`).collection('units')
    deepEqual([await units.find().toArray(), (await units.indexes()).map(({ name }) => name)], [[{ _id: 'east', n: 1 }], ['_id_', 'n_1']])
  })

  it('carry an empty database too', async () => {
    equal((await backup(other('empty'), archive('empty.tgz'))).code, 0)
    const { code, out, err } = await restore(other('empty'), [archive('empty.tgz')])
    deepEqual([code, err], [0, ''])
    match(out, /0 collections, 0 documents/)
  })

  it('say how they are used', async () => {
    for (const file of ['src/cli/backup.ts', 'src/cli/restore.ts']) {
      const { code, err } = await runProcess(file, [])
      deepEqual([code, err.startsWith('usage: ')], [2, true])
    }
  })

  describe('of the built-in database', () => {
    it('work on a stopped one and on a running one, found where the server keeps it', async () => {
      const data = join(folder, 'data')
      const stopped = (file: string, words: readonly string[]): Promise<Ended> => runProcess(file, words, { DATA_DIR: data })
      const first = await stopped('src/cli/restore.ts', [archive()])
      deepEqual([first.code, first.err], [0, ''])
      const running = await startEmbedded({ dir: join(data, 'database') })
      const second = await stopped('src/cli/backup.ts', [archive('running.tgz')])
      const third = await stopped('src/cli/restore.ts', [archive('running.tgz'), '--force'])
      await running.close()
      const fourth = await stopped('src/cli/backup.ts', [archive('stopped.tgz')])
      deepEqual([second, third, fourth].map(({ code, err }) => [code, err]), [[0, ''], [0, ''], [0, '']])
      const [one, two] = await Promise.all(['running.tgz', 'stopped.tgz'].map(async (name) => unpack(await readFile(archive(name)))))
      deepEqual(Object.keys(one ?? {}).length, 8)
      deepEqual(one?.['dump/jingmintong/many.bson']?.equals(two?.['dump/jingmintong/many.bson'] ?? Buffer.alloc(0)), true)
    })

    it('is found by its own folder too, as the process that runs it alone was given it', async () => {
      const dir = join(folder, 'alone')
      const running = await startEmbedded({ dir })
      const { code, err } = await runProcess('src/cli/backup.ts', [archive('alone.tgz')], { DATA_DIR: dir })
      await running.close()
      deepEqual([code, err], [0, ''])
    })

    it('is told when there is none', async () => {
      const { code, err } = await runProcess('src/cli/backup.ts', [archive('none.tgz')], { DATA_DIR: join(folder, 'nowhere') })
      equal(code, 1)
      match(err, /^DUMP_NO_DATABASE: /)
    })
  })
})

// The store as a whole: its keys, its migrations, its indexes, and what happens when the server is gone.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer, connect } from 'node:net'
import type { Server, Socket } from 'node:net'
import mongoose from 'mongoose'
import { silence } from '../../src/lib/log.ts'
import { connectStore } from '../../src/store/connect.ts'
import { createConversations } from '../../src/store/conversations.ts'
import { openKeys } from '../../src/store/keys.ts'
import type { Migration } from '../../src/store/migrations.ts'
import { createPulse } from '../../src/store/pulse.ts'
import { reach } from '../../src/store/reach.ts'
import { createInserter } from '../../src/store/together.ts'
import { eventually } from '../support/eventually.ts'
import { useStore } from './store.ts'
import { stored } from './stored.ts'

type Any = { _id: string; [field: string]: unknown }

describe('keys', () => {
  const opened = useStore()
  const secrets = [randomBytes(32), randomBytes(32), randomBytes(32)] as const
  const open = async (secret: Uint8Array, previous?: Uint8Array) => (await openKeys(opened().db, { secret, previous })).hasher.hash('x', 'y')
  beforeEach(() => opened().db.collection('keys').deleteMany({}))

  it('are made once, by whichever of many processes comes first', async () => {
    const hashes = await Promise.all(Array.from({ length: 10 }, () => open(secrets[0])))
    equal(new Set(hashes).size, 1)
    equal(await open(secrets[0]), hashes[0])
    equal(await opened().db.collection('keys').countDocuments(), 1)
  })

  it('stay the same when SECRET_KEY changes, and are then the new one\'s', async () => {
    const hash = await open(secrets[0])
    equal(await open(secrets[1], secrets[0]), hash)
    equal(await open(secrets[1]), hash)
    await rejects(open(secrets[0]), { code: 'STORE_KEY_MISMATCH' })
  })

  it('open what every earlier SECRET_KEY has sealed with the latest alone, once each change was started with both', async () => {
    const [a, b, c] = secrets
    const sealer = async (secret: Uint8Array, previous?: Uint8Array) => (await openKeys(opened().db, { secret, previous })).sealer
    const first = (await sealer(a)).seal('first', 'x')
    const second = (await sealer(b, a)).seal('second', 'x')
    await sealer(b)
    await sealer(c, b)
    const latest = await sealer(c)
    deepEqual([first, second].map((sealed) => latest.open(sealed, 'x').toString()), ['first', 'second'])
    await rejects(sealer(a), { code: 'STORE_KEY_MISMATCH' })
    await rejects(sealer(b), { code: 'STORE_KEY_MISMATCH' })
    const kept = JSON.stringify(await opened().db.collection('keys').find().toArray())
    for (const secret of secrets) equal(kept.includes(secret.toString('base64')), false)
  })

  it('do not open with another SECRET_KEY, and say why without telling it', async () => {
    await open(secrets[0])
    for (const previous of [undefined, secrets[2]]) {
      await rejects(open(secrets[1], previous), (error: Error & { code?: string }) =>
        error.code === 'STORE_KEY_MISMATCH' && !error.message.includes(secrets[1].toString('base64')))
    }
  })
})

describe('migrations', () => {
  const opened = useStore()
  const steps: readonly Migration[] = [
    { collection: 'old', from: 2, to: 3, change: ({ words, ...rest }) => ({ ...rest, text: `${String(words)}!` }) },
    { collection: 'old', from: 1, to: 2, change: ({ word, ...rest }) => ({ ...rest, words: word }) },
  ]
  const start = (migrations: readonly Migration[]) =>
    connectStore({ uri: opened().uri, log: silence, migrations }).then((store) => store.close())
  const old = () => opened().db.collection<Any>('old')

  it('bring documents of every older shape up to date, and leave the others alone', async () => {
    const many = Array.from({ length: 1200 }, (_, i) => ({ _id: `a${i}`, schema: 1, word: `w${i}`, other: i }))
    await old().insertMany([...many, { _id: 'b', schema: 2, words: 'b' }, { _id: 'c', schema: 3, text: 'c' }])
    await start(steps)
    equal(await old().countDocuments({ schema: 3 }), 1202)
    deepEqual(await old().findOne({ _id: 'a7' }), { _id: 'a7', schema: 3, other: 7, text: 'w7!' })
    deepEqual(await old().findOne({ _id: 'c' }), { _id: 'c', schema: 3, text: 'c' })
  })

  it('run once', async () => {
    await old().insertOne({ _id: 'late', schema: 1, word: 'x' })
    await start(steps)
    equal((await old().findOne({ _id: 'late' }))?.['schema'], 1)
  })

  it('keep an older program from a newer store', async () => {
    await rejects(start([]), { code: 'STORE_TOO_NEW' })
    await rejects(start(steps.slice(1)), { code: 'STORE_TOO_NEW' })
  })
})

describe('the store', () => {
  const opened = useStore()

  it('lets every collection of residents\' data leave by itself', async () => {
    const names = ['aliases', 'appointments', 'cases', 'complaints', 'conversations', 'limits', 'media', 'messages', 'outbox', 'questions', 'seats', 'tips']
    for (const name of names) {
      const indexes = await opened().db.collection(name).indexes()
      ok(indexes.some(({ key, expireAfterSeconds }) => 'expires' in key && expireAfterSeconds === 0), name)
    }
  })

  it('does not start without a server', async () => {
    const started = Date.now()
    await rejects(connectStore({ uri: 'mongodb://127.0.0.1:1/x', log: silence }), { code: 'STORE_UNREACHABLE' })
    ok(Date.now() - started < 4500)
  })
})

describe('a server that refuses', () => {
  const opened = useStore()

  it('a whole bulk is not taken at its word for having written any of it', async () => {
    // No collection can have this name: the server says so of the command, not of its writes.
    const insert = createInserter(opened().db.collection<{ _id: string }>('no$where') as never)
    await rejects(insert({ _id: '1' }), { code: 73 })
  })

  it('for want of room on its disk is as good as gone', async () => {
    const { MongoServerError } = mongoose.mongo
    const full = new MongoServerError({ ok: 0, code: 14_031, errmsg: 'no space left' })
    await rejects(reach(Promise.reject(full)), { code: 'STORE_UNREACHABLE', about: 'its disk is full' })
  })

})

describe('a server that goes away', () => {
  const opened = useStore()
  const ends: (() => unknown)[] = []
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })

  for (const how of ['cut', 'silent'] as const) {
    it(`and is ${how} makes everything fail in time, and works again when it is back`, async () => {
      const cable = await openCable(opened().uri)
      ends.push(cable.close)
      const store = await connectStore({ uri: cable.uri, log: silence })
      ends.unshift(store.close)
      const conversations = createConversations(store.db, opened().sealer)
      ok(await conversations.save(stored(`${how}-1`)))
      await createPulse(store.db)()
      cable[how]()
      const started = Date.now()
      const work = [
        conversations.save(stored(`${how}-2`)), conversations.load(`${how}-1`), conversations.due(1, 1),
        new Promise((resolve) => { setImmediate(resolve) }).then(() => conversations.save(stored(`${how}-3`))), createPulse(store.db)(),
      ]
      for (const each of await Promise.allSettled(work)) {
        equal(each.status === 'rejected' && (each.reason as { code?: string }).code, 'STORE_UNREACHABLE')
      }
      ok(Date.now() - started < 4500, `took ${Date.now() - started} ms`)
      await cable.mend()
      await until(async () => (await conversations.load(`${how}-1`)) !== undefined)
      ok(store.isUp())
      await until(() => conversations.save(stored(`${how}-4`)))
    })
  }
})

// A way to the server that can be cut (refused) or fall silent (nothing comes back), and be mended.
async function openCable(uri: string) {
  const { host, hostname, port } = new URL(uri.replace('mongodb:', 'http:'))
  const target = decodeURIComponent(hostname).endsWith('.sock') ? { path: decodeURIComponent(hostname) } : { host: hostname, port: Number(port) }
  const sockets = new Set<Socket>()
  let mute = false
  const serve = (own: number): Promise<Server> => new Promise((resolve) => {
    const server = createServer((near) => {
      const far = connect(target)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => {}).on('close', () => void [near.destroy(), far.destroy(), sockets.delete(socket)])
      }
      near.on('data', (bytes) => mute || far.write(bytes))
      far.on('data', (bytes) => mute || near.write(bytes))
    }).listen(own, '127.0.0.1', () => resolve(server))
  })
  let server = await serve(0)
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  const hangUp = (): void => sockets.forEach((socket) => socket.destroy())
  return {
    uri: uri.replace(host, `127.0.0.1:${own}`),
    cut: () => void [server.close(), hangUp()],
    silent: () => void (mute = true),
    mend: async () => {
      if (mute) hangUp()
      else server = await serve(own)
      mute = false
    },
    close: () => void [server.close(), hangUp()],
  }
}

// Asks until the answer is yes; what fails is no yes.
async function until(ask: () => Promise<boolean>): Promise<void> {
  await eventually(async () => await ask().catch(() => false) || undefined)
}

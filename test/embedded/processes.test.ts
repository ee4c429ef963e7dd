// One built-in database for several processes: started alone, stopped by a signal, its folder held against all others.

import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import mongoose from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'
import { isFault } from '../../src/lib/faults.ts'
import { temporaryFolder } from '../support/database.ts'
import { runProcess, startProcess } from '../support/process.ts'
import type { Running } from '../support/process.ts'

const DATABASE = 'src/cli/database.ts'

async function largestFile(dir: string): Promise<string> {
  const names = await readdir(dir)
  const sizes = await Promise.all(names.map(async (name) => ({ name, size: (await stat(join(dir, name))).size })))
  return join(dir, sizes.toSorted((one, other) => other.size - one.size)[0]?.name ?? '')
}

describe('the built-in database alone', () => {
  let dir: string
  let database: Running | undefined
  beforeEach(async () => { dir = await temporaryFolder() })
  afterEach(async () => {
    database?.kill('SIGKILL')
    await database?.ended
    database = undefined
    await rm(dir, { recursive: true, force: true })
  })

  const start = async (): Promise<string> => {
    database = startProcess(DATABASE, ['--dir', dir, '--port', '0'])
    return await database.firstLine()
  }

  it('serves several processes, and does once what two of them want at once', async () => {
    const uri = await start()
    const words = ['test/embedded/process-client.ts', [uri]] as const
    const results = await Promise.all([runProcess(...words), runProcess(...words)])
    deepEqual(results.map(({ code, err }) => [code, err]), [[0, ''], [0, '']])
    const wins = results.map(({ out }) => Number(out))
    equal(wins.reduce((sum, count) => sum + count, 0), 200)
    const client = await mongoose.mongo.MongoClient.connect(uri)
    equal(await client.db().collection('messages').countDocuments(), 200)
    equal((await client.db().collection('counter').findOne())?.['n'], 200)
    await client.close()
  })

  it('ends with what to do where another program listens already, and lets the folder go', async () => {
    const taken = new URL(await start().then((uri) => uri.replace('mongodb:', 'http:'))).port
    const other = await temporaryFolder()
    const { code, out, err } = await runProcess(DATABASE, ['--dir', other, '--port', taken])
    deepEqual([code, out], [1, ''])
    match(err, /^DATABASE_NO_ADDRESS: .*name another --port or --host \(127\.0\.0\.1:\d+: EADDRINUSE\)/)
    deepEqual((await readdir(other)).filter((name) => /LOCK|connection/.test(name)), [])
    await rm(other, { recursive: true })
  })

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`stops on ${signal} with everything kept`, async () => {
      const uri = await start()
      const client = await mongoose.mongo.MongoClient.connect(uri)
      await client.db().collection('kept').insertOne({ a: 1 })
      database?.kill(signal)
      const ended = await database?.ended
      deepEqual([ended?.code, ended?.err], [0, ''])
      await client.close()
      const again = await mongoose.mongo.MongoClient.connect(await start())
      equal(await again.db().collection('kept').countDocuments(), 1)
      await again.close()
    })
  }

  it('has the same credential when it is started again', async () => {
    const login = (uri: string): string | undefined => /^mongodb:\/\/([^@]+)@/.exec(uri)?.[1]
    const first = login(await start())
    database?.kill('SIGTERM')
    await database?.ended
    equal(login(await start()), first)
  })

  it('is refused a folder that another process holds, and told which', async () => {
    await start()
    const second = await runProcess(DATABASE, ['--dir', dir, '--port', '0'])
    equal(second.code, 1)
    match(second.err, new RegExp(`\\b${database?.pid}\\b`))
    equal(second.err.trim().split('\n').length, 1)
    await rejects(startEmbedded({ dir }), (error) => isFault(error) && error.message.includes(String(database?.pid)))
  })

  it('is refused a folder that it holds itself already', async () => {
    const { close } = await startEmbedded({ dir })
    await rejects(startEmbedded({ dir }), (error) => isFault(error))
    await close()
  })

  const spoils: readonly (readonly [title: string, spoil: (file: string) => Promise<void>])[] = [
    ['of another kind', (file) => writeFile(file, 'these are somebody’s notes\n'.repeat(1_000))],
    ['cut short', async (file) => writeFile(file, (await readFile(file)).subarray(0, 100))],
    ['with its beginning overwritten', async (file) => {
      const bytes = await readFile(file)
      await writeFile(file, bytes.fill(0xa5, 0, 16_384))
    }],
  ]
  for (const [title, spoil] of spoils) {
    it(`refuses a file ${title}, and leaves it as it is`, async () => {
      await (await startEmbedded({ dir })).close()
      const file = await largestFile(dir)
      await spoil(file)
      const before = await readFile(file)
      await rejects(startEmbedded({ dir }), (error) => isFault(error))
      deepEqual(await readFile(file), before)
      const { code, err } = await runProcess(DATABASE, ['--dir', dir, '--port', '0'])
      deepEqual([code, err.trim().split('\n').length], [1, 1])
      deepEqual(await readFile(file), before)
    })
  }

  it('refuses a folder of somebody else’s', async () => {
    await writeFile(join(dir, 'data.mdb'), 'x'.repeat(10_000))
    await rejects(startEmbedded({ dir }), (error) => isFault(error))
    equal(await readFile(join(dir, 'data.mdb'), 'utf8'), 'x'.repeat(10_000))
  })

  it('says how it is used when it is not told where', async () => {
    const { code, err } = await runProcess(DATABASE, ['--port', 'many'])
    equal(code === 0, false)
    match(err, /--dir|--port/)
  })
})

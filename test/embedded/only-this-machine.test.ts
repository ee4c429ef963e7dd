// Nobody but this machine's own user reaches the built-in database: where it listens, who may read its files, its credential.

import { deepEqual, equal, notEqual, rejects } from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, readFile, readdir, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'

import mongoose from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'
import { temporaryFolder } from '../support/database.ts'

type Server = Awaited<ReturnType<typeof startEmbedded>>

describe('only this machine', () => {
  let dir: string
  let server: Server
  before(async () => {
    dir = await temporaryFolder()
    await chmod(dir, 0o755)
    server = await startEmbedded({ dir })
  })
  after(async () => {
    await server?.close()
    await rm(dir, { recursive: true, force: true })
  })

  const password = (uri: string): string => /^mongodb:\/\/[^:]+:([^@]+)@/.exec(uri)?.[1] ?? ''

  it('can read the folder and its files', async () => {
    const client = await mongoose.mongo.MongoClient.connect(server.uri)
    await client.db().collection('x').insertOne({ a: 1 })
    await client.close()
    const names = ['.', ...await readdir(dir)]
    const modes = await Promise.all(names.map(async (name) => [name, (await stat(join(dir, name))).mode & 0o077]))
    deepEqual(modes.filter(([, mode]) => mode !== 0), [])
  })

  it('is where it listens', async function () {
    const port = Number(/:(\d+)\//.exec(server.uri)?.[1])
    const outside = Object.values(networkInterfaces()).flatMap((list) => list ?? []).find(({ internal, family }) =>
      !internal && family === 'IPv4')
    if (!port || outside === undefined) return this.skip()
    const socket = connect(port, outside.address)
    await rejects(once(socket, 'connect'), { code: 'ECONNREFUSED' })
  })

  it('has a credential nobody can guess', async () => {
    const other = await temporaryFolder()
    const second = await startEmbedded({ dir: other })
    notEqual(password(second.uri), password(server.uri))
    equal(password(server.uri).length >= 22, true)
    await second.close()
    await rm(other, { recursive: true, force: true })
  })

  it('finds no words of residents among the names and small files of the folder', async () => {
    const client = await mongoose.mongo.MongoClient.connect(server.uri)
    await client.db().collection('words').insertOne({ text: 'somebody-was-here' })
    await client.close()
    const entries = await readdir(dir, { withFileTypes: true })
    equal(entries.some(({ name }) => name.includes('somebody-was-here')), false)
    const small = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.mdb')).map(({ name }) => name)
    equal(small.includes('credential'), true)
    for (const name of small) equal((await readFile(join(dir, name))).includes('somebody-was-here'), false, name)
  })

  it('is refused with a password that is almost right', async () => {
    const right = password(server.uri)
    const wrong = `${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`
    const client = new mongoose.mongo.MongoClient(server.uri.replace(right, wrong))
    await rejects(client.db().command({ ping: 1 }), { code: 18 })
    await client.close()
  })
})

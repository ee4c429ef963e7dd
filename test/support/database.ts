// A database of one's own for a test file: on the built-in server, or on the server that MONGODB_URI names.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import mongoose from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'

/** A database nobody else uses, and nobody any more after `close`. */
export type TestDatabase = { readonly uri: string; readonly close: () => Promise<void> }

/** Whether the tests run on the built-in database and not on a server of MongoDB's own. */
export const builtIn = process.env['MONGODB_URI'] === undefined

/** Opens a fresh database: call it once in a file's `before`, and `close` in its `after`. */
export async function openDatabase(): Promise<TestDatabase> {
  const server = process.env['MONGODB_URI']
  const name = `test-${randomBytes(6).toString('hex')}`
  return server === undefined ? await openBuiltIn(name) : openOn(server, name)
}

/** Makes an empty folder that only this test knows. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'jingmintong-'))
}

/** Gives the connection string that `uri` is for the database `name`, with the same credential. */
export function onDatabase(uri: string, name: string): string {
  const [, scheme = '', rest = ''] = /^(mongodb(?:\+srv)?:\/\/)(.*)$/.exec(uri) ?? []
  const [path = '', query = ''] = rest.split('?')
  const slash = path.indexOf('/', path.lastIndexOf('@') + 1)
  const hosts = slash < 0 ? path : path.slice(0, slash)
  const options = new URLSearchParams(query)
  const login = slash < 0 ? '' : path.slice(slash + 1)
  if (hosts.includes('@') && !options.has('authSource')) options.set('authSource', login === '' ? 'admin' : login)
  return `${scheme}${hosts}/${name}?${options}`
}

type Shared = { readonly dir: string; readonly server: Awaited<ReturnType<typeof startEmbedded>> }

// One server is started for all files of a process that runs tests; each has a database of its own on it.
const isTesting = typeof after === 'function'
let shared: Promise<Shared> | undefined

if (isTesting) after(closeShared)

async function startShared(): Promise<Shared> {
  const dir = await temporaryFolder()
  return { dir, server: await startEmbedded({ dir }) }
}

async function closeShared(): Promise<void> {
  const opened = await shared
  shared = undefined
  await opened?.server.close()
  if (opened) await rm(opened.dir, { recursive: true, force: true })
}

async function openBuiltIn(name: string): Promise<TestDatabase> {
  shared ??= startShared()
  const { server } = await shared
  return { uri: onDatabase(server.uri, name), close: isTesting ? async () => {} : closeShared }
}

function openOn(server: string, name: string): TestDatabase {
  const uri = onDatabase(server, name)
  const close = async (): Promise<void> => {
    const client = await mongoose.mongo.MongoClient.connect(uri)
    await client.db(name).dropDatabase()
    await client.close()
  }
  return { uri, close }
}

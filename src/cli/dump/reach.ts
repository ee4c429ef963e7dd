// Finds the database that a backup is taken of or brought back to: MONGODB_URI, a running built-in one, or a stopped one.

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { readSettings } from '../../config/read.ts'
import { startEmbedded } from '../../embedded/start.ts'
import { Fault } from '../../lib/faults.ts'

/** A database within reach. `name` is the one the connection string names, if it names any. */
export type Reached = {
  readonly client: mongo.MongoClient
  readonly name: string | undefined
  readonly close: () => Promise<void>
}

type Environment = { readonly [name: string]: string | undefined }

/** Where to look: the environment, the program's folder, and whether a missing data folder may be made. */
export type Place = { readonly env: Environment; readonly root: string; readonly make: boolean }

/** Connects to the database of this place, and starts the built-in one for as long as it is needed. */
export async function reach({ env, root, make }: Place): Promise<Reached> {
  if (env['MONGODB_URI']) return connect(env['MONGODB_URI'])
  const dir = await findFolder(env, root)
  if (!make && !existsSync(dir)) throw new Fault('DUMP_NO_DATABASE', { about: dir })
  const server = await startEmbedded({ dir }).catch((error: unknown) => connectToRunning(dir, error))
  if ('client' in server) return server
  const reached = await connect(server.uri)
  const close = async (): Promise<void> => {
    await reached.close()
    await server.close()
  }
  return { ...reached, close }
}

// Where the server keeps it, within DATA_DIR; whoever names the database's own folder is understood too.
async function findFolder(env: Environment, root: string): Promise<string> {
  const dir = await findDataDir(env, root)
  return existsSync(join(dir, 'FORMAT')) ? dir : join(dir, 'database')
}

async function findDataDir(env: Environment, root: string): Promise<string> {
  if (env['DATA_DIR']) return env['DATA_DIR']
  const read = await readSettings(env, root)
  if (!read.ok) throw new Fault('DUMP_SETTINGS_WRONG', { about: read.problems.join('; ') })
  return read.settings.dataDir
}

// A running database tells in its folder how it is reached; where nobody answers there, what was refused stands.
async function connectToRunning(dir: string, refused: unknown): Promise<Reached> {
  const uri = await readFile(join(dir, 'connection'), 'utf8').catch(() => '')
  if (uri === '') throw refused
  return await connect(uri.trim()).catch(() => { throw refused })
}

async function connect(uri: string): Promise<Reached> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 })
  await client.connect().catch((cause: unknown) => { throw new Fault('STORE_UNREACHABLE', { cause }) })
  const name = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]+)/.exec(uri)?.[1]
  return { client, name: name && decodeURIComponent(name), close: () => client.close() }
}

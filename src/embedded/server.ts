// The whole server in one thread: holds the folder, opens the tables, listens, and stops politely.

import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { chmodSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { evaluate, isTrue, type Variables } from './aggregate/expressions.ts'
import type { House } from './commands/command.ts'
import { createCursors } from './cursors.ts'
import { createDispatcher } from './dispatch.ts'
import { removeExpired } from './expire.ts'
import { holdFolder, type Folder } from './folder.ts'
import { compileFilter } from './query/match.ts'
import { createFinder } from './query/run.ts'
import { openCatalog } from './storage/catalog.ts'
import { openEngine } from './storage/engine.ts'
import { createRecords } from './storage/records.ts'
import { serveSocket } from './wire/connection.ts'
import { makeCredential } from './wire/scram.ts'

/** Where the data lies, and where to listen: on a port of an address, or on a socket file. */
export type ServerOptions = { readonly dir: string; readonly host: string; readonly port: number; readonly socket?: string | undefined }

/** A running server. */
export type RunningServer = { readonly uri: string; readonly close: () => Promise<void> }

const USER = 'jingmintong'
const SWEEP_MS = 60_000
const LAST_WORDS_MS = 50

/** Starts a server. */
export async function runServer(options: ServerOptions): Promise<RunningServer> {
  const folder = holdFolder(options.dir)
  try {
    return await openHouse(options, folder)
  } catch (cause) {
    folder.release()
    throw cause
  }
}

async function openHouse(options: ServerOptions, folder: Folder): Promise<RunningServer> {
  const sockets = new Set<Socket>()
  const house = makeHouse(folder, () => sockets.size)
  const dispatcher = createDispatcher(house)
  let clients = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    clients += 1
    serveSocket(socket, { id: clients, authenticated: false, conversation: undefined, skipEmpty: false }, dispatcher.answer)
  })
  await listen(server, options)
  folder.settle()
  const sweep = setInterval(() => {
    house.cursors.sweep(house.now())
    removeExpired(house)
  }, SWEEP_MS)
  return {
    uri: uriOf(server, options, folder.password),
    close: async () => {
      clearInterval(sweep)
      server.close()
      // Commands that have come in are answered before the sockets close.
      await wait(0)
      dispatcher.flush()
      for (const socket of sockets) socket.end()
      await Promise.race([closed(server), wait(LAST_WORDS_MS, undefined, { ref: false })])
      for (const socket of sockets) socket.destroy()
      await house.engine.close()
      if (options.socket !== undefined) rmSync(options.socket, { force: true })
      folder.release()
    },
  }
}

function makeHouse(folder: Folder, clients: () => number): House {
  const engine = openEngine(folder.dir)
  const catalog = engine.transact(() => openCatalog(engine))
  const records = createRecords(engine, catalog, (index, document) => admits(index.partial, document))
  const finder = (variables: Variables) => createFinder({
    engine, records, expressions: (expression) => (document) => isTrue(evaluate(expression, document, variables)),
  })
  return {
    dir: folder.dir, engine, catalog, records, finder, clients,
    cursors: createCursors(),
    credential: makeCredential(USER, folder.password),
    now: Date.now,
    startedAt: Date.now(),
  }
}

const partials = new WeakMap<object, ReturnType<typeof compileFilter>>()

function admits(partial: Parameters<typeof compileFilter>[0] | undefined, document: Parameters<typeof compileFilter>[0]): boolean {
  if (!partial) return true
  const known = partials.get(partial) ?? compileFilter(partial)
  partials.set(partial, known)
  return known(document)
}

function listen(server: Server, { host, port, socket }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const ready = () => {
      if (socket !== undefined) chmodSync(socket, 0o600)
      server.off('error', reject)
      resolve()
    }
    if (socket === undefined) server.listen(port, host, ready)
    else {
      rmSync(socket, { force: true })
      const mask = process.umask(0o177)
      server.listen(socket, ready)
      process.umask(mask)
    }
  })
}

function uriOf(server: Server, { host, socket }: ServerOptions, password: string): string {
  const address = server.address() as AddressInfo | string | null // listening: one or the other
  const place = socket !== undefined
    ? encodeURIComponent(socket)
    : `${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' ? address?.port : ''}`
  return `mongodb://${USER}:${password}@${place}/jingmintong?authSource=admin&authMechanism=SCRAM-SHA-256&directConnection=true`
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) resolve()
    else server.once('close', resolve)
  })
}

// The whole server in one thread: holds the folder, opens the tables, listens, and stops politely.

import { chmodSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, Fault } from '../lib/faults.ts'
import { createDispatcher } from './dispatch.ts'
import { holdFolder, type Folder } from './folder.ts'
import { createSweeper, openHouse } from './house.ts'
import { serveSocket } from './wire/connection.ts'

/** Where the data lies, and where to listen: on a port of an address, or on a socket file. */
export type ServerOptions = { readonly dir: string; readonly host: string; readonly port: number; readonly socket?: string | undefined }

/** A running server. */
export type RunningServer = { readonly uri: string; readonly close: () => Promise<void> }

const LAST_WORDS_MS = 50
const MOST_CLIENTS = 1000

/** Starts a server. */
export async function runServer(options: ServerOptions): Promise<RunningServer> {
  const folder = holdFolder(options.dir)
  try {
    return await serve(options, folder)
  } catch (cause) {
    folder.release()
    throw cause
  }
}

async function serve(options: ServerOptions, folder: Folder): Promise<RunningServer> {
  const sockets = new Set<Socket>()
  const sweeper = createSweeper()
  const house = openHouse(folder, { clients: () => sockets.size, sweepEvery: sweeper.every })
  const dispatcher = createDispatcher(house)
  let clients = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    clients += 1
    serveSocket(socket, { id: clients, authenticated: false, conversation: undefined, skipEmpty: false }, dispatcher.answer)
  })
  server.maxConnections = MOST_CLIENTS
  const shut = async () => {
    dispatcher.stop()
    await hangUp(sockets)
    house.snapshots.close()
    await house.engine.close()
  }
  await listen(server, options).catch(async (cause: unknown) => {
    await shut()
    const about = `${options.socket ?? `${options.host}:${options.port}`}: ${codeOf(cause) ?? 'unknown'}`
    throw new Fault('DATABASE_NO_ADDRESS', { about, cause })
  })
  folder.settle()
  sweeper.start(house)
  const uri = uriOf(server, options, `${house.credential.user}:${folder.password}`)
  folder.announce(uri)
  const close = async () => {
    sweeper.stop()
    server.close()
    // Commands that have come in are answered before the sockets close.
    await wait(0)
    dispatcher.flush()
    await shut()
    if (options.socket !== undefined) rmSync(options.socket, { force: true })
    folder.release()
  }
  return { uri, close }
}

// The last answers are given a moment to leave.
async function hangUp(sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.end()
  for (let waited = 0; sockets.size > 0 && waited < LAST_WORDS_MS; waited += 5) await wait(5)
  for (const socket of sockets) socket.destroy()
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
      // Until its mode is set, the folder keeps others away.
      server.listen(socket, ready)
    }
  })
}

function uriOf(server: Server, { host, socket }: ServerOptions, login: string): string {
  const address = server.address() as AddressInfo | string | null // listening: one or the other
  const place = socket !== undefined
    ? encodeURIComponent(socket)
    : `${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' ? address?.port : ''}`
  return `mongodb://${login}@${place}/jingmintong?authSource=admin&authMechanism=SCRAM-SHA-256&directConnection=true`
}

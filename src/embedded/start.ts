// Starts the built-in database in a thread of its own, where it holds nobody up, and gives its connection string.

import { createRequire } from 'node:module'
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type * as Esbuild from 'esbuild'
import { Fault, FAULTS, type FaultCode } from '../lib/faults.ts'
import { rememberLast } from '../lib/remember.ts'
import type { WorkerMessage } from './worker.ts'

/** Where the data lies and where to listen: `port` 0 takes a free one; `socket` listens on a file in `dir` instead. */
export type EmbeddedOptions = {
  readonly dir: string
  readonly host?: string
  readonly port?: number
  readonly socket?: boolean
}

/** A running database. `failed` resolves if it stops by itself; `close` finishes what runs and lets go of the folder. */
export type Embedded = {
  readonly uri: string
  readonly failed: Promise<Error>
  readonly close: () => Promise<void>
}

// Longer paths do not fit into a socket's address.
const LONGEST_SOCKET = 100

/** Starts the built-in database. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dir = resolve(options.dir)
  const path = resolve(dir, 'database.sock')
  const socket = options.socket === true && Buffer.byteLength(path) <= LONGEST_SOCKET ? path : undefined
  const worker = startWorker({ dir, host: options.host ?? '127.0.0.1', port: options.port ?? 0, socket })
  const first = await firstMessage(worker)
  if (first.kind !== 'ready') throw faultOf(first)
  const ended = new Promise<void>((settle) => void worker.once('exit', () => settle()))
  let closing: Promise<void> | undefined
  const failed = new Promise<Error>((settle) => {
    worker.once('error', (cause) => settle(new Fault('DATABASE_DIED', { cause })))
    void ended.then(() => closing ?? settle(new Fault('DATABASE_DIED')))
  })
  const stop = () => {
    worker.postMessage('close', [])
    return ended
  }
  return { uri: first.uri, failed, close: () => (closing ??= stop()) }
}

// What the database allocates is gone before the next write: a larger young space would only be memory.
const resourceLimits = { maxYoungGenerationSizeMb: 6 } as const

function startWorker(workerData: object): Worker {
  // The size that the main thread was given on the command line would hold for this thread too.
  setFlagsFromString('--max-semi-space-size=0')
  if (extname(import.meta.url) !== '.ts') return new Worker(new URL('./worker.js', import.meta.url), { workerData, resourceLimits })
  const source = bundled(fileURLToPath(new URL('./worker.ts', import.meta.url)))
  return new Worker(source, { eval: true, workerData, resourceLimits, execArgv: [] })
}

// Threads of Node.js 20 do not inherit the loader that reads TypeScript: from its sources the thread is bundled, once for a process,
// within a function, as packages look for names that it would else make global.
const bundled = rememberLast((entry: string): string => {
  const { buildSync } = createRequire(import.meta.url)('esbuild') as Pick<typeof Esbuild, 'buildSync'>
  const { outputFiles: [bundle] } = buildSync({
    entryPoints: [entry], bundle: true, write: false, platform: 'node', format: 'iife', external: ['lmdb'],
    target: `node${process.versions.node}`,
    banner: { js: `require = require('node:module').createRequire(${JSON.stringify(import.meta.url)})` },
  })
  return bundle?.text ?? ''
})

function firstMessage(worker: Worker): Promise<WorkerMessage> {
  return new Promise((settle, reject) => {
    worker.once('message', settle)
    worker.once('error', (cause) => reject(new Fault('DATABASE_DIED', { cause })))
    worker.once('exit', () => reject(new Fault('DATABASE_DIED')))
  })
}

function faultOf(message: WorkerMessage): Error {
  if (message.kind !== 'refused') return new Fault('DATABASE_DIED')
  const code = Object.keys(FAULTS).find((each): each is FaultCode => each === message.code)
  const about = message.about.replace(/^[A-Z_]+: [^(]*\((.*)\)$/s, '$1')
  return code ? new Fault(code, { about }) : new Fault('DATABASE_DIED', { cause: new Error(message.about) })
}

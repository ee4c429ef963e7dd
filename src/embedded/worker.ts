// The thread in which the built-in database runs: started with where the data lies, told to stop with a message.

import { parentPort, workerData } from 'node:worker_threads'
import { isFault } from '../lib/faults.ts'
import { runServer, type ServerOptions } from './server.ts'

/** What the thread tells whoever started it. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly uri: string }
  | { readonly kind: 'refused'; readonly code: string | undefined; readonly about: string }
  | { readonly kind: 'closed' }

const tell = (message: WorkerMessage) => parentPort?.postMessage(message, [])

async function run(): Promise<void> {
  // Only start.ts starts this thread, with exactly these options.
  const server = await runServer(workerData as ServerOptions)
  parentPort?.once('message', () => {
    void server.close().then(() => {
      tell({ kind: 'closed' })
      parentPort?.close()
    })
  })
  tell({ kind: 'ready', uri: server.uri })
}

run().catch((error: unknown) => {
  const about = error instanceof Error ? error.message : String(error)
  tell({ kind: 'refused', code: isFault(error) ? error.code : undefined, about })
  parentPort?.close()
})

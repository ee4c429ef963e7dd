// npm run build && node bench/main-job/memory.mjs [conversations] [turns]
// Opens so many conversations on the server as `npm start` runs it, each left in the middle of a tip, and prints what
// its memory is: while they come in, and 10 s after the last one.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, ready, rss, SECRET, startOurs } from './server.mjs'

const count = Number(process.argv[2] ?? 100_000)
const turns = Number(process.argv[3] ?? 3)
const PART = 5_000

const port = String(3900 + Math.floor(Math.random() * 90))
const dir = mkdtempSync(join(tmpdir(), 'bench-'))
const env = { ...process.env, ...SECRET, BENCH_MODE: 'safe', BENCH_PORT: port }
const server = startOurs(env, { port, dir, mode: 'safe' })
try {
  await ready(server)
  await new Promise((resolve) => setTimeout(resolve, 2000))
  console.log(`started: ${rss(server.pid)} MB`)
  let errors = 0
  for (let open = 0; open < count;) {
    const part = Math.min(PART, count - open)
    errors += (await load(env, { count: part, turns, kind: 'closed' })).errors
    open += part
    if (open % 20_000 === 0) console.log(`${open} conversations: ${rss(server.pid)} MB`)
  }
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  console.log(`${count} open conversations, 10 s later: ${rss(server.pid)} MB, ${errors} errors`)
} finally {
  server.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
}

// npm run build && node bench/outbox/run.mjs [messages]
// Sends messages from the outbox with 1, 2 and 4 workers, next to a bare loop that keeps nothing, in one run. What counts is
// the processor time of a message: on two cores more workers cannot be faster, but they must not hinder each other.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

const here = import.meta.dirname
const root = dirname(dirname(here))
const count = Number(process.argv[2] ?? 10_000)

const platform = start(['node', join(here, 'platform.mjs')])
const port = Number(await platform.line())
const ask = async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).json()

const rows = []
await ask('/reset')
const peer = start(['node', join(here, 'peer.mjs'), String(port), String(count)])
const { cpu } = JSON.parse(await peer.line())
const bare = await ask('/counts')
rows.push({ who: 'bare loop', 'messages/s': rate(bare), 'cpu µs': Math.round(cpu), 'ratio': '1.00', tokens: 0 })

for (const workers of [1, 2, 4]) rows.push(await measure(workers, cpu))
console.table(rows)
platform.child.kill()

function rate({ sent, first, last }) {
  return Math.round(sent / ((last - first) / 1000))
}

async function measure(workers, yardstick) {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'))
  const database = start(['node', 'dist/cli/database.js', '--dir', join(dir, 'database'), '--port', '0'])
  const env = {
    NODE_ENV: 'production', LOG_LEVEL: 'error', DATA_DIR: dir, MONGODB_URI: await database.line(), QUIET_HOURS: '08-08',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), WECHAT_TOKEN: 'benchToken', WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: 'benchSecret', WECHAT_AES_KEY: 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM',
    WECHAT_API_BASE: `http://127.0.0.1:${port}`,
  }
  try {
    // Once for nothing: what starting costs is not the messages'.
    const idle = await run(workers, env, 0)
    await once(start(['node', '--import', 'tsx', join(here, 'seed.ts'), String(count), String(workers)], env).child, 'exit')
    await ask('/reset')
    const busy = await run(workers, env, count)
    const counts = await ask('/counts')
    const each = (busy - idle) / count
    return {
      who: `${workers} worker${workers > 1 ? 's' : ''}`, 'messages/s': rate(counts), 'cpu µs': Math.round(each),
      'ratio': (each / yardstick).toFixed(2), tokens: counts.tokens,
    }
  } finally {
    database.child.kill()
    await once(database.child, 'exit')
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Runs workers until so many messages were taken, and gives their processor time in µs. */
async function run(workers, env, wanted) {
  const started = Array.from({ length: workers }, () => start(['node', 'dist/worker.js'], env))
  await Promise.all(started.map(({ line }) => line()))
  do await pause(500); while ((await ask('/counts')).sent < wanted)
  await pause(500)
  const used = started.map(({ child }) => cpuOf(child.pid)).reduce((sum, each) => sum + each, 0)
  for (const { child } of started) child.kill('SIGTERM')
  await Promise.all(started.map(({ child }) => once(child, 'exit')))
  return used
}

/** Processor time of a process in µs, from its ticks of 10 ms. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

function start([command, ...words], env = {}) {
  const child = spawn(command, words, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const first = once(lines, 'line').then(([line]) => line)
  return { child, line: () => first }
}

// npm ci --ignore-scripts --prefix bench && node bench/main-job/run.mjs [conversations]
// Drives whole tip conversations through ours and through the yardstick, plain and safe, closed and open loop, in one
// run. Each server's main thread has core 0; the load, and our database's thread, have core 1.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, ready, rss, SECRET, startOurs, startPeer, used, written } from './server.mjs'

const count = Number(process.argv[2] ?? 3000)

// So many conversations are held before those that are measured: a server runs for weeks, and both have compiled what they need by then.
// After 400, a sixth of what ours costs is still compiling.
const WARM_UP = 2000
const rows = []
for (const mode of ['plain', 'safe']) {
  const pair = {}
  for (const who of ['peer', 'ours']) pair[who] = await measure(who, mode)
  for (const who of ['peer', 'ours']) {
    const { closed, open, memory, cost } = pair[who]
    rows.push({
      mode, server: who === 'peer' ? 'switch on co-wechat' : '警民通',
      'turns/s': Math.round(closed.perSecond), ratio: (closed.perSecond / pair.peer.closed.perSecond).toFixed(2),
      'µs a turn': Math.round(cost), 'ratio of µs': (pair.peer.cost / cost).toFixed(2),
      'p50 ms': closed.p50.toFixed(1), 'p99 ms': closed.p99.toFixed(1), 'p99.9 ms': closed.p999.toFixed(1),
      errors: closed.errors + open.errors,
      'open 1000/s p50': open.p50.toFixed(1), 'p99': open.p99.toFixed(1), 'p99.9': open.p999.toFixed(1),
      'rss MB': Math.round(memory),
    })
  }
}
console.table(rows)

async function measure(who, mode) {
  const port = String(3900 + Math.floor(Math.random() * 90))
  const env = { ...process.env, ...SECRET, BENCH_MODE: mode, BENCH_PORT: port }
  const dir = mkdtempSync(join(tmpdir(), 'bench-'))
  const server = who === 'peer' ? startPeer(env) : startOurs(env, { port, dir, mode })
  try {
    await ready(server)
    execFileSync('taskset', ['-acp', '0', String(server.pid)], { stdio: 'ignore' })
    await load(env, { count: WARM_UP, kind: 'closed' })
    const database = who === 'ours' ? pinDatabase(server.pid) : undefined
    const before = used(server.pid)
    const closed = await load(env, { count, kind: 'closed' })
    const cost = costOf(before, used(server.pid), database) / closed.turns
    const open = await load(env, { count: Math.round(count / 2), kind: 'open' })
    return { closed, open, memory: rss(server.pid), cost }
  } finally {
    server.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
}

// The database's thread is the one that writes to the disk; the collector's and compiler's threads may work harder.
function pinDatabase(pid) {
  const [writer] = [...used(pid).keys()].filter((tid) => tid !== pid).toSorted((a, b) => written(pid, b) - written(pid, a))
  execFileSync('taskset', ['-cp', '1', String(writer)], { stdio: 'ignore' })
  return writer
}

// What all threads on core 0 have used of it, in µs: on a machine that others use too, a better measure than the clock.
function costOf(before, after, database) {
  return [...after].filter(([tid]) => tid !== database).reduce((sum, [tid, us]) => sum + us - (before.get(tid) ?? 0), 0)
}

// npm ci --ignore-scripts --prefix bench && node bench/main-job/run.mjs [conversations]
// Drives whole tip conversations through ours and through the yardstick, plain and safe, closed and open loop, in one
// run. Each server's main thread has core 0; the load, and our database's thread, have core 1.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, ready, rss, SECRET, startOurs, startPeer, used } from './server.mjs'

const count = Number(process.argv[2] ?? 3000)
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
    await load(env, { count: 400, kind: 'closed' })
    const database = who === 'ours' ? await pinDatabase(server.pid, env) : undefined
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

// The database's thread is the one beside the main thread that works hardest.
async function pinDatabase(pid, env) {
  const before = used(pid)
  await load(env, { count: 400, kind: 'closed' })
  const after = used(pid)
  const [busiest] = [...after].filter(([tid]) => tid !== pid)
    .toSorted(([a], [b]) => (after.get(b) - (before.get(b) ?? 0)) - (after.get(a) - (before.get(a) ?? 0)))
  execFileSync('taskset', ['-cp', '1', String(busiest[0])], { stdio: 'ignore' })
  return busiest[0]
}

// What all threads on core 0 have used of it, in µs: on a machine that others use too, a better measure than the clock.
function costOf(before, after, database) {
  return [...after].filter(([tid]) => tid !== database).reduce((sum, [tid, us]) => sum + us - (before.get(tid) ?? 0), 0)
}

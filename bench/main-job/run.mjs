// npm ci --ignore-scripts --prefix bench && node bench/main-job/run.mjs [conversations]
// Drives whole tip conversations through ours and through the yardstick, plain and safe, closed and open loop, in one
// run. Each server's main thread has core 0; the load, and our database's thread, have core 1.

import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const here = import.meta.dirname
const root = dirname(dirname(here))
const count = Number(process.argv[2] ?? 3000)
const SECRET = {
  BENCH_TOKEN: 'benchToken', BENCH_APP_ID: 'wx0123456789abcdef',
  BENCH_AES_KEY: 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM',
}

const rows = []
for (const mode of ['plain', 'safe']) {
  const pair = {}
  for (const who of ['peer', 'ours']) pair[who] = await measure(who, mode)
  for (const who of ['peer', 'ours']) {
    const { closed, open, memory } = pair[who]
    rows.push({
      mode, server: who === 'peer' ? 'switch on co-wechat' : '警民通',
      'turns/s': Math.round(closed.perSecond), ratio: (closed.perSecond / pair.peer.closed.perSecond).toFixed(2),
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
    if (who === 'ours') await pinDatabase(server.pid, env)
    const closed = await load(env, { count, kind: 'closed' })
    const open = await load(env, { count: Math.round(count / 2), kind: 'open' })
    return { closed, open, memory: rss(server.pid) }
  } finally {
    server.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
}

function startPeer(env) {
  return spawn(process.execPath, [join(here, 'peer.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

function startOurs(env, { port, dir, mode }) {
  const settings = {
    PORT: port, DATA_DIR: dir, LOG_LEVEL: 'error', NODE_ENV: 'production', WECHAT_ALLOW_PLAIN: '1',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    WECHAT_TOKEN: env.BENCH_TOKEN, WECHAT_APP_ID: env.BENCH_APP_ID,
    ...(mode === 'safe' && { WECHAT_AES_KEY: env.BENCH_AES_KEY }),
  }
  return spawn(process.execPath, ['dist/main.js'], { cwd: root, env: { ...env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] })
}

function ready(server) {
  return new Promise((resolve, reject) => {
    server.stdout.once('data', resolve)
    server.once('exit', () => reject(new Error('the server did not start')))
  })
}

function load(env, job) {
  return new Promise((resolve, reject) => {
    const child = spawn('taskset', ['-c', '1', process.execPath, join(here, 'drive.mjs'), JSON.stringify(job)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (part) => { out += part })
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error('the load failed'))))
  })
}

// The database's thread is the one beside the main thread that works hardest.
async function pinDatabase(pid, env) {
  const before = ticks(pid)
  await load(env, { count: 400, kind: 'closed' })
  const after = ticks(pid)
  const [busiest] = [...after].filter(([tid]) => tid !== pid)
    .toSorted(([a], [b]) => (after.get(b) - (before.get(b) ?? 0)) - (after.get(a) - (before.get(a) ?? 0)))
  execFileSync('taskset', ['-cp', '1', String(busiest[0])], { stdio: 'ignore' })
}

function ticks(pid) {
  return new Map(readdirSync(`/proc/${pid}/task`).map((tid) => {
    const fields = readFileSync(`/proc/${pid}/task/${tid}/stat`, 'utf8').split(') ')[1].split(' ')
    return [Number(tid), Number(fields[11]) + Number(fields[12])]
  }))
}

function rss(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
}

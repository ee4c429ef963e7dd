// Our server as `npm start` runs it, the load as a process of its own, and what the system tells of a process.

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const here = import.meta.dirname
const root = dirname(dirname(here))

/** The account that the load writes to. */
export const SECRET = {
  BENCH_TOKEN: 'benchToken', BENCH_APP_ID: 'wx0123456789abcdef',
  BENCH_AES_KEY: 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM',
}

const [, flags = ''] = /exec node (.*?) ?dist\/main\.js/.exec(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.start)

/** Starts our server with the flags that `npm start` gives it. */
export function startOurs(env, { port, dir, mode }) {
  const settings = {
    PORT: port, DATA_DIR: dir, LOG_LEVEL: 'error', NODE_ENV: 'production', WECHAT_ALLOW_PLAIN: '1',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    WECHAT_TOKEN: env.BENCH_TOKEN, WECHAT_APP_ID: env.BENCH_APP_ID,
    ...(mode === 'safe' && { WECHAT_AES_KEY: env.BENCH_AES_KEY }),
  }
  const words = [...flags.split(' ').filter(Boolean), 'dist/main.js']
  return spawn(process.execPath, words, { cwd: root, env: { ...env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Starts the yardstick. */
export function startPeer(env) {
  return spawn(process.execPath, [join(here, 'peer.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Resolves when a server says its first line. */
export function ready(server) {
  return new Promise((resolve, reject) => {
    server.stdout.once('data', resolve)
    server.once('exit', () => reject(new Error('the server did not start')))
  })
}

/** Runs one load on core 1. */
export function load(env, job) {
  return new Promise((resolve, reject) => {
    const words = ['-c', '1', process.execPath, join(here, 'drive.mjs'), JSON.stringify(job)]
    const child = spawn('taskset', words, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (part) => { out += part })
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error('the load failed'))))
  })
}

/** What each thread of a process has used of a processor, in µs. */
export function used(pid) {
  return new Map(readdirSync(`/proc/${pid}/task`).flatMap((tid) => {
    try {
      return [[Number(tid), Number(readFileSync(`/proc/${pid}/task/${tid}/schedstat`, 'utf8').split(' ')[0]) / 1000]]
    } catch {
      return [] // a thread that has ended meanwhile
    }
  }))
}

/** How many bytes a thread of a process has caused to be written to the disk; 0 once it has ended. */
export function written(pid, tid) {
  try {
    return Number(/^write_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/task/${tid}/io`, 'utf8'))[1])
  } catch {
    return 0
  }
}

/** A process's resident memory in MB. */
export function rss(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024)
}

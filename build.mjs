// Compiles src into dist, or into the folder that is named, and lays the files beside it that are no TypeScript.
// Words after the folder are for the compiler. It is built beside and put in place when it is whole and new: others may be
// running from the folder, or starting, or building at the same moment.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { buildSync } from 'esbuild'

const root = import.meta.dirname
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

const [folder = 'dist', ...words] = process.argv.slice(2)
const made = join(root, folder)
const making = `${made}.new-${process.pid}`
const old = `${made}.old-${process.pid}`

// A signal that comes meanwhile ends it after the compiler, and leaves nothing behind.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
process.once('exit', () => {
  for (const each of [making, old]) removeAtLast(each)
})

removeLeft()
const compiled = spawnSync(process.execPath, [join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', making, ...words], {
  cwd: root,
  stdio: 'inherit',
})
// What is wrong the compiler has said; of a Ctrl-C everybody knows.
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

const page = join('channels', 'webchat', 'page')
if (existsSync(join(root, 'src', page))) {
  cpSync(join(root, 'src', page), join(making, page), { recursive: true })
}

// The thread of the database starts anew with every server, and in less than half the time as one file with the packages it needs.
// Names of files that stand in it are told from the folder, so that they are the same wherever it is built.
const thread = join(making, 'embedded', 'worker.js')
buildSync({
  entryPoints: [thread], outfile: thread, allowOverwrite: true, bundle: true, platform: 'node', format: 'esm', external: ['lmdb'],
  target: 'node20', logLevel: 'warning', absWorkingDir: making,
})

if (!isSame()) putInPlace()

// The compiler may still write for a moment when both are interrupted; what it writes after that the next build takes away.
function removeAtLast(path) {
  for (let tries = 0; tries < 20; tries++) {
    try {
      return rmSync(path, { recursive: true, force: true })
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

// What a build has left behind that was killed, or whose compiler still wrote when it went.
function removeLeft() {
  const left = new RegExp(`^${basename(made)}\\.(?:new|old)-(\\d+)$`)
  for (const name of readdirSync(dirname(made))) {
    const pid = Number(left.exec(name)?.[1] ?? process.pid)
    if (pid !== process.pid && !isRunning(pid)) rmSync(join(dirname(made), name), { recursive: true, force: true })
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch ({ code }) {
    return code === 'EPERM'
  }
}

function isSame() {
  const [ours, theirs] = [making, made].map(listFiles)
  return ours.length === theirs.length
    && ours.every((name, i) => name === theirs[i] && readFileSync(join(making, name)).equals(readFileSync(join(made, name))))
}

function listFiles(dir) {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true }).filter((name) => statSync(join(dir, name)).isFile()).toSorted()
}

function putInPlace() {
  if (existsSync(made)) renameSync(made, old)
  try {
    renameSync(making, made)
  } catch (error) {
    // Another was faster, and has built the same.
    if (!existsSync(made)) throw error
  }
}

// The data folder: whose it is, who holds it, and the credential that lies in it.

import { randomBytes } from 'node:crypto'
import {
  chmodSync, closeSync, fsyncSync, linkSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../lib/faults.ts'
import { asFolderFault, makeFolder } from '../lib/folders.ts'

/** A data folder that is held: nobody else may open it until it is released. */
export type Folder = {
  readonly dir: string
  readonly password: string
  /** Notes that the tables are there: from now on their absence is damage. */
  readonly settle: () => void
  /** Says in the folder how the running database is reached, for those who may read the folder: backups, shells. */
  readonly announce: (uri: string) => void
  readonly release: () => void
}

const MARK = 'jingmintong-database'
const VERSION = 1

/** Takes hold of a folder, making it if it is not there. A foreign, damaged or held one is left as it is. */
export function holdFolder(dir: string): Folder {
  try {
    return hold(dir)
  } catch (cause) {
    throw asFolderFault(dir, cause)
  }
}

function hold(dir: string): Folder {
  makeFolder(dir)
  refuseForeign(dir)
  takeLock(dir)
  try {
    chmodSync(dir, 0o700)
    const files = readdirSync(dir)
    if (!files.includes('FORMAT')) writeNew(join(dir, 'FORMAT'), `${MARK} ${VERSION} new\n`)
    if (!files.includes('credential')) writeNew(join(dir, 'credential'), randomBytes(32).toString('base64url'))
    const password = readFileSync(join(dir, 'credential'), 'utf8').trim()
    if (!/^[\w-]{32,}$/.test(password)) throw new Fault('DATABASE_DAMAGED', { about: join(dir, 'credential') })
    return { dir, password, settle: () => settle(dir), announce: (uri) => announce(dir, uri), release: () => release(dir) }
  } catch (cause) {
    release(dir)
    throw cause
  }
}

function refuseForeign(dir: string): void {
  const files = readdirSync(dir)
  const known = files.filter((file) => !file.startsWith('.') && !file.startsWith('LOCK'))
  if (known.length === 0) return
  const found = files.includes('FORMAT') && new RegExp(`^${MARK} (\\d+)( new)?\\n$`).exec(readFileSync(join(dir, 'FORMAT'), 'utf8'))
  if (!found) throw new Fault('DATABASE_FOREIGN', { about: dir })
  if (Number(found[1]) > VERSION) throw new Fault('DATABASE_NEWER', { about: dir })
  const bytes = files.includes('data.mdb') ? statSync(join(dir, 'data.mdb')).size : 0
  if (found[2] === undefined && bytes === 0) throw new Fault('DATABASE_DAMAGED', { about: `${dir}: data.mdb is gone or empty` })
}

function settle(dir: string): void {
  if (!readFileSync(join(dir, 'FORMAT'), 'utf8').includes('new')) return
  const path = join(dir, '.FORMAT')
  rmSync(path, { force: true })
  writeNew(path, `${MARK} ${VERSION}\n`)
  renameSync(path, join(dir, 'FORMAT'))
}

function announce(dir: string, uri: string): void {
  rmSync(join(dir, 'connection'), { force: true })
  writeNew(join(dir, 'connection'), `${uri}\n`)
}

function release(dir: string): void {
  rmSync(join(dir, 'connection'), { force: true })
  rmSync(join(dir, 'LOCK'), { force: true })
}

type Holder = { readonly pid: number; readonly born: string; readonly command: string }

function takeLock(dir: string): void {
  const lock = join(dir, 'LOCK')
  while (!writeLock(lock)) {
    const text = readText(lock)
    const holder = readHolder(text)
    if (holder && bornOf(holder.pid) === holder.born) {
      throw new Fault('DATABASE_HELD', { about: `${dir} is held by process ${holder.pid}: ${holder.command}` })
    }
    removeStale(lock, text)
  }
}

// Written beside and linked, so that a lock is never seen half-written.
function writeLock(lock: string): boolean {
  const mine = `${lock}.${process.pid}`
  const command = commandOfUs()
  rmSync(mine, { force: true })
  writeNew(mine, JSON.stringify({ pid: process.pid, born: bornOf(process.pid), command }))
  try {
    linkSync(mine, lock)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(mine, { force: true })
  }
}

// A thread knows only its own file; whoever reads this is to find the process.
function commandOfUs(): string {
  const told = readText('/proc/self/cmdline').split('\0').join(' ').trim()
  return told || [process.argv0, ...process.argv.slice(1)].join(' ')
}

// Somebody else may have taken the stale lock over in the meantime: then theirs is put back.
function removeStale(lock: string, text: string): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (readText(aside) === text) rmSync(aside, { force: true })
  else renameSync(aside, lock)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function readHolder(text: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('born' in read)) return undefined
    const command = 'command' in read ? String(read.command) : ''
    return { pid: Number(read.pid), born: String(read.born), command }
  } catch {
    return undefined
  }
}

// A number may be given to another process: what tells them apart is when the process began.
function bornOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return isAlive(pid) ? 'alive' : 'gone'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

function writeNew(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

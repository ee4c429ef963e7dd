// Tells when files below folders change: told by the system where it can, and by a sign of all files where it cannot.
// And tells what keeps us from a folder of ours, and how a path is shown.

import { existsSync, mkdirSync, watch, type FSWatcher } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { codeOf, Fault, isFault } from './faults.ts'

/** What is read of our folders; editors leave other files in them for a while, and again and again. */
const OURS = /\.(?:ya?ml|jsonl?)$/i

/** Gives a text that differs once a file of ours below these folders was written, added, taken away or replaced. */
export async function signFolders(folders: readonly string[]): Promise<string> {
  const signs = await Promise.all(folders.map(async (folder) => {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    return Promise.all(names.filter((name) => OURS.test(name)).toSorted().map((name) => signFile(join(folder, name))))
  }))
  return signs.flat().join('\n')
}

async function signFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? `${path} ${found.ino} ${found.size} ${found.mtimeMs}` : path
}

/** Calls `changed` soon after something changes in these folders or in those within; gives what ends it. */
export async function watchFolders(folders: readonly string[], changed: () => void): Promise<() => void> {
  const within = await Promise.all(folders.map(async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
  }))
  const watchers = [...folders, ...within.flat()].flatMap((folder) => watchOne(folder, changed) ?? [])
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}

// Where a folder cannot be watched, its sign still tells.
function watchOne(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, changed).on('error', () => {})
  } catch {
    return undefined
  }
}

/**
 * Makes a folder, of ours alone unless told otherwise, and those above it. One after the other: all at once, as `recursive` does it,
 * is tried for ever where the system says that a folder is not there whenever one is to be made in it, as below /proc.
 */
export function makeFolder(dir: string, mode = 0o700): void {
  if (existsSync(dir)) return
  makeFolder(dirname(dir), mode)
  try {
    mkdirSync(dir, { mode })
  } catch (cause) {
    // Another process was faster.
    if (!existsSync(dir)) throw cause
  }
}

/** Makes what went wrong while the data folder was made or written a fault that names it; faults stay as they are. */
export function asFolderFault(dir: string, cause: unknown): Fault {
  if (isFault(cause)) return cause
  return new Fault('DATABASE_UNWRITABLE', { about: `${dir}: ${codeOf(cause) ?? String(cause)}`, cause })
}

/** Who may look into a folder that is nobody's secret: whoever the machine lets. */
export const OPEN_FOLDER = 0o777

/** A path as it is shown: below the working folder without it. */
export function here(path: string): string {
  const short = relative(process.cwd(), path)
  return short === '' ? '.' : short.startsWith('..') ? path : short
}

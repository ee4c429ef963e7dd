// The start of every process: reads settings and files, tells all that is wrong with them at once, and hands them on.

import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { checkAll } from './check.ts'
import { readSettings } from './config/read.ts'
import type { Settings } from './config/settings.ts'
import { readFiles, type Files } from './files.ts'
import { isFault } from './lib/faults.ts'
import { createLog, type Log } from './lib/log.ts'

/** What a process does with its settings and files. */
export type Run = (settings: Settings, files: Files, log: Log) => Promise<void>

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Starts a process; whatever keeps it from starting is said on standard error, and the exit code is 1. */
export async function start(run: Run): Promise<void> {
  // Garbage is collected when a quarter has been added, not when the heap has doubled: small machines have little room.
  setFlagsFromString('--heap-growing-percent=25')
  // What is young is collected by the thread that made it: for so little, calling helpers costs more than they do.
  setFlagsFromString('--no-parallel-scavenge')
  const read = await readSettings(process.env, root)
  if (!read.ok) return refuse(['The settings do not fit:', ...read.problems])
  const checked = await checkAll(read.settings, Date.now())
  const stops = checked.filter(({ grade }) => grade === 'stop').map(({ line }) => line)
  if (stops.length > 0) return refuse(['The files do not fit:', ...stops])
  const found = await readFiles(read.settings, Date.now())
  if (!found.ok) return refuse(['The files do not fit:', ...found.problems])
  try {
    await run(read.settings, found.files, createLog(read.settings.logLevel))
  } catch (error) {
    refuse([isFault(error) ? error.message : describe(error)])
  }
}

function refuse(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = 1
}

function describe(error: unknown): string {
  const known: { readonly [code: string]: string } = {
    EADDRINUSE: 'another program listens on this port; set PORT',
    EACCES: 'this address may not be used; set PORT above 1023, or HOST',
    EADDRNOTAVAIL: 'this machine does not have the address in HOST',
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return known[code] ?? (error instanceof Error ? error.stack ?? error.message : 'the start failed')
}

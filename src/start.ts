// The start of every process: reads settings and files, tells all that is wrong with them at once, and hands them on.

import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { readSettings } from './config/read.ts'
import type { Settings } from './config/settings.ts'
import { checkAll, stopsIn } from './check.ts'
import { readFiles, readParts, type Files } from './files.ts'
import { codeOf, isFault, sentenceOf } from './lib/faults.ts'
import { createLog, type Log } from './lib/log.ts'
import { leaveOnSignal } from './stop.ts'

/** What a process does with its settings and files. */
export type Run = (settings: Settings, files: Files, log: Log) => Promise<void>

/** How long what is open may take to close by itself after a start that failed, in ms. */
const LEAVE = 2_000

const root = dirname(import.meta.dirname)

/** Starts a process; whatever keeps it from starting is said on standard error, and the exit code is 1. */
export async function start(run: Run): Promise<void> {
  // Garbage is collected when a quarter has been added, not when the heap has doubled: small machines have little room.
  setFlagsFromString('--heap-growing-percent=25')
  // What is young is collected by the thread that made it: for so little, calling helpers costs more than they do.
  setFlagsFromString('--no-parallel-scavenge')
  // What once lived long is not made among the old from then on: a small object there that has had its day would hold all that
  // belonged to its request until the whole heap is looked through (docs/decisions/0015-what-grows-old.md).
  setFlagsFromString('--no-allocation-site-pretenuring')
  leaveOnSignal()
  const read = await readSettings(process.env, root)
  const at = Date.now()
  const parts = await readParts(read.reading.dirs.config, at)
  const stops = stopsIn(await checkAll(read.reading, at, parts))
  const wrong = [
    ...(read.ok ? [] : ['The settings do not fit:', ...read.problems]),
    ...(stops.length > 0 ? ['The files do not fit:', ...stops] : []),
  ]
  if (!read.ok || stops.length > 0) return refuse(wrong)
  const found = await readFiles(read.settings, at, { parts })
  if (!found.ok) return refuse(['The files do not fit:', ...found.problems])
  try {
    await run(read.settings, found.files, createLog(read.settings.logLevel))
  } catch (error) {
    refuse([describe(error)])
    // Nothing that is still open keeps a process that does not serve: whoever watches it is to know.
    setTimeout(() => process.exit(), LEAVE).unref()
  }
}

function refuse(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = 1
}

/** What keeps from listening, and what the database says of its disk: by their codes. */
const KNOWN: { readonly [code: string]: string } = {
  EADDRINUSE: 'another program listens on this port; set PORT',
  EACCES: 'this address may not be used; set PORT above 1023, or HOST',
  EADDRNOTAVAIL: 'this machine does not have the address in HOST',
  ENOTFOUND: 'HOST is the name of no machine; set an address, such as 127.0.0.1',
  EAI_AGAIN: 'HOST is a name that cannot be looked up; set an address, such as 127.0.0.1',
  14031: 'the disk of the database is full or fails: nothing was written; free some space and start again',
}

function describe(error: unknown): string {
  if (isFault(error)) return sentenceOf(error)
  return KNOWN[codeOf(error) ?? ''] ?? (error instanceof Error ? error.stack ?? error.message : 'the start failed')
}

// Reads the settings, composes the house, listens, and stops politely on a signal.

import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tellStart } from './banner.ts'
import { compose, type House } from './compose.ts'
import { readSettings } from './config/read.ts'
import type { Settings } from './config/settings.ts'
import { readFiles, type Files } from './files.ts'
import { isFault } from './lib/faults.ts'
import { createLog, type Log } from './lib/log.ts'
import { stopOnSignal } from './stop.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = await readSettings(process.env, root)

if (!read.ok) {
  refuse(['The settings do not fit:', ...read.problems])
} else {
  const { settings } = read
  const log = createLog(settings.logLevel)
  const found = await readFiles(settings, Date.now())
  if (found.ok) await start(settings, found.files, log)
  else refuse(['The files do not fit:', ...found.problems])
}

async function start(settings: Settings, files: Files, log: Log): Promise<void> {
  try {
    const house = await compose(settings, files, { log, clock: Date.now })
    const address = await listenOrClose(house)
    stopOnSignal(house.close, log)
    process.on('SIGHUP', () => void house.reload())
    process.stdout.write(`${tellStart(settings, address, house.demo).join('\n')}\n`)
    void house.failed.then((error) => {
      log.fault('house.failed', error)
      setTimeout(() => process.exit(1), 500)
    })
  } catch (error) {
    refuse([isFault(error) ? error.message : describe(error)])
  }
}

async function listenOrClose(house: House): Promise<AddressInfo> {
  try {
    return await house.listen()
  } catch (error) {
    await house.close()
    throw error
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

// The secret key: from the environment, or in development made once and kept beside the data.

import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../lib/faults.ts'
import { asFolderFault, makeFolder } from '../lib/folders.ts'
import type { Log } from '../lib/log.ts'
import type { Settings } from './settings.ts'

/** Finds the secret key of 32 bytes; without SECRET_KEY, in development, makes one in DATA_DIR and warns. */
export async function findSecret({ secretKey, dataDir }: Settings, log: Log): Promise<Buffer> {
  if (secretKey) return secretKey
  const file = join(dataDir, 'secret-key')
  const kept = await readKept(file) ?? await makeSecret(file, dataDir)
  warn(log)
  return Buffer.from(kept.trim(), 'base64')
}

function readKept(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}

// Written beside and linked: of two processes that start at once both take the key of the first, and nobody reads half of one.
async function makeSecret(file: string, dataDir: string): Promise<string> {
  const made = randomBytes(32).toString('base64')
  const mine = `${file}.${randomBytes(4).toString('hex')}`
  try {
    makeFolder(dataDir)
    await writeFile(mine, `${made}\n`, { mode: 0o600 })
    await link(mine, file)
    return made
  } catch (cause) {
    const kept = codeOf(cause) === 'EEXIST' ? await readKept(file) : undefined
    if (kept === undefined) throw asFolderFault(dataDir, cause)
    return kept
  } finally {
    await rm(mine, { force: true }).catch(() => {})
  }
}

function warn(log: Log): void {
  log.warn('config.secret-made', { remedy: 'set SECRET_KEY before residents use this; the key in DATA_DIR is for development' })
}

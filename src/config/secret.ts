// The secret key: from the environment, or in development made once and kept beside the data.

import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asFolderFault, makeFolder } from '../lib/folders.ts'
import type { Log } from '../lib/log.ts'
import type { Settings } from './settings.ts'

/** Finds the secret key of 32 bytes; without SECRET_KEY, in development, makes one in DATA_DIR and warns. */
export async function findSecret({ secretKey, dataDir }: Settings, log: Log): Promise<Buffer> {
  if (secretKey) return secretKey
  const file = join(dataDir, 'secret-key')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept === undefined) return makeSecret(file, dataDir, log)
  warn(log)
  return Buffer.from(kept.trim(), 'base64')
}

async function makeSecret(file: string, dataDir: string, log: Log): Promise<Buffer> {
  const made = randomBytes(32)
  try {
    makeFolder(dataDir)
    await writeFile(file, `${made.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw asFolderFault(dataDir, cause)
  }
  warn(log)
  return made
}

function warn(log: Log): void {
  log.warn('config.secret-made', { remedy: 'set SECRET_KEY before residents use this; the key in DATA_DIR is for development' })
}

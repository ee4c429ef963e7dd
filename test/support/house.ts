// The whole house for a journey: composed as main.ts does it, on a database and a port of its own.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { compose } from '../../src/compose.ts'
import { readSettings } from '../../src/config/read.ts'
import { createLog, type Log } from '../../src/lib/log.ts'
import { temporaryFolder } from './database.ts'
import { filesOf } from './shipped.ts'
import { withYears } from './years.ts'

/** Where the project is. */
export const ROOT = join(import.meta.dirname, '..', '..')

/** A key that departments use. */
export const API_KEY = 'a-key-for-tests-0123456789'

/** The environment of a house for tests; WeChat as `mode` has it. */
export function houseEnv(dir: string, mode: 'plain' | 'safe' | 'compatible' = 'plain'): Record<string, string> {
  return {
    PORT: '0', DATA_DIR: dir, SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), API_KEYS: `another-key-000000,${API_KEY}`,
    WECHAT_TOKEN: 'koaGovToken2026', WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_MODE: mode,
    WECHAT_AES_KEY: 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM',
  }
}

/** What a test sees of a house. */
export type TestHouse = {
  readonly address: string
  readonly dir: string
  /** Everything that was logged. */
  readonly logged: () => string
  readonly demo: readonly { readonly number: string; readonly code: string }[]
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  /** Reads flows and texts anew, as SIGHUP has it. */
  readonly reload: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What the API answered. */
export type Answer = { readonly status: number; readonly body: any } // oxlint-disable-line no-explicit-any -- tests look into JSON of all forms

/** Opens a house. */
export async function openHouse(env: Record<string, string> = {}, clock: () => number = Date.now): Promise<TestHouse> {
  const dir = env['DATA_DIR'] ?? await temporaryFolder()
  const read = await readSettings({ ...houseEnv(dir), ...env }, ROOT)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const found = await filesOf(read.settings, clock())
  const lines: string[] = []
  const log: Log = createLog('debug', { write: (line) => void lines.push(line) })
  const files = { ...found, department: withYears(found.department, clock()) }
  const house = await compose(read.settings, files, { log, clock })
  const { port } = await house.listen()
  const address = `http://127.0.0.1:${port}`
  return {
    address, dir,
    demo: house.demo,
    reload: house.reload,
    logged: () => lines.join(''),
    call: (method, path, body, headers) => call(`${address}/api/v1${path}`, { method, body, headers }),
    close: async () => {
      await house.close()
      if (!env['DATA_DIR']) await rm(dir, { recursive: true, force: true })
    },
  }
}

type Wish = { readonly method: string; readonly body: unknown; readonly headers: Record<string, string> | undefined }

async function call(address: string, { method, body, headers }: Wish): Promise<Answer> {
  const response = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}

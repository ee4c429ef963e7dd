// A server that cannot start says why in one line, with what to do, and leaves: whoever watches it must not wait for it.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openDatabase, temporaryFolder } from '../support/database.ts'
import { houseEnv, openHouse, ROOT } from '../support/house.ts'
import { runProcess } from '../support/process.ts'

const OTHER = Buffer.alloc(32, 9).toString('base64')
const NO_TRACE = /\n +at /

type Env = Readonly<Record<string, string>>
type Case = readonly [title: string, prepare: (dir: string) => Promise<Env> | Env, says: RegExp, program?: string]

const CASES: readonly Case[] = [
  ['finds data of another SECRET_KEY', async (dir) => {
    await (await openHouse({ DATA_DIR: dir })).close()
    return { SECRET_KEY: OTHER }
  }, /STORE_KEY_MISMATCH/],
  ['cannot lay its own key into its folder', (dir) => {
    writeFileSync(join(dir, 'notes'), 'mine')
    return { DATA_DIR: join(dir, 'notes', 'data'), SECRET_KEY: '' }
  }, /DATABASE_UNWRITABLE.*DATA_DIR.*notes/],
  ['is not let into the database', async () => {
    const { uri } = await openDatabase()
    return { MONGODB_URI: uri.replace(/\/\/.*@|\?.*/g, (cut) => (cut.startsWith('/') ? '//' : '')) }
  }, /STORE_UNREACHABLE.*MONGODB_URI.*requires authentication/],
  ['finds its port taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    taken.unref()
    const address = taken.address()
    return { PORT: String(typeof address === 'object' ? address?.port : '') }
  }, /another program listens on this port; set PORT/],
  ['is a worker without a database to share', () => ({}), /DATABASE_ALONE.*MONGODB_URI/, 'worker.ts'],
]

describe('a server that cannot start', function () {
  this.timeout(60_000)
  for (const [title, prepare, says, program = 'main.ts'] of CASES) {
    it(`${title}, says so and leaves`, async () => {
      const dir = await temporaryFolder()
      const env = { ...houseEnv(dir), LOG_LEVEL: 'silent', ...await prepare(dir) }
      const { code, err } = await runProcess(join(ROOT, 'src', program), [], env)
      assert.equal(code, 1, err)
      assert.match(err, says)
      assert.doesNotMatch(err, NO_TRACE)
      rmSync(dir, { recursive: true })
    })
  }
})

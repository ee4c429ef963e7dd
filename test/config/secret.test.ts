// The secret key of development: made once, also when several processes start at once.

import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../../src/config/read.ts'
import { findSecret } from '../../src/config/secret.ts'
import { silence } from '../../src/lib/log.ts'
import { temporaryFolder } from '../support/database.ts'
import { ROOT } from '../support/house.ts'

describe('the secret key of development', () => {
  it('is the same for processes that start at once, and at the next start', async () => {
    const dir = await temporaryFolder()
    const read = await readSettings({ DATA_DIR: join(dir, 'data') }, ROOT)
    if (!read.ok) throw new Error(read.problems.join())
    const find = async (): Promise<string> => (await findSecret(read.settings, silence)).toString('base64')
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, find))
    deepEqual(new Set([...others, await find()]), new Set([first]))
    deepEqual(readdirSync(join(dir, 'data')), ['secret-key'])
    equal(readFileSync(join(dir, 'data', 'secret-key'), 'utf8').trim(), first)
    rmSync(dir, { recursive: true })
  })
})

// Files of texts are read as people's editors save them, and told of once where that cannot be.

import { deepEqual } from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readLocales } from '../../src/i18n/read-locales.ts'

describe('readLocales', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'locales-'))
    await mkdir(join(dir, 'en'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('reads a file that begins with a byte order mark, as Windows writes it', async () => {
    await writeFile(join(dir, 'en', 'tip.json'), '\uFEFF{\r\n  "welcome": "Hello"\r\n}\r\n')
    deepEqual(await readLocales(dir, ['en']), { locales: { en: { tip: { welcome: 'Hello' } } }, problems: [] })
  })
})

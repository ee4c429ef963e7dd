// Changes of files are told, whichever way they come about.

import assert from 'node:assert/strict'
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, signFolders, watchFolders } from '../../src/lib/folders.ts'
import { temporaryFolder } from '../support/database.ts'

describe('folders that are looked at', () => {
  let dir: string
  const file = (name: string): string => join(dir, 'en', name)

  beforeEach(async () => {
    dir = await temporaryFolder()
    await mkdir(join(dir, 'en'))
    await writeFile(file('a.json'), 'first')
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  const changes: readonly [string, () => Promise<void>][] = [
    ['a file is written', () => writeFile(file('a.json'), 'second')],
    ['a file is touched', () => utimes(file('a.json'), 1, 1)],
    ['a file is added', () => writeFile(file('b.json'), '')],
    ['a file is taken away', () => rm(file('a.json'))],
    ['a file is replaced by another', async () => {
      await writeFile(file('new'), 'third')
      await rename(file('new'), file('a.json'))
    }],
    ['the folder itself is replaced', async () => {
      await rename(join(dir, 'en'), join(dir, 'old'))
      await mkdir(join(dir, 'en'))
    }],
  ]
  for (const [title, change] of changes) {
    it(`have another sign, and say so, once ${title}`, async () => {
      const before = await signFolders([dir])
      assert.equal(await signFolders([dir]), before)
      let tell = (): void => {}
      const told = new Promise<void>((resolve) => {
        tell = resolve
      })
      const end = await watchFolders([dir], tell)
      // What lies beside a file before it takes its place may be told of already.
      await Promise.all([change(), told])
      end()
      assert.notEqual(await signFolders([dir]), before)
    })
  }

  it('have the same sign whatever editors leave in them', async () => {
    const before = await signFolders([dir])
    for (const name of ['.a.json.swp', 'a.json~', '4913', '.#a.json.x']) await writeFile(file(name), 'x')
    assert.equal(await signFolders([dir]), before)
  })

  it('that are not there have a sign, and are waited for', async () => {
    assert.equal(await signFolders([join(dir, 'none')]), '')
    const end = await watchFolders([join(dir, 'none')], () => {})
    end()
  })
})

describe('making a folder', () => {
  it('makes those above it, for us alone, and leaves what is there', async () => {
    const dir = await temporaryFolder()
    const inner = join(dir, 'a', '数据 b')
    for (let n = 0; n < 2; n++) makeFolder(inner)
    assert.equal((await stat(inner)).mode & 0o777, 0o700)
    await rm(dir, { recursive: true })
  })

  it('says at once where none can be made', () => {
    for (const dir of ['/proc/none/data', '/dev/null/data']) assert.throws(() => makeFolder(dir), { code: /^(?:ENOENT|ENOTDIR|EPERM|EROFS)$/ })
  })
})

// Whose the data folder is, and when it is refused.

import { deepEqual, equal, match, throws } from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { holdFolder } from '../../../src/embedded/folder.ts'
import { temporaryFolder } from '../../support/database.ts'

describe('the data folder', () => {
  let dir = ''
  beforeEach(async () => { dir = join(await temporaryFolder(), 'data') })
  afterEach(() => rmSync(join(dir, '..'), { recursive: true }))

  it('is made for its owner alone', () => {
    holdFolder(dir).release()
    equal(statSync(dir).mode & 0o777, 0o700)
    deepEqual(readdirSync(dir).map((file) => statSync(join(dir, file)).mode & 0o777), [0o600, 0o600])
  })

  it('keeps its password', () => {
    const first = holdFolder(dir)
    first.release()
    const second = holdFolder(dir)
    second.release()
    equal(first.password, second.password)
    match(first.password, /^[\w-]{43}$/)
  })

  it('cannot be held twice, and says by whom it is held', () => {
    const held = holdFolder(dir)
    throws(() => holdFolder(dir), { code: 'DATABASE_HELD', message: new RegExp(`process ${process.pid}`) })
    held.release()
    holdFolder(dir).release()
  })

  it('says which folder cannot be made, and why', () => {
    writeFileSync(dir, 'a file')
    throws(() => holdFolder(join(dir, 'data')), { code: 'DATABASE_UNWRITABLE', message: /ENOTDIR/ })
    rmSync(dir)
  })

  const STALE: readonly (readonly [title: string, lock: string])[] = [
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, born: '1', command: 'x' })],
    ['a process whose number another has now', JSON.stringify({ pid: process.pid, born: 'long ago', command: 'x' })],
    ['nobody that could be read', 'garbage'],
  ]
  for (const [title, lock] of STALE) {
    it(`is taken over from ${title}`, () => {
      holdFolder(dir).release()
      writeFileSync(join(dir, 'LOCK'), lock)
      const held = holdFolder(dir)
      match(readFileSync(join(dir, 'LOCK'), 'utf8'), new RegExp(`"pid":${process.pid}`))
      held.release()
      equal(readdirSync(dir).some((file) => file.startsWith('LOCK')), false)
    })
  }

  const REFUSED: readonly (readonly [title: string, files: Readonly<Record<string, string>>, code: string])[] = [
    ['holds something else', { 'notes.txt': 'mine' }, 'DATABASE_FOREIGN'],
    ['holds tables of somebody else', { 'data.mdb': 'x' }, 'DATABASE_FOREIGN'],
    ['has a mark that is none', { FORMAT: 'something\n' }, 'DATABASE_FOREIGN'],
    ['was written by a later version', { FORMAT: 'jingmintong-database 9\n', 'data.mdb': 'x' }, 'DATABASE_NEWER'],
    ['has lost its tables', { FORMAT: 'jingmintong-database 1\n' }, 'DATABASE_DAMAGED'],
    ['has empty tables', { FORMAT: 'jingmintong-database 1\n', 'data.mdb': '' }, 'DATABASE_DAMAGED'],
    ['has a password that is none', { FORMAT: 'jingmintong-database 1 new\n', credential: '' }, 'DATABASE_DAMAGED'],
  ]
  for (const [title, files, code] of REFUSED) {
    it(`is refused when it ${title}, and left as it is`, () => {
      mkdirSync(dir)
      for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
      throws(() => holdFolder(dir), { code })
      for (const [name, text] of Object.entries(files)) equal(readFileSync(join(dir, name), 'utf8'), text)
      equal(readdirSync(dir).includes('LOCK'), false)
    })
  }

  it('is new until its tables are there', () => {
    const held = holdFolder(dir)
    match(readFileSync(join(dir, 'FORMAT'), 'utf8'), /new/)
    held.settle()
    equal(readFileSync(join(dir, 'FORMAT'), 'utf8'), 'jingmintong-database 1\n')
    held.release()
  })
})

// The tables themselves: transactions, ranges, and a file that is no longer what it was.

import { deepEqual, equal, throws } from 'node:assert/strict'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { openEngine, type Engine } from '../../../src/embedded/storage/engine.ts'
import { temporaryFolder } from '../../support/database.ts'

const key = (text: string): Buffer => Buffer.from(text)
const keysIn = (engine: Engine, start: string, end: string, reverse = false): string[] =>
  [...engine.keys('keys', { start: key(start), end: key(end), reverse })].map(String)

function fill(engine: Engine, names: readonly string[], size = 1): void {
  engine.transact(() => names.forEach((name) => engine.put('keys', key(name), Buffer.alloc(size, 1))))
}

describe('the tables', () => {
  let dir = ''
  let engine: Engine
  beforeEach(async () => {
    dir = await temporaryFolder()
    engine = openEngine(dir)
  })
  afterEach(async () => {
    await engine.close()
    rmSync(dir, { recursive: true })
  })

  it('give ranges from the start up to the end, and back', () => {
    fill(engine, ['a', 'b', 'c', 'd'])
    deepEqual(keysIn(engine, 'b', 'd'), ['b', 'c'])
    deepEqual(keysIn(engine, 'b', 'd', true), ['c', 'b'])
    equal(engine.count('keys', { start: key('a'), end: key('z') }), 4)
  })

  it('read what the running transaction has written', () => {
    engine.transact(() => {
      engine.put('documents', key('a'), key('1'))
      equal(String(engine.get('documents', key('a'))), '1')
    })
  })

  it('keep nothing of a transaction that threw', () => {
    throws(() => engine.transact(() => {
      engine.put('keys', key('a'), key('1'))
      throw new Error('no')
    }), /no/)
    equal(engine.get('keys', key('a')), undefined)
  })

  it('are the same after their pages were given back', () => {
    fill(engine, ['a', 'b'])
    engine.loosen()
    deepEqual(keysIn(engine, 'a', 'z'), ['a', 'b'])
  })

  it('can be frozen while others write', () => {
    fill(engine, ['a'])
    const { reading, done } = engine.freeze(() => {})
    fill(engine, ['b'])
    deepEqual([keysIn(reading, 'a', 'z'), keysIn(engine, 'a', 'z')], [['a'], ['a', 'b']])
    done()
  })
})

describe('tables on a disk that fills up', () => {
  let dir = ''
  let free = Infinity
  const MEGABYTE = 2 ** 20
  beforeEach(async () => {
    dir = await temporaryFolder()
    free = Infinity
  })
  afterEach(() => rmSync(dir, { recursive: true }))

  it('write nothing when too little is left for it, and write again when there is more', async () => {
    const engine = openEngine(dir, () => free)
    free = 12 * MEGABYTE
    fill(engine, ['a'], 1)
    throws(() => fill(engine, ['b', 'c'], 3 * MEGABYTE), /the disk is full/)
    free = 7 * MEGABYTE
    throws(() => fill(engine, ['d']), /the disk is full/)
    throws(() => engine.transact(() => engine.remove('keys', key('a'))), /the disk is full/)
    deepEqual(engine.transact(() => keysIn(engine, 'a', 'z')), ['a'])
    free = 20 * MEGABYTE
    fill(engine, ['e'], 3 * MEGABYTE)
    deepEqual(keysIn(engine, 'a', 'z'), ['a', 'e'])
    await engine.close()
  })

  it('are not begun there', () => {
    free = 0
    throws(() => openEngine(dir, () => free), /the disk is full/)
  })
})

describe('a file of tables', () => {
  let dir = ''
  let whole: Buffer
  before(async () => {
    dir = await temporaryFolder()
    const engine = openEngine(dir)
    fill(engine, Array.from({ length: 3_000 }, (_, at) => `key ${at}`), 300)
    fill(engine, ['large'], 20_000)
    await engine.close()
    whole = readFileSync(join(dir, 'data.mdb'))
  })
  after(() => rmSync(dir, { recursive: true }))

  it('is opened as it was', async () => {
    writeFileSync(join(dir, 'data.mdb'), whole)
    const engine = openEngine(dir)
    equal(engine.count('keys', { start: key('a'), end: key('z') }), 3_001)
    await engine.close()
  })

  for (const part of [0.1, 0.5, 0.9]) {
    it(`is refused when only ${part * 100} % of it are left`, () => {
      writeFileSync(join(dir, 'data.mdb'), whole)
      truncateSync(join(dir, 'data.mdb'), Math.floor(whole.length * part))
      throws(() => openEngine(dir), { code: 'DATABASE_DAMAGED' })
    })
  }

  for (const page of [0, 1, 20, 100]) {
    it(`is refused when its page ${page} is overwritten`, () => {
      writeFileSync(join(dir, 'data.mdb'), Buffer.from(whole).fill(0xa5, page * 4_096, (page + 1) * 4_096))
      throws(() => openEngine(dir), { code: 'DATABASE_DAMAGED' })
    })
  }
})

// The small tools: hashes, China's time, schemas, and a log that tells no tales.

import assert from 'node:assert/strict'
import { createHasher, sameSecret } from '../../src/lib/hash.ts'
import { Fault } from '../../src/lib/faults.ts'
import { createLog } from '../../src/lib/log.ts'
import { createReader } from '../../src/lib/schema.ts'
import { addDays, chinaDay, chinaInstant, chinaTime, readSpan, weekday } from '../../src/lib/time.ts'

describe('keyed hashes', () => {
  const hasher = createHasher(Buffer.alloc(32, 1))
  it('depend on key, purpose and every part', () => {
    const all = [
      hasher.hash('a', 'x', 'y'), hasher.hash('b', 'x', 'y'), hasher.hash('a', 'xy'), hasher.hash('a', 'x', 'z'),
      createHasher(Buffer.alloc(32, 2)).hash('a', 'x', 'y'),
    ]
    assert.equal(new Set(all).size, all.length)
    assert.equal(hasher.hash('a', 'x', 'y'), all[0])
  })
  it('have a slow form that depends on its salt', async () => {
    const [a, b, c] = await Promise.all(['s', 's', 't'].map((salt) => hasher.slow('case', '1234', salt)))
    assert.equal(a, b)
    assert.notEqual(a, c)
  })
  for (const [a, b, same] of [['abc', 'abc', true], ['abc', 'abd', false], ['abc', 'abcd', false], ['', '', true]] as const) {
    it(`tell ${a || 'nothing'} and ${b || 'nothing'} ${same ? 'alike' : 'apart'}`, () => assert.equal(sameSecret(a, b), same))
  }
})

describe("China's time", () => {
  const at = Date.parse('2026-03-01T16:30:00Z')
  it('is eight hours ahead, whatever the machine thinks', () => {
    assert.deepEqual([chinaDay(at), chinaTime(at)], ['2026-03-02', '00:30'])
    assert.equal(chinaInstant('2026-03-02', '00:30'), at)
  })
  it('adds days over the ends of months', () => assert.equal(addDays('2026-02-27', 3), '2026-03-02'))
  it('counts weekdays from Monday', () => assert.deepEqual(['2026-03-02', '2026-03-08'].map(weekday), [1, 7]))
  for (const [span, ms] of [['30min', 1_800_000], ['24h', 86_400_000], ['5s', 5000], ['2d', 172_800_000], ['1w', undefined], ['d', undefined]] as const) {
    it(`reads ${span}`, () => assert.equal(readSpan(span), ms))
  }
})

describe('a reader', () => {
  const read = createReader({
    type: 'object', properties: { a: { type: 'integer' }, b: { enum: ['x', 'y'] } }, required: ['a'], additionalProperties: false,
  })
  it('gives what fits', () => assert.deepEqual(read({ a: 1 }), { ok: true, value: { a: 1 } }))
  it('says all that does not fit, by place', () => {
    const found = read({ a: 'one', b: 'z', c: 1 })
    assert.ok(!found.ok)
    assert.deepEqual(found.problems.map(({ at, tell }) => `${at} ${tell}`).toSorted(), [
      " unknown key 'c'; did you mean 'a'?", 'a must be integer', 'b must be one of x, y',
    ])
  })
})

describe('the log', () => {
  const write = (work: (log: ReturnType<typeof createLog>) => void): string => {
    const lines: string[] = []
    work(createLog('debug', { write: (line) => void lines.push(line) }))
    return lines.join('')
  }
  it('names a fault by its code', () => {
    assert.match(write((log) => log.fault('x.failed', new Fault('STORE_UNREACHABLE'))), /"code":"STORE_UNREACHABLE"/)
  })
  it('never writes the message of an unknown error, which may hold what a resident wrote', () => {
    const line = write((log) => log.fault('x.failed', new Error('marker-words', { cause: new Error('marker-cause') })))
    assert.doesNotMatch(line, /marker/)
    assert.match(line, /tools\.test/)
  })
  it('never writes the cause of a fault in its own words', () => {
    const line = write((log) => log.fault('x.failed', new Fault('STORE_UNREACHABLE', { cause: new TypeError('marker') })))
    assert.doesNotMatch(line, /marker/)
    assert.match(line, /TypeError/)
  })
})

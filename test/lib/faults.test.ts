// The catalogue of faults and docs/errors.md say the same.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault, FAULTS, isFault } from '../../src/lib/faults.ts'

const root = join(import.meta.dirname, '..', '..')
const paper = readFileSync(join(root, 'docs', 'errors.md'), 'utf8')
const rows = [...paper.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \|/gm)].map(([, code, status]) => `${code} ${status}`)
const codes = Object.entries(FAULTS).map(([code, { status }]) => `${code} ${status}`)
const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== join('lib', 'faults.ts'))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8')).join('\n')

describe('the catalogue of faults', () => {
  it('is told in full in docs/errors.md', () => assert.deepEqual(codes.filter((each) => !rows.includes(each)), []))
  it('knows every code of docs/errors.md', () => assert.deepEqual(rows.filter((each) => !codes.includes(each)), []))
  it('holds no code that nobody throws', () => {
    assert.deepEqual(Object.keys(FAULTS).filter((code) => !new RegExp(`\\b${code}\\b`).test(source)), [])
  })
  it('has codes that begin with their room', () => {
    assert.deepEqual(Object.keys(FAULTS).filter((code) => !/^[A-Z]+(_[A-Z0-9]+)+$/.test(code)), [])
  })
  it('speaks in lower case and without a full stop', () => {
    const wrong = Object.entries(FAULTS).filter(([, { tell }]) => tell.endsWith('.') || /^[A-Z][a-z]/.test(tell))
    assert.deepEqual(wrong, [])
  })
})

describe('a fault', () => {
  it('says its code, what happened, and to what', () => {
    assert.equal(new Fault('API_QUERY_WRONG', { about: 'limit' }).message, `API_QUERY_WRONG: ${FAULTS.API_QUERY_WRONG.tell} (limit)`)
  })
  it('is told from other errors', () => {
    assert.deepEqual([new Fault('SEAL_BROKEN'), new Error('x'), 'x'].map((each) => isFault(each, 'SEAL_BROKEN')), [true, false, false])
  })
})

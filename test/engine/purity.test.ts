// The engine needs nothing but its arguments: a turn is run with a frozen Date and a fetch that throws.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const FILES = readdirSync('src/engine', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts')).map((file) => `src/engine/${file}`)

const FORBIDDEN = /\b(?:Math\.random|Date\.now|new Date\(\)|setTimeout|setInterval|process\.|console\.|fetch\(|require\()/

// Before the clock is frozen: whatever reads TypeScript for Node.js may look at it.
const LOAD = `
  const { advance } = await import('./src/engine/advance.ts')
  const { begin } = await import('./src/engine/begin.ts')
`

const GUARD = `
  const forbid = (name) => () => { throw new Error(name + ' was used') }
  globalThis.fetch = forbid('fetch')
  Math.random = forbid('Math.random')
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...given) { if (given.length === 0) throw new Error('the clock was read'); super(...given) }
    static now() { throw new Error('the clock was read') }
  }
`

const PLAY = `
  const flow = {
    id: 'f', version: '1', defaults: {}, starts: { menu: 'F' }, places: { day: 0 }, questions: { day: 0 }, results: {}, dependants: {},
    steps: [{
      name: 'day', verb: 'ask', index: 0, word: 'day', key: 'f:day', settings: { ask: 'day', as: 'date' },
      question: { tries: 3, exhausted: 'cancel', nudge: 60000, expires: 90000, skippable: false, forms: ['date'], personal: false, finds: true },
    }],
  }
  const book = {
    flow: () => flow, start: (said) => said.kind === 'menu' ? 'f' : undefined, words: () => [], has: () => true,
    command: () => undefined, language: () => undefined, danger: () => undefined, route: () => undefined,
    privacy: '1', duty: 'd', home: 'zh-CN',
  }
  const first = advance(book, begin('zh-CN'), { kind: 'said', at: 1772416800000, said: { kind: 'menu', key: 'F' } })
  const second = advance(book, first.conversation, { kind: 'said', at: 1772416801000, said: { kind: 'text', text: '明天' } })
  process.stdout.write(JSON.stringify(second.ended))
`

describe('the engine is pure', () => {
  it('answers a turn with a frozen clock, no randomness and no network', () => {
    const run = spawnSync('node', ['--import', 'tsx/esm', '--input-type=module', '-e', LOAD + GUARD + PLAY], { encoding: 'utf8' })
    assert.equal(run.status, 0, run.stderr)
    assert.equal(run.stdout, '{"day":"2026-03-03"}')
  })

  it('imports nothing but messages, its own files and types', () => {
    const wrong = FILES.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^(import (?:type )?.* from) '([^'.][^']*)'/gm)]
      .filter(([, how, from]) => !(from === 'json-schema-to-ts' && how?.startsWith('import type')))
      .map(([line]) => `${file}: ${line}`))
    assert.deepEqual(wrong, [])
  })

  it('reads no clock, draws no lots and waits for nothing', () => {
    const wrong = FILES.filter((file) => FORBIDDEN.test(readFileSync(file, 'utf8')))
    assert.deepEqual(wrong, [])
  })
})

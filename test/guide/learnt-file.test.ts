// The file of what was learnt: read as it was written, and what is wrong with it told by its line.

import assert from 'node:assert/strict'

import { checkLearnt, readLearnt, writeLearnt } from '../../src/guide/learnt-file.ts'
import { rowsOf } from '../../src/guide/learning/model.ts'

const head = (model: string, more = {}) => ({ model, per: 10, classes: ['emergency', 'procedure'], bias: [1, -2], ...more })
const danger = { danger: { bias: -3, words: { law: -40, cry: 7 } } }
const fileOf = (lines: readonly unknown[]) => lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')

const whole = [
  danger,
  head('letters'), ['on fire', 0, 32_767], ['丢', -128, 127], ['刀', 3, 0],
  head('kinds'),
  head('procedures', { pairs: true }), ['换', 1, -4], ['无'], ['补', 0, 6, 1, 300],
]

const mistakes: readonly (readonly [title: string, from: unknown, to: readonly unknown[], at: string, tell: RegExp])[] = [
  ['what is no JSON', ['丢', -128, 127], ['["丢",-128,'], 'line 4', /no JSON/],
  ['weights that a class has none of', ['丢', -128, 127], [['丢', 3]], 'line 4', /'丢' must have 2 weights, one for each class/],
  ['a weight that is no whole number', ['丢', -128, 127], [['丢', 0.5, 1]], 'line 4', /'丢' must have whole numbers/],
  ['a weight that is none', ['丢', -128, 127], [['丢', null, 1]], 'line 4', /'丢' must have whole numbers/],
  ['a weight that is too large', ['丢', -128, 127], [['丢', 1, 40_000]], 'line 4', /at most 32767/],
  ['a feature that is there twice', ['丢', -128, 127], [['丢', 0, 1], ['丢', 0, 1]], 'line 5', /'丢' is there twice/],
  ['a line without a feature', ['丢', -128, 127], [[1, 2]], 'line 4', /must begin with a feature/],
  ['only the first of many wrong lines of a model', ['丢', -128, 127], [['一', 1], ['二', 2]], 'line 4', /'一'/],
  ['a procedure without its weight', ['换', 1, -4], [['换', 1]], 'line 8', /'换' must have pairs of a number below 2/],
  ['a procedure that is not there', ['换', 1, -4], [['换', 2, 7]], 'line 8', /'换' must have pairs of a number below 2/],
  ['an unknown key', head('kinds'), [head('kinds', { rate: 1 })], 'line 6', /unknown key 'rate'/],
  ['a model of another name', head('kinds'), [head('kinds'), head('colours')], 'line 7', /model must be one of letters/],
  ['a model that is there twice', head('kinds'), [head('kinds'), head('letters')], 'line 7', /'letters' is there twice/],
  ['classes and bias that do not fit', head('kinds'), [head('kinds', { bias: [0] })], 'line 6', /bias must have 2 numbers/],
  ['what is neither model nor feature', head('kinds'), [head('kinds'), 7], 'line 7', /must be object/],
  ['evidence without weights', danger, [{ danger: { bias: 0 } }], 'line 1', /danger must have required property 'words'/],
  ['a model that is missing', head('kinds'), [], 'kinds', /is missing/],
  ['evidence that is missing', danger, [], 'danger', /is missing/],
]

describe('The file of what was learnt', () => {
  it('is written as it was read, and sorted', () => {
    const sorted = fileOf(whole)
    const [first, letters, one, two, three, ...rest] = whole
    for (const source of [sorted, fileOf([first, letters, three, two, one, ...rest]), sorted.replaceAll('\n', '\r\n\r\n').trimEnd()]) {
      const read = readLearnt(source)
      assert.ok(read.ok)
      assert.equal(writeLearnt(read.value), sorted)
    }
  })

  it('may do without procedures', () => {
    const some = fileOf(whole.slice(0, 6))
    const read = readLearnt(some)
    assert.ok(read.ok && read.value.procedures === undefined)
    assert.equal(writeLearnt(read.value), some)
  })

  for (const [title, from, to, at, tell] of mistakes) {
    it(`names ${title}`, () => {
      const source = fileOf(whole)
      const read = readLearnt(source.replace(fileOf([from]), fileOf(to)))
      assert.ok(!read.ok)
      assert.deepEqual(read.problems.map((problem) => problem.at), [at])
      assert.match(read.problems[0]?.tell ?? '', tell)
      assert.deepEqual(checkLearnt(source.replace(fileOf([from]), fileOf(to))), read)
    })
  }

  // Plain rows are read many at once.
  const rows = Array.from({ length: 1_200 }, (_, n) => [`"${n}\\`, n, 1 - n])
  const long = [danger, head('letters'), ...rows, head('kinds'), ...rows]

  it('is read in thousands of lines', () => {
    const read = readLearnt(fileOf(long))
    assert.ok(read.ok)
    assert.deepEqual(new Map(rowsOf(read.value.kinds)), new Map(rows.map(([name, ...weights]) => [name, weights])))
    assert.ok(checkLearnt(fileOf(long)).ok)
  })

  for (const [title, row, tell] of [
    ['a number that is none', '["x",007,1]', /no JSON/],
    ['a name that is none', '["\\x",1,1]', /no JSON/],
    ['a row in two lines', '["x",1\n,1]', /no JSON/],
    ['a name that ends in the next line', '["x],1,2]\n["x",1,2]', /no JSON/],
    ['two rows in a line', '["x",1,2],["y",1,2]', /no JSON/],
    ['a name that is there twice', '["\\"7\\\\",1,1]', /'"7\\' is there twice/],
    ['a weight too few', '["x",1]', /must have 2 weights/],
    ['a list within', '["x",1,[2]]', /whole numbers/],
  ] as const) {
    it(`names ${title} by its line among thousands`, () => {
      const source = fileOf([...long.slice(0, 1_000), row, ...long.slice(1_000)])
      const read = readLearnt(source)
      assert.ok(!read.ok)
      assert.equal(read.problems[0]?.at, 'line 1001')
      assert.match(read.problems[0]?.tell ?? '', tell)
      assert.deepEqual(checkLearnt(source), read)
    })
  }

  it('gives each feature its own weights', () => {
    const read = readLearnt(fileOf(whole))
    assert.ok(read.ok && read.value.procedures)
    assert.deepEqual([...rowsOf(read.value.procedures)], [['换', [1, -4]], ['无', []], ['补', [0, 6, 1, 300]]])
  })
})

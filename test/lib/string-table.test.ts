// Numbers for many short strings.

import assert from 'node:assert/strict'
import { createStringMap, createStringTable } from '../../src/lib/string-table.ts'

describe('A table of strings', () => {
  const rows: readonly (readonly [title: string, added: readonly string[], asked: string, number: number | undefined])[] = [
    ['counts from nought in the order in which they came', ['证', '身份', '护照'], '护照', 2],
    ['gives a string that comes again the number it has', ['证', '身份', '证', '护照'], '护照', 2],
    ['does not know what was not added', ['证', '身份'], '份', undefined],
    ['knows nothing at first', [], '证', undefined],
    ['tells a string from its beginning', ['身份证', '身份'], '身份', 1],
    ['tells the empty string from none', ['', '证'], '', 0],
    ['takes characters of two units', ['𠮶', '𠮶个'], '𠮶个', 1],
    ['takes what objects have of themselves', ['__proto__', 'constructor'], 'constructor', 1],
    ['takes unpaired halves of a character', ['\uD842', '\uDFB6'], '\uDFB6', 1],
  ]
  for (const [title, added, asked, number] of rows) {
    it(title, () => {
      const table = createStringTable(added)
      assert.equal(table.numberOf(asked), number)
      assert.equal(table.size(), new Set(added).size)
      assert.deepEqual([...new Set(added)].map((_, at) => table.textOf(at)), [...new Set(added)])
    })
  }

  it('keeps its numbers when it grows', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `第${at}个${'字'.repeat(at % 7)}`)
    const table = createStringTable()
    assert.deepEqual(many.map(table.add), many.map((_, at) => at))
    assert.deepEqual(many.map(table.numberOf), many.map((_, at) => at))
    assert.deepEqual(many.map((_, at) => table.textOf(at)), many)
    assert.deepEqual(many.flatMap((one) => [one.slice(0, -1), `${one}!`]).filter((one) => table.numberOf(one) !== undefined), [])
    assert.equal(table.textOf(many.length), '')
  })

  it('takes and knows what stands within a text', () => {
    const table = createStringTable(['身份'])
    assert.deepEqual([table.addRun('补身份证', 1, 3), table.addRun('补身份证', 1, 4), table.numberOfRun('身份证丢了', 0, 3)], [0, 1, 1])
    assert.deepEqual([table.textOf(1), table.numberOfRun('身份证丢了', 0, 4)], ['身份证', undefined])
  })

  it('forgets all that it held, and counts anew', () => {
    const table = createStringTable(Array.from({ length: 50 }, (_, at) => `第${at}个`))
    table.clear()
    assert.deepEqual([table.size(), table.numberOf('第7个')], [0, undefined])
    assert.deepEqual([table.add('证'), table.add('第7个'), table.textOf(1), table.size()], [0, 1, '第7个', 2])
  })
})

describe('A map of strings', () => {
  it('gives what was set last, and nothing for what was not set', () => {
    const map = createStringMap<number>()
    map.set('证', 1)
    map.set('身份', 2)
    map.set('证', 3)
    assert.deepEqual(['证', '身份', '份'].map(map.get), [3, 2, undefined])
    assert.deepEqual([map.getRun('身份证', 0, 2), map.getRun('身份证', 1, 2)], [2, undefined])
  })
})

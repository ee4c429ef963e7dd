// The concepts of danger that are read off a message, in every writing.

import assert from 'node:assert/strict'

import { conceive, conceptFeatures } from '../../../src/guide/danger/read-concepts.ts'

const read: readonly (readonly [text: string, concepts: readonly string[]])[] = [
  ['老公拿刀砍我', ['partner', 'kill', 'weapon', 'kill']],
  ['孩子不见了', ['child', 'missing']],
  ['楼上着火了', ['neighbour', 'fire']],
  // What sounds like a word of danger and shares a character with it.
  ['楼上着伙了', ['neighbour', 'fire']],
  ['我被邦架了', ['self', 'captive']],
  // What only looks like one.
  ['打印身份证', ['none', 'paper']],
  ['迁到湖南', ['paper', 'none']],
  ['hai zi bu jian le', ['child', 'missing']],
  ['a man kidnapped my son', ['somebody', 'captive', 'self', 'child']],
  // A phrase of several words, and what would be heard wrongly: 把我 sounds like 扒我.
  ["grandma won't wake up", ['elder', 'faint']],
  ['他把我送到学校', ['somebody', 'he', 'self', 'here']],
  // Ordinary words win over what sounds like them, unless more is spelt.
  ['zhi xi qin shu', []],
  ['ni bang le wo', []],
  ['er zi bei bang le', ['child', 'captive']],
  ['保温杯落卧铺上', ['none']],
  ['', []],
  ['？？？', []],
]

describe('conceive', () => {
  for (const [text, concepts] of read) {
    it(`reads '${text}'`, () => assert.deepEqual(conceive(text).concepts, concepts))
  }

  it('tells what pinyin spells', () => assert.equal(conceive('wo jia zhao huo le').spelt, '我家着火'))

  it('takes each concept, each two together, and what stands in a row', () => {
    assert.deepEqual([...conceptFeatures(['child', 'missing'])].toSorted(), [
      '@^>child', '@^>child>missing', '@child', '@child&missing', '@child>missing', '@child>missing>$', '@missing', '@missing>$',
    ])
  })
})

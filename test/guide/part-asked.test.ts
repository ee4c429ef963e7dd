// Which part of an entry tells of what is asked about it.

import assert from 'node:assert/strict'

import type { Guide } from '../../src/ports/guide.ts'
import { projectGuide } from './content.ts'

const asked: readonly (readonly [id: string, asked: string, part: string | undefined])[] = [
  ['newborn-household-registration', '需要结婚证吗', 'materials'],
  ['newborn-household-registration', '没有结婚证呢', 'materials'],
  ['newborn-household-registration', '要出生证明吗', 'materials'],
  ['id-card-renewal', '要本人去吗', 'steps'],
  ['id-card-renewal', '要本人去嗎', 'steps'],
  ['id-card-renewal', '指纹怎么采', 'steps'],
  ['name-change', '要爸爸妈妈都去吗', 'steps'],
  ['passport-replacement', 'do I need a photo', 'materials'],
  ['id-card-replacement', '要户口本吗', 'materials'],
  ['id-card-replacement', '居住证可以用吗', 'materials'],
  // For somebody else.
  ['id-card-renewal', '外地的呢', 'where'],
  ['id-card-replacement', '外省嘅呢', 'where'],
  ['id-card-renewal', '我是外地户口', 'where'],
  ['id-card-renewal', 'and if I am from another province?', 'where'],
  ['id-card-first-application', '那小孩呢', 'steps'],
  ['residence-registration', '爸爸外地的可以吗', 'where'],
  ['passport-first-application', '孩子的呢', 'steps'],
  ['name-change', '我十五岁', 'steps'],
  ['id-card-first-application', '我儿子才五岁', 'steps'],
  ['driver-license-replacement', '我在外地', 'where'],
  ['dog-registration', '那老人呢', undefined],
  // Nothing is said of it.
  ['id-card-renewal', '可以带狗进去吗', undefined],
  ['id-card-renewal', '怎么办', undefined],
  // Something else is asked.
  ['id-card-renewal', '身份证丢了呢', undefined],
  ['id-card-renewal', '护照要照片吗', undefined],
  ['id-card-replacement', '居住证怎么办', undefined],
  ['no-such-entry', '要本人去吗', undefined],
]

describe('what is asked about an entry', () => {
  let guide: Guide
  before(async () => { guide = await projectGuide() })

  for (const [id, text, part] of asked) {
    it(`${id}: ${text} → ${part ?? 'no part of it'}`, () => assert.equal(guide.partAsked(id, text), part))
  }
})

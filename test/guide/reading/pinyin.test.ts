// Letters read as pinyin, or left as English.

import assert from 'node:assert/strict'

import { pinyin } from 'pinyin-pro'

import { blurred, readPinyin, soundsOf, splitPinyin } from '../../../src/guide/reading/pinyin.ts'

const splits: readonly (readonly [run: string, syllables: readonly string[] | undefined])[] = [
  ['shenfenzheng', ['shen', 'fen', 'zheng']],
  ['diule', ['diu', 'le']],
  ['hukou', ['hu', 'kou']],
  ['nv', ['nv']],
  ['passport', undefined],
  ['zzz', undefined],
]

const readings: readonly (readonly [text: string, isPinyin: boolean])[] = [
  ['shenfenzheng diule zenme ban', true],
  ['wo yao ban huzhao', true],
  ['ban li ju zhu zheng', true],
  ['how do i renew my passport', false],
  ['he can fan me', false],
  ['fire', false],
  ['police', false],
  ['residence licence', false],
  ['ok', false],
  ['', false],
]

describe('pinyin', () => {
  for (const [run, syllables] of splits) it(`splits ${run}`, () => assert.deepEqual(splitPinyin(run), syllables))

  for (const [text, isPinyin] of readings) {
    it(`reads '${text}' as ${isPinyin ? 'pinyin' : 'something else'}`, () => assert.equal(readPinyin(text) !== undefined, isPinyin))
  }

  it('splits a long run that is no pinyin in the end without trying every way', () => {
    assert.equal(splitPinyin(`${'nananan'.repeat(30)}q`), undefined)
  })

  it('blurs what regions do not tell apart', () => {
    assert.deepEqual(['zheng', 'cheng', 'shi', 'lin', 'ling'].map(blurred), ['zen', 'cen', 'si', 'nin', 'nin'])
  })

  it('knows the sounds that pinyin-pro gives', () => {
    for (const character of '身份证护照驾驶户口居住登记派出所车辆违章罚款补办遗失迁移') {
      const sound = pinyin(character, { toneType: 'none', v: true })
      assert.ok(soundsOf(character).includes(blurred(sound)), character)
    }
  })
})

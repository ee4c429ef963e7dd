// One writing for one thing: each sign by itself, and texts in which nothing has to be rewritten.

import assert from 'node:assert/strict'

import { bare, narrow, normalise } from '../../../src/engine/answers/reading/normalise.ts'

describe('one writing', () => {
  const TABLE: readonly (readonly [said: string, narrowed: string, plain: string, bared: string])[] = [
    ['昨晚十点，有人', '昨晚十点,有人', '昨晚十点,有人', '昨晚十点有人'],
    ['ＡＢＣ１２３', 'ABC123', 'abc123', 'abc123'],
    ['A－B–C—D', 'A-B-C-D', 'a-b-c-d', 'abcd'],
    ['報警　電話', '報警 電話', '报警 电话', '报警电话'],
    ['阿里·买买提•艾力', '阿里·买买提·艾力', '阿里·买买提·艾力', '阿里买买提艾力'],
    ['二○二六〜今', '二○二六~今', '二〇二六~今', '二〇二六今'],
    ['a\u00a0b\u200bc\u3000d\ufe0fe', 'a b c d e', 'a b c d e', 'abcde'],
    ['好。、（1）', '好。、(1)', '好。、(1)', '好1'],
    ['👍🏽𠀀é', '👍🏽𠀀é', '👍🏽𠀀é', '𠀀é'],
    ['', '', '', ''],
  ]
  for (const [said, narrowed, plain, bared] of TABLE) {
    it(`of '${said}' is '${plain}'`, () => assert.deepEqual([narrow(said), normalise(said), bare(said)], [narrowed, plain, bared]))
  }
})

// What is taken out of everything that residents write.

import assert from 'node:assert/strict'
import { clean } from '../../src/channels/clean.ts'

describe('what residents write, cleaned', () => {
  for (const [title, given, expected] of [
    ['keeps words, tabs and line ends', '我要\t举报\r\n一件事', '我要\t举报\r\n一件事'],
    ['keeps emoji of several parts', '😀👨‍👩‍👧', '😀👨‍👩‍👧'],
    ['keeps writing from right to left', 'ئەسسالام', 'ئەسسالام'],
    ['has no control characters', 'a\u0000b\u0008c\u007Fd', 'abcd'],
    ['has no halves of characters', 'a\uD83Db', 'ab'],
    ['has no turns of direction', '他叫\u202E三张\u202C，\u2066住\u2069城关', '他叫三张，住城关'],
  ] as const) {
    it(title, () => assert.equal(clean(given), expected))
  }
})

// The end of a return code, typed to show that it was noted.

import { tail } from '../../../src/engine/answers/tail.ts'
import { table } from './ask.ts'

describe('the end of a code', () => {
  const NO = 'x not-a-tail'
  table(tail, [
    ['XW2B', 'XW2B'],
    ['xw2b', 'XW2B'],
    ['ＸＷ２Ｂ', 'XW2B'],
    ['x w 2 b', 'XW2B'],
    ['w2bo', 'W2B0'],
    ['2bil', '2B11'],
    ['7K3Q-9M4T-XW2B-0', '7K3Q9M4TXW2B0'],
    ['2B0', NO],
    ['忘了', NO],
    ['[微笑]', NO],
    ['', NO],
  ])
})

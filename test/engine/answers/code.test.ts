// Codes that open a record: ours in every typing, and those that the department brings.

import { code } from '../../../src/engine/answers/code.ts'
import { finds, table } from './ask.ts'

describe('a code', () => {
  const NO = 'x not-a-code'
  const OURS = '7K3Q9M4TXW2B0'
  table(code, [
    [OURS, OURS],
    ['7k3q9m4txw2b0', OURS],
    ['7K3Q-9M4T-XW2B-0', OURS],
    ['7K3Q 9M4T XW2B 0', OURS],
    ['７Ｋ３Ｑ－９Ｍ４Ｔ－ＸＷ２Ｂ－０', OURS],
    ['7k3q-9m4t-xw2b-o', OURS],
    ['7K3Q—9M4T—XW2B—O', OURS],
    ['IK3Q9M4TXW2BO', '1K3Q9M4TXW2B0'],
    ['lk3q9m4txw2bo', '1K3Q9M4TXW2B0'],
    ['查询码：7K3Q-9M4T-XW2B-0', OURS],
    ['我的码是7K3Q9M4TXW2B0', OURS],
    ['密码是abcd1234', 'abcd1234'],
    ['code: abcd1234', 'abcd1234'],
    ['my code is abcd1234', 'abcd1234'],
    ['abcd1234', 'abcd1234'],
    ['AbCd-1234', 'AbCd-1234'],
    ['编号是 T 123 456 789 0', NO],
    ['1234', '1234'],
    ['p@ss!word', 'p@ss!word'],
    ['12 34 56', '123456'],
    ['U234567890123', 'U234567890123'],
    ['7K3Q9M4TXW2B0，谢谢', OURS],
    [' 7K3Q9M4TXW2B0 ', OURS],
    ['123', NO],
    ['x'.repeat(65), NO],
    ['忘记了', NO],
    ['我不记得了', NO],
    ['[微笑]', NO],
    ['', NO],
    ['😀', NO],
    ['。。。。', NO],
    ['不知道', NO],
    ['【收到不支持的消息类型，暂无法显示】', NO],
    ['编号T4305879323，查询码7K3Q-9M4T-XW2B-0', OURS],
  ])
  finds(code, [
    ['T4305879323 查询码 7K3Q 9M4T XW2B 0 查一下', [OURS]],
    ['查进度 T4305879323 7k3q9m4txw2bo', [OURS]],
    ['编号123456，密码是abcd1234', ['abcd1234']],
    ['number 123456, code abcd1234', ['abcd1234']],
    ['編號：GA-77-XY，查詢碼：998877', ['998877']],
    ['GA-77-XY 998877', ['998877']],
    ['20261100，1a2b', ['1a2b']],
    ['1234567890123', []],
    ['查询码忘了', []],
    ['T4305879323', []],
  ])
})

// Identity numbers: check digit, date of birth, and the old fifteen digits.

import { idNumber } from '../../../src/engine/answers/id-number.ts'
import { finds, table } from './ask.ts'

describe('an identity number', () => {
  const NO = 'x not-an-id-number'
  const MINE = '11010519491231002X'
  table(idNumber, [
    [MINE, MINE],
    ['11010519491231002x', MINE],
    ['１１０１０５１９４９１２３１００２Ｘ', MINE],
    ['110105 19491231 002X', MINE],
    ['110105-19491231-002x', MINE],
    ['身份证号是11010519491231002X', MINE],
    ['我的身份证：11010519491231002X，谢谢', MINE],
    ['440524188001010014', NO],
    ['11010519491231002X 11010519491231002x', MINE],
    ['my id is 11010519491231002X', MINE],
    ['11010519491231002X please', MINE],
    ['11010519491231002X a', NO],
    ['11010120000101004X', NO],
    ['110105194912310021', NO],
    ['11010519491231003X', NO],
    ['110105194902300027', NO],
    ['110105194913310025', NO],
    ['01010519491231002X', NO],
    ['1101051949123100', NO],
    ['11010519491231002XX', NO],
    ['110105194912310', 'x fifteen-digits'],
    ['110105491231002', 'x fifteen-digits'],
    ['身份证110105491231002', 'x fifteen-digits'],
    ['１１０１０５４９１２３１００２', 'x fifteen-digits'],
    ['110105 491231 002', 'x fifteen-digits'],
    ['没带', NO],
    ['[微笑]', NO],
    ['13800138000', NO],
    ['', NO],
    ['😀', NO],
    ['身份证', NO],
    ['不想说', NO],
    ['110105202603030012', NO],
    ['一一零一零五一九四九一二三一零零二X', MINE],
  ])
  finds(idNumber, [
    ['身份证11010519491231002X办护照', [MINE]],
    ['110105 19491231 002X', [MINE]],
    ['11010519491231003X', []],
    ['110105491231002', []],
    ['电话13800138000', []],
  ])
})

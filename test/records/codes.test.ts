// Return codes: every slip is found, every symbol is as likely as the others, none comes twice.

import { equal, ok } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { isTail, makeCode, readCode, showCode, SYMBOLS } from '../../src/records/codes.ts'

const CODE = makeCode(Buffer.from([7, 3, 20, 25, 9, 17, 10, 31, 0, 1, 15, 18]))

describe('return codes', () => {
  it('has twelve symbols and a check symbol', () => {
    equal(CODE.length, 13)
    equal(CODE.slice(0, 12), '73MS9HAZ01FJ')
    equal(SYMBOLS.length, 32)
  })

  const writings: readonly (readonly [string, string])[] = [
    ['as it is shown', showCode(CODE)],
    ['in small letters', CODE.toLowerCase()],
    ['with O for 0 and l for 1', CODE.replace('0', 'O').replace('1', 'l')],
    ['with I for 1', CODE.replace('1', 'I')],
    ['with blanks', [...CODE].join(' ')],
    ['in full-width signs', [...CODE].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xFEE0)).join('')],
  ]
  for (const [title, text] of writings) it(`reads a code ${title}`, () => equal(readCode(text), CODE))

  it('shows the code in groups of four', () => equal(showCode('ABCDEFGHJKMNP'), 'ABCD-EFGH-JKMN-P'))

  it('finds every wrong symbol', () => {
    for (const code of Array.from({ length: 50 }, () => makeCode(randomBytes(12)))) {
      for (let i = 0; i < code.length; i++) {
        for (const symbol of SYMBOLS) {
          if (symbol === code[i]) continue
          equal(readCode(code.slice(0, i) + symbol + code.slice(i + 1)), undefined)
        }
      }
    }
  })

  it('finds every swap of neighbours', () => {
    for (const code of Array.from({ length: 500 }, () => makeCode(randomBytes(12)))) {
      for (let i = 0; i + 1 < code.length; i++) {
        if (code[i] === code[i + 1]) continue
        equal(readCode(code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2)), undefined)
      }
    }
  })

  for (const text of ['', 'ABCD', `${CODE}0`, CODE.slice(1), 'UUUU-UUUU-UUUU-U', '请看']) {
    it(`does not take '${text}' for a code`, () => equal(readCode(text), undefined))
  }

  const tails: readonly (readonly [string, boolean])[] = [
    [CODE.slice(-4), true], [CODE.slice(8, 12), true], [CODE.slice(8), true], [showCode(CODE), true],
    [CODE.slice(-4).toLowerCase(), true], [` ${CODE.slice(-4).split('').join(' ')} `, true], [CODE.slice(8, 12).replace('0', 'o'), true],
    [CODE.slice(-3), false], [CODE.slice(0, 4), false], ['AAAA', false], ['', false], [CODE.slice(4, 8), false],
  ]
  for (const [typed, expected] of tails) {
    it(`${expected ? 'takes' : 'does not take'} '${typed}' for the end of the code`, () => equal(isTail(CODE, typed), expected))
  }

  const many = process.env['LONG'] ? 1_000_000 : 100_000
  it(`makes ${many} codes without a repeat, each symbol as likely as the others`, () => {
    const counts = new Map<string, number>()
    const seen = new Set<string>()
    for (let i = 0; i < many; i++) {
      const code = makeCode(randomBytes(12))
      seen.add(code)
      for (const symbol of code) counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
    }
    equal(seen.size, many)
    const expected = many * 13 / 32
    const chiSquare = [...SYMBOLS].reduce((sum, symbol) => sum + ((counts.get(symbol) ?? 0) - expected) ** 2 / expected, 0)
    // 31 degrees of freedom: more than 80 comes by chance once in 400,000 runs.
    ok(chiSquare < 80, `chi-square ${chiSquare}`)
  })
})

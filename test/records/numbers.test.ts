// Numbers of ours: read in any writing, and no slip of a digit passes.

import { deepEqual, equal, match } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { checkNumber, cleanNumber, makeNumber, showNumber } from '../../src/records/numbers.ts'
import type { NumberedKind } from '../../src/records/numbers.ts'

const KINDS: readonly (readonly [NumberedKind, string])[] = [
  ['tip', 'T'], ['complaint', 'C'], ['message', 'M'], ['appointment', 'A'],
]
const numbers = KINDS.flatMap(([kind]) => Array.from({ length: 50 }, () => makeNumber(kind, randomBytes(32))))
const NUMBER = makeNumber('tip', Buffer.from('00000004d2d2', 'hex'))

describe('numbers', () => {
  for (const [kind, letter] of KINDS) {
    it(`makes numbers of ${kind}s that begin with ${letter} and are read back`, () => {
      const number = makeNumber(kind, randomBytes(32))
      match(number, new RegExp(`^${letter}\\d{10}$`))
      deepEqual(checkNumber(number), { ok: true, number, kind })
    })
  }

  it('makes the same number of the same bytes', () => {
    equal(NUMBER, makeNumber('tip', Buffer.from('00000004d2d2', 'hex')))
  })

  const writings: readonly (readonly [string, string])[] = [
    ['as it is shown', showNumber(NUMBER)],
    ['in small letters', NUMBER.toLowerCase()],
    ['with dashes', NUMBER.replace(/(...)/g, '$1-')],
    ['with a long dash', NUMBER.replace('T', 'T—')],
    ['in full-width signs', [...NUMBER].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xFEE0)).join('')],
    ['without its letter', NUMBER.slice(1)],
    ['without its letter, in groups', showNumber(NUMBER).slice(2)],
    ['with blanks of all sorts', `　 ${[...NUMBER].join('\u00A0')}\n`],
  ]
  for (const [title, text] of writings) {
    it(`reads a number ${title}`, () => deepEqual(checkNumber(text), { ok: true, number: NUMBER, kind: 'tip' }))
  }

  it('finds every wrong digit and every wrong letter', () => {
    for (const number of numbers) {
      for (let i = 0; i < number.length; i++) {
        for (const sign of i === 0 ? 'TCMA' : '0123456789') {
          if (sign === number[i]) continue
          const wrong = number.slice(0, i) + sign + number.slice(i + 1)
          deepEqual(checkNumber(wrong), { ok: false, why: 'typo' }, `${number} as ${wrong}`)
        }
      }
    }
  })

  it('never takes a number without its letter for one of another kind', () => {
    deepEqual(numbers.map((number) => checkNumber(number.slice(1))), numbers.map(checkNumber))
  })

  it('finds every swap of neighbours', () => {
    for (const number of numbers) {
      for (let i = 1; i + 1 < number.length; i++) {
        if (number[i] === number[i + 1]) continue
        const wrong = number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2)
        deepEqual(checkNumber(wrong), { ok: false, why: 'typo' }, `${number} as ${wrong}`)
      }
    }
  })

  for (const text of ['202611-0001', 'T123', 'X1234567890', '', 'T 123 456 789', 'T12345678901']) {
    it(`leaves '${text}' to whoever issued it`, () => deepEqual(checkNumber(text), { ok: false, why: 'foreign' }))
  }

  it('keeps the dashes of other numbers', () => equal(cleanNumber(' ２０２６１１－000a '), '202611-000A'))

  it('shows our numbers in groups and leaves others as they are', () => {
    match(showNumber(NUMBER), /^T \d{3} \d{3} \d{3} \d$/)
    equal(showNumber('202611-0001'), '202611-0001')
  })
})

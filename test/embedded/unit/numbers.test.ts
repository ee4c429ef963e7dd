// Arithmetic with MongoDB's rules for the type of the result.

import { deepEqual, equal, throws } from 'node:assert/strict'

import { add, multiply, numberOf, toDouble } from '../../../src/embedded/bson/numbers.ts'
import { typeName, type Numeric } from '../../../src/embedded/bson/values.ts'
import { decimal, double, int, long } from './values.ts'

type Case = readonly [a: Numeric, b: Numeric, type: string, text: string]

const SUMS: readonly Case[] = [
  [int(1), int(2), 'int', '3'],
  [int(2_147_483_647), int(1), 'long', '2147483648'],
  [int(1), long(2n), 'long', '3'],
  [int(1), double(2), 'double', '3'],
  [long(1n), double(0.5), 'double', '1.5'],
  [int(1), decimal('0.10'), 'decimal', '1.10'],
  [double(0.1), decimal('0.2'), 'decimal', '0.300000000000000'],
  [decimal('0.1'), decimal('0.2'), 'decimal', '0.3'],
  [decimal('9'.repeat(34)), int(1), 'decimal', '1.000000000000000000000000000000000E+34'],
  [decimal('Infinity'), decimal('-Infinity'), 'decimal', 'NaN'],
]

const PRODUCTS: readonly Case[] = [
  [int(3), int(4), 'int', '12'],
  [int(65_536), int(65_536), 'long', '4294967296'],
  [long(3n), int(4), 'long', '12'],
  [int(3), double(0.5), 'double', '1.5'],
  [decimal('1.5'), int(2), 'decimal', '3.0'],
]

const SMALLEST: readonly (readonly [number, string])[] = [
  [1, 'int'], [-2_147_483_648, 'int'], [2_147_483_648, 'long'], [0.5, 'double'], [2 ** 53, 'double'], [-0, 'double'], [Number.NaN, 'double'],
]

describe('arithmetic on typed numbers', () => {
  for (const [a, b, type, text] of SUMS) {
    it(`adds ${typeName(a)} ${a} and ${typeName(b)} ${b}`, () => {
      const sum = add(a, b)
      deepEqual([typeName(sum), sum.toString()], [type, text])
    })
  }

  for (const [a, b, type, text] of PRODUCTS) {
    it(`multiplies ${typeName(a)} ${a} by ${typeName(b)} ${b}`, () => {
      const product = multiply(a, b)
      deepEqual([typeName(product), product.toString()], [type, text])
    })
  }

  it('refuses what is more than a long', () => throws(() => add(long(2n ** 63n - 1n), int(1)), { code: 2 }))

  for (const [number, type] of SMALLEST) it(`keeps ${number} as ${type}`, () => equal(typeName(numberOf(number)), type))

  it('finds the nearest double of a decimal beyond all doubles', () => equal(toDouble(decimal('-1E400')), -Infinity))
})

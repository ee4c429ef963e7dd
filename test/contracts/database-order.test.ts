// The order of all BSON values, and that sorting in memory, along an index and against it agree on it.

import { deepEqual, rejects } from 'node:assert/strict'

import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import type { mongo } from 'mongoose'

import { useDriver } from '../support/driver.ts'

const decimal = (value: string): Decimal128 => Decimal128.fromString(value)

/** Values no two of which are equal, in MongoDB's comparison order; an empty array comes before null, as the manual says. */
const ASCENDING: readonly unknown[] = [
  new MinKey(),
  [],
  null,
  Number.NaN, Number.NEGATIVE_INFINITY, decimal('-1E+400'), new Double(-1e300), Long.MIN_VALUE, new Double(-2.5), new Int32(-1),
  decimal('-1E-400'), new Int32(0), new Double(5e-324), decimal('0.1'), new Double(0.1), new Int32(1), decimal('1.00000000000000000001'),
  new Double(1.5), new Double(2 ** 53), Long.fromString('9007199254740993'), decimal('9007199254740993.5'), Long.MAX_VALUE,
  new Double(2 ** 63), new Double(1e300), decimal('1E+400'), Number.POSITIVE_INFINITY,
  '', '\0', '1', 'A', 'Z', 'a', 'a\0', 'aa', 'ab', 'é', '一', '你', '\uFF5E', '\u{1F600}',
  {}, { a: 1 }, { a: 1, b: 1 }, { a: 2 }, { b: 0 }, { a: 'x' }, { a: { b: 1 } },
  new Binary(Buffer.alloc(0)), new Binary(Buffer.from([255])), new Binary(Buffer.from([1]), 128),
  new Binary(Buffer.from([0, 0])), new Binary(Buffer.from([0, 1])),
  new ObjectId('000000000000000000000001'), new ObjectId('ff0000000000000000000000'),
  false, true,
  new Date(-62_135_596_800_000), new Date(-1), new Date(0), new Date(1), new Date(253_402_300_799_999),
  new Timestamp({ t: 1, i: 1 }), new Timestamp({ t: 1, i: 2 }), new Timestamp({ t: 4_000_000_000, i: 1 }),
  /a/, /a/i, /b/,
  new MaxKey(),
]

/** Shuffles in a way that is the same every time. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  return items.map((item, index) => ({ item, at: (index * 7919) % 104_729 % 97 })).toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

const { filled } = useDriver()

describe('the order of values', () => {
  const ids = ASCENDING.map((_, index) => index)
  const documents = shuffled(ASCENDING.map((v, _id) => ({ _id, v })))
  const sorted = async (collection: mongo.Collection, direction: 1 | -1): Promise<unknown[]> =>
    (await collection.find().sort({ v: direction }).toArray()).map(({ _id }) => _id)

  it('is MongoDB’s when sorted in memory', async () => {
    const collection = await filled(documents)
    deepEqual(await sorted(collection, 1), ids)
    deepEqual(await sorted(collection, -1), ids.toReversed())
  })

  for (const direction of [1, -1] as const) {
    it(`is MongoDB’s along an index of direction ${direction}`, async () => {
      const collection = await filled(documents)
      await collection.createIndex({ v: direction })
      deepEqual(await sorted(collection, 1), ids)
      deepEqual(await sorted(collection, -1), ids.toReversed())
    })
  }

  it('holds in ranges within a type, with an index and without', async () => {
    const plain = await filled(documents)
    const indexed = await filled(documents)
    await indexed.createIndex({ v: 1 })
    const kinds = [[3, 26], [26, 40], [47, 52], [52, 54], [54, 56], [56, 61], [61, 64]] as const
    for (const [from, to] of kinds) {
      for (let at = from; at < to; at += 1) {
        const filter = { v: { $gte: ASCENDING[at], $lte: ASCENDING[to - 1] } }
        const expected = at === 3 && from === 3 ? [] : ids.slice(at, to)
        for (const collection of [plain, indexed]) {
          const found = await collection.find(filter).sort({ _id: 1 }).toArray()
          deepEqual(found.map(({ _id }) => _id), expected, `from value ${at}`)
        }
      }
    }
  })

  it('holds for _id too', async () => {
    // No array and no expression may be an _id, and the driver itself replaces null.
    const values = ASCENDING.filter((value) => value !== null && !Array.isArray(value) && !(value instanceof RegExp))
    const collection = await filled(shuffled(values.map((_id, n) => ({ _id, n }))))
    const found = await collection.find().sort({ _id: 1 }).toArray()
    deepEqual(found.map(({ n }) => n), values.map((_, n) => n))
  })
})

describe('a sort', () => {
  const rows: readonly mongo.Document[] = [
    { _id: 1, a: 2, b: 1 }, { _id: 2, a: 1, b: 2 }, { _id: 3, a: 2, b: 3 }, { _id: 4, b: 9 }, { _id: 5, a: [0, 9], b: 5 },
    { _id: 6, a: null, b: 0 },
  ]
  const cases: readonly (readonly [title: string, sort: Record<string, 1 | -1>, ids: readonly number[]])[] = [
    ['goes by several fields', { a: 1, b: -1 }, [4, 6, 5, 2, 3, 1]],
    ['goes by the largest element downwards', { a: -1, b: 1 }, [5, 1, 3, 2, 6, 4]],
    ['treats missing as null', { a: 1, _id: -1 }, [6, 4, 5, 2, 3, 1]],
  ]
  for (const [title, sort, ids] of cases) {
    it(title, async () => {
      const collection = await filled(rows)
      const found = async (): Promise<unknown[]> => (await collection.find({}, { sort }).toArray()).map(({ _id }) => _id)
      deepEqual(await found(), ids)
      await collection.createIndex(sort)
      deepEqual(await found(), ids)
    })
  }

  it('comes before skip and limit', async () => {
    const collection = await filled(rows)
    const found = await collection.find().sort({ b: -1 }).skip(1).limit(2).toArray()
    deepEqual(found.map(({ _id }) => _id), [5, 3])
  })

  it('goes by paths into arrays of objects', async () => {
    const collection = await filled([{ _id: 1, a: [{ b: 5 }, { b: 1 }] }, { _id: 2, a: [{ b: 3 }] }, { _id: 3, a: { b: 2 } }])
    const found = await collection.find().sort({ 'a.b': 1 }).toArray()
    deepEqual(found.map(({ _id }) => _id), [1, 3, 2])
  })

  it('refuses two arrays at once', async () => {
    const collection = await filled([{ a: [1, 2], b: [1, 2] }])
    await rejects(collection.find().sort({ a: 1, b: 1 }).toArray(), { code: 2, message: /parallel arrays/ })
  })
})

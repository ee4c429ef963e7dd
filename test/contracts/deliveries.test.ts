// What sending relies on: lanes held by one at a time, in order, each delivery once, nothing readable on disk.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { mongo } from 'mongoose'
import { createDeliveries as createInMemory } from '../../src/store/memory/deliveries.ts'
import type { Deliveries, Delivery, Lane, Outcome, Settlement } from '../../src/ports/deliveries.ts'
import { createDeliveries } from '../../src/store/deliveries.ts'
import { useStore } from './store.ts'

const SECRET = '张三的秘密'
const WISH = { at: 1000, lease: 500, limit: 100, alone: 3 }

const delivery = (id: string, changes: Partial<Delivery> = {}): Delivery => ({
  id, conversation: 'c', channel: 'wechat', sort: 'reply', at: 10, message: { text: SECRET }, ...changes,
})
const idsOf = (lanes: readonly Lane[]): readonly string[] => lanes.flatMap(({ deliveries }) => deliveries.map(({ id }) => id))
const settlement = (outcomes: Record<string, Outcome>, changes: Partial<Settlement> = {}): Settlement => ({
  at: 1000, ledger: {}, outcomes: new Map(Object.entries(outcomes)), ...changes,
})

describe('deliveries', () => {
  const opened = useStore()
  beforeEach(async () => {
    for (const name of ['deliveries', 'lanes']) await opened().db.collection(name).deleteMany({})
  })
  describe('in the store', () => promise(() => createDeliveries(opened().db, opened().sealer)))
  describe('in memory', () => promise(createInMemory))

  it('are kept sealed, and lose their text once they are done with', async () => {
    const deliveries = createDeliveries(opened().db, opened().sealer)
    await deliveries.add(delivery('a'))
    const find = () => opened().db.collection<{ _id: string; sealed?: Buffer }>('deliveries').findOne({ _id: 'a' })
    const before = await find()
    equal(Buffer.from(mongo.BSON.serialize(before ?? {})).includes(SECRET), false)
    ok(before?.sealed)
    const [lane] = await deliveries.claim(['wechat'], WISH)
    ok(lane)
    await deliveries.settle(lane, settlement({ a: { state: 'sent' } }))
    equal((await find())?.sealed, undefined)
  })
})

function promise(make: () => Deliveries): void {
  let deliveries: Deliveries
  beforeEach(() => {
    deliveries = make()
  })
  const claim = async (changes: Partial<typeof WISH> = {}): Promise<Lane> => {
    const [lane] = await deliveries.claim(['wechat'], { ...WISH, ...changes })
    ok(lane, 'nothing is due')
    return lane
  }

  it('come back as they were laid in, in their order', async () => {
    const about = { about: 'reply' as const, number: 'T1' }
    ok(await deliveries.add(delivery('second', { at: 20 })))
    ok(await deliveries.add(delivery('first', { at: 10, about })))
    const lane = await claim()
    deepEqual(lane.deliveries.map(({ id, about: what, message }) => [id, what, message]), [
      ['first', about, { text: SECRET }], ['second', undefined, { text: SECRET }],
    ])
    deepEqual([lane.conversation, lane.channel, lane.left, lane.ledger], ['c', 'wechat', 0, {}])
  })

  it('are taken once an id, done or not', async () => {
    await deliveries.add(delivery('a'))
    equal(await deliveries.add(delivery('a')), false)
    await deliveries.settle(await claim(), settlement({ a: { state: 'sent' } }))
    equal(await deliveries.add(delivery('a')), false)
    deepEqual(idsOf(await deliveries.claim(['wechat'], WISH)), [])
    deepEqual(await deliveries.states(['a', 'unknown']), new Map([['a', 'sent']]))
  })

  it('of a lane go to one holder, and to the next when the lease is over, who learns that it was left', async () => {
    await deliveries.add(delivery('a'))
    await claim()
    deepEqual(await deliveries.claim(['wechat'], { ...WISH, at: 1499 }), [])
    equal(await deliveries.take('c', { at: 1499, lease: 500 }), undefined)
    const again = await claim({ at: 1500 })
    deepEqual([again.left, idsOf([again])], [1, ['a']])
  })

  it('of a lane that was left often come alone, and before what nobody suspects', async () => {
    await deliveries.add(delivery('a'))
    for (let n = 0; n < 3; n++) await claim({ at: 1000 + n * 500 })
    for (const conversation of ['d', 'e']) await deliveries.add(delivery(conversation, { conversation }))
    const wish = { ...WISH, at: 2500 }
    deepEqual(idsOf(await deliveries.claim(['wechat'], wish)), ['a'])
    deepEqual(idsOf(await deliveries.claim(['wechat'], wish)), ['d', 'e'])
    deepEqual(idsOf(await deliveries.claim(['wechat'], { ...wish, at: 3000 })), ['a'])
    await deliveries.settle(await claim({ at: 3500 }), settlement({ a: { state: 'sent' } }))
    deepEqual(idsOf(await deliveries.claim(['wechat'], { ...wish, at: 3500 })), ['d', 'e'])
  })

  it('are held longer by who holds them, and by nobody else', async () => {
    await deliveries.add(delivery('a'))
    const late = await claim()
    const held = await claim({ at: 1500 })
    await deliveries.extend([late], 9000)
    await deliveries.extend([held], 5000)
    deepEqual(await deliveries.claim(['wechat'], { ...WISH, at: 4999 }), [])
    deepEqual(idsOf([await claim({ at: 5000 })]), ['a'])
  })

  it('of other channels are left alone', async () => {
    await deliveries.add(delivery('a', { channel: 'weibo' }))
    deepEqual(await deliveries.claim(['wechat', 'wechaty'], WISH), [])
    deepEqual(idsOf(await deliveries.claim(['wechat', 'weibo'], WISH)), ['a'])
  })

  it('that were not settled stay, and are due when the settlement says', async () => {
    await deliveries.add(delivery('a'))
    await deliveries.add(delivery('b', { at: 11 }))
    const ledger = { message: { at: 5, used: 2 } }
    const queued = { state: 'queued' as const, why: 'busy', parts: 1, tries: 1, unsure: 0, again: 3000 }
    await deliveries.settle(await claim(), settlement({ a: queued }, { due: 3000, ledger }))
    deepEqual(await deliveries.claim(['wechat'], { ...WISH, at: 2999 }), [])
    const lane = await claim({ at: 3000 })
    deepEqual(lane.ledger, ledger)
    deepEqual(lane.deliveries.map(({ id, parts, tries, again }) => [id, parts, tries, again]), [['a', 1, 1, 3000], ['b', 0, 0, undefined]])
    equal(lane.left, 0)
  })

  it('laid in while the lane is held are due as soon as it is free', async () => {
    await deliveries.add(delivery('a'))
    const lane = await claim()
    await deliveries.add(delivery('b', { at: 12 }))
    await deliveries.settle(lane, settlement({ a: { state: 'sent' } }))
    deepEqual(idsOf(await deliveries.claim(['wechat'], WISH)), ['b'])
  })

  it('are settled by the holder alone', async () => {
    await deliveries.add(delivery('a'))
    const late = await claim()
    const held = await claim({ at: 1600 })
    await deliveries.settle(late, settlement({}, { due: 1 }))
    deepEqual(await deliveries.claim(['wechat'], { ...WISH, at: 1700 }), [])
    await deliveries.settle(held, settlement({ a: { state: 'expired', why: 'left' } }, { at: 1700 }))
    deepEqual(await deliveries.states(['a']), new Map([['a', 'expired']]))
  })

  it('can be taken along before they are due', async () => {
    await deliveries.add(delivery('a'))
    await deliveries.settle(await claim(), settlement({}, { due: 9000 }))
    const lane = await deliveries.take('c', { at: 2000, lease: 500 })
    ok(lane)
    deepEqual(idsOf([lane]), ['a'])
    await deliveries.settle(lane, settlement({ a: { state: 'sent' } }))
    deepEqual(await deliveries.claim(['wechat'], { ...WISH, at: 9000 }), [])
    equal(await deliveries.take('nobody', { at: 2000, lease: 500 }), undefined)
  })

  it('of a long message remember how far they have come', async () => {
    await deliveries.add(delivery('a'))
    await claim()
    await deliveries.advance('a', 2)
    equal((await claim({ at: 1500 })).deliveries[0]?.parts, 2)
  })

  it('tell what is spent and queued, and what was given up', async () => {
    deepEqual(await deliveries.peek('c'), { ledger: {}, queued: 0 })
    for (const [n, id] of ['a', 'b', 'x'].entries()) await deliveries.add(delivery(id, { at: 10 + n }))
    const ledger = { tap: { at: 7, used: 1 } }
    await deliveries.settle(await claim(), settlement({
      a: { state: 'failed', why: 'one' }, b: { state: 'failed', why: 'two' }, x: { state: 'waiting' },
    }, { ledger }))
    await deliveries.add(delivery('d', { at: 20 }))
    deepEqual(await deliveries.peek('c'), { ledger, queued: 1 })
    deepEqual((await deliveries.failed(10)).map(({ id, why }) => [id, why]), [['b', 'two'], ['a', 'one']])
    equal((await deliveries.failed(1)).length, 1)
  })

  it('of 100 lanes are shared among 20 takers, each lane once', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => deliveries.add(delivery(`d${n}`, { conversation: `c${n}` }))))
    const taken: string[] = []
    while (taken.length < 100) {
      const parts = await Promise.all(Array.from({ length: 20 }, () => deliveries.claim(['wechat'], { ...WISH, lease: 60_000, limit: 10 })))
      const fresh = parts.flatMap((lanes) => lanes.map(({ conversation }) => conversation))
      ok(fresh.length > 0, 'no progress')
      taken.push(...fresh)
    }
    equal(new Set(taken).size, taken.length)
  })
}

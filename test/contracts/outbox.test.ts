// What deliver relies on: each entry once, leased to one at a time, remembered when it is done.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { mongo } from 'mongoose'
import { createOutbox as createInMemory } from '../../src/store/memory/outbox.ts'
import type { Later } from '../../src/ports/conversations.ts'
import type { Entry, Outbox } from '../../src/ports/outbox.ts'
import { createOutbox } from '../../src/store/outbox.ts'
import { useStore } from './store.ts'

const entry = (id: string, want: Partial<Later> = {}): Omit<Entry, 'tries'> => ({
  id, conversation: 'c', want: { id, kind: 'notify', to: 'desk', key: 'k', values: { story: 'secret' }, ...want } as Later,
})
const ids = (entries: readonly Entry[]): readonly string[] => entries.map(({ id }) => id).toSorted()

describe('the outbox', () => {
  const opened = useStore()
  beforeEach(() => opened().db.collection('outbox').deleteMany({}))
  describe('in the store', () => promise(() => createOutbox(opened().db, opened().sealer)))
  describe('in memory', () => promise(createInMemory))

  it('keeps what is wanted sealed, and drops it when done', async () => {
    const outbox = createOutbox(opened().db, opened().sealer)
    await outbox.add([entry('a')])
    const find = () => opened().db.collection<{ _id: string; sealed?: Buffer }>('outbox').findOne({ _id: 'a' })
    const before = await find()
    equal(Buffer.from(mongo.BSON.serialize(before ?? {})).includes('secret'), false)
    ok(before?.sealed)
    await outbox.done('a', 1000)
    equal((await find())?.sealed, undefined)
  })
})

function promise(make: () => Outbox): void {
  let outbox: Outbox
  beforeEach(() => {
    outbox = make()
  })

  it('gives an entry to one and, after the lease, to the next', async () => {
    await outbox.add([entry('a')])
    const [first] = await outbox.claim(1000, 500, 10)
    deepEqual(first, { ...entry('a'), tries: 0 })
    deepEqual(await outbox.claim(1499, 500, 10), [])
    equal((await outbox.claim(1500, 500, 10))[0]?.tries, 1)
  })

  it('takes an id once, done or not', async () => {
    await outbox.add([entry('a'), entry('b')])
    await outbox.done('a', 1000)
    await outbox.add([entry('a'), entry('c'), entry('b')])
    deepEqual(ids(await outbox.claim(2000, 500, 10)), ['b', 'c'])
  })

  it('holds a reminder until it is due', async () => {
    await outbox.add([entry('r', { kind: 'remind', at: 5000 } as Later)])
    deepEqual(await outbox.claim(4999, 500, 10), [])
    deepEqual(ids(await outbox.claim(5000, 500, 10)), ['r'])
  })

  it('puts off what failed, and parks what failed for good', async () => {
    await outbox.add([entry('again'), entry('never')])
    await outbox.claim(1000, 500, 10)
    await outbox.failed('again', 'WEBHOOK_REFUSED', 9000)
    await outbox.failed('never', 'WEBHOOK_GONE')
    deepEqual(await outbox.claim(8999, 500, 10), [])
    deepEqual(ids(await outbox.claim(9000, 500, 10)), ['again'])
    deepEqual((await outbox.parked(10)).map(({ id, tries, why }) => [id, tries, why]), [['never', 1, 'WEBHOOK_GONE']])
  })

  it('shares 200 entries among 20 takers without giving one twice', async () => {
    await outbox.add(Array.from({ length: 200 }, (_, i) => entry(`e${i}`)))
    const taken: string[] = []
    while (taken.length < 200) {
      const parts = await Promise.all(Array.from({ length: 20 }, () => outbox.claim(1000, 60_000, 20)))
      const fresh = parts.flatMap(ids)
      ok(fresh.length > 0, 'no progress')
      taken.push(...fresh)
    }
    equal(new Set(taken).size, taken.length)
  })
}

// What the runtime relies on when it keeps conversations: compare-and-set, mail, waking, and nothing readable on disk.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { mongo } from 'mongoose'
import { createConversations as createInMemory } from '../../src/store/memory/conversations.ts'
import type { Conversations, Stored } from '../../src/ports/conversations.ts'
import { createConversations } from '../../src/store/conversations.ts'
import { useStore } from './store.ts'
import { stored } from './stored.ts'

const MARK = '张三的秘密'

describe('conversations', () => {
  const opened = useStore()
  const makers: readonly (readonly [string, () => Conversations])[] = [
    ['in the store', () => createConversations(opened().db, opened().sealer)],
    ['in memory', createInMemory],
  ]
  for (const [where, make] of makers) {
    describe(where, () => promise(make))
  }

  describe('on the disk', () => {
    let conversations: Conversations
    before(() => {
      conversations = createConversations(opened().db, opened().sealer)
    })

    it('keep nothing that a resident wrote in the clear', async () => {
      const documents = await opened().db.collection('conversations').find().toArray()
      ok(documents.length > 0)
      for (const document of documents) {
        const bytes = Buffer.from(mongo.BSON.serialize(document))
        for (const mark of [MARK, 'resident-']) equal(bytes.includes(mark), false)
        deepEqual([document['schema'], document['expires'] instanceof Date], [1, true])
      }
    })

    const sealedBefore: readonly (readonly [when: string, conversation: object])[] = [
      ['before they were packed', { conversation: { language: 'en', asked: 65_000, turns: 2 } }],
      ['when their answers were an object', { kept: ['en', false, 2, 1, 5000, null, null] }],
      ['when an instant was packed as one number', { packed: ['en', false, 2, 65_000, null, null] }],
    ]
    for (const [when, conversation] of sealedBefore) {
      it(`are read as they were sealed ${when}`, async () => {
        const before = stored(`sealed ${when}`, { conversation: { language: 'en', asked: 65_000, turns: 2 } })
        const { id, revision, mail: _, heard, conversation: __, ...others } = before
        const document = {
          _id: id, schema: 1, revision, sealed: opened().sealer.seal(JSON.stringify({ ...others, ...conversation }), `conversation:${id}`),
          mail: [], heard: new Date(heard), expires: new Date(heard + 1e9),
        }
        await opened().db.collection<typeof document>('conversations').insertOne(document)
        deepEqual(await conversations.load(id), before)
      })
    }

    it('refuse a sealed part that was moved to another conversation', async () => {
      await conversations.save(stored('victim'))
      const raw = opened().db.collection<{ _id: string; sealed: Buffer }>('conversations')
      const from = await raw.findOne({ _id: 'full' })
      ok(from)
      await raw.updateOne({ _id: 'victim' }, { $set: { sealed: from.sealed } })
      await rejects(conversations.load('victim'), { code: 'SEAL_BROKEN' })
    })
  })
})

function promise(make: () => Conversations): void {
  let conversations: Conversations
  before(() => {
    conversations = make()
  })

  it('gives back what was saved', async () => {
    const full: Stored = stored('full', {
      wake: 1000, gone: true, from: MARK,
      calling: { key: 'k', service: 's', with: { a: 1 }, message: 'm', at: 5, effects: [{ kind: 'say', key: 'x' }] },
      answered: [{ id: 'm1', at: 4, answer: [{ text: 'hello', options: [{ id: '1', label: 'one' }] }] }],
      later: [{ id: 'full:1:0', kind: 'notify', to: 'desk', key: 'k', values: { story: MARK } }],
      mail: [{ id: 'a', at: 3, message: { text: MARK, by: 'officer' } }],
    })
    ok(await conversations.save(full))
    deepEqual(await conversations.load('full'), full)
    equal(await conversations.load('nobody'), undefined)
  })

  it('saves only over the revision that was loaded', async () => {
    ok(await conversations.save(stored('cas')))
    equal(await conversations.save(stored('cas')), false)
    equal(await conversations.save(stored('cas', { revision: 3 })), false)
    ok(await conversations.save(stored('cas', { revision: 2, from: 'second' })))
    equal((await conversations.load('cas'))?.from, 'second')
  })

  it('lets one of 200 writers win, and tells each in one bulk its own result', async () => {
    const others = Array.from({ length: 200 }, (_, i) => stored(`other-${i}`))
    const racers = Array.from({ length: 200 }, (_, i) => stored('race', { from: `writer-${i}` }))
    const results = await Promise.all([...others, ...racers].map((each) => conversations.save(each)))
    ok(results.slice(0, 200).every(Boolean))
    const winners = racers.filter((_, i) => results[200 + i])
    equal(winners.length, 1)
    equal((await conversations.load('race'))?.from, winners[0]?.from)
  })

  it('lays a message in once, and makes a save that did not see it fail', async () => {
    const mail = { id: 'reply-1', at: 7, message: { text: MARK, by: 'officer' as const } }
    await conversations.save(stored('mail'))
    ok(await conversations.post('mail', mail))
    ok(await conversations.post('mail', mail))
    equal(await conversations.post('nobody', mail), false)
    equal(await conversations.save(stored('mail', { revision: 2 })), false)
    const found = await conversations.load('mail')
    deepEqual([found?.revision, found?.mail], [2, [mail]])
    deepEqual(await conversations.withMail(['mail', 'cas', 'nobody']), ['mail'])
  })

  it('deletes one that has not changed since', async () => {
    await conversations.save(stored('erased'))
    equal(await conversations.erase('erased', 2), false)
    ok(await conversations.load('erased'))
    equal(await conversations.erase('erased', 1), true)
    equal(await conversations.load('erased'), undefined)
    equal(await conversations.erase('erased', 1), true, 'it is not there')
    ok(await conversations.save(stored('erased')), 'who writes again begins anew')
  })

  it('wakes those that are due, the earliest first', async () => {
    for (const [id, wake] of [['w3', 130], ['w1', 110], ['w2', 120], ['w4', 900_000]] as const) {
      await conversations.save(stored(id, { wake }))
    }
    deepEqual(await conversations.due(500, 10), ['w1', 'w2', 'w3'])
    deepEqual(await conversations.due(500, 2), ['w1', 'w2'])
  })

  it('forgets what was moved into the outbox, unless the conversation has gone on', async () => {
    const later = [{ id: 'l:1:0', kind: 'notify' as const, to: 'desk', key: 'k', values: {} }]
    await conversations.save(stored('later', { later }))
    ok((await conversations.withLater(100)).includes('later'))
    await conversations.moved('later', 9)
    deepEqual((await conversations.load('later'))?.later, later)
    await conversations.moved('later', 1)
    equal((await conversations.withLater(100)).includes('later'), false)
    const found = await conversations.load('later')
    deepEqual([found?.revision, found?.later], [1, []])
  })
}

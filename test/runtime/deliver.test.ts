// What a turn leaves for later is carried out once, tried again when it fails, and parked when it never works.

import assert from 'node:assert/strict'
import sinon from 'sinon'
import { Fault } from '../../src/lib/faults.ts'
import { silence } from '../../src/lib/log.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversations, Later, Mail, Stored } from '../../src/ports/conversations.ts'
import type { Entry, Outbox } from '../../src/ports/outbox.ts'
import { createDeliver } from '../../src/runtime/deliver.ts'

const NOW = Date.parse('2026-03-02T02:00:00Z')

const notify: Later = { id: 'c:1:0', kind: 'notify', to: 'duty-desk', key: 'tip:desk', values: { number: 'T1' } }
const remind: Later = { id: 'c:1:1', kind: 'remind', at: NOW + 1000, key: 'tip:reminder', values: {} }
const fetch: Later = { id: 'c:1:2', kind: 'fetch', media: 'm1', url: 'http://mmbiz.qpic.cn/x' }

function createOutboxInMemory(clock: () => number) {
  const kept = new Map<string, Entry & { state: 'queued' | 'sent' | 'parked'; due: number }>()
  const outbox: Outbox = {
    add: async (entries) => {
      for (const entry of entries) {
        const due = entry.want.kind === 'remind' ? entry.want.at : clock()
        if (!kept.has(entry.id)) kept.set(entry.id, { ...entry, tries: 0, state: 'queued', due })
      }
    },
    claim: async (at, lease) => {
      const due = [...kept.values()].filter((each) => each.state === 'queued' && each.due <= at)
      for (const each of due) kept.set(each.id, { ...each, tries: each.tries + 1, due: at + lease })
      return due
    },
    parked: async () => [],
    done: async (id) => void kept.set(id, { ...found(id), state: 'sent' }),
    failed: async (id, _why, again) =>
      void kept.set(id, again === undefined ? { ...found(id), state: 'parked' } : { ...found(id), due: again }),
  }
  const found = (id: string) => {
    const entry = kept.get(id)
    assert.ok(entry)
    return entry
  }
  return { outbox, kept }
}

function createHouse(later: readonly Later[]) {
  let now = NOW
  const posted: Mail[] = []
  const stored: Stored = {
    id: 'c', revision: 1, channel: 'wechat', from: 'o1', conversation: begin('en'), answered: [], later, mail: [], heard: NOW,
  }
  let waiting = later.length > 0
  const conversations: Conversations = {
    load: async () => stored,
    save: async () => true,
    post: async (_, mail) => {
      posted.push(mail)
      return true
    },
    due: async () => [], withMail: async () => [], call: async () => {},
    withLater: async () => (waiting ? ['c'] : []),
    moved: async () => { waiting = false }, erase: async () => true,
  }
  const { outbox, kept } = createOutboxInMemory(() => now)
  const parts = {
    tell: sinon.stub().resolves(), fetchMedia: sinon.stub().resolves(true), stands: sinon.stub().resolves(true), due: sinon.stub().resolves(),
  }
  const deliver = createDeliver({
    conversations, outbox, log: silence, clock: () => now,
    notifier: { ways: (desk) => (desk === 'duty-desk' ? ['0', '1'] : []), tell: parts.tell },
    translator: {
      say: (_, key, values) => `${key} ${JSON.stringify(values)}`, words: () => [], has: () => true, languages: ['zh-CN'], nearest: () => 'zh-CN',
    },
    fetchMedia: parts.fetchMedia, stands: parts.stands, due: parts.due, chance: () => 0.5,
    alias: (id) => id.replace('c:1:', 'outside '),
    tell: async (_, { id, at, message }) => void posted.push({ id, at, message }),
  })
  return { deliver, parts, posted, kept, pass: (ms: number) => { now += ms } }
}

describe('deliver', () => {
  it('tells a desk by every way, once, under an id without its conversation', async () => {
    const { deliver, parts } = createHouse([notify])
    await deliver.round()
    await deliver.round()
    assert.deepEqual(parts.tell.args.map(([word]) => [word.id, word.way, word.text]), [
      ['outside 0/0', '0', 'tip:desk {"number":"T1"}'], ['outside 0/1', '1', 'tip:desk {"number":"T1"}'],
    ])
  })

  it('tries only the way again that failed', async () => {
    const { deliver, parts, pass } = createHouse([notify])
    parts.tell.onFirstCall().rejects(new Fault('NOTIFY_MAIL_REFUSED'))
    await deliver.round()
    pass(10 * 60_000)
    await deliver.round()
    assert.deepEqual(parts.tell.args.map(([word]) => word.way), ['0', '1', '0'])
  })

  it('tells within the minute what failed for a moment, and leaves longer and longer pauses', async () => {
    const { deliver, parts, pass } = createHouse([notify])
    parts.tell.rejects(new Fault('NOTIFY_WEBHOOK_REFUSED'))
    await deliver.round()
    const told = []
    for (const seconds of [5, 20, 60, 119, 1]) {
      pass(seconds * 1000)
      await deliver.round()
      told.push(parts.tell.callCount)
    }
    assert.deepEqual(told, [4, 6, 8, 8, 10])
  })

  it('parks what never works', async () => {
    const { deliver, parts, pass, kept } = createHouse([notify])
    parts.tell.rejects(new Fault('NOTIFY_WEBHOOK_REFUSED'))
    for (let i = 0; i < 20; i++) {
      await deliver.round()
      pass(24 * 3_600_000)
    }
    assert.deepEqual([...kept.values()].map(({ state }) => state), ['parked', 'parked'])
    assert.ok(parts.tell.callCount < 40)
  })

  it('reminds when the time has come, and not before', async () => {
    const { deliver, posted, pass } = createHouse([remind])
    await deliver.round()
    assert.equal(posted.length, 0)
    pass(1000)
    await deliver.round()
    await deliver.round()
    assert.deepEqual(posted.map(({ id, message }) => [id, message.text]), [['c:1:1', 'tip:reminder {}']])
  })

  it('does not remind of what no longer stands', async () => {
    const { deliver, posted, parts, pass } = createHouse([remind])
    parts.stands.resolves(false)
    await deliver.round()
    pass(1000)
    await deliver.round()
    assert.deepEqual(posted, [])
  })

  it('fetches pictures', async () => {
    const { deliver, parts } = createHouse([fetch])
    await deliver.round()
    assert.deepEqual(parts.fetchMedia.args, [['m1', 'http://mmbiz.qpic.cn/x', undefined]])
  })

  it('tells once that pictures could not be kept, and only then', async () => {
    const { deliver, parts, posted } = createHouse([fetch, { ...fetch, id: 'c:1:3', media: 'm2' }, { ...fetch, id: 'c:1:4', media: 'm3' }])
    parts.fetchMedia.resolves(false).withArgs('m3').resolves(true)
    await deliver.round()
    assert.deepEqual(new Set(posted.map(({ message }) => message.text)), new Set(['common:medium-lost undefined']))
    assert.equal(new Set(posted.map(({ id }) => id)).size, 1)
  })

  it('lets what hangs hold up nothing else', async () => {
    const { deliver, parts } = createHouse([fetch, notify])
    let arrive = (): void => {}
    parts.fetchMedia.returns(new Promise((resolve) => { arrive = () => resolve(true) }))
    const timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const round = deliver.round()
    await timers.tickAsync(1_000)
    timers.restore()
    assert.equal(await round, 4)
    assert.equal(parts.tell.callCount, 2)
    let isSettled = false
    const settled = deliver.settled().then(() => { isSettled = true })
    await deliver.round()
    assert.equal(isSettled, false)
    arrive()
    await settled
  })

  it('stops the round, and loses nothing, when the store is gone', async () => {
    const { deliver, parts, kept } = createHouse([notify])
    parts.tell.rejects(new Fault('STORE_UNREACHABLE'))
    await assert.rejects(deliver.round(), { code: 'STORE_UNREACHABLE' })
    assert.ok([...kept.values()].every(({ state }) => state === 'queued'))
  })
})

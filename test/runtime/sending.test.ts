// What is told without being asked: in order, within the quota, each once, and what the platform does not take is not lost.

import assert from 'node:assert/strict'
import { begin } from '../../src/engine/begin.ts'
import { silence } from '../../src/lib/log.ts'
import { createQuiet } from '../../src/lib/quiet.ts'
import { HOUR, MINUTE } from '../../src/lib/time.ts'
import { createConversations } from '../../src/store/memory/conversations.ts'
import { createDeliveries } from '../../src/store/memory/deliveries.ts'
import type { Stored } from '../../src/ports/conversations.ts'
import type { DeliverySort } from '../../src/ports/deliveries.ts'
import type { Sender, Sent } from '../../src/ports/sender.ts'
import { createPull } from '../../src/runtime/pull.ts'
import { createSending } from '../../src/runtime/sending.ts'
import { createTell } from '../../src/runtime/tell.ts'

/** Monday, ten in the morning in China. */
const TEN = Date.parse('2026-03-02T02:00:00Z')

type Changes = Partial<Stored> & { readonly notices?: boolean; readonly night?: boolean }

/** A house with one resident, a platform that answers as it is told, and a clock that is turned. */
async function createHouse({ notices = false, night = false, ...changes }: Changes = {}) {
  const clock = { now: night ? TEN + 13 * HOUR : TEN }
  const conversations = createConversations()
  const deliveries = createDeliveries()
  const asked: string[] = []
  const answers: Sent[] = []
  const answer = async (text: string): Promise<Sent> => {
    asked.push(text)
    return answers.shift() ?? { kind: 'sent' }
  }
  const sender: Sender = {
    channel: 'wechat', grants: { message: { most: 5, within: 48 * HOUR }, tap: { most: 3, within: MINUTE } },
    split: (message) => message.text.split('|').map((text) => ({ ...message, text })),
    send: (to, { text }, key) => answer(`${to} ${text} ${key}`),
    ...(notices && { notify: (to, { about, number }) => answer(`${to} notice ${about} ${number}`) }),
  }
  const senders = new Map([['wechat', sender] as const])
  const parts = { conversations, deliveries, senders, clock: () => clock.now }
  const sending = createSending({
    ...parts, quiet: createQuiet('22-08'), chance: () => 1, log: silence,
    translator: { say: () => 'MORE', words: () => [], has: () => true, languages: ['zh-CN'], nearest: () => 'zh-CN' },
  })
  const telling = createTell({ ...parts, wake: () => {} })
  const stored: Stored = {
    id: 'c', revision: 1, channel: 'wechat', from: 'o1', conversation: begin('zh-CN'), answered: [], later: [], mail: [],
    heard: TEN - HOUR, opened: { message: clock.now - HOUR }, ...changes,
  }
  await conversations.save(stored)
  const found = async (): Promise<Stored> => (await conversations.load('c')) ?? stored
  return {
    asked, answers, deliveries, conversations, telling, found, pull: createPull(parts),
    tell: async (id: string, text = id, sort: DeliverySort = 'reply') =>
      telling.tell(await found(), { id, at: clock.now, sort, message: { text }, about: { about: 'reply', number: 'T1' } }),
    once: sending.round,
    round: async () => {
      while (await sending.round() > 0) await sending.settled()
    },
    pass: (ms: number) => void (clock.now += ms),
    state: async (id: string) => (await deliveries.states([id])).get(id),
    mail: async () => (await found()).mail.map(({ id, message }) => `${id} ${message.text}`),
    change: async (change: Partial<Stored>) => {
      const now = await found()
      await conversations.save({ ...now, ...change, revision: now.revision + 1 })
    },
  }
}

describe('sending', () => {
  it('sends what was laid in, in order, each id once', async () => {
    const house = await createHouse()
    await house.tell('a')
    house.pass(1)
    await house.tell('b')
    await house.tell('a')
    await house.round()
    assert.deepEqual(house.asked, ['o1 a a:0', 'o1 b b:0'])
    assert.deepEqual([await house.state('a'), await house.state('b')], ['sent', 'sent'])
  })

  it('sends a long message in parts, and goes on behind the part that failed', async () => {
    const house = await createHouse()
    house.answers.push({ kind: 'sent' }, { kind: 'busy', why: '-1' })
    await house.tell('a', 'one|two|three')
    await house.round()
    assert.equal(await house.state('a'), 'queued')
    house.pass(1000)
    await house.round()
    assert.deepEqual(house.asked, ['o1 one a:0', 'o1 two a:1', 'o1 two a:1', 'o1 three a:2'])
    assert.equal(await house.state('a'), 'sent')
  })

  it('never attempts a sixth message within a window, and lays it in for the next contact', async () => {
    const house = await createHouse()
    for (const id of ['1', '2', '3', '4', '5', '6', '7']) {
      await house.tell(id)
      house.pass(1)
    }
    await house.round()
    assert.equal(house.asked.length, 5)
    assert.deepEqual(await house.mail(), ['6 6', '7 7'])
    assert.deepEqual([await house.state('6'), await house.telling.plan(await house.found())], ['waiting', 'waiting'])
  })

  it('counts anew after the resident has written', async () => {
    const house = await createHouse()
    for (const id of ['1', '2', '3', '4', '5']) await house.tell(id)
    await house.round()
    house.pass(MINUTE)
    await house.change({ opened: { message: TEN + MINUTE } })
    assert.equal(await house.telling.plan(await house.found()), 'queued')
    await house.tell('6')
    await house.round()
    assert.equal(house.asked.length, 6)
  })

  it('after a tap alone sends three within a minute, and nothing later', async () => {
    const house = await createHouse({ opened: { tap: TEN } })
    for (const id of ['1', '2', '3', '4']) await house.tell(id)
    await house.round()
    assert.equal(house.asked.length, 3)
    const late = await createHouse({ opened: { tap: TEN - MINUTE } })
    await late.tell('1')
    await late.round()
    assert.deepEqual([late.asked, await late.mail()], [[], ['1 1']])
  })

  it('with one message left says the beginning and that there is more; the whole of the rest waits', async () => {
    const house = await createHouse()
    for (const id of ['1', '2', '3', '4']) await house.tell(id)
    await house.round()
    house.pass(1)
    await house.tell('long', '第一句。第二句，比第一句长。|第三句。')
    await house.round()
    assert.equal(house.asked.at(-1), 'o1 第一句。\n\nMORE long:0')
    assert.deepEqual(await house.mail(), ['long 第一句。第二句，比第一句长。|第三句。'])
    assert.equal(house.asked.length, 5)
  })

  const refusals: readonly (readonly [title: string, sent: Sent, state: string, mail: readonly string[]])[] = [
    ['that the window is over', { kind: 'closed', why: '45015' }, 'waiting', ['a a']],
    ['that the resident cannot be reached', { kind: 'gone', why: '43004' }, 'waiting', ['a a']],
    ['that the account may not send', { kind: 'off', why: '48001', again: TEN + 2 * HOUR }, 'waiting', ['a a']],
    ['that it never takes this message', { kind: 'refused', why: '87014' }, 'failed', []],
  ]
  for (const [title, sent, state, mail] of refusals) {
    it(`asks once where the platform says ${title}`, async () => {
      const house = await createHouse()
      house.answers.push(sent)
      await house.tell('a')
      await house.round()
      house.pass(HOUR)
      await house.round()
      assert.deepEqual([house.asked.length, await house.state('a'), await house.mail()], [1, state, mail])
    })
  }

  it('believes the platform that says the quota is used up', async () => {
    const house = await createHouse()
    house.answers.push({ kind: 'closed', why: '45047' })
    for (const id of ['a', 'b']) await house.tell(id)
    await house.round()
    assert.deepEqual([house.asked.length, await house.mail()], [1, ['a a', 'b b']])
  })

  it('asks an account that may not send again after a while, in the same order', async () => {
    const house = await createHouse()
    house.answers.push({ kind: 'off', why: '40164' })
    await house.tell('a')
    await house.round()
    house.pass(1)
    await house.tell('b')
    await house.round()
    assert.deepEqual([house.asked.length, await house.state('a'), await house.state('b')], [1, 'queued', 'queued'])
    house.pass(10 * MINUTE)
    await house.round()
    assert.deepEqual([house.asked, await house.state('b')], [['o1 a a:0', 'o1 a a:0', 'o1 b b:0'], 'sent'])
  })

  it('tries again with growing waits, keeps the order, and not before the platform says so', async () => {
    const house = await createHouse()
    house.answers.push({ kind: 'busy', why: '-1' }, { kind: 'busy', why: '45009', again: TEN + HOUR })
    await house.tell('a')
    house.pass(1)
    await house.tell('b')
    await house.round()
    assert.deepEqual(house.asked, ['o1 a a:0'])
    house.pass(1000)
    await house.round()
    house.pass(30 * MINUTE)
    await house.round()
    assert.deepEqual(house.asked, ['o1 a a:0', 'o1 a a:0'])
    house.pass(30 * MINUTE)
    await house.round()
    assert.deepEqual(house.asked.slice(2), ['o1 a a:0', 'o1 b b:0'])
  })

  it('tries for three days, then lets it wait for the next contact', async () => {
    const house = await createHouse()
    await house.tell('a')
    for (let n = 0; n < 800 && await house.state('a') === 'queued'; n++) {
      house.answers.push({ kind: 'busy', why: '502' })
      await house.change({ opened: { message: TEN + n * 10 * MINUTE } })
      await house.round()
      house.pass(10 * MINUTE)
    }
    assert.deepEqual([await house.state('a'), await house.mail()], ['waiting', ['a a']])
    assert.ok(house.asked.length > 400)
  })

  it('asks once more where the answer was cut off, under the same key, and no more', async () => {
    const house = await createHouse()
    house.answers.push({ kind: 'unsure', why: 'cut' }, { kind: 'unsure', why: 'cut' })
    await house.tell('a')
    for (let n = 0; n < 5; n++) {
      await house.round()
      house.pass(MINUTE)
    }
    assert.deepEqual(house.asked, ['o1 a a:0', 'o1 a a:0'])
    assert.deepEqual([await house.state('a'), await house.mail()], ['waiting', ['a a']])
  })

  it('keeps reminders and nudges back at night, never replies', async () => {
    const house = await createHouse({ night: true })
    await house.tell('reminder', 'r', 'reminder')
    house.pass(1)
    await house.tell('reply', 'x', 'reply')
    await house.round()
    assert.deepEqual(house.asked, ['o1 x reply:0'])
    house.pass(9 * HOUR)
    await house.round()
    assert.deepEqual(house.asked, ['o1 x reply:0', 'o1 r reminder:0'])
  })

  it('does not nudge who has answered, nor keep a nudge for later', async () => {
    const house = await createHouse()
    await house.tell('n1', 'n', 'nudge')
    await house.change({ heard: TEN + 1 })
    await house.round()
    assert.deepEqual([house.asked, await house.state('n1')], [[], 'expired'])
    const closed = await createHouse({ opened: {} })
    await closed.tell('n2', 'n', 'nudge')
    await closed.round()
    assert.deepEqual([closed.asked, await closed.mail(), await closed.state('n2')], [[], [], 'expired'])
  })

  it('stops at once when the resident leaves', async () => {
    const house = await createHouse()
    await house.tell('a')
    await house.change({ gone: true })
    await house.round()
    assert.deepEqual([house.asked, await house.state('a')], [[], 'expired'])
  })

  it('calls the resident back with a notice without content where the message must wait', async () => {
    const house = await createHouse({ notices: true, opened: {} })
    await house.tell('a', '秘密')
    await house.round()
    assert.deepEqual([house.asked, await house.mail()], [['o1 notice reply T1'], ['a 秘密']])
  })

  it('calls in the morning, and not who was here since', async () => {
    const house = await createHouse({ notices: true, opened: {}, night: true })
    await house.tell('a')
    await house.round()
    assert.deepEqual(house.asked, [])
    await house.change({ heard: TEN + 14 * HOUR })
    house.pass(9 * HOUR)
    await house.round()
    assert.deepEqual(house.asked, [])
  })

  it('gives up what kills whoever holds it', async () => {
    const house = await createHouse()
    await house.tell('poison')
    house.pass(1)
    await house.tell('b')
    for (let n = 0; n < 8; n++) {
      await house.deliveries.claim(['wechat'], { at: TEN + n * HOUR + 1, lease: MINUTE, limit: 1, alone: 9 })
    }
    house.pass(8 * HOUR)
    await house.round()
    assert.deepEqual([await house.state('poison'), await house.state('b')], ['failed', 'sent'])
    assert.deepEqual((await house.deliveries.failed(5)).map(({ id, why }) => [id, why]), [['poison', 'poison']])
  })

  it('takes nothing else up before it is through with what was left three times', async () => {
    const house = await createHouse()
    await house.tell('a')
    for (let n = 0; n < 3; n++) await house.deliveries.claim(['wechat'], { at: TEN + n * HOUR, lease: MINUTE, limit: 1, alone: 9 })
    house.pass(3 * HOUR)
    assert.equal(await house.once(), 1)
    assert.equal(await house.state('a'), 'sent')
  })

  it('makes one message of a hundred identical requests', async () => {
    const house = await createHouse()
    await Promise.all(Array.from({ length: 100 }, () => house.tell('a')))
    await house.round()
    assert.equal(house.asked.length, 1)
  })
})

describe('what is queued when the resident writes', () => {
  it('goes out with the answer, and is not sent again', async () => {
    const house = await createHouse()
    await house.tell('a')
    await house.tell('n', 'n', 'nudge')
    const pulled = await house.pull('c')
    assert.deepEqual(pulled?.messages, [{ text: 'a', id: 'a' }])
    await pulled.settle(true)
    await house.round()
    assert.deepEqual([house.asked, await house.state('a'), await house.state('n')], [[], 'sent', 'expired'])
  })

  it('is only the rest of what has come in part already', async () => {
    const house = await createHouse()
    house.answers.push({ kind: 'sent' }, { kind: 'busy', why: '-1' })
    await house.tell('a', 'one|two|three')
    await house.round()
    const pulled = await house.pull('c')
    assert.deepEqual(pulled?.messages.map(({ text }) => text), ['two\nthree'])
  })

  it('is sent where the answer was not saved', async () => {
    const house = await createHouse()
    await house.tell('a')
    const pulled = await house.pull('c')
    await pulled?.settle(false)
    await house.round()
    assert.deepEqual(house.asked, ['o1 a a:0'])
  })

  it('is not sent by who finds the lane after a crash between answer and settling', async () => {
    const house = await createHouse()
    await house.tell('a')
    await house.pull('c')
    await house.change({ told: ['a'] })
    house.pass(MINUTE)
    await house.round()
    assert.deepEqual([house.asked, await house.state('a')], [[], 'sent'])
  })
})

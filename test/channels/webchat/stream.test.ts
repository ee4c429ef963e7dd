// Live streams: when is looked, what is sent, and that nothing runs on when nobody listens.

import assert from 'node:assert/strict'
import type { Readable } from 'node:stream'
import { fake, useFakeTimers, type SinonFakeTimers } from 'sinon'
import { createStreams } from '../../../src/channels/webchat/stream.ts'
import { fakeConverse, fakeLog } from '../wechat/platform.ts'

const mail = (id: string) => ({ id, message: { text: id } })

describe('webchat stream', () => {
  let clock: SinonFakeTimers
  beforeEach(() => { clock = useFakeTimers() })
  afterEach(() => clock.restore())

  const start = (waiting: readonly ReturnType<typeof mail>[] = []) => {
    const converse = { ...fakeConverse(), waiting: fake(() => Promise.resolve(waiting)) }
    const streams = createStreams(converse, fakeLog(), { every: 1_000, beat: 5_000, most: 3, mostOfSource: 2 })
    return { converse, streams }
  }
  const wordsOf = (stream: Readable | undefined) => String(stream?.read() ?? '').match(/^data: .*$/gm) ?? []

  it('looks at once, and then each second', async () => {
    const { converse, streams } = start()
    streams.open('o1', 's')
    assert.equal(converse.waiting.callCount, 1)
    await clock.tickAsync(3_000)
    assert.equal(converse.waiting.callCount, 4)
    assert.deepEqual(converse.waiting.args[0], ['webchat', 'o1'] as unknown as [])
    streams.close()
  })

  it('sends each message once a stream, and again to the next stream until it is seen', async () => {
    const waiting = [mail('a')]
    const { streams } = start(waiting)
    const stream = streams.open('o1', 's')
    await clock.tickAsync(2_000)
    waiting.push(mail('b'))
    await clock.tickAsync(2_000)
    assert.deepEqual(wordsOf(stream), ['data: {"text":"a","id":"a"}', 'data: {"text":"b","id":"b"}'])
    const other = streams.open('o1', 's')
    await clock.tickAsync(0)
    assert.equal(wordsOf(other).length, 2)
    streams.close()
  })

  it('has room for an office behind one address, and no more for whoever takes all they get', () => {
    const streams = createStreams(fakeConverse(), fakeLog())
    const opened = Array.from({ length: 120 }, (_, n) => streams.open(`o${n}`, 's')).filter(Boolean).length
    streams.close()
    assert.equal(opened, 100)
  })

  it('gives a sign of life', async () => {
    const { streams } = start()
    const stream = streams.open('o1', 's')
    await clock.tickAsync(11_000)
    assert.equal(String(stream?.read()), ': \n\n'.repeat(3))
    streams.close()
  })

  it('stops looking when the last reader has gone', async () => {
    const { converse, streams } = start()
    const [one, two] = [streams.open('o1', 's'), streams.open('o2', 's')]
    one?.destroy()
    await clock.tickAsync(1_000)
    two?.destroy()
    await clock.tickAsync(0)
    const looked = converse.waiting.callCount
    await clock.tickAsync(60_000)
    assert.equal(converse.waiting.callCount, looked)
    assert.equal(clock.countTimers(), 0)
  })

  it('does not look again while it still looks', async () => {
    const converse = { ...fakeConverse(), waiting: fake(() => new Promise<[]>(() => {})) }
    const streams = createStreams(converse, fakeLog())
    streams.open('o1', 's')
    await clock.tickAsync(10_000)
    assert.equal(converse.waiting.callCount, 1)
    streams.close()
  })

  it('opens no more than its bounds, and one more when one has gone', async () => {
    const { streams } = start()
    const [first, second, third, fourth, fifth] = ['a', 'a', 'a', 'b', 'c'].map((source) => streams.open('o', source))
    assert.deepEqual([first, second, third, fourth, fifth].map(Boolean), [true, true, false, true, false])
    first?.destroy()
    await clock.tickAsync(0)
    assert.ok(streams.open('o', 'a'))
    streams.close()
  })

  it('drops a reader that has gone without a word', async () => {
    const long = { id: 'a', message: { text: 'a'.repeat(100_000) } }
    const { streams } = start([long])
    const stream = streams.open('o1', 's')
    await clock.tickAsync(2_000)
    assert.equal(stream?.destroyed, true)
    streams.close()
  })
})

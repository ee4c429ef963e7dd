// What a message of a personal account says: every kind has an answer, and a medium is known by its bytes.

import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import type { Message } from '../../../src/channels/wechaty/bot.ts'
import { decode, decodeFriend, isHeard } from '../../../src/channels/wechaty/decode.ts'
import { readMedium } from '../../../src/channels/wechaty/medium.ts'
import { AT, messageOf, PIXEL, placeAt } from './puppet.ts'

const spot = (latitude: number, longitude: number, name = '人民广场') =>
  placeAt(() => Promise.resolve({ latitude, longitude, name, address: '黄浦区' }))
const saidOf = async (changes: Partial<Message>, medium: string | undefined = 'k1') =>
  (await decode(messageOf(changes), () => Promise.resolve(medium), AT)).said

describe('decoding wechaty messages', () => {
  for (const [title, changes, said] of [
    ['a text', {}, { kind: 'text', text: '你好' }],
    ['control characters', { text: () => 'a\u0000b' }, { kind: 'text', text: 'ab' }],
    ['a picture', { type: () => 6 }, { kind: 'image', url: 'media:k1' }],
    ['a voice message', { type: () => 2 }, { kind: 'voice', url: 'media:k1' }],
    ['a place', { type: () => 8, wechaty: spot(31.23, 121.47) }, { kind: 'place', lat: 31.23, lng: 121.47, label: '人民广场' }],
    ['a place without a name', { type: () => 8, wechaty: spot(31.23, 121.47, '') }, { kind: 'place', lat: 31.23, lng: 121.47, label: '黄浦区' }],
    ['a place beyond the poles', { type: () => 8, wechaty: spot(91, 0) }, { kind: 'other', what: 'unknown' }],
    ['a place that is none', { type: () => 8, wechaty: spot(Number.NaN, 0) }, { kind: 'other', what: 'unknown' }],
    ['a place that the puppet cannot tell', { type: () => 8 }, { kind: 'other', what: 'unknown' }],
    ['a file', { type: () => 1 }, { kind: 'other', what: 'file' }],
    ['a card', { type: () => 3 }, { kind: 'other', what: 'card' }],
    ['a sticker', { type: () => 5 }, { kind: 'other', what: 'sticker' }],
    ['a mini program', { type: () => 9 }, { kind: 'other', what: 'card' }],
    ['a link', { type: () => 14 }, { kind: 'other', what: 'link' }],
    ['a video', { type: () => 15 }, { kind: 'other', what: 'video' }],
    ['money', { type: () => 12 }, { kind: 'other', what: 'unknown' }],
  ] as const) {
    it(`hears ${title}`, async () => assert.deepEqual(await saidOf(changes), said))
  }

  it('hears a medium that we do not take as a file', async () => {
    const inbound = await decode(messageOf({ type: () => 6 }), () => Promise.resolve(undefined), AT)
    assert.deepEqual(inbound.said, { kind: 'other', what: 'file' })
  })

  it('takes notes of the platform and recalls for nothing said', () => {
    assert.deepEqual([7, 6, 10, 13, 99].map((type) => isHeard(messageOf({ type: () => type }))), [true, true, false, false, false])
  })

  it('gives a picture one id whatever it is kept as, and never the resident’s', async () => {
    const idOf = async (medium: string, id: string) =>
      (await decode(messageOf({ id, type: () => 6 }), () => Promise.resolve(medium), AT)).id
    assert.equal(await idOf('k1', 'm1'), await idOf('k2', 'm1'))
    assert.notEqual(await idOf('k1', 'm1'), await idOf('k1', 'm2'))
    assert.match(await idOf('k1', 'm1'), /^[\w-]{43}$/)
  })

  it('never lets a message come from the future', async () => {
    const inbound = await decode(messageOf({ date: () => new Date(AT + 60_000) }), () => Promise.resolve(undefined), AT)
    assert.equal(inbound.at, AT)
  })

  it('hears a new contact as a first visit', () => {
    assert.deepEqual(decodeFriend('o1', 'f1', AT).said, { kind: 'event', event: 'subscribe' })
  })
})

describe('reading media of wechaty messages', () => {
  const medium = (type: number, bytes: Buffer) => readMedium(messageOf({
    type: () => type,
    toFileBox: () => Promise.resolve({ toStream: () => Promise.resolve(Readable.from([bytes.subarray(0, 8), bytes.subarray(8)])) }),
  }), { size: 1_000, time: 50 })

  for (const [title, type, bytes, expected] of [
    ['a PNG', 6, PIXEL, 'image/png'],
    ['SILK', 2, Buffer.from('#!SILK_V3....'), 'audio/silk'],
    ['SILK of personal accounts', 2, Buffer.from('\u0002#!SILK_V3....'), 'audio/silk'],
    ['AMR', 2, Buffer.from('#!AMR\n......'), 'audio/amr'],
    ['a voice message that is a picture', 2, PIXEL, undefined],
    ['a picture that is a page', 6, Buffer.from('<!doctype html><html></html>'), undefined],
    ['what is too large', 6, Buffer.concat([PIXEL, Buffer.alloc(1_000)]), undefined],
    ['nothing', 6, Buffer.alloc(0), undefined],
  ] as const) {
    it(`knows ${title}`, async () => assert.equal((await medium(type, bytes))?.type, expected))
  }

  it('keeps every byte', async () => assert.deepEqual((await medium(6, PIXEL))?.bytes, PIXEL))

  it('does not wait for ever', async () => {
    const stuck = messageOf({ type: () => 6, toFileBox: () => Promise.resolve({ toStream: () => Promise.resolve(new Readable({ read: () => {} })) }) })
    await assert.rejects(readMedium(stuck, { size: 1_000, time: 20 }), /in time/)
  })
})

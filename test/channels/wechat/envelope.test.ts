// The published vectors of WeChat's sealing, both ways and the ones that must be refused.

import assert from 'node:assert/strict'
import { createCipheriv } from 'node:crypto'
import { keyOf, open, readKey, seal } from '../../../src/channels/wechat/envelope.ts'
import { encodeSealed } from '../../../src/channels/wechat/encode.ts'
import { signatureOf } from '../../../src/channels/wechat/verify.ts'
import { VECTORS, type Vector } from './platform.ts'

const keysOf = (vector: Vector) => ({ appId: vector['appid'] ?? '', current: readKey(vector['encodingAESKey'] ?? '') })
const signed = ({ token = '', timestamp = '', nonce = '', encrypt }: Vector) =>
  encrypt === undefined ? signatureOf(token, timestamp, nonce) : signatureOf(token, timestamp, nonce, encrypt)

describe('wechat envelope', () => {
  for (const vector of VECTORS['positive'] ?? []) {
    it(`opens, seals and signs ${vector['id']}: ${vector['note']}`, () => {
      assert.deepEqual(open(vector['encrypt'] ?? '', keysOf(vector)), { ok: true, text: vector['plaintext'] })
      const random = Buffer.from(vector['random16_hex'] ?? '', 'hex')
      assert.equal(seal(vector['plaintext'] ?? '', keysOf(vector), random), vector['encrypt'])
      assert.equal(signed(vector), vector['msg_signature'])
      assert.equal(signatureOf(vector['token'] ?? '', vector['timestamp'] ?? '', vector['nonce'] ?? ''), vector['signature'])
    })
  }

  for (const vector of VECTORS['url_verification'] ?? []) {
    it(`signs the address check of token ${vector['token']}`, () => {
      assert.equal(signed(vector), vector['signature'])
    })
  }

  for (const vector of VECTORS['negative'] ?? []) {
    it(`refuses ${vector['id']}: ${vector['note']}`, () => {
      const expected = (vector['expect'] ?? '').replace('reject:', '')
      if (expected === 'signature') return assert.notEqual(signed(vector), vector['msg_signature'])
      assert.equal(signed(vector), vector['msg_signature'])
      const opened = open(vector['encrypt'] ?? '', keysOf(vector))
      assert.ok(!opened.ok)
      assert.ok(expected.split('-or-').includes(opened.why), opened.why)
    })
  }

  it('writes the sealed reply of p20 byte for byte', () => {
    const vector = VECTORS['positive']?.find(({ id }) => id === 'p20-reply') ?? {}
    const { encrypt: sealed = '', msg_signature: signature = '', timestamp = '', nonce = '' } = vector
    assert.equal(encodeSealed({ sealed, signature, timestamp, nonce }), vector['reply_envelope'])
  })

  it('opens with the previous key what was sealed before the key was changed', () => {
    const [vector = {}] = VECTORS['positive'] ?? []
    const keys = { appId: vector['appid'] ?? '', current: keyOf(Buffer.alloc(32, 7)), previous: keysOf(vector).current }
    assert.equal(open(vector['encrypt'] ?? '', keys).ok, true)
    assert.equal(open(vector['encrypt'] ?? '', { ...keys, previous: keyOf(Buffer.alloc(32, 8)) }).ok, false)
  })

  for (const [title, pad, length, why] of [
    ['33 bytes of padding that agree', 33, 11, 'padding'],
    ['a length that reaches into the padding', 12, 40, 'frame'],
    ['nothing but padding', 32, 0, 'frame'],
  ] as const) {
    it(`refuses ${title}`, () => {
      const key = Buffer.alloc(32, 7)
      const frame = Buffer.alloc(64 - pad)
      if (frame.length > 20) frame.writeUInt32BE(length, 16)
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
      const plain = pad === 32 ? Buffer.alloc(32, 32) : Buffer.concat([frame, Buffer.alloc(pad, pad)])
      assert.deepEqual(open(cipher.update(plain).toString('base64'), { appId: '', current: keyOf(key) }), { ok: false, why })
    })
  }

  for (const [title, key] of [
    ['a key of 42 characters', 'a'.repeat(42)], ['a key of 44 characters', 'a'.repeat(44)],
    ['a key with a blank', `${'a'.repeat(42)} `], ['no key', ''],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(() => readKey(key), { code: 'WECHAT_KEY_UNREADABLE' })
    })
  }
})

// The platform's envelope, held against the published vectors, both ways.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sign, isSigned } from '../../src/simulator/signature.ts'
import { open, seal } from '../../src/simulator/wechat/seal.ts'

type Vector = { readonly [name in
  'id' | 'token' | 'encodingAESKey' | 'appid' | 'timestamp' | 'nonce' | 'random16_hex' | 'plaintext' | 'encrypt' | 'msg_signature' | 'signature' | 'expect'
]: string }
type Vectors = { readonly positive: readonly Vector[]; readonly negative: readonly Vector[]; readonly url_verification: readonly Vector[] }

const vectors = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/wechat/crypto-vectors.json'), 'utf8')) as Vectors // the file's form
const keyOf = ({ encodingAESKey, appid }: Vector) => ({ aesKey: encodingAESKey, appId: appid })

describe('the simulator’s envelope', () => {
  it('has vectors', () => assert.deepEqual([vectors.positive.length, vectors.negative.length], [20, 19]))

  for (const vector of vectors.url_verification) {
    it(`signs ${vector.token} ${vector.timestamp}`, () => {
      assert.equal(sign(vector.token, vector.timestamp, vector.nonce), vector.signature)
    })
  }

  for (const vector of vectors.positive) {
    it(`seals and opens ${vector.id}`, () => {
      const sealed = seal(vector.plaintext, keyOf(vector), Buffer.from(vector.random16_hex, 'hex'))
      assert.equal(sealed, vector.encrypt)
      assert.deepEqual(open(sealed, keyOf(vector)), { ok: true, text: vector.plaintext })
      assert.equal(sign(vector.token, vector.timestamp, vector.nonce, sealed), vector.msg_signature)
    })
  }

  for (const vector of vectors.negative) {
    it(`refuses ${vector.id}`, () => {
      const signed = isSigned(vector.msg_signature, vector.token, vector.timestamp, vector.nonce, vector.encrypt)
      const opened = open(vector.encrypt, keyOf(vector))
      const found = signed ? `reject:${opened.ok ? 'nothing' : opened.why}` : 'reject:signature'
      assert.ok(vector.expect === found || (vector.expect === 'reject:padding-or-appid' && /padding|appid/.test(found)), found)
    })
  }
})

describe('Weibo’s signature', () => {
  for (const [secret, timestamp, nonce, signature] of [
    ['xyz123xyz', '1397022061823', '57155157', '90e4c22c90a58f26526c2dd5b6c56c8822edeaa1'],
    ['a1b2c3d4e5f60718293a4b5c6d7e8f90', '1772500507', '884213', '9348e5f403dc480e7b0f71d629f6ade466d20361'],
    ['Zz9-secret', '1772500507123', '0007', 'e3f6b002c982359cdf0881bb1f9e26ca2174638c'],
    ['0secret', '1772500507', 'nonce-中', '3750f16f1a6f338807927aeb82aabde6be5c5ac8'],
  ] as const) {
    it(`signs with ${secret}`, () => assert.equal(sign(secret, timestamp, nonce), signature))
  }
})

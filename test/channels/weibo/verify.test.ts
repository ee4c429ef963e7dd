// Weibo's signature, and the two units of its timestamps.

import assert from 'node:assert/strict'
import { readInstant } from '../../../src/channels/weibo/instant.ts'
import { checkAge, checkSignature, readQuery, signatureOf } from '../../../src/channels/weibo/verify.ts'

const VECTORS = [
  ['xyz123xyz', '1397022061823', '57155157', '90e4c22c90a58f26526c2dd5b6c56c8822edeaa1'],
  ['a1b2c3d4e5f60718293a4b5c6d7e8f90', '1772500507', '884213', '9348e5f403dc480e7b0f71d629f6ade466d20361'],
  ['Zz9-secret', '1772500507123', '0007', 'e3f6b002c982359cdf0881bb1f9e26ca2174638c'],
  ['0secret', '1772500507', 'nonce-中', '3750f16f1a6f338807927aeb82aabde6be5c5ac8'],
] as const

describe('weibo verify', () => {
  for (const [secret, timestamp, nonce, signature] of VECTORS) {
    it(`takes the signature of ${timestamp} and ${nonce}`, () => {
      assert.equal(signatureOf(secret, timestamp, nonce), signature)
      const query = readQuery({ signature, timestamp, nonce })
      assert.doesNotThrow(() => checkSignature(query, secret))
      assert.throws(() => checkSignature(query, `${secret}x`), { code: 'WEIBO_SIGNATURE_WRONG' })
      assert.throws(() => checkSignature({ ...query, nonce: `${nonce}1` }, secret), { code: 'WEIBO_SIGNATURE_WRONG' })
    })
  }

  it('sorts by bytes, not by units of UTF-16', () => {
    assert.equal(signatureOf('s', '\uFF5E', '😀'), signatureOf('😀', 's', '\uFF5E'))
    assert.notEqual(signatureOf('\uFF5E', '😀'), signatureOf('😀\uFF5E'))
    assert.equal(signatureOf('\uFF5E', '😀'), signatureOf('\uFF5E😀'))
  })

  const now = 1_772_500_507_000
  for (const [timestamp, fresh] of [
    ['1772500507', true], ['1772500507000', true], ['1772500207', true], ['1772500206', false], ['1772500808', false],
    ['1772500207000', true], ['1772500206999', false], ['1772500807001', false], ['0', false], ['177250050700000', false],
    ['17725005070', false],
  ] as const) {
    it(`takes ${timestamp} for ${fresh ? 'fresh' : 'stale'}`, () => {
      const check = () => checkAge({ signature: '', timestamp, nonce: '1' }, now)
      if (fresh) assert.doesNotThrow(check)
      else assert.throws(check, { code: 'WEIBO_STALE' })
    })
  }

  for (const [written, at] of [
    ['Mon Jul 16 18:09:20 +0800 2012', '2012-07-16T10:09:20Z'],
    ['Tue Mar 03 09:15:07 +0800 2026', '2026-03-03T01:15:07Z'],
    ['Tue Mar 3 09:15:07 +0800 2026', '2026-03-03T01:15:07Z'],
    ['Thu Feb 29 00:00:00 +0000 2024', '2024-02-29T00:00:00Z'],
    ['Wed Dec 31 23:59:59 -0330 2025', '2026-01-01T03:29:59Z'],
    ['1772500507', '2026-03-03T01:15:07Z'], ['1772500507000', '2026-03-03T01:15:07Z'],
    ['', undefined], ['now', undefined], ['2026-03-03T01:15:07Z', undefined], ['Tue Foo 03 09:15:07 +0800 2026', undefined],
    ['Tue Feb 30 09:15:07 +0800 2026', undefined], ['Tue Mar 03 24:15:07 +0800 2026', undefined],
    ['Tue Mar 03 09:60:07 +0800 2026', undefined], ['Tue Mar 00 09:15:07 +0800 2026', undefined], ['12', undefined],
    ['1.5e12', undefined], [undefined, undefined],
  ] as const) {
    it(`reads ${written} as ${at ?? 'no instant'}`, () => {
      assert.equal(readInstant(written), at === undefined ? undefined : Date.parse(at))
    })
  }
})

// Where a request comes from, and what may be believed of it.

import assert from 'node:assert/strict'
import { createSource, readTrust } from '../../src/http/source.ts'

const sourceOf = (setting: string, remoteAddress: string, forwarded?: string | string[]) => {
  const trust = readTrust(setting)
  assert.ok(trust)
  return createSource(trust)({ req: { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } })
}

describe('http source', () => {
  for (const [setting, peer, forwarded, expected] of [
    ['', '1.2.3.4', '9.9.9.9', '1.2.3.4'], ['0', '1.2.3.4', '9.9.9.9', '1.2.3.4'],
    ['', '::ffff:1.2.3.4', undefined, '1.2.3.4'],
    ['1', '10.0.0.1', '9.9.9.9', '9.9.9.9'], ['1', '10.0.0.1', 'spoofed, 9.9.9.9', '9.9.9.9'],
    ['1', '10.0.0.1', '8.8.8.8, 9.9.9.9', '9.9.9.9'], ['2', '10.0.0.1', '7.7.7.7, 8.8.8.8, 9.9.9.9', '8.8.8.8'],
    ['2', '10.0.0.1', '9.9.9.9', '9.9.9.9'], ['1', '10.0.0.1', undefined, '10.0.0.1'], ['1', '10.0.0.1', 'nonsense', '10.0.0.1'],
    ['10.0.0.0/8', '10.0.0.1', '9.9.9.9', '9.9.9.9'], ['10.0.0.0/8', '10.0.0.1', '8.8.8.8, 10.2.2.2', '8.8.8.8'],
    ['10.0.0.0/8', '11.0.0.1', '9.9.9.9', '11.0.0.1'], ['10.0.0.0/8', '10.0.0.1', '7.7.7.7, 9.9.9.9', '9.9.9.9'],
    ['true', '10.0.0.1', '8.8.8.8, 9.9.9.9', '9.9.9.9'], ['false', '10.0.0.1', '9.9.9.9', '10.0.0.1'],
    ['loopback', '127.0.0.1', '9.9.9.9', '9.9.9.9'], ['loopback', '10.0.0.1', '9.9.9.9', '10.0.0.1'],
    ['127.0.0.1, ::1', '::1', '9.9.9.9', '9.9.9.9'], ['1', '10.0.0.1', ['8.8.8.8', '9.9.9.9'], '9.9.9.9'],
    ['1', '10.0.0.1', '8.8.8.8:40000, 9.9.9.9:51234', '9.9.9.9'], ['1', '10.0.0.1', '[2400:3200:0:1::5]:51234', '2400:3200:0:1::/64'],
    ['1', '10.0.0.1', '[2400:3200:0:1::5]', '2400:3200:0:1::/64'], ['1', '10.0.0.1', '9.9.9.9:', '10.0.0.1'],
    ['', '2400:3200:0:1:aaaa::1', undefined, '2400:3200:0:1::/64'], ['', '2400:3200::1', undefined, '2400:3200:0:0::/64'],
    ['', '2400:3200:0000:0000:1:2:3:4', undefined, '2400:3200:0:0::/64'], ['', '::1', undefined, '0:0:0:0::/64'],
  ] as const) {
    it(`with '${setting}' sees ${expected} behind ${peer}${forwarded ? `, told ${forwarded}` : ''}`, () => {
      assert.equal(sourceOf(setting, peer, forwarded as string | string[] | undefined), expected)
    })
  }

  for (const setting of ['yes', '1.2.3', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.1,', '::1/129', '-1', '100']) {
    it(`cannot read '${setting}'`, () => {
      assert.equal(readTrust(setting), undefined)
    })
  }
})

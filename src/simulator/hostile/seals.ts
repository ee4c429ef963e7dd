// Hostile envelopes of WeChat's safe mode: signed as they should be, and broken inside.

import { createCipheriv, randomBytes } from 'node:crypto'
import { writeBody, writeSealed } from '../wechat/push.ts'
import { encrypt, seal, type SealKey } from '../wechat/seal.ts'
import type { Setup } from '../wechat/settings.ts'
import type { Letter } from '../post.ts'

/** A letter by its name; all of these are to be refused. */
export type HostileLetter = { readonly name: string; readonly letter: Letter }

/** Whom hostile envelopes go to, and by whom. */
export type Envelope = { readonly url: string; readonly openid: string; readonly now: number; readonly xml: string }

/** Writes hostile envelopes. */
export function writeSeals(push: Envelope, account: Setup, key: SealKey): readonly HostileLetter[] {
  const good = seal(push.xml, key)
  const message = Buffer.from(push.xml)
  const frame = (length: number, appId = key.appId, text = message): Buffer => {
    const head = Buffer.alloc(20, 7)
    head.writeUInt32BE(length, 16)
    return Buffer.concat([head, text, Buffer.from(appId)])
  }
  const sealed: { readonly [name: string]: string } = {
    'a seal around nothing': '', 'a seal with a star in it': `${good.slice(0, 20)}*${good.slice(21)}`,
    'a seal of sixteen bytes': randomBytes(16).toString('base64'),
    'a seal cut short': Buffer.from(good, 'base64').subarray(0, -16).toString('base64'),
    'a seal cut in a block': Buffer.from(good, 'base64').subarray(0, -7).toString('base64'),
    'a seal of chance': randomBytes(320).toString('base64'),
    'a seal of another account': encrypt(frame(message.length, 'wx0000000000000000'), key),
    'a seal of no account': encrypt(frame(message.length, ''), key),
    'a seal with more behind the account': encrypt(frame(message.length, `${key.appId}x`), key),
    'a seal with a length too great': encrypt(frame(0x7fffffff), key),
    'a seal with a length below nothing': encrypt(frame(0xffffffff), key),
    'a seal with a length too small': encrypt(frame(message.length - 1), key),
    'a seal with padding of nothing': padded(frame(message.length), key, 0),
    'a seal with padding too great': padded(frame(message.length), key, 33),
    'a seal around bytes that are no text': encrypt(frame(2, key.appId, Buffer.from('fffe', 'hex')), key),
    'a seal around a seal': seal(good, key),
    'a seal with another key': seal(push.xml, { ...key, aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' }),
    'sixty thousand letters for a seal': 'A'.repeat(60_000),
  }
  const broken = Object.entries(sealed).map(([name, one]) => ({ name, letter: writeSealed({ ...push, sealed: one }, account) }))
  const outer = (body: string, name: string): HostileLetter =>
    ({ name, letter: writeBody({ ...push, body, sealed: good }, account) })
  return [
    ...broken,
    { name: 'no seal', letter: writeBody({ ...push, body: push.xml }, account) },
    outer(push.xml, 'no seal, and a signature for one'),
    outer(`<xml><Encrypt>${good}</Encrypt><Encrypt>${good}</Encrypt></xml>`, 'two seals'),
    outer(`<xml><a><Encrypt>${good}</Encrypt></a></xml>`, 'a seal that is hidden'),
    outer(`{"Encrypt":"${good}"}`, 'a seal in JSON'),
  ]
}

// Everything but the last byte of the padding is as it should be.
function padded(frame: Buffer, { aesKey }: SealKey, last: number): string {
  const pad = 32 - (frame.length % 32)
  const whole = Buffer.concat([frame, Buffer.alloc(pad - 1, pad), Buffer.from([last])])
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(whole), cipher.final()]).toString('base64')
}

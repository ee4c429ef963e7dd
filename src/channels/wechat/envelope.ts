// WeChat's sealed envelope: AES-256-CBC with a frame of its own. Opens what comes, seals what goes.

import { isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { Fault } from '../../lib/faults.ts'

const BLOCK = 32
const RANDOM = 16
const HEAD = RANDOM + 4

/** A key as the cipher takes it soonest, and the vector that WeChat takes from its first half. */
export type Key = { readonly secret: KeyObject; readonly iv: Buffer }

/** The keys of an account: it seals with the current one, and opens with the previous one too. */
export type Keys = {
  readonly appId: string
  readonly current: Key
  readonly previous?: Key
}

/** What was in an envelope, or the first check that it failed. */
export type Opened =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'base64' | 'length' | 'padding' | 'frame' | 'appid' | 'utf8' }

/** Reads an EncodingAESKey. Its last character may have unused bits that are not zero: the platform makes such keys. */
export function readKey(encoded: string): Key {
  if (!/^[A-Za-z0-9+/]{43}$/.test(encoded)) throw new Fault('WECHAT_KEY_UNREADABLE')
  return keyOf(Buffer.from(`${encoded}=`, 'base64'))
}

/** Makes a key of its 32 bytes. */
export function keyOf(bytes: Buffer): Key {
  return { secret: createSecretKey(bytes), iv: bytes.subarray(0, 16) }
}

/** Opens an envelope with the current key, then with the previous one. */
export function open(sealed: string, keys: Keys): Opened {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(sealed)) return { ok: false, why: 'base64' }
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return { ok: false, why: 'length' }
  const opened = openWith(keys.current, bytes, keys.appId)
  if (opened.ok || !keys.previous) return opened
  const older = openWith(keys.previous, bytes, keys.appId)
  return older.ok ? older : opened
}

/** Seals a text for the platform; `random` is 16 bytes. */
export function seal(text: string, keys: Keys, random: Uint8Array): string {
  const message = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const frame = Buffer.concat([random, length, message, Buffer.from(keys.appId)])
  const pad = BLOCK - (frame.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', keys.current.secret, keys.current.iv)
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(frame), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64')
}

function openWith({ secret, iv }: Key, bytes: Buffer, appId: string): Opened {
  const decipher = createDecipheriv('aes-256-cbc', secret, iv)
  decipher.setAutoPadding(false)
  const plain = decipher.update(bytes)
  const pad = plain.at(-1) ?? 0
  if (!isPadded(plain, pad)) return { ok: false, why: 'padding' }
  const end = plain.length - pad
  if (end < HEAD) return { ok: false, why: 'frame' }
  const messageEnd = HEAD + plain.readUInt32BE(RANDOM)
  if (messageEnd > end) return { ok: false, why: 'frame' }
  if (!plain.subarray(messageEnd, end).equals(Buffer.from(appId))) return { ok: false, why: 'appid' }
  const message = plain.subarray(HEAD, messageEnd)
  return isUtf8(message) ? { ok: true, text: message.toString() } : { ok: false, why: 'utf8' }
}

/** Every byte of the padding counts; libraries that read only the last one accept what was cut and joined. */
function isPadded(plain: Buffer, pad: number): boolean {
  if (pad < 1 || pad > BLOCK) return false
  return plain.subarray(plain.length - pad).every((byte) => byte === pad)
}

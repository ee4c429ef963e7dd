// The envelope of WeChat's safe mode: AES-256-CBC, padded to 32, with the length before and the AppID behind the message.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { isUtf8 } from 'node:buffer'

/** What seals and opens. */
export type SealKey = { readonly aesKey: string; readonly appId: string }

/** What was opened, or the first check that failed. */
export type Opened =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'base64' | 'length' | 'padding' | 'frame' | 'appid' | 'utf8' }

const BLOCK = 32
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

function keyOf({ aesKey }: SealKey): { readonly key: Buffer; readonly iv: Buffer } {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  return { key, iv: key.subarray(0, 16) }
}

/** Seals a message; `noise` are the 16 random bytes before it. */
export function seal(text: string | Uint8Array, by: SealKey, noise: Uint8Array = randomBytes(16)): string {
  const message = Buffer.from(text as Uint8Array) // a text is taken as UTF-8
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  return encrypt(Buffer.concat([noise, length, message, Buffer.from(by.appId)]), by)
}

/** Pads a frame and encrypts it. */
export function encrypt(frame: Uint8Array, by: SealKey): string {
  const pad = BLOCK - (frame.length % BLOCK)
  const { key, iv } = keyOf(by)
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([cipher.update(frame), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64')
}

/** Opens what was sealed, and checks every byte that can be checked. */
export function open(sealed: string, by: SealKey): Opened {
  if (!BASE64.test(sealed) || sealed.length % 4 !== 0) return { ok: false, why: 'base64' }
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return { ok: false, why: 'length' }
  const { key, iv } = keyOf(by)
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const pad = padded.at(-1) ?? 0
  if (pad < 1 || pad > BLOCK || padded.subarray(-pad).some((byte) => byte !== pad)) return { ok: false, why: 'padding' }
  return readFrame(padded.subarray(0, -pad), by.appId)
}

function readFrame(frame: Buffer, appId: string): Opened {
  if (frame.length < 20 || frame.readUInt32BE(16) > frame.length - 20) return { ok: false, why: 'frame' }
  const end = 20 + frame.readUInt32BE(16)
  if (!frame.subarray(end).equals(Buffer.from(appId))) return { ok: false, why: 'appid' }
  const message = frame.subarray(20, end)
  return isUtf8(message) ? { ok: true, text: message.toString() } : { ok: false, why: 'utf8' }
}

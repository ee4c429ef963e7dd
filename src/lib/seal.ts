// Sealing of what residents entrust to us: AES-256-GCM under a key derived from SECRET_KEY, with the key's id in front.

import { createCipheriv, createDecipheriv, createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { random } from './digest.ts'
import { Fault } from './faults.ts'

const FORMAT = 1
const ID_LENGTH = 4
const IV_LENGTH = 12
const TAG_LENGTH = 16
const HEAD_LENGTH = 1 + ID_LENGTH + IV_LENGTH + TAG_LENGTH

/** Seals and opens. `about` binds a sealed value to its place: it opens only with the same words. */
export type Sealer = {
  readonly seal: (plain: string | Uint8Array, about: string) => Buffer
  /** Throws SEAL_BROKEN if the value was changed, belongs elsewhere, or its key is unknown. */
  readonly open: (sealed: Uint8Array, about: string) => Buffer
}

/** What identifies a secret key without giving it away: the first half of a hash of a derived key. */
export function fingerprint(secret: Uint8Array): string {
  return createHash('sha256').update(derive(secret, 'fingerprint')).digest('hex').slice(0, 32)
}

/** Makes 32 bytes of key for one purpose from a secret of 32 bytes. */
function derive(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'jingmintong', purpose, 32))
}

/** Makes the key that a secret seals with. */
export function sealingKeyOf(secret: Uint8Array): Buffer {
  return derive(secret, 'seal')
}

/** Tells a sealing key from others without giving it away; it stands in front of all that was sealed with it. */
export function idOf(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 2 * ID_LENGTH)
}

/** Creates a sealer that writes with `current` and still reads what `previous`, or one of the `older` sealing keys, has sealed. */
export function createSealer(current: Uint8Array, previous?: Uint8Array, older: readonly Uint8Array[] = []): Sealer {
  const write = sealingKey(sealingKeyOf(current))
  const known = [...older, ...[previous, current].filter(isPresent).map(sealingKeyOf)]
  const read = new Map(known.map(sealingKey).map((k) => [k.id, k]))

  return {
    seal: (plain, about) => {
      const iv = random(IV_LENGTH)
      const cipher = createCipheriv('aes-256-gcm', write.key, iv)
      cipher.setAAD(Buffer.from(about))
      const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
      cipher.final()
      return Buffer.concat([write.head, iv, cipher.getAuthTag(), body])
    },
    open: (sealed, about) => {
      const parts = split(sealed)
      const key = parts && read.get(parts.id)
      if (!parts || !key) throw new Fault('SEAL_BROKEN')
      const decipher = createDecipheriv('aes-256-gcm', key.key, parts.iv)
      decipher.setAAD(Buffer.from(about))
      decipher.setAuthTag(parts.tag)
      return finish(decipher, parts.body)
    },
  }
}

// The key as an object: Node.js 24 takes bytes ten times as long to set up a cipher.
type SealingKey = { readonly id: string; readonly key: KeyObject; readonly head: Buffer }

function sealingKey(key: Uint8Array): SealingKey {
  const id = idOf(key)
  return { id, key: createSecretKey(key), head: Buffer.concat([Buffer.of(FORMAT), Buffer.from(id, 'hex')]) }
}

function split(sealed: Uint8Array) {
  if (sealed.length < HEAD_LENGTH || sealed[0] !== FORMAT) return undefined
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length)
  const ivAt = 1 + ID_LENGTH
  const tagAt = ivAt + IV_LENGTH
  return {
    id: bytes.toString('hex', 1, ivAt),
    iv: bytes.subarray(ivAt, tagAt),
    tag: bytes.subarray(tagAt, HEAD_LENGTH),
    body: bytes.subarray(HEAD_LENGTH),
  }
}

function finish(decipher: ReturnType<typeof createDecipheriv>, body: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch (cause) {
    throw new Fault('SEAL_BROKEN', { cause })
  }
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined
}

// Who may speak to the database: SCRAM-SHA-256 (RFC 7677), the way MongoDB's drivers do it.

import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { mongoError } from '../errors.ts'

/** The one user there is, with the keys that its password makes. */
export type Credential = {
  readonly user: string
  readonly salt: Buffer
  readonly storedKey: Buffer
  readonly serverKey: Buffer
}

/** One conversation of a client that wants in. `answer` throws if the client cannot prove itself. */
export type ScramConversation = {
  readonly first: (message: string) => string
  readonly answer: (message: string) => string
}

const ITERATIONS = 15_000

/** Derives the keys from a password, once. */
export function makeCredential(user: string, password: string): Credential {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest()
  return { user, salt, storedKey, serverKey: hmac(salted, 'Server Key') }
}

/** Begins a conversation. */
export function openScram(credential: Credential): ScramConversation {
  let bare = ''
  let serverFirst = ''
  let nonce = ''
  return {
    first: (message) => {
      const found = /^[ny](?:=[^,]*)?,,(n=([^,]*),r=([^,]+))(?:,|$)/.exec(message)
      if (!found) throw refused()
      bare = found[1] ?? ''
      nonce = `${found[3]}${randomBytes(24).toString('base64')}`
      // A wrong name is found out with the proof, so that names cannot be tried.
      if (found[2] !== credential.user) nonce = `${nonce}-`
      serverFirst = `r=${nonce},s=${credential.salt.toString('base64')},i=${ITERATIONS}`
      return serverFirst
    },
    answer: (message) => {
      const found = /^(c=[^,]*,r=([^,]*)),p=(.*)$/.exec(message)
      const [, withoutProof = '', theirs = '', proof = ''] = found ?? []
      const all = `${bare},${serverFirst},${withoutProof}`
      const key = xor(Buffer.from(proof, 'base64'), hmac(credential.storedKey, all))
      const stored = createHash('sha256').update(key).digest()
      const proven = timingSafeEqual(stored, credential.storedKey)
      if (!proven || nonce === '' || nonce.endsWith('-') || theirs !== nonce) throw refused()
      return `v=${hmac(credential.serverKey, all).toString('base64')}`
    },
  }
}

function refused(): Error {
  return mongoError('AuthenticationFailed', 'Authentication failed.')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(b.map((byte, at) => byte ^ (a[at] ?? 0)))
}

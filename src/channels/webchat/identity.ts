// Who writes in the web chat: a random id that only this server can have made, kept in the tab and nowhere else.

import { sameSecret } from '../../lib/hash.ts'

/** A keyed hash for one purpose. */
export type KeyedHash = (purpose: string, ...parts: readonly string[]) => string

/** Makes and reads identities. */
export type Identities = {
  /** A new identity of 128 random bits, as the tab sends it. */
  readonly open: () => string
  /** The id behind an `Authorization: Bearer` header; undefined if it was not made here. */
  readonly read: (header: string | undefined) => string | undefined
  /** Binds a picture to who has sent it, so that nobody can name another's. */
  readonly bind: (from: string, media: string) => string
  /** The picture's id, if it is this resident's. */
  readonly unbind: (from: string, bound: string) => string | undefined
}

/** Creates the identities from randomness and a keyed hash. */
export function createIdentities(random: (bytes: number) => Uint8Array, hash: KeyedHash): Identities {
  const tag = (id: string) => hash('webchat-identity', id)
  const mark = (from: string, media: string) => hash('webchat-media', from, media)
  return {
    open: () => {
      const id = Buffer.from(random(16)).toString('base64url')
      return `${id}.${tag(id)}`
    },
    read: (header) => {
      const found = /^Bearer ([\w-]{22})\.([\w-]{32})$/.exec(header ?? '')
      const [, id = '', given = ''] = found ?? []
      return found && sameSecret(given, tag(id)) ? id : undefined
    },
    bind: (from, media) => `${media}.${mark(from, media)}`,
    unbind: (from, bound) => {
      const dot = bound.lastIndexOf('.')
      const media = bound.slice(0, dot)
      return dot > 0 && sameSecret(bound.slice(dot + 1), mark(from, media)) ? media : undefined
    },
  }
}

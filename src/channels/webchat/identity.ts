// Who writes in the web chat: a random id that only this server can have made, kept in the tab and nowhere else.

import { sameSecret } from '../../lib/hash.ts'

/** A keyed hash for one purpose. */
export type KeyedHash = (purpose: string, ...parts: readonly string[]) => string

/** What can be sent beside words. */
export type MediaKind = 'media' | 'voice'

/** Makes and reads identities. */
export type Identities = {
  /** A new identity of 128 random bits, as the tab sends it. */
  readonly open: () => string
  /** The id behind an `Authorization: Bearer` header; undefined if it was not made here. */
  readonly read: (header: string | undefined) => string | undefined
  /** Binds a picture or recording to who has sent it, so that nobody can name another's, or one for the other. */
  readonly bind: (kind: MediaKind, from: string, media: string) => string
  /** Its id, if it is of this kind and this resident's. */
  readonly unbind: (kind: MediaKind, from: string, bound: string) => string | undefined
}

/** Creates the identities from randomness and a keyed hash. */
export function createIdentities(random: (bytes: number) => Uint8Array, hash: KeyedHash): Identities {
  const tag = (id: string) => hash('webchat-identity', id)
  const mark = (kind: MediaKind, from: string, media: string) => hash(`webchat-${kind}`, from, media)
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
    bind: (kind, from, media) => `${media}.${mark(kind, from, media)}`,
    unbind: (kind, from, bound) => {
      const dot = bound.lastIndexOf('.')
      const media = bound.slice(0, dot)
      return dot > 0 && sameSecret(bound.slice(dot + 1), mark(kind, from, media)) ? media : undefined
    },
  }
}

// Pictures and voice messages that residents send: who fetches them, and what they must be.

import { fileTypeFromBuffer } from 'file-type'
import { isFault, type Fault } from '../lib/faults.ts'

/** Media as they came, with the type that their first bytes tell. */
export type Media = { readonly bytes: Buffer; readonly type: string }

/** Fetches a medium by its address; rejects with a fault of its channel, `…_MEDIA_REFUSED` where it is not to be had for good. */
export type FetchMedia = (url: string) => Promise<Media>

/** What residents can send, by its first bytes. */
const TYPES: ReadonlySet<string> = new Set([
  'image/jpeg', 'image/png', 'image/gif', 'image/webp', 'audio/amr', 'audio/mpeg',
])

/** Tells what kind of picture or voice message bytes are; undefined if they are neither. */
export async function typeOf(bytes: Buffer): Promise<string | undefined> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  return type !== undefined && TYPES.has(type) ? type : undefined
}

/** Recordings by what their first bytes are called, and what we call them; a browser's have the form of films without pictures. */
const SOUNDS: ReadonlyMap<string, string> = new Map([
  ['audio/webm', 'audio/webm'], ['video/webm', 'audio/webm'], ['audio/ogg; codecs=opus', 'audio/ogg'],
  ['audio/mp4', 'audio/mp4'], ['audio/x-m4a', 'audio/mp4'], ['video/mp4', 'audio/mp4'],
  ['audio/mpeg', 'audio/mpeg'], ['audio/wav', 'audio/wav'], ['audio/amr', 'audio/amr'],
])

/** Tells what kind of recording bytes are; undefined if they are none that officers can hear. */
export async function soundTypeOf(bytes: Buffer): Promise<string | undefined> {
  return SOUNDS.get((await fileTypeFromBuffer(bytes))?.mime ?? '')
}

/** Fetches each address by who knows its scheme (`weibo-media:`), and all others by `otherwise`. */
export function chooseByScheme(fetchers: { readonly [scheme: string]: FetchMedia }, otherwise: FetchMedia): FetchMedia {
  const known = new Map(Object.entries(fetchers))
  return (url) => (known.get(url.slice(0, url.indexOf(':') + 1)) ?? otherwise)(url)
}

/** Tells whether a medium is not to be had for good. */
export function isRefused(error: unknown): error is Fault {
  return isFault(error) && error.code.endsWith('_MEDIA_REFUSED')
}

/**
 * Fetches by one address, or else by the other; `failed` is told why not by the first. What one of them may still give
 * another time is not refused for good.
 */
export function fetchEither(
  fetch: FetchMedia, failed: (error: Fault) => void,
): (url: string, also: string | undefined) => Promise<Media> {
  return async (url, also) => {
    try {
      return await fetch(url)
    } catch (first) {
      if (also === undefined || !isFault(first)) throw first
      failed(first)
      return fetch(also).catch((second: unknown) => { throw isRefused(second) ? first : second })
    }
  }
}

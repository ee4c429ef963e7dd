// Pictures, voice and videos that the platform keeps: by id, for a while, by its own clock.

import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** What kind of media the platform tells apart. */
export type MediaKind = 'image' | 'voice' | 'video' | 'thumb'

/** Media that are kept. */
export type Medium = {
  readonly id: string
  readonly kind: MediaKind
  readonly bytes: Uint8Array
  readonly type: string
  readonly file: string
  readonly until: number
}

/** What is put away. */
export type NewMedium = { readonly kind: MediaKind; readonly bytes: Uint8Array; readonly id?: string }

/** Keeps media. */
export type MediaShelf = {
  readonly put: (medium: NewMedium) => Medium
  /** Undefined if it never was, or is gone. */
  readonly get: (id: string) => Medium | undefined
}

/** A picture of one pixel, and a voice message of silence: what is sent where nobody says what. */
export const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
export const SILENCE = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64, 0x3c)])

const FORMS: readonly (readonly [start: string, type: string, ending: string])[] = [
  ['ffd8ff', 'image/jpeg', 'jpg'], ['89504e470d0a1a0a', 'image/png', 'png'], ['474946383961', 'image/gif', 'gif'],
  ['474946383761', 'image/gif', 'gif'], ['2321414d52', 'audio/amr', 'amr'], ['494433', 'audio/mp3', 'mp3'],
  ['fffb', 'audio/mp3', 'mp3'], ['fff3', 'audio/mp3', 'mp3'],
]

/** The type and ending of media by their first bytes. */
export function formOf(bytes: Uint8Array): { readonly type: string; readonly ending: string } | undefined {
  const start = Buffer.from(bytes.subarray(0, 12))
  if (start.toString('latin1', 4, 8) === 'ftyp') return { type: 'video/mp4', ending: 'mp4' }
  const found = FORMS.find(([magic]) => start.toString('hex').startsWith(magic))
  return found && { type: found[1], ending: found[2] }
}

/** Creates a shelf on which media stay so many ms. */
export function createMediaShelf(clock: Clock, life: number): MediaShelf {
  const shelf = new Map<string, Medium>()
  return {
    put: ({ kind, bytes, id = randomBytes(48).toString('base64url') }) => {
      const form = formOf(bytes) ?? { type: 'application/octet-stream', ending: 'bin' }
      const medium = { id, kind, bytes, type: form.type, file: `${id.slice(0, 16)}.${form.ending}`, until: clock.now() + life }
      shelf.set(id, medium)
      return medium
    },
    get: (id) => {
      const found = shelf.get(id)
      return found && clock.now() < found.until ? found : undefined
    },
  }
}

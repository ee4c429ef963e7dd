// What can be uploaded, each at its own address: pictures and recordings, by their first bytes.

import type { FaultCode } from '../../lib/faults.ts'
import { soundTypeOf, typeOf } from '../media.ts'
import type { MediaKind } from './identity.ts'

/** How large a file may be, what it must be, and what is said when it is not. */
export type Upload = {
  readonly kind: MediaKind
  readonly limit: number
  readonly typeOf: (bytes: Buffer) => Promise<string | undefined>
  readonly wrong: FaultCode
}

/** Pictures, 8 MB. */
export const PICTURES: Upload = {
  kind: 'media', limit: 8 * 1024 * 1024, typeOf: pictureTypeOf, wrong: 'WEBCHAT_PICTURE_UNREADABLE',
}

/** Recordings, 2 MB: a minute as the page records it takes a tenth of that. */
export const VOICES: Upload = {
  kind: 'voice', limit: 2 * 1024 * 1024, typeOf: soundTypeOf, wrong: 'WEBCHAT_VOICE_UNREADABLE',
}

async function pictureTypeOf(bytes: Buffer): Promise<string | undefined> {
  const type = await typeOf(bytes)
  return type?.startsWith('image/') ? type : undefined
}

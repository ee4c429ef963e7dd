// A picture or voice message as bytes: read once, up to a limit, and known by its first bytes alone.

import type { Readable } from 'node:stream'
import { typeOf, type Media } from '../media.ts'
import type { Message } from './bot.ts'
import { PICTURE } from './decode.ts'
import { within } from './say.ts'

/** How large a medium may be, in bytes, and how long it may take, in ms. */
export type MediumLimits = { readonly size: number; readonly time: number }

const LIMITS: MediumLimits = { size: 10 * 1024 * 1024, time: 30_000 }

/** How the voice messages of personal accounts begin; some have one byte before it. */
const SILK = '#!SILK_V3'

/** Reads the medium of a message; undefined if it is too large or of no kind that we take. Rejects if it does not come. */
export async function readMedium(message: Message, limits = LIMITS): Promise<Media | undefined> {
  const wanted = message.type() === PICTURE ? 'image/' : 'audio/'
  const parts: Buffer[] = []
  let stream: Readable | undefined
  const read = async (): Promise<void> => {
    const box = await message.toFileBox()
    stream = await box.toStream()
    let size = 0
    for await (const part of stream) {
      parts.push(Buffer.from(part))
      size += part.length
      if (size > limits.size) break
    }
  }
  if (!(await within(read(), limits.time))) {
    stream?.destroy()
    throw new Error('the medium did not come in time')
  }
  const bytes = Buffer.concat(parts)
  const type = bytes.length > limits.size ? undefined : isSilk(bytes) ? 'audio/silk' : await typeOf(bytes)
  return type?.startsWith(wanted) ? { bytes, type } : undefined
}

function isSilk(bytes: Buffer): boolean {
  return bytes.subarray(0, SILK.length + 1).includes(SILK)
}

// Reads the raw body of a request, never more of it than an address takes.

import type { IncomingMessage } from 'node:http'
import rawBody from 'raw-body'
import { Fault } from '../lib/faults.ts'

/** What reading a body needs of a Koa context. */
export type WithBody = { readonly req: IncomingMessage }

/**
 * Reads the whole body; rejects with HTTP_BODY_TOO_LARGE above `limit` bytes, HTTP_BODY_UNREADABLE if it breaks off. What is too
 * much is thrown away as it comes: who is still sending when the connection ends never hears why.
 */
export async function readBody({ req }: WithBody, limit: number): Promise<Buffer> {
  const length = req.headers['content-length']
  if (length !== undefined && Number(length) > limit) throw new Fault('HTTP_BODY_TOO_LARGE')
  try {
    return await rawBody(req, { limit, length: length ?? null })
  } catch (cause) {
    throw new Fault(isTooLarge(cause) ? 'HTTP_BODY_TOO_LARGE' : 'HTTP_BODY_UNREADABLE', { cause })
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large'
}

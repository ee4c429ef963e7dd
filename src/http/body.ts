// Reads the raw body of a request, never more of it than an address takes.

import type { IncomingMessage } from 'node:http'
import rawBody from 'raw-body'
import { Fault } from '../lib/faults.ts'

/** What reading a body needs of a Koa context. */
export type WithBody = {
  readonly req: IncomingMessage
  readonly set: (header: string, value: string) => void
}

/** Reads the whole body; rejects with HTTP_BODY_TOO_LARGE above `limit` bytes, HTTP_BODY_UNREADABLE if it breaks off. */
export async function readBody(ctx: WithBody, limit: number): Promise<Buffer> {
  const length = ctx.req.headers['content-length']
  if (length !== undefined && Number(length) > limit) throw refuse(ctx)
  try {
    return await rawBody(ctx.req, { limit, length: length ?? null })
  } catch (cause) {
    if (isTooLarge(cause)) throw refuse(ctx)
    throw new Fault('HTTP_BODY_UNREADABLE', { cause })
  }
}

/** The rest of the body is not waited for: the connection ends with the answer. */
function refuse(ctx: WithBody): Fault {
  ctx.set('Connection', 'close')
  return new Fault('HTTP_BODY_TOO_LARGE')
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large'
}

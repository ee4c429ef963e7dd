// One client's socket: cuts the stream into frames, has each answered in turn, and writes the answers.

import type { Socket } from 'node:net'
import { Double } from 'bson'
import { diskIsFull, isMongoError, mongoError, type MongoError } from '../errors.ts'
import { doc, int, type Doc, type Value } from '../bson/values.ts'
import { isOldQuery, LARGEST_FRAME, readRequest, refuseQuery, writeReply, type Request } from './message.ts'
import type { ScramConversation } from './scram.ts'

/** What is known of a client. */
export type Client = {
  readonly id: number
  authenticated: boolean
  conversation: ScramConversation | undefined
  skipEmpty: boolean
}

/** Answers a request. */
export type Answer = (request: Request, client: Client) => Promise<Doc | Buffer> | Doc | Buffer

// Who has not proven itself yet has nothing large to say.
const LARGEST_STRANGE_FRAME = 64 * 1024

/** Serves a socket until it closes. */
export function serveSocket(socket: Socket, client: Client, answer: Answer): void {
  const chunks: Buffer[] = []
  let held = 0
  let busy = false

  const serveNext = () => {
    for (let frame = takeFrame(); frame; frame = takeFrame()) respond(frame)
  }
  const takeFrame = (): Buffer | undefined => {
    if (busy || held < 16) return undefined
    const head = chunks[0]?.length ?? 0
    if (head < 16) join()
    const length = chunks[0]?.readInt32LE(0) ?? 0
    if (length < 16 || length > (client.authenticated ? LARGEST_FRAME : LARGEST_STRANGE_FRAME)) {
      socket.destroy()
      return undefined
    }
    if (held < length) return undefined
    if ((chunks[0]?.length ?? 0) < length) join()
    return cut(length)
  }
  const join = () => {
    const whole = Buffer.concat(chunks)
    chunks.length = 0
    chunks.push(whole)
  }
  const cut = (length: number): Buffer => {
    const whole = chunks[0] ?? Buffer.alloc(0)
    if (whole.length === length) chunks.shift()
    else chunks[0] = whole.subarray(length)
    held -= length
    return whole.subarray(0, length)
  }
  const respond = (frame: Buffer) => {
    const request = parse(frame)
    if ('error' in request) return send({ id: frame.readInt32LE(4), legacy: false }, describeError(request.error))
    if (isOldQuery(request)) return void socket.write(refuseQuery(request.id))
    const made = attempt(() => answer(request, client))
    if (!(made instanceof Promise)) return request.silent ? undefined : send(request, made)
    busy = true
    void made.catch(describeError).then((reply) => {
      if (!request.silent) send(request, reply)
      busy = false
      serveNext()
    })
  }
  const send = (request: Pick<Request, 'id' | 'legacy'>, reply: Doc | Buffer) => {
    if (!socket.destroyed) socket.write(writeReply(request, reply))
  }

  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    held += chunk.length
    serveNext()
  })
}

/** An error as an answer. What nobody foresaw tells the client nothing but that it happened. */
export function describeError(error: unknown): Doc {
  const known: MongoError = isMongoError(error) ? error : unforeseen(error)
  const extra: Doc = new Map()
  for (const [name, value] of Object.entries(known.extra)) extra.set(name, value as Value) // made by this room alone
  return new Map([...doc({ ok: new Double(0), errmsg: known.message, code: int(known.code), codeName: known.codeName }), ...extra])
}

function unforeseen(error: unknown): MongoError {
  const text = error instanceof Error ? error.message : ''
  // LMDB calls a page that was written in part an input/output error: that is how a disk fills up.
  if (/MDB_MAP_FULL|ENOSPC|No space|EDQUOT|EFBIG|too large|Input\/output error/i.test(text)) {
    return diskIsFull()
  }
  if (error instanceof RangeError) return mongoError('InvalidBSON', 'invalid BSON')
  return mongoError('InternalError', 'something failed within the database; nothing was written')
}

function parse(frame: Buffer): Request | { readonly error: unknown } {
  try {
    return readRequest(frame)
  } catch (error) {
    return { error }
  }
}

function attempt(work: () => Promise<Doc | Buffer> | Doc | Buffer): Promise<Doc | Buffer> | Doc | Buffer {
  try {
    return work()
  } catch (error) {
    return describeError(error)
  }
}


// The frames of MongoDB's wire protocol: OP_MSG, and OP_QUERY for the first hello of older drivers.
// https://github.com/mongodb/specifications/blob/master/source/message/OP_MSG.md

import { Double } from 'bson'
import { mongoError } from '../errors.ts'
import { decode, decodeField, encode } from '../bson/decode.ts'
import { checkDocument, fieldName, nextField, openReader, TYPE, type Reader } from '../bson/reader.ts'
import { doc, int, type Doc, type Value } from '../bson/values.ts'

/** A command as it came: its documents, updates and deletes are left as bytes. */
export type Request = {
  readonly id: number
  readonly name: string
  readonly db: string
  readonly body: Doc
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>
  /** The client does not want an answer. */
  readonly silent: boolean
  readonly legacy: boolean
}

/** The largest frame in bytes, as MongoDB has it. */
export const LARGEST_FRAME = 48_000_000

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const CHECKSUM = 1
const MORE_TO_COME = 2
const EXHAUST_ALLOWED = 1 << 16
const SEQUENCES = new Set(['documents', 'updates', 'deletes'])

/** Reads a whole frame. */
export function readRequest(frame: Buffer): Request {
  const code = frame.readInt32LE(12)
  if (code === OP_MSG) return readMessage(frame)
  if (code === OP_QUERY) return readQuery(frame)
  throw mongoError('CommandNotSupported', `this server does not read frames of kind ${code}`)
}

/** Writes the answer to a request. */
export function writeReply(request: Pick<Request, 'id' | 'legacy'>, body: Doc | Buffer): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : encode(body)
  return request.legacy ? writeLegacy(request.id, bytes) : writeMessage(request.id, bytes)
}

/** Whether it is a query in the form of old drivers, of which MongoDB answers their greeting alone. */
export function isOldQuery({ legacy, name }: Request): boolean {
  return legacy && !/^(hello|ismaster)$/i.test(name)
}

/** Refuses such a query, marked as failed: drivers would else take the refusal for what they have found. */
export function refuseQuery(id: number): Buffer {
  const text = 'OP_QUERY is no longer supported. The client driver may require an upgrade.'
  const refusal = { $err: text, errmsg: text, code: int(352), codeName: 'UnsupportedOpQueryCommand', ok: new Double(0) }
  return writeLegacy(id, encode(doc(refusal)), 2)
}

function readMessage(frame: Buffer): Request {
  const flags = frame.readUInt32LE(16)
  if (flags & 0xffff & ~(CHECKSUM | MORE_TO_COME)) throw mongoError('FailedToParse', 'unknown flags in OP_MSG')
  const end = flags & CHECKSUM ? frame.length - 4 : frame.length
  const sequences = new Map<string, Buffer[]>()
  let body: Doc | undefined
  let at = 20
  while (at < end) {
    const kind = frame[at]
    const section = frame.subarray(at + 1, at + 1 + lengthAt(frame, at + 1, end))
    if (kind === 0 && body === undefined) body = readBody(section, sequences)
    else if (kind === 1) readSequence(section, sequences)
    else throw mongoError('FailedToParse', 'OP_MSG has an unknown section or two bodies')
    at += 1 + section.length
  }
  if (!body) throw mongoError('FailedToParse', 'OP_MSG has no body')
  const silent = (flags & MORE_TO_COME) !== 0 && (flags & EXHAUST_ALLOWED) === 0
  return { ...nameAndDb(body, sequences), id: frame.readInt32LE(4), body, sequences, silent, legacy: false }
}

function readQuery(frame: Buffer): Request {
  const nameEnd = frame.indexOf(0, 20)
  const at = nameEnd + 9
  if (nameEnd < 0) throw mongoError('FailedToParse', 'OP_QUERY has no namespace')
  const bytes = frame.subarray(at, at + lengthAt(frame, at, frame.length))
  checkDocument(bytes)
  const body = decode(bytes)
  const [name = ''] = body.keys()
  const db = frame.toString('utf8', 20, nameEnd).split('.')[0] ?? ''
  return { id: frame.readInt32LE(4), name, db, body, sequences: new Map(), silent: false, legacy: true }
}

function lengthAt(frame: Buffer, at: number, end: number): number {
  const length = at + 4 <= end ? frame.readInt32LE(at) : -1
  if (length < 5 || at + length > end) throw mongoError('FailedToParse', 'a section is longer than its frame')
  return length
}

function readBody(bytes: Buffer, sequences: Map<string, Buffer[]>): Doc {
  checkDocument(bytes)
  const body: Doc = new Map()
  const reader = openReader(bytes)
  while (nextField(reader)) {
    const name = fieldName(reader)
    if (reader.type === TYPE.array && SEQUENCES.has(name)) sequences.set(name, elementBytes(reader, name))
    else body.set(name, decodeField(reader))
  }
  return body
}

function elementBytes({ bytes, at }: Reader, name: string): Buffer[] {
  const found: Buffer[] = []
  const reader = openReader(bytes, at)
  while (nextField(reader)) {
    if (reader.type !== TYPE.object) throw mongoError('TypeMismatch', `BSON field '${name}' must hold objects`)
    found.push(bytes.subarray(reader.at, reader.end))
  }
  return found
}

function readSequence(section: Buffer, sequences: Map<string, Buffer[]>): void {
  const nameEnd = section.indexOf(0, 4)
  const name = section.toString('utf8', 4, nameEnd)
  if (nameEnd < 0 || !SEQUENCES.has(name) || sequences.has(name)) throw mongoError('FailedToParse', 'unknown document sequence')
  const found: Buffer[] = []
  for (let at = nameEnd + 1; at < section.length;) {
    const bytes = section.subarray(at, at + lengthAt(section, at, section.length))
    checkDocument(bytes)
    found.push(bytes)
    at += bytes.length
  }
  sequences.set(name, found)
}

function nameAndDb(body: Doc, sequences: ReadonlyMap<string, unknown>): { name: string; db: string } {
  const [name] = body.keys()
  const db: Value = body.get('$db')
  if (name === undefined || sequences.has(name)) throw mongoError('FailedToParse', 'a command needs a name')
  if (typeof db !== 'string') throw mongoError('Location40571', 'OP_MSG requests require a $db argument')
  return { name, db }
}

function writeMessage(responseTo: number, body: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(21 + body.length)
  frame.writeInt32LE(frame.length, 0)
  frame.writeInt32LE(0, 4)
  frame.writeInt32LE(responseTo, 8)
  frame.writeInt32LE(OP_MSG, 12)
  frame.writeUInt32LE(0, 16)
  frame[20] = 0
  body.copy(frame, 21)
  return frame
}

function writeLegacy(responseTo: number, body: Buffer, failed = 0): Buffer {
  const frame = Buffer.alloc(36 + body.length)
  frame.writeInt32LE(frame.length, 0)
  frame.writeInt32LE(responseTo, 8)
  frame.writeInt32LE(OP_REPLY, 12)
  frame.writeInt32LE(8 | failed, 16)
  frame.writeInt32LE(1, 32)
  body.copy(frame, 36)
  return frame
}

// What comes down the cable of the built-in database: well-formed messages however they are cut, and hostile ones.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

import { BSON } from 'bson'
import mongoose from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'
import { temporaryFolder } from '../support/database.ts'

const OP_MSG = 2013
const HELLO = { hello: 1, $db: 'admin' }

function header(length: number, opcode: number, id = 7): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeInt32LE(length, 0)
  bytes.writeInt32LE(id, 4)
  bytes.writeInt32LE(opcode, 12)
  return bytes
}

function frame(opcode: number, body: Uint8Array, id?: number): Buffer {
  return Buffer.concat([header(16 + body.length, opcode, id), body])
}

function flags(bits: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(bits)
  return bytes
}

/** An OP_MSG of one section of kind 0. */
function message(command: BSON.Document, { bits = 0, id = 7 } = {}): Buffer {
  return frame(OP_MSG, Buffer.concat([flags(bits), Buffer.from([0]), BSON.serialize(command)]), id)
}

/** The checksum of MongoDB's messages: CRC-32 with Castagnoli's polynomial. */
function crc32c(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0x82f63b78 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

function spoiled(edit: (body: Buffer) => void): Buffer {
  const bytes = message(HELLO)
  edit(bytes.subarray(16))
  return bytes
}

/** Ten thousand documents within each other, written by hand: no serialiser would. */
function bottomless(): Buffer {
  let inner = BSON.serialize({})
  for (let level = 0; level < 10_000; level += 1) {
    const outer = Buffer.alloc(inner.length + 8)
    outer.writeInt32LE(outer.length, 0)
    outer.set([3, 0x61, 0], 4)
    outer.set(inner, 7)
    inner = outer
  }
  return frame(OP_MSG, Buffer.concat([flags(0), Buffer.from([0]), inner]))
}

const HOSTILE: readonly (readonly [title: string, bytes: Buffer])[] = [
  ['no protocol at all', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['a length less than a header', header(3, OP_MSG)],
  ['a negative length', header(-1, OP_MSG)],
  ['a length beyond all limits', header(0x7fffffff, OP_MSG)],
  ['an unknown opcode', frame(9, BSON.serialize(HELLO))],
  ['a compressed message nobody offered', frame(2012, Buffer.concat([flags(2013), flags(64), Buffer.from([0]), message(HELLO)]))],
  ['a message of nothing', frame(OP_MSG, Buffer.alloc(0))],
  ['flags and no section', frame(OP_MSG, flags(0))],
  ['an unknown flag that must be understood', message(HELLO, { bits: 0x40 })],
  ['an unknown kind of section', spoiled((body) => { body[4] = 9 })],
  ['a document longer than its message', spoiled((body) => { body.writeInt32LE(100_000, 5) })],
  ['a document shorter than itself', spoiled((body) => { body.writeInt32LE(6, 5) })],
  ['a document of negative length', spoiled((body) => { body.writeInt32LE(-5, 5) })],
  ['an unknown BSON type', spoiled((body) => { body[9] = 0x42 })],
  ['a section of documents cut short',
    frame(OP_MSG, Buffer.concat([flags(0), Buffer.from([1]), flags(1_000), Buffer.from('documents\0')]))],
  ['documents without a bottom', bottomless()],
  ['half a message, and then the end', message(HELLO).subarray(0, 30)],
]

describe('the cable', () => {
  let dir: string
  let server: Awaited<ReturnType<typeof startEmbedded>>
  before(async () => {
    dir = await temporaryFolder()
    server = await startEmbedded({ dir })
  })
  after(async () => {
    await server?.close()
    await rm(dir, { recursive: true, force: true })
  })

  async function plug(): Promise<Socket> {
    const [, host = ''] = /@([^/?]+)/.exec(server.uri) ?? []
    const [name = '', port = ''] = decodeURIComponent(host).split(':')
    const socket = host.includes('.sock') ? connect(decodeURIComponent(host)) : connect(Number(port), name)
    await once(socket, 'connect')
    socket.on('error', () => undefined)
    return socket
  }

  /** Reads answers until there are so many, or the server hangs up. */
  async function answers(socket: Socket, count: number): Promise<readonly BSON.Document[]> {
    const found: BSON.Document[] = []
    let rest = Buffer.alloc(0)
    for await (const chunk of socket) {
      rest = Buffer.concat([rest, chunk])
      while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
        const size = rest.readInt32LE(0)
        const from = rest.readInt32LE(12) === OP_MSG ? 21 : 36
        found.push({ ...BSON.deserialize(rest.subarray(from, size)), to: rest.readInt32LE(8) })
        rest = rest.subarray(size)
      }
      if (found.length >= count) return found
    }
    return found
  }

  for (const [title, bytes] of HOSTILE) {
    it(`survives ${title}`, async () => {
      const socket = await plug()
      socket.end(bytes)
      // Who hangs up on half-read nonsense resets the connection.
      const given = await answers(socket, 1).catch(() => [])
      socket.destroy()
      ok(given.every((one) => one['ok'] === 0), JSON.stringify(given))
      const client = await mongoose.mongo.MongoClient.connect(server.uri)
      equal((await client.db().command({ ping: 1 }))['ok'], 1)
      await client.close()
    })
  }

  it('understands a message that comes byte by byte', async () => {
    const socket = await plug()
    for (const byte of message(HELLO)) socket.write(Buffer.from([byte]))
    const [hello] = await answers(socket, 1)
    deepEqual([hello?.['ok'], hello?.['isWritablePrimary'], hello?.['to']], [1, true, 7])
  })

  it('understands a message that ends with a checksum', async () => {
    const socket = await plug()
    const body = Buffer.concat([flags(1), Buffer.from([0]), BSON.serialize(HELLO)])
    const bytes = Buffer.concat([header(20 + body.length, OP_MSG), body])
    socket.write(Buffer.concat([bytes, flags(crc32c(bytes))]))
    equal((await answers(socket, 1))[0]?.['ok'], 1)
  })

  it('answers several messages of one packet, in turn', async () => {
    const socket = await plug()
    socket.write(Buffer.concat([1, 2, 3, 4].map((id) => message(HELLO, { id }))))
    deepEqual((await answers(socket, 4)).map(({ to }) => to), [1, 2, 3, 4])
  })

  it('answers the greeting of old drivers in their own way', async () => {
    const socket = await plug()
    const name = Buffer.from('admin.$cmd\0')
    const query = Buffer.concat([flags(0), name, flags(0), flags(0xffffffff), BSON.serialize({ isMaster: 1 })])
    socket.write(frame(2004, query))
    const [hello] = await answers(socket, 1)
    deepEqual([hello?.['ok'], hello?.['ismaster']], [1, true])
  })

  it('refuses queries of old drivers, marked as failed, which they would else take for what was found', async () => {
    const socket = await plug()
    const query = Buffer.concat([flags(0), Buffer.from('jingmintong.tips\0'), flags(0), flags(0), BSON.serialize({})])
    socket.write(frame(2004, query))
    const [bytes] = await once(socket, 'data') as [Buffer]
    deepEqual([bytes.readInt32LE(12), bytes.readInt32LE(16) & 2], [1, 2])
    const { ok: fine, code, $err } = BSON.deserialize(bytes.subarray(36))
    deepEqual([fine, code, typeof $err], [0, 352, 'string'])
  })

  it('gives no answer where none is wanted', async () => {
    const socket = await plug()
    socket.write(Buffer.concat([message({ ping: 1, $db: 'admin' }, { bits: 2, id: 1 }), message(HELLO, { id: 2 })]))
    deepEqual((await answers(socket, 1)).map(({ to }) => to), [2])
  })

  it('asks for a login before anything but a greeting', async () => {
    const socket = await plug()
    socket.write(message({ find: 'x', $db: 'jingmintong' }))
    deepEqual((await answers(socket, 1)).map(({ ok: fine, code }) => [fine, code]), [[0, 13]])
  })

  it('stays open to others while a hundred say nothing', async () => {
    const silent = await Promise.all(Array.from({ length: 100 }, plug))
    for (const socket of silent) socket.write(message(HELLO).subarray(0, 20))
    const client = await mongoose.mongo.MongoClient.connect(server.uri)
    equal((await client.db().command({ ping: 1 }))['ok'], 1)
    await client.close()
    for (const socket of silent) socket.destroy()
  })

  it('closes while clients are connected', async () => {
    const other = await temporaryFolder()
    const second = await startEmbedded({ dir: other })
    const client = await mongoose.mongo.MongoClient.connect(second.uri)
    await client.db().collection('x').insertOne({ a: 1 })
    await second.close()
    await client.close()
    await rm(other, { recursive: true, force: true })
  })
})

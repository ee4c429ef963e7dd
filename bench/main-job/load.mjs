// The load: whole conversations, signed and encrypted beforehand, over raw keep-alive sockets, so that the
// generator costs little of the core it shares with the database's thread.

import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { DIALOGUE } from './dialogue.mjs'

const { BENCH_PORT, BENCH_TOKEN, BENCH_APP_ID, BENCH_AES_KEY, BENCH_MODE } = process.env
const sha1 = (...parts) => createHash('sha1').update(parts.toSorted().join('')).digest('hex')

function seal(text) {
  const key = Buffer.from(`${BENCH_AES_KEY}=`, 'base64')
  const message = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const frame = Buffer.concat([randomBytes(16), length, message, Buffer.from(BENCH_APP_ID)])
  const pad = 32 - (frame.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([frame, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64')
}

let serial = 0
const run = randomBytes(5).toString('hex')

function request(from, text) {
  serial += 1
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = `${run}${serial}`
  let xml = `<xml><ToUserName><![CDATA[gh_0a1b2c3d4e5f]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>`
    + `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content><MsgId>${24_000_000_000_000_000n + BigInt(serial)}</MsgId></xml>`
  let query = `signature=${sha1(BENCH_TOKEN, timestamp, nonce)}&timestamp=${timestamp}&nonce=${nonce}&openid=${from}`
  if (BENCH_MODE === 'safe') {
    const sealed = seal(xml)
    query += `&encrypt_type=aes&msg_signature=${sha1(BENCH_TOKEN, timestamp, nonce, sealed)}`
    xml = `<xml><ToUserName><![CDATA[gh_0a1b2c3d4e5f]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
  }
  return Buffer.from(`POST /wechat?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(xml)}\r\n\r\n${xml}`)
}

/** Makes so many conversations, whole or only their first turns; each is a list of requests. */
export function makeConversations(count, turns = DIALOGUE.length) {
  return Array.from({ length: count }, (_, i) => {
    const from = `o${run}${String(i).padStart(16, '0')}x`
    return DIALOGUE.slice(0, turns).map((text) => request(from, text))
  })
}

/** A socket that sends one request at a time and resolves with whether it was answered with a text. */
export function openSocket() {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(BENCH_PORT), '127.0.0.1', () => resolve({ send, end: () => socket.destroy() }))
    socket.setNoDelay(true)
    socket.on('error', reject)
    let buffer = Buffer.alloc(0)
    let done
    const send = (bytes) => new Promise((answered) => {
      done = answered
      socket.write(bytes)
    })
    socket.on('data', (part) => {
      buffer = buffer.length ? Buffer.concat([buffer, part]) : part
      const head = buffer.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1] ?? 0)
      if (buffer.length < head + 4 + length) return
      const ok = buffer.toString('latin1', 9, 12) === '200' && length > 20
      buffer = Buffer.alloc(0)
      done(ok)
    })
  })
}

/** How many residents are in the middle of a conversation at once in the open loop. */
const IN_THE_MIDDLE = 250

function summary(times, errors, seconds) {
  const sorted = Float64Array.from(times).sort()
  const at = (p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0
  return { turns: times.length, errors, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), p999: at(0.999) }
}

/** Closed loop: so many sockets, each holding one conversation after the other. */
export async function closedLoop(conversations, sockets) {
  const open = await Promise.all(Array.from({ length: sockets }, openSocket))
  const times = []
  let [next, errors] = [0, 0]
  const start = performance.now()
  await Promise.all(open.map(async (socket) => {
    for (let mine = conversations[next++]; mine; mine = conversations[next++]) {
      for (const bytes of mine) {
        const sent = performance.now()
        if (!(await socket.send(bytes))) errors += 1
        times.push(performance.now() - sent)
      }
    }
  }))
  const seconds = (performance.now() - start) / 1000
  for (const socket of open) socket.end()
  return summary(times, errors, seconds)
}

/**
 * Open loop: turns begin at a fixed rate whatever the answers do; latency counts from when a turn should have begun,
 * also where it has to wait for a free socket or for a resident whose last answer is not there yet.
 * Residents do not march in step: each turn is one of somebody picked by chance among those who are in the middle.
 */
export async function openLoop(conversations, rate, sockets = 200) {
  const free = await Promise.all(Array.from({ length: sockets }, openSocket))
  const waiting = conversations.map((mine) => ({ mine, at: 0 }))
  const ready = waiting.splice(0, IN_THE_MIDDLE)
  const pick = () => ready.splice(Math.floor(Math.random() * ready.length), 1)[0]
  const total = conversations.length * DIALOGUE.length
  const due = []
  const times = []
  let [errors, begun] = [0, 0]
  const start = performance.now()
  await new Promise((resolve) => {
    const one = async (since) => {
      const turn = pick()
      const socket = free.shift() // in turn: a socket that rests for seconds is closed by the server
      if (!(await socket.send(turn.mine[turn.at++]))) errors += 1
      times.push(performance.now() - since)
      free.push(socket)
      const next = turn.at < turn.mine.length ? turn : waiting.shift()
      if (next) ready.push(next)
      pump()
    }
    const pump = () => {
      while (due.length > 0 && free.length > 0 && ready.length > 0) void one(due.shift())
      if (times.length < total) return
      clearInterval(tick)
      resolve()
    }
    const tick = setInterval(() => {
      const now = performance.now()
      for (; begun < total && start + (begun / rate) * 1000 <= now; begun++) due.push(start + (begun / rate) * 1000)
      pump()
    }, 1)
  })
  const seconds = (performance.now() - start) / 1000
  for (const socket of free) socket.end()
  return summary(times, errors, seconds)
}

// Live replies: server-sent events to the tabs that are open, looked for each second while any is.

import { PassThrough, type Readable } from 'node:stream'
import type { Log } from '../../lib/log.ts'
import type { Converse } from '../../ports/converse.ts'

/** How often is looked and a sign of life given (ms), and how many streams may be open. */
export type StreamLimits = {
  readonly every: number
  readonly beat: number
  readonly most: number
  readonly mostOfSource: number
}

// Behind one address may stand an office, or a carrier's whole district.
const LIMITS: StreamLimits = { every: 1_000, beat: 20_000, most: 2_000, mostOfSource: 100 }

/** What a reader that has gone silently may leave unread, in bytes. */
const UNREAD = 64 * 1024

/** The open streams. */
export type Streams = {
  /** Opens a stream of a resident's waiting messages; undefined if there are too many. It ends when its reader goes. */
  readonly open: (from: string, source: string) => Readable | undefined
  readonly close: () => void
}

type Stream = {
  readonly from: string
  readonly source: string
  readonly out: PassThrough
  readonly sent: Set<string>
  busy: boolean
  beaten: number
}

/** Creates the streams; a message is sent once a stream, and waits until the page says that it was shown. */
export function createStreams(converse: Converse, log: Log, limits: StreamLimits = LIMITS): Streams {
  const streams = new Set<Stream>()
  let timer: NodeJS.Timeout | undefined
  let failing = false

  const look = async (stream: Stream) => {
    if (stream.busy) return
    stream.busy = true
    try {
      const waiting = await converse.waiting('webchat', stream.from)
      for (const { id, message } of waiting.filter((each) => !stream.sent.has(each.id))) {
        stream.sent.add(id)
        stream.out.write(`event: message\ndata: ${JSON.stringify({ ...message, id })}\n\n`)
      }
      failing = false
    } catch (error) {
      if (!failing) log.fault('webchat.stream.failed', error)
      failing = true
    }
    stream.busy = false
  }
  const tick = () => {
    for (const stream of streams) {
      stream.beaten += limits.every
      if (stream.beaten >= limits.beat) beat(stream)
      if (stream.out.writableLength > UNREAD) stream.out.destroy()
      else void look(stream)
    }
  }
  const leave = (stream: Stream) => {
    streams.delete(stream)
    if (streams.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    open: (from, source) => {
      const ofSource = [...streams].filter((stream) => stream.source === source)
      if (streams.size >= limits.most || ofSource.length >= limits.mostOfSource) return undefined
      const stream: Stream = { from, source, out: new PassThrough(), sent: new Set(), busy: false, beaten: 0 }
      streams.add(stream)
      stream.out.on('close', () => leave(stream))
      stream.out.on('error', () => stream.out.destroy())
      beat(stream)
      void look(stream)
      timer ??= setInterval(tick, limits.every)
      return stream.out
    },
    close: () => {
      for (const stream of streams) stream.out.end()
      streams.clear()
      clearInterval(timer)
      timer = undefined
    },
  }
}

/** A comment: keeps proxies from closing the connection, and tells the page that we are there. */
function beat(stream: Stream): void {
  stream.beaten = 0
  stream.out.write(': \n\n')
}

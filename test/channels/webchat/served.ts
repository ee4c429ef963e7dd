// Serves the web chat on a loopback port, over a conversation that a test plays itself.

import { Router } from '@koa/router'
import { randomBytes } from 'node:crypto'
import { createApp } from '../../../src/http/app.ts'
import { readBody } from '../../../src/http/body.ts'
import { createSource } from '../../../src/http/source.ts'
import { createWebchat, type WebchatParts } from '../../../src/channels/webchat/channel.ts'
import { createHasher } from '../../../src/lib/hash.ts'
import { silence, type Log } from '../../../src/lib/log.ts'
import type { Converse } from '../../../src/ports/converse.ts'

/** What a test may put in the place of the usual parts. */
export type Parts = Partial<WebchatParts> & { readonly converse: Converse; readonly log?: Log }

/** Starts a server, on a port of its own unless one is named; `close` ends it with its streams, `listening` counts those that are open. */
export async function serve(parts: Parts, at = 0) {
  const webchat = createWebchat({
    media: { keep: () => Promise.resolve('m1') },
    texts: { unavailable: (language) => `unavailable ${language}`, busy: (language) => `busy ${language}` },
    log: silence,
    now: Date.now,
    random: randomBytes,
    hash: createHasher(Buffer.alloc(32, 1)).hash,
    body: readBody,
    source: createSource({ kind: 'none' }),
    ...parts,
  })
  let listening = 0
  const counted = new Router()
  counted.use('/chat/events', async (ctx, next) => {
    listening += 1
    ctx.res.once('close', () => { listening -= 1 })
    await next()
  })
  counted.use(webchat.router.routes())
  const app = createApp({
    routers: [counted],
    health: () => Promise.resolve({ ok: true }),
    log: parts.log ?? silence,
    problems: ['/chat/'],
  })
  const { port } = await app.listen(at, '127.0.0.1')
  return {
    address: `http://127.0.0.1:${port}`,
    webchat,
    listening: () => listening,
    close: () => {
      webchat.close()
      return app.close(500)
    },
  }
}

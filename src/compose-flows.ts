// Joins the page /flows: for whoever writes flows, in development, asked for on this machine alone.

import { BlockList, isIP } from 'node:net'
import { join } from 'node:path'
import { Router } from '@koa/router'
import type { Flow } from './engine/flow.ts'
import type { Files } from './files.ts'
import { FLOWS_POLICY, writeFlowsPage, type FlowCoverage } from './flows/page.ts'
import type { GuideContent } from './guide/content.ts'
import type { Repertoire } from './repertoire.ts'
import type { Served } from './route.ts'
import type { Tally } from './runtime/tally.ts'
import { playTalks } from './talk/play-all.ts'

/** Where the talks of the flows are. */
const TALKS = join('test', 'talks')

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8)
LOOPBACK.addAddress('::1', 'ipv6')

/** Joins the page. */
export function composeFlows({ flows, translator }: Repertoire, { count }: Tally, { guide, department }: Files): Router {
  const router = new Router()
  const language = translator.languages[0] ?? 'zh-CN'
  const say = (key: string): string => (translator.has(language, key) ? translator.say(language, key) : '')
  const cover = createCover({ flows, translator, guide, department })
  router.get('/flows', async (ctx) => {
    // Through a proxy or under another name it is somebody else's browser that asks.
    if (!isHere(ctx.req.socket.remoteAddress) || !isOurs(ctx.hostname) || ctx.get('X-Forwarded-For') !== '') return
    ctx.set('Content-Security-Policy', FLOWS_POLICY)
    ctx.type = 'text/html; charset=utf-8'
    ctx.body = writeFlowsPage({ flows: flows(), say, count, coverage: await cover() })
  })
  return router
}

type Covering = Pick<Repertoire, 'flows' | 'translator'> & { readonly guide: GuideContent; readonly department: Served }

// Talks are played when the page is asked for, and again only once the flows have changed.
function createCover({ flows, translator: words, ...parts }: Covering): () => Promise<readonly FlowCoverage[] | undefined> {
  let of: readonly Flow[] | undefined
  let found: Promise<readonly FlowCoverage[] | undefined> | undefined
  return () => {
    const current = flows()
    if (found === undefined || of !== current) {
      of = current
      found = playTalks(TALKS, { flows: current, words, ...parts }).then(
        ({ talks, coverage }) => (talks.length > 0 ? coverage : undefined), () => undefined)
    }
    return found
  }
}

function isHere(address = ''): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return isIP(plain) > 0 && LOOPBACK.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}

function isOurs(host: string): boolean {
  return host === 'localhost' || isHere(host.replace(/^\[|\]$/g, ''))
}

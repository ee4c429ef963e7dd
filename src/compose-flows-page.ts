// Joins the page /flows: for whoever writes flows, in development, asked for on this machine alone.

import { Router } from '@koa/router'
import { BlockList, isIP } from 'node:net'
import { join } from 'node:path'
import type { Files } from './files.ts'
import type { Repertoire } from './repertoire.ts'
import type { Flow } from './engine/flow.ts'
import { FLOWS_POLICY, writeFlowsPage, type FlowCoverage } from './flows/page.ts'
import { createGuide } from './guide/guide.ts'
import { guideOf } from './runtime/route/guide-of.ts'
import type { Tally } from './runtime/tally.ts'
import { TALKS_BEGIN } from './flows/talk/play.ts'
import { playTalks, type PlayedTalks } from './flows/talk/play-all.ts'

/** Where the talks of the flows are. */
const TALKS = join('test', 'talks')

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8)
LOOPBACK.addAddress('::1', 'ipv6')

/** Joins the page. */
export function composeFlows({ flows, translator }: Repertoire, { count, total }: Tally, { guide, department }: Files): Router {
  const router = new Router()
  const language = translator.languages[0] ?? 'zh-CN'
  const say = (key: string): string => (translator.has(language, key) ? translator.say(language, key) : '')
  const cover = createCover(flows, (current) => playTalks(TALKS, {
    flows: current, words: translator, ...guideOf(createGuide(guide, { now: () => TALKS_BEGIN }), department),
  }))
  router.get('/flows', async (ctx) => {
    // Through a proxy or under another name it is somebody else's browser that asks.
    if (!isHere(ctx.req.socket.remoteAddress) || !isOurs(ctx.hostname) || ctx.get('X-Forwarded-For') !== '') return
    ctx.set('Content-Security-Policy', FLOWS_POLICY)
    ctx.type = 'text/html; charset=utf-8'
    ctx.body = writeFlowsPage({ flows: flows(), say, count, total, coverage: await cover() })
  })
  return router
}

type Cover = () => Promise<readonly FlowCoverage[] | undefined>

// Talks are played when the page is asked for, and again only once the flows have changed.
function createCover(flows: Repertoire['flows'], playAll: (current: readonly Flow[]) => Promise<PlayedTalks>): Cover {
  let of: readonly Flow[] | undefined
  let found: ReturnType<Cover> | undefined
  return () => {
    const current = flows()
    if (found === undefined || of !== current) {
      of = current
      found = playAll(current).then(({ talks, coverage }) => (talks.length > 0 ? coverage : undefined), () => undefined)
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

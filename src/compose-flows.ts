// Joins the page /flows: for whoever writes flows, in development, asked for on this machine alone.

import { BlockList, isIP } from 'node:net'
import { Router } from '@koa/router'
import { FLOWS_POLICY, writeFlowsPage } from './flows/page.ts'
import type { Repertoire } from './repertoire.ts'
import type { Tally } from './runtime/tally.ts'

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8)
LOOPBACK.addAddress('::1', 'ipv6')

/** Joins the page. */
export function composeFlows({ flows, translator }: Repertoire, { count }: Tally): Router {
  const router = new Router()
  const language = translator.languages[0] ?? 'zh-CN'
  const say = (key: string): string => (translator.has(language, key) ? translator.say(language, key) : '')
  router.get('/flows', (ctx) => {
    // Through a proxy or under another name it is somebody else's browser that asks.
    if (!isHere(ctx.req.socket.remoteAddress) || !isOurs(ctx.hostname) || ctx.get('X-Forwarded-For') !== '') return
    ctx.set('Content-Security-Policy', FLOWS_POLICY)
    ctx.type = 'text/html; charset=utf-8'
    ctx.body = writeFlowsPage({ flows: flows(), say, count })
  })
  return router
}

function isHere(address = ''): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return isIP(plain) > 0 && LOOPBACK.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}

function isOurs(host: string): boolean {
  return host === 'localhost' || isHere(host.replace(/^\[|\]$/g, ''))
}

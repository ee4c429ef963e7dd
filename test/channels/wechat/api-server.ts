// Plays WeChat's API for tests: a loopback server that notes what it is asked, gives tokens, and answers as it is told.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../../src/channels/wechat/connect.ts'
import type { Log } from '../../../src/lib/log.ts'
import { createTokens } from '../../../src/store/memory/tokens.ts'
import type { Tokens } from '../../../src/ports/tokens.ts'
import { fakeLog } from './platform.ts'

/** A request as the server saw it. */
export type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly text: string }

/** What the server does with a request that is not for a token: what it returns is sent as JSON, a string as it is. */
export type Answering = (asked: Asked, response: ServerResponse) => object | string | undefined

/** The secret of the account; it must never be seen again. */
export const SECRET = 'a-secret-of-the-account'

/** A running API; `asked` holds all requests but those for tokens, `tokens` the tokens it gave. */
export type ApiServer = {
  readonly base: string
  readonly asked: Asked[]
  readonly tokens: string[]
  answer: Answering
  answerToken: (given: string) => object | string
  readonly close: () => void
}

/** Starts an API that takes everything, under the token it gave last. */
export async function startApi(): Promise<ApiServer> {
  const server = createServer((request, response) => void respond(request, response))
  const started: Omit<ApiServer, 'base'> = {
    asked: [],
    tokens: [],
    answer: () => ({ errcode: 0, errmsg: 'ok' }),
    answerToken: (given) => ({ access_token: given, expires_in: 7200 }),
    close: () => { server.closeAllConnections(); server.close() },
  }
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', 'http://api')
    const chunks = await request.toArray()
    const asked = { method: request.method ?? '', path: url.pathname, query: url.searchParams, text: Buffer.concat(chunks).toString() }
    const body = url.pathname.endsWith('/cgi-bin/stable_token') ? giveToken() : take(asked, response)
    if (response.destroyed || response.headersSent || body === undefined) return
    const isText = typeof body === 'string'
    response.setHeader('content-type', isText ? 'text/html' : 'application/json; charset=utf-8')
    response.end(isText ? body : JSON.stringify(body))
  }
  const giveToken = (): object | string => {
    const given = `secret-token-${started.tokens.length + 1}`
    started.tokens.push(given)
    return started.answerToken(given)
  }
  const take = (asked: Asked, response: ServerResponse): object | string | undefined => {
    started.asked.push(asked)
    return started.answer(asked, response)
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(started, { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

/** The platform's answer to a token that is not the last one it gave. */
export const STALE = { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest rid: 66a1-b2' }

/** Connects the account of the tests; what is not given is real. */
export function connectTo(base: string, parts: { readonly tokens?: Tokens; readonly log?: Log; readonly ticks?: () => number } = {}) {
  const shared = { now: Date.now, ticks: () => performance.now(), log: fakeLog() as Log, ...parts }
  const account = { appId: 'wx0123456789abcdef', appSecret: SECRET, apiBase: base }
  return { ...shared, api: connect(account, { tokens: createTokens(), sleep, ...shared }) }
}

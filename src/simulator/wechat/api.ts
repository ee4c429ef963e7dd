// WeChat's server API: every path, what it needs, and who answers it.

import { isUtf8 } from 'node:buffer'
import { chinaDay } from '../../lib/time.ts'
import type { Answer, Call } from '../origin.ts'
import { asObject, parseJson, stringIn, type Json } from '../read.ts'
import type { Account } from './account.ts'
import { answerOf, OK, refuse, type Result } from './answers.ts'
import { sendCustom, sendTyping } from './custom.ts'
import { download, publicFile, upload } from './files.ts'
import { createMenus, type Menus } from './menu.ts'
import { createNotices } from './notices.ts'
import { createCodes, createPeople, type Codes } from './people.ts'
import { createQuotas, type Quotas } from './quotas.ts'
import { createTokens, type Tokens } from './tokens.ts'

type Endpoint = {
  readonly method: 'GET' | 'POST'
  /** Only for verified accounts. */
  readonly rights?: true
  readonly answer: (json: Json, call: Call) => Result | Promise<Result>
}

/** The API of an account. */
export type WechatApi = {
  readonly answer: (call: Call) => Promise<Answer>
  readonly tokens: Tokens
  readonly menus: Menus
  readonly codes: Codes
  readonly quotas: Quotas
}

/** Creates the API of an account. */
export function createWechatApi(account: Account): WechatApi {
  const tokens = createTokens(account.setup, account.clock)
  const quotas = createQuotas(account.setup.daily)
  const menus = createMenus(account)
  const codes = createCodes(account)
  const endpoints = list({ account, menus, codes, quotas })
  const now = (): number => account.clock.now()

  const answer = async (call: Call): Promise<Result> => {
    if (/^\/(?:pictures|videos)\//.test(call.path)) return publicFile(call.path, account)
    if (call.path === '/cgi-bin/showqrcode') return codes.show(call.query.get('ticket'))
    const endpoint = Object.hasOwn(endpoints, call.path) ? endpoints[call.path] : undefined
    if (call.path === '/cgi-bin/stable_token') {
      return call.method === 'POST' ? tokens.stable(parseJson(call.body.toString())) : refuse(43002)
    }
    if (call.path === '/cgi-bin/token') return quotas.take(call.path, chinaDay(now())) ? tokens.plain(call.query) : refuse(45009)
    if (!endpoint) return refuse(40066)
    if (call.method !== endpoint.method) return refuse(endpoint.method === 'GET' ? 43001 : 43002)
    const barred = tokens.check(call.query.get('access_token')) || (endpoint.rights && !account.setup.verified ? 48001 : 0)
    if (barred) return refuse(barred)
    const body = endpoint.method === 'POST' && call.path !== '/cgi-bin/media/upload' ? readBody(call.body) : { json: {} }
    if ('refused' in body) return refuse(body.refused)
    return quotas.take(call.path, chinaDay(now())) ? endpoint.answer(body.json, call) : refuse(45009)
  }
  return { tokens, menus, codes, quotas, answer: async (call) => answerOf(await answer(call)) }
}

type Parts = { readonly account: Account; readonly menus: Menus; readonly codes: Codes; readonly quotas: Quotas }

function list({ account, menus, codes, quotas }: Parts): { readonly [path: string]: Endpoint } {
  const notices = createNotices(account)
  const people = createPeople(account)
  const get = (answer: Endpoint['answer']): Endpoint => ({ method: 'GET', answer, rights: true })
  const post = (answer: Endpoint['answer']): Endpoint => ({ method: 'POST', answer, rights: true })
  const ips = get(() => ({ json: { ip_list: ['127.0.0.1'] } }))
  return {
    '/cgi-bin/message/custom/send': post((json) => sendCustom(json, account)),
    '/cgi-bin/message/custom/typing': post((json) => sendTyping(json, account)),
    '/cgi-bin/message/subscribe/bizsend': post((json) => notices.subscription(json)),
    '/cgi-bin/message/template/send': post((json) => notices.template(json)),
    '/wxaapi/newtmpl/gettemplate': get(() => notices.list()),
    '/cgi-bin/media/upload': post((_json, call) => upload(call, account)),
    '/cgi-bin/media/get': get((_json, call) => download(call.query.get('media_id'), account)),
    '/cgi-bin/menu/create': post((json) => menus.create(json)),
    '/cgi-bin/menu/get': get(() => menus.get()),
    '/cgi-bin/menu/delete': get(() => menus.remove()),
    '/cgi-bin/menu/addconditional': post((json) => menus.addConditional(json)),
    '/cgi-bin/menu/delconditional': post((json) => menus.removeConditional(json)),
    '/cgi-bin/menu/trymatch': post((json) => menus.tryMatch(json)),
    '/cgi-bin/tags/create': post((json) => people.createTag(json)),
    '/cgi-bin/tags/get': get(() => people.listTags()),
    '/cgi-bin/tags/delete': post((json) => people.removeTag(json)),
    '/cgi-bin/tags/getidlist': post((json) => people.tagsOf(json)),
    '/cgi-bin/tags/members/batchtagging': post((json) => people.tag(json, true)),
    '/cgi-bin/tags/members/batchuntagging': post((json) => people.tag(json, false)),
    '/cgi-bin/qrcode/create': post((json) => codes.create(json)),
    '/cgi-bin/user/info': get((_json, call) => people.info(call.query.get('openid'))),
    '/cgi-bin/getcallbackip': { ...ips },
    '/cgi-bin/get_api_domain_ip': { ...ips },
    '/cgi-bin/clear_quota': {
      method: 'POST',
      answer: (json) => {
        if (stringIn(json, 'appid') !== account.setup.appId) return refuse(40013)
        return quotas.clear(chinaDay(account.clock.now())) ? OK : refuse(48006)
      },
    },
  }
}

function readBody(body: Buffer): { readonly json: Json } | { readonly refused: number } {
  if (body.length === 0) return { refused: 44002 }
  const text = body.toString()
  const json = isUtf8(body) ? asObject(parseJson(text)) : undefined
  if (!json) return { refused: 47001 }
  return /(?<!\\)(?:\\\\)*\\u[\dA-Fa-f]{4}/.test(text) ? { refused: 40033 } : { json }
}

// Weibo's API for verified accounts, all hosts of its papers on one origin.

import { isUtf8 } from 'node:buffer'
import type { Answer, Call } from '../origin.ts'
import { asObject, listIn, numberIn, objectIn, parseJson, stringIn, type Json } from '../read.ts'
import { writeJson } from '../numbers.ts'
import type { WeiboAccount } from './account.ts'
import { readMessage } from './message.ts'

type Result = object | { readonly refused: number } | { readonly answer: Answer }
type Endpoint = { readonly methods: readonly string[]; readonly answer: (form: URLSearchParams, call: Call) => Result }

/** What errors say; those of 264xx are made up, as their list was never published. */
const ERRORS: { readonly [code: number]: string } = {
  10001: 'System error!', 10009: 'Too many pending tasks, system is busy!',
  10008: 'Param error, see doc for more info.',
  10016: 'Miss required parameter', 10017: 'Parameter value is not valid', 10018: 'Request body length over limit!',
  10020: 'Request api not found!',
  10021: 'HTTP method is not supported for this request!', 10022: 'IP requests out of rate limit!',
  10023: 'User requests out of rate limit!',
  20354: 'invalid media type', 21301: 'Auth faild!', 21315: 'Token expired!', 21327: 'Expired token!',
  21332: 'Invalid access_token!',
  26401: 'The receiver is no fan of this account!', 26402: 'Out of the time or number of replies!',
  26403: 'Menu does not exist!',
  26404: 'Menu is not valid!',
}

/** Says no in Weibo's form: the code as a text of digits, the status 4xx. */
export function refuse({ path }: Pick<Call, 'path'>, code: number): Answer {
  const status = code < 10_010 && code !== 10_008 ? 503 : code >= 21_301 && code <= 21_332 ? 401 : 400
  return { status, body: JSON.stringify({ request: path, error_code: String(code), error: ERRORS[code] ?? 'error' }), code }
}

/** The API of an account. */
export type WeiboApi = {
  readonly answer: (call: Call) => Answer
  /** The buttons that fans see; undefined if there is no menu. */
  readonly menu: () => readonly Json[] | undefined
  /** Lets the access token run out. */
  readonly expire: () => void
}

/** Creates the API of an account. */
export function createWeiboApi(account: WeiboAccount): WeiboApi {
  const menu: { buttons: readonly Json[] | undefined } = { buttons: undefined }
  const endpoints = list(account, menu)
  return {
    menu: () => menu.buttons,
    expire: () => {
      account.tokenUntil = account.clock.now()
    },
    answer: (call) => {
      const result = answer(call, account, endpoints)
      if ('refused' in result) return refuse(call, Number(result.refused))
      if ('answer' in result) return result.answer as Answer // only an answer is named so
      return { body: writeJson(result) }
    },
  }
}

function answer(call: Call, account: WeiboAccount, endpoints: { readonly [path: string]: Endpoint }): Result {
  const endpoint = Object.hasOwn(endpoints, call.path) ? endpoints[call.path] : undefined
  if (!endpoint) return { refused: 10020 }
  if (!endpoint.methods.includes(call.method)) return { refused: 10021 }
  const isForm = call.type.includes('x-www-form-urlencoded') && isUtf8(call.body)
  const form = new URLSearchParams(isForm ? call.body.toString() : '')
  const header = /^OAuth2 (.+)$/.exec(call.authorization)?.[1]
  const token = call.query.get('access_token') ?? form.get('access_token') ?? header
  if (!token) return { refused: 21301 }
  if (token !== account.setup.token) return { refused: 21332 }
  if (account.clock.now() >= account.tokenUntil) return { refused: 21315 }
  return endpoint.answer(form, call)
}

function list(account: WeiboAccount, menu: { buttons: readonly Json[] | undefined }): { readonly [path: string]: Endpoint } {
  const reply: Endpoint = { methods: ['POST'], answer: (form) => send(form, account) }
  return {
    '/2/messages/reply.json': reply,
    '/2/messages/reply/biz.json': reply,
    '/2/messages/menu/create.json': {
      methods: ['POST'],
      answer: (form) => {
        const buttons = listIn(asObject(parseJson(form.get('menus') ?? '')), 'button').map(asObject).filter((one) => one !== undefined)
        if (!isMenu(buttons)) return { refused: 26404 }
        menu.buttons = buttons
        return { result: true }
      },
    },
    '/2/messages/menu/show.json': {
      methods: ['GET'],
      answer: () => (menu.buttons ? { menu: { button: menu.buttons } } : { refused: 26403 }),
    },
    '/2/messages/menu/delete.json': {
      methods: ['GET', 'POST'],
      answer: () => {
        menu.buttons = undefined
        return { result: true }
      },
    },
    '/2/mss/msget': { methods: ['GET'], answer: (_form, { query }) => download(query.get('fid'), account) },
    '/2/eps/qrcode/create.json': { methods: ['POST'], answer: (_form, { body }) => createCode(asObject(parseJson(body.toString()))) },
    '/2/eps/user/info.json': { methods: ['GET'], answer: (_form, { query }) => infoOf(query.get('uid'), account) },
    '/2/messages/subscribers/get.json': {
      methods: ['GET'],
      answer: () => {
        const uids = [...account.fans.values()].filter(({ follows }) => follows).map(({ uid }) => uid)
        return { total: uids.length, count: uids.length, data: { uids }, next_uid: '0' }
      },
    },
    '/2/eps/push/set_format.json': {
      methods: ['POST'],
      answer: (form) => {
        const format = form.get('format')
        if (format !== 'xml' && format !== 'json') return { refused: 10017 }
        account.setup.format = format
        return { result: true }
      },
    },
  }
}

function send(form: URLSearchParams, { fans, chats, clock }: WeiboAccount): Result {
  const [type, data, receiver] = ['type', 'data', 'receiver_id'].map((name) => form.get(name))
  if (!type || !data || !receiver) return { refused: 10016 }
  if (form.get('save_sender_box') !== null && !/^[01]$/.test(form.get('save_sender_box') ?? '')) return { refused: 10017 }
  const fan = fans.get(receiver)
  if (!fan) return { refused: 26401 }
  const message = readMessage(type, data)
  if (!message.ok) return { refused: message.why === 'text-too-long' ? 10018 : 10017 }
  const taken = fan.ledger.take(clock.now())
  if (taken !== 'taken') return { refused: fan.follows ? 26402 : 26401 }
  chats.show(fan.uid, { ...message.shown, at: clock.now(), by: 'service' })
  return { result: true, receiver_id: fan.uid, type, data }
}

function isMenu(buttons: readonly Json[]): boolean {
  const isButton = (one: Json): boolean => {
    const type = stringIn(one, 'type')
    const target = type === 'click' ? stringIn(one, 'key') : type === 'view' ? stringIn(one, 'url') : undefined
    return Boolean(stringIn(one, 'name')) && Boolean(target)
  }
  return buttons.length >= 1 && buttons.length <= 3 && buttons.every((button) => {
    const below = listIn(button, 'sub_button').map(asObject)
    if (below.length === 0) return isButton(button)
    return Boolean(stringIn(button, 'name')) && below.length <= 5 && below.every((one) => one !== undefined && isButton(one))
  })
}

function download(fid: string | null, { media }: WeiboAccount): Result {
  const medium = media.get(fid ?? '')
  return medium ? { answer: { type: medium.type, body: medium.bytes } } : { refused: 10017 }
}

function createCode(json: Json | undefined): Result {
  const kind = stringIn(json, 'action_name')
  const scene = numberIn(objectIn(objectIn(json, 'action_info'), 'scene'), 'scene_id') ?? 0
  const seconds = numberIn(json, 'expire_seconds') ?? 1800
  if (kind === 'QR_LIMIT_SCENE') return scene >= 1 && scene <= 100_000 ? { ticket: `T${scene}` } : { refused: 10017 }
  if (kind !== 'QR_SCENE' || scene < 1 || seconds < 1 || seconds > 1800) return { refused: 10017 }
  return { ticket: `T${scene}`, expire_seconds: seconds }
}

function infoOf(uid: string | null, { fans }: WeiboAccount): Result {
  const fan = fans.get(uid ?? '')
  if (!fan?.follows) return { follow: '0' }
  return {
    subscribe: 1, uid: fan.uid, nickname: 'fan', sex: 0, language: 'zh_CN', city: '', province: '', country: '', headimgurl: '',
    follow: '1', subscribe_time: Math.floor(fan.since / 1000),
  }
}

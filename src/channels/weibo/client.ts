// Weibo's API: calls it with the account's token, and tells what it answered in words that do not hold the token.

import type { Call, Called } from '../call.ts'
import { readJson, type Members } from './json.ts'

/** Where the API is. The platform spreads it over three hosts. */
export type WeiboHosts = { readonly messages: string; readonly upload: string }

/** What a client is made of. */
export type WeiboApi = {
  /** Shown on the account's page; lives about a year, and only a human can make a new one. */
  readonly token: string
  /** One origin for all hosts; the real ones if undefined. */
  readonly base?: string
  readonly call: Call
}

/** What came of a call. */
export type Answer =
  | { readonly kind: 'done'; readonly told: Members }
  /** The platform says no, with a number of its table. */
  | { readonly kind: 'refused'; readonly code: number }
  /** Something between us answered, or the platform in words that are none of its own: HTML, an empty page. */
  | { readonly kind: 'unclear'; readonly why: string }
  | { readonly kind: 'unsent' | 'cut'; readonly why: string }

/** Calls the API. Paths are without host and `/2`. */
export type WeiboClient = {
  /** Posts a form; the token goes where the platform wants it. */
  readonly post: (path: string, form: { readonly [name: string]: string }, token?: 'form' | 'query') => Promise<Answer>
  readonly get: (path: string) => Promise<Answer>
  /** Fetches a file that a resident sent, as it comes. */
  readonly file: (id: string) => Promise<Called>
}

const HOSTS: WeiboHosts = { messages: 'https://m.api.weibo.com', upload: 'https://upload.api.weibo.com' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }

/** Creates a client. */
export function createClient({ token, base, call }: WeiboApi): WeiboClient {
  const hosts = base === undefined ? HOSTS : { messages: base, upload: base }
  const locate = (host: string, path: string, query: { readonly [name: string]: string }): URL => {
    const url = new URL(`/2/${path}`, host)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return url
  }
  return {
    post: async (path, form, where = 'form') => {
      const signed = { access_token: token }
      const body = new URLSearchParams(where === 'form' ? { ...signed, ...form } : form).toString()
      const url = locate(hosts.messages, path, where === 'query' ? signed : {})
      return readAnswer(await call({ url, method: 'POST', headers: FORM, body }))
    },
    get: async (path) => readAnswer(await call({ url: locate(hosts.messages, path, { access_token: token }), method: 'GET' })),
    file: (id) => call({ url: locate(hosts.upload, 'mss/msget', { access_token: token, fid: id }), method: 'GET' }),
  }
}

/** Reads an answer. Errors come with any status, 200 included; their number may be written as a string. */
export function readAnswer(called: Called): Answer {
  if (called.kind !== 'answered') return called
  const { status, bytes } = called
  const told = readJson(bytes.toString())
  if (!told) return { kind: 'unclear', why: `status-${status}` }
  const code = String(told['error_code'] ?? told['errcode'] ?? '0')
  if (/^[1-9]\d{0,6}$/.test(code)) return { kind: 'refused', code: Number(code) }
  const isDone = status >= 200 && status < 300 && code === '0' && !['false', '0'].includes(String(told['result'] ?? true))
  return isDone ? { kind: 'done', told } : { kind: 'unclear', why: `status-${status}` }
}

// Calls the simulated API as any client would.

import type { Simulator } from '../../src/simulator/start.ts'

/** An answer of the API. */
export type Told = { readonly status: number; readonly type: string; readonly text: string; readonly json: any } // oxlint-disable-line no-explicit-any -- tests look into JSON of all forms

/** Calls a path; with a body by POST. */
export async function call(url: string, body?: string | object, headers: Record<string, string> = {}): Promise<Told> {
  const sent = typeof body === 'object' && !(body instanceof FormData) && !(body instanceof URLSearchParams) ? JSON.stringify(body) : body
  const response = await fetch(url, { ...(sent !== undefined && { method: 'POST', body: sent }), headers })
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type') ?? '', text, json: text.startsWith('{') ? JSON.parse(text) : undefined }
}

/** A caller of WeChat's API who has a token. */
export async function wechatCaller(simulator: Simulator) {
  const { base, setup } = simulator.wechat
  const fetchToken = async (force = false): Promise<Told> => call(`${base}/cgi-bin/stable_token`, {
    grant_type: 'client_credential', appid: setup.appId, secret: setup.secret, ...(force && { force_refresh: true }),
  })
  let token = String((await fetchToken()).json.access_token)
  const to = (path: string, body?: string | object, query = ''): Promise<Told> => call(`${base}${path}?access_token=${token}${query}`, body)
  const code = async (path: string, body?: string | object, query = ''): Promise<number> => (await to(path, body, query)).json?.errcode ?? 0
  const renew = async (force = false): Promise<string> => {
    token = String((await fetchToken(force)).json.access_token)
    return token
  }
  return { to, code, renew, fetchToken }
}

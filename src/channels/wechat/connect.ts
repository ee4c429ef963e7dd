// Joins what speaks with WeChat's API: the connections, the shared token, the calls.

import type { Log } from '../../lib/log.ts'
import type { Tokens } from '../../ports/tokens.ts'
import { readAnswer } from './answer.ts'
import { createApi, type Api } from './api.ts'
import { createClient } from './client.ts'
import { createTokenSource } from './token.ts'

/** An account of the API. */
export type ApiAccount = { readonly appId: string; readonly appSecret: string; readonly apiBase: string }

/** What reaching the API needs besides its account. */
export type ConnectParts = {
  readonly tokens: Tokens
  readonly log: Log
  readonly now: () => number
  /** Runs evenly whatever happens to the machine's clock, in ms. */
  readonly ticks: () => number
  readonly sleep: (ms: number) => Promise<unknown>
}

/** Connects an account; nothing is asked before the first call. */
export function connect({ appId, appSecret, apiBase }: ApiAccount, parts: ConnectParts): Api {
  const client = createClient(apiBase)
  const body = JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret })
  const token = createTokenSource({
    ...parts,
    // Another platform under this app id, such as a simulator, has tokens of its own.
    account: `wechat:${appId}@${new URL(apiBase).host}`,
    fetch: async () => readAnswer(await client({ path: '/cgi-bin/stable_token', body })),
  })
  return createApi({ client, token, log: parts.log })
}

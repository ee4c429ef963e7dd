// Joins what calls Weibo's API: the sending side, and the fetching of what residents send.

import { createCall } from './channels/call.ts'
import type { FetchMedia } from './channels/media.ts'
import { createClient, type WeiboClient } from './channels/weibo/client.ts'
import { createFetchWeibo } from './channels/weibo/fetch-media.ts'
import { createWeiboSender } from './channels/weibo/sender.ts'
import type { WeiboSettings } from './config/settings.ts'
import type { World } from './lib/world.ts'
import type { Sender } from './ports/sender.ts'

/** What one call may take: ms in all, and bytes of an answer, which may be a picture. */
const LIMITS = { timeout: 10_000, limit: 10 * 1024 * 1024 }

/** Joins the sending side; undefined without a token, as nothing can be sent then. */
export function composeWeiboSender(settings: WeiboSettings, { log, clock }: World): Sender | undefined {
  const client = composeWeiboClient(settings)
  return client && createWeiboSender({ client, log, now: clock })
}

/** Joins the fetching of media. */
export function composeWeiboFetch(settings: WeiboSettings): FetchMedia {
  return createFetchWeibo(composeWeiboClient(settings))
}

/** Joins a client of the API; undefined without a token. */
export function composeWeiboClient({ accessToken, apiBase }: WeiboSettings): WeiboClient | undefined {
  if (accessToken === undefined) return undefined
  return createClient({ token: accessToken, call: createCall(LIMITS), ...(apiBase !== undefined && { base: apiBase }) })
}

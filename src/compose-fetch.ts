// Joins those who fetch what residents send, by the scheme of its address.

import { chooseByScheme, type FetchMedia } from './channels/media.ts'
import type { Api } from './channels/wechat/api.ts'
import { createFetchById, SCHEME as WECHAT } from './channels/wechat/fetch-by-id.ts'
import { createFetchMedia, RULES } from './channels/wechat/fetch-media.ts'
import { SCHEME as WEIBO } from './channels/weibo/fetch-media.ts'
import type { Settings } from './config/settings.ts'
import { composeWeiboFetch } from './compose-weibo.ts'

/** Joins the fetchers of every channel; a plain address is fetched from WeChat's servers alone, in development from this machine too. */
export function composeFetch({ wechat: account, weibo, production }: Settings, wechat: Api | undefined): FetchMedia {
  return chooseByScheme({
    ...(wechat && { [WECHAT]: createFetchById(wechat) }),
    ...(weibo && { [WEIBO]: composeWeiboFetch(weibo) }),
  }, createFetchMedia({ ...RULES, thisMachineToo: !production, ...(account && { origin: new URL(account.apiBase).origin }) }))
}

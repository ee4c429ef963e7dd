// Joins those who fetch what residents send, by the scheme of its address.

import { chooseByScheme, type FetchMedia } from './channels/media.ts'
import { createFetchMedia } from './channels/wechat/fetch-media.ts'

/** Joins the fetchers of every channel; a plain address is fetched from WeChat's own servers alone. */
export function composeFetch(): FetchMedia {
  return chooseByScheme({}, createFetchMedia())
}

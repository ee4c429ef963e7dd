// What an operator reads at the start, in a few lines.

import type { AddressInfo } from 'node:net'
import type { Settings } from './config/settings.ts'
import type { DemoCase } from './services/demo.ts'

/** Nobody reads more at a start. */
const MOST = 5

/** Tells where to talk to it, which channels are on, and what is missing for WeChat and Weibo. */
export function tellStart(settings: Settings, { port }: AddressInfo, demo: readonly DemoCase[]): readonly string[] {
  const [first] = demo
  const lines = [
    `警民通 is ready. Talk to it in a browser: http://${nameOf(settings)}:${port}/`,
    `Channels: ${channelsOf(settings).join(', ')}`,
    ...missing(settings),
    ...missingForWeibo(settings),
    ...(first ? [`Demo: ask how case ${first.number} stands, with the code ${first.code}`] : []),
    ...(settings.secretKey ? [] : ['SECRET_KEY is not set: a key for development was made in DATA_DIR']),
  ]
  // The log warns of the key too.
  return lines.slice(0, MOST)
}

function nameOf({ host }: Settings): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function channelsOf({ wechat, weibo, wechaty }: Settings): readonly string[] {
  return [
    'webchat',
    ...(wechat ? [`wechat (${wechat.mode} mode, at /wechat)`] : []),
    ...(weibo ? ['weibo (at /weibo)'] : []),
    ...(wechaty ? [`wechaty (${wechaty.puppet}, experimental)`] : []),
  ]
}

function missing({ wechat }: Settings): readonly string[] {
  if (!wechat) return ['For WeChat set: WECHAT_TOKEN, WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_AES_KEY (see README)']
  const names = [
    ...(wechat.aesKey ? [] : ['WECHAT_AES_KEY (safe mode)']),
    ...(wechat.appSecret ? [] : ['WECHAT_APP_SECRET (sending without being asked)']),
  ]
  return names.length > 0 ? [`Missing for WeChat: ${names.join(', ')}`] : []
}

/** Who has no Weibo account need not hear of it at every start. */
function missingForWeibo({ weibo }: Settings): readonly string[] {
  if (!weibo || weibo.accessToken) return []
  return ['Missing for Weibo: WEIBO_ACCESS_TOKEN (pictures, voice, the menu, and sending without being asked)']
}

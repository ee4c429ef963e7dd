// Joins the sending sides of the channels: what serves and what works in the background both send.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from './channels/wechat/api.ts'
import { connect } from './channels/wechat/connect.ts'
import { createNotify } from './channels/wechat/notices.ts'
import { createSender, type WechatSender } from './channels/wechat/sender.ts'
import { createTags, type Tags } from './channels/wechat/tags.ts'
import type { Settings } from './config/settings.ts'
import type { World } from './lib/world.ts'
import type { ChannelName } from './messages/inbound.ts'
import type { Department } from './ports/department.ts'
import type { Sender } from './ports/sender.ts'
import type { Kept } from './compose-kept.ts'
import { composeWeiboSender } from './compose-weibo.ts'

/** What sending sides are made of. */
export type SenderHouse = {
  readonly settings: Settings
  readonly department: Department
  readonly kept: Kept
  readonly world: World
}

/** The sending sides of all channels that have one and are set up for it. */
export type Senders = {
  readonly senders: readonly Sender[]
  /** WeChat's, and the calls of its API; undefined without WECHAT_APP_SECRET. */
  readonly wechat: { readonly api: Api; readonly sender: WechatSender; readonly tags: Tags } | undefined
  /** Lets a platform know that a resident is spoken to in another language, so that it shows its menu in that one. */
  readonly speaks: (resident: { readonly channel: ChannelName; readonly from: string }, language: string) => void
}

/** Joins the sending sides. */
export function composeSenders(house: SenderHouse): Senders {
  const wechat = composeWechat(house)
  const weibo = house.settings.weibo && composeWeiboSender(house.settings.weibo, house.world)
  return {
    senders: [...(wechat ? [wechat.sender] : []), ...(weibo ? [weibo] : [])],
    wechat,
    speaks: ({ channel, from }, language) => {
      if (channel !== 'wechat') return
      wechat?.tags.speak(from, language).catch((error: unknown) => house.world.log.fault('wechat.tag', error))
    },
  }
}

/** Without the secret there is no token, and nobody to send. */
function composeWechat({ settings: { wechat, languages }, department, kept, world }: SenderHouse): Senders['wechat'] {
  if (!wechat?.appSecret) return undefined
  const { appId, appSecret, apiBase } = wechat
  const shared = { log: world.log, now: world.clock, ticks: () => performance.now() }
  const api = connect({ appId, appSecret, apiBase }, { ...shared, tokens: kept.tokens, sleep })
  const notify = createNotify({
    ...shared, api, consents: kept.consents,
    templates: department.notices,
    identify: (from) => kept.identify('wechat', from),
  })
  const sender = createSender({ ...shared, api, ...(notify && { notify }) })
  return { api, sender, tags: createTags({ ...shared, api, languages }) }
}

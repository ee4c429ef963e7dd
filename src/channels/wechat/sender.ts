// WeChat's sending side: customer-service messages, and the sign that an answer is being written.

import type { Log } from '../../lib/log.ts'
import { HOUR, MINUTE } from '../../lib/time.ts'
import { asText, type Outbound } from '../../messages/outbound.ts'
import type { Grants, Sender, Sent } from '../../ports/sender.ts'
import { clean } from '../clean.ts'
import type { Api } from './api.ts'
import { sentOf } from './codes.ts'
import { createGate } from './gate.ts'
import { split } from './split.ts'

/** The sender, and what WeChat alone can do. */
export type WechatSender = Sender & {
  /** Shows that an answer is being written; whatever comes of it is nobody's business. */
  readonly typing: (to: string) => Promise<void>
}

/** What the sender needs. */
export type SenderParts = {
  readonly api: Api
  readonly log: Log
  readonly now: () => number
  /** Sends notices, where there are templates for them. */
  readonly notify?: Sender['notify']
  /** Runs evenly whatever happens to the machine's clock, in ms. */
  readonly ticks: () => number
}

/** The platform's rule since June 2023. */
const GRANTS: Grants = {
  message: { most: 5, within: 48 * HOUR },
  tap: { most: 3, within: MINUTE },
}

const SEND = '/cgi-bin/message/custom/send'

/** The platform's word for a kind of message that it does not know. */
const KIND_UNKNOWN = 40008

/** Creates the sender. The API knows no ids of messages, so that a key changes nothing. */
export function createSender({ api, notify, log, now, ticks }: SenderParts): WechatSender {
  const gate = createGate({ what: 'messages', log, now, ticks })
  let hasMenus = true

  const post = async (to: string, part: Outbound): Promise<Sent> => {
    const withMenu = hasMenus && (part.options?.length ?? 0) > 0
    const outcome = await api.call(SEND, withMenu ? menuOf(to, part) : textOf(to, part))
    if (withMenu && outcome.kind === 'refused' && outcome.code === KIND_UNKNOWN) {
      hasMenus = false
      return post(to, part)
    }
    return sentOf(outcome, now())
  }
  return {
    channel: 'wechat',
    grants: GRANTS,
    split,
    ...(notify && { notify }),
    send: async (to, part) => gate.shut() ?? gate.note(await post(to, part)),
    typing: async (to) => {
      if (!gate.shut()) await api.call('/cgi-bin/message/custom/typing', { touser: to, command: 'Typing' })
    },
  }
}

function textOf(to: string, part: Outbound): object {
  return { touser: to, msgtype: 'text', text: { content: clean(asText(part)) } }
}

/** Options to tap, and their numbers in the text above for those whose client shows no list. */
function menuOf(to: string, part: Outbound): object {
  const list = (part.options ?? []).map(({ id, label }) => ({ id, content: clean(label) }))
  return { touser: to, msgtype: 'msgmenu', msgmenu: { head_content: clean(asText(part)), list, tail_content: '' } }
}

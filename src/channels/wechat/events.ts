// WeChat's events: which of them a resident has done, and which are only told to us.

import type { Said } from '../../messages/inbound.ts'
import type { Push } from './push.ts'

/** What an event says: its name for the log, and what the resident did, if anything. */
export type EventRead = { readonly what: string; readonly said?: Said; readonly from?: string }

const HEARD: ReadonlyMap<string, (push: Push) => Omit<EventRead, 'what'>> = new Map([
  ['subscribe', subscribe],
  ['unsubscribe', () => ({ said: { kind: 'event', event: 'unsubscribe' } })],
  ['scan', ({ EventKey }) => ({ said: { kind: 'event', event: 'scan', ...sceneOf(EventKey) } })],
  ['click', menu],
  // The client shows "receiving…" and waits for a reply, as after a tap on the menu.
  ['scancode_waitmsg', menu],
  // The account is closed for good: nothing may be sent there any more.
  ['user_authorization_cancellation', cancellation],
] as const)

/** Told for our information; no reply to them is shown. */
const TOLD: ReadonlySet<string> = new Set([
  'location', 'view', 'view_miniprogram', 'scancode_push', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin',
  'location_select', 'templatesendjobfinish', 'masssendjobfinish', 'publishjobfinish', 'subscribe_msg_popup_event',
  'subscribe_msg_change_event', 'subscribe_msg_sent_event', 'kf_create_session', 'kf_close_session',
  'kf_switch_session', 'user_info_modified', 'user_authorization_revoke', 'qualification_verify_success',
  'qualification_verify_fail', 'naming_verify_success', 'naming_verify_fail', 'annual_renew', 'verify_expired',
])

/** Reads an event; its name is compared without regard to case, as the platform writes it both ways. */
export function readEvent(push: Push): EventRead {
  const name = (push.Event ?? '').toLowerCase()
  const heard = HEARD.get(name)?.(push)
  if (heard?.said) return { what: name, ...heard }
  if (heard) return { what: 'odd-event' }
  return { what: TOLD.has(name) ? name : 'unknown-event' }
}

function subscribe({ EventKey }: Push): Omit<EventRead, 'what'> {
  const scene = EventKey?.startsWith('qrscene_') ? EventKey.slice('qrscene_'.length) : undefined
  return { said: { kind: 'event', event: 'subscribe', ...sceneOf(scene) } }
}

function menu({ EventKey }: Push): Omit<EventRead, 'what'> {
  return EventKey ? { said: { kind: 'menu', key: EventKey } } : {}
}

function cancellation({ OpenID, FromUserName }: Push): Omit<EventRead, 'what'> {
  const from = OpenID && /^[A-Za-z0-9_-]{1,64}$/.test(OpenID) ? OpenID : FromUserName
  return { said: { kind: 'event', event: 'unsubscribe' }, from }
}

function sceneOf(scene: string | undefined): { scene?: string } {
  return scene ? { scene } : {}
}

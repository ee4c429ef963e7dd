// Weibo's events: which of them a resident has done, and which are only told to us.

import type { Said, SaidEvent } from '../../messages/inbound.ts'
import type { Push } from './push.ts'

/** What an event says: its name for the log, and what the resident did, if anything. */
export type EventRead = { readonly what: string; readonly said?: Said }

type Read = (push: Push) => Said | undefined

const HEARD: ReadonlyMap<string, Read> = new Map<string, Read>([
  // Two relations, of which a new fan may begin both: following, and taking private messages.
  ['follow', () => ({ kind: 'event', event: 'subscribe' })],
  ['subscribe', () => ({ kind: 'event', event: 'subscribe' })],
  ['unfollow', () => ({ kind: 'event', event: 'unsubscribe' })],
  ['unsubscribe', () => ({ kind: 'event', event: 'unsubscribe' })],
  ['scan', scan],
  ['scan_follow', scan],
  ['click', ({ key }) => (key ? { kind: 'menu', key } : undefined)],
])

/** Told for our information; no reply to them is expected. */
const TOLD: ReadonlySet<string> = new Set(['view', 'location'])

/** Reads an event; its name is compared without regard to case, as the XML form may write it both ways. */
export function readEvent(push: Push): EventRead {
  const name = (push.subtype ?? '').toLowerCase()
  const read = HEARD.get(name)
  if (!read) return { what: TOLD.has(name) ? name : 'unknown-event' }
  const said = read(push)
  return said ? { what: name, said } : { what: 'odd-event' }
}

/** The key is `QR_LIMIT_SCENE_42`: the scene is what follows the last underscore. */
function scan({ key }: Push): SaidEvent {
  const scene = key?.slice(key.lastIndexOf('_') + 1)
  return { kind: 'event', event: 'scan', ...(scene ? { scene } : {}) }
}

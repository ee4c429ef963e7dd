// Makes QR codes with a scene: who scans or follows by one tells us where it hangs.

import { createReader } from '../../lib/schema.ts'
import type { Api, Outcome } from './api.ts'

/** A code that was made: where its picture is, and what it holds. */
export type QrCode = { readonly kind: 'made'; readonly picture: string; readonly holds: string }

const readCode = createReader({
  type: 'object',
  properties: { ticket: { type: 'string', minLength: 1 }, url: { type: 'string' } },
  required: ['ticket'],
} as const)

const PICTURES = 'https://mp.weixin.qq.com/cgi-bin/showqrcode'

/** What a scene may have, in bytes; ours are ASCII. */
export const LONGEST_SCENE = 64

/** Makes a code; permanent ones are limited to a hundred thousand, so `days` (up to 30) makes one that ends. */
export async function makeQr(api: Api, scene: string, days?: number): Promise<QrCode | Outcome> {
  const action_info = { scene: { scene_str: scene } }
  const outcome = await api.call('/cgi-bin/qrcode/create', days === undefined
    ? { action_name: 'QR_LIMIT_STR_SCENE', action_info }
    : { action_name: 'QR_STR_SCENE', expire_seconds: days * 86_400, action_info })
  if (outcome.kind !== 'done') return outcome
  const read = readCode(outcome.body)
  if (!read.ok) return { kind: 'unsure', why: 'unreadable' }
  const { ticket, url = '' } = read.value
  return { kind: 'made', picture: `${PICTURES}?ticket=${encodeURIComponent(ticket)}`, holds: url }
}

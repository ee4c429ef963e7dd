// What is typed in a terminal, read as what a resident does: text, or a line that begins with a slash.

import type { Said } from '../../messages/inbound.ts'

/** What was typed, or what is wrong with it. */
export type Typed = { readonly ok: true; readonly said: Said } | { readonly ok: false; readonly tell: string }

/** What can be typed besides text, for a screen of help. */
export const COMMANDS = [
  '/image URL', '/voice URL [what was said]', '/place LAT,LNG [label]', '/menu KEY',
  '/subscribe', '/unsubscribe', '/scan SCENE', '/sticker',
] as const

const READERS: ReadonlyMap<string, (rest: string) => Said | undefined> = new Map([
  ['image', (url: string): Said | undefined => (url ? { kind: 'image', url } : undefined)],
  ['voice', voice],
  ['place', place],
  ['menu', (key: string): Said | undefined => (key ? { kind: 'menu', key } : undefined)],
  ['subscribe', (): Said => ({ kind: 'event', event: 'subscribe' })],
  ['unsubscribe', (): Said => ({ kind: 'event', event: 'unsubscribe' })],
  ['scan', (scene: string): Said | undefined => (scene ? { kind: 'event', event: 'scan', scene } : undefined)],
  ['sticker', (): Said => ({ kind: 'other', what: 'sticker' })],
])

/** Reads a typed line. Text that only begins with a slash is written with two. */
export function readLine(line: string): Typed {
  if (line.startsWith('//')) return { ok: true, said: { kind: 'text', text: line.slice(1) } }
  const command = /^\/(\w+)(?:\s+(.*))?$/.exec(line)
  if (!command) return { ok: true, said: { kind: 'text', text: line } }
  const [, name = '', rest = ''] = command
  const said = READERS.get(name)?.(rest.trim())
  if (said) return { ok: true, said }
  const usage = COMMANDS.find((usage) => usage.split(' ')[0] === `/${name}`)
  return { ok: false, tell: usage ? `write ${usage}` : `unknown; there is ${COMMANDS.join(', ')}` }
}

function voice(rest: string): Said | undefined {
  const [url = '', ...words] = rest.split(/\s+/)
  if (!url) return undefined
  return { kind: 'voice', url, ...(words.length > 0 ? { transcript: words.join(' ') } : {}) }
}

function place(rest: string): Said | undefined {
  const found = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)(?:\s+(.*))?$/.exec(rest)
  const [lat, lng] = [Number(found?.[1]), Number(found?.[2])]
  return found && Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { kind: 'place', lat, lng, label: found[3] ?? '' } : undefined
}

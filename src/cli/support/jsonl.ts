// The lines of `talk --jsonl`: messages as scripts write them, and answers as scripts read them.

import type { Answers } from '../../engine/conversation.ts'
import type { Json } from '../../engine/event.ts'
import { isRecord, plain } from '../../engine/view.ts'
import { createReader } from '../../lib/schema.ts'
import { withoutMark } from '../../lib/utf8.ts'
import type { Said } from '../../messages/inbound.ts'
import { asText } from '../../messages/outbound.ts'
import type { Told } from './house.ts'

/** A message of a script; `at` in ms, left out where the clock stands. */
export type Message = { readonly from: string; readonly at?: number; readonly written?: string; readonly said: Said }

/** A message, or why the line is none. */
export type ReadMessage = { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly error: string }

const WHAT = ['text', 'image', 'voice', 'location', 'menu', 'event'] as const

const text = { type: 'string' } as const
const address = { type: 'string', minLength: 1 } as const

const read = createReader({
  type: 'object',
  properties: {
    from: { type: 'string', minLength: 1 },
    at: text, text, image: address, menu: address, event: address,
    voice: {
      anyOf: [address, {
        type: 'object', properties: { url: address, transcript: text }, required: ['url'], additionalProperties: false,
      }],
    },
    location: {
      type: 'object', properties: {
        lat: { type: 'number', minimum: -90, maximum: 90 }, lng: { type: 'number', minimum: -180, maximum: 180 }, label: text,
      },
      required: ['lat', 'lng'], additionalProperties: false,
    },
  },
  required: ['from'],
  additionalProperties: false,
} as const)

type Line = Extract<ReturnType<typeof read>, { ok: true }>['value']

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/
const LONGEST = 1_000_000

/** Reads one line. What is wrong is told without repeating what stands there. */
export function readMessage(line: string): ReadMessage {
  if (line.length > LONGEST) return { ok: false, error: `is longer than ${LONGEST} characters` }
  const parsed = parse(line)
  if (parsed === undefined) return { ok: false, error: 'is not JSON' }
  const found = read(parsed)
  if (!found.ok) return { ok: false, error: [...new Set(found.problems.map(tellProblem))].join('; ') }
  const { value } = found
  const what = WHAT.filter((name) => value[name] !== undefined)
  if (what.length !== 1) return { ok: false, error: `must have exactly one of ${WHAT.join(', ')}` }
  const at = value.at === undefined ? undefined : readInstant(value.at)
  if (Number.isNaN(at)) return { ok: false, error: 'at must be an ISO time with its offset, such as 2026-03-02T10:00:00+08:00' }
  const said = saidIn(value)
  if (!said) return { ok: false, error: 'event must be subscribe, unsubscribe or scan:KEY' }
  const { from, at: written } = value
  return { ok: true, message: { from, said, ...(at !== undefined && written !== undefined && { at, written }) } }
}

// Of what may be written in two ways, the reader tells what is wrong with both.
function tellProblem({ at, tell }: { readonly at: string; readonly tell: string }): string {
  return at.startsWith('voice') ? 'voice must be an address, or { "url", "transcript" }' : `${at} ${tell}`.trim()
}

function parse(line: string): unknown {
  try {
    return JSON.parse(withoutMark(line))
  } catch {
    return undefined
  }
}

function readInstant(written: string): number {
  if (!INSTANT.test(written)) return Number.NaN
  // The 30th of February would be read as a day of March.
  const day = Date.parse(written.slice(0, 10))
  const isThere = !Number.isNaN(day) && new Date(day).toISOString().startsWith(written.slice(0, 10))
  return isThere ? Date.parse(written) : Number.NaN
}

function saidIn({ text: words, image, voice, location, menu, event }: Line): Said | undefined {
  if (words !== undefined) return { kind: 'text', text: words }
  if (image !== undefined) return { kind: 'image', url: image }
  if (voice !== undefined) return typeof voice === 'string' ? { kind: 'voice', url: voice } : voiceOf(voice)
  if (location !== undefined) return { kind: 'place', lat: location.lat, lng: location.lng, label: location.label ?? '' }
  if (menu !== undefined) return { kind: 'menu', key: menu }
  if (event === 'subscribe' || event === 'unsubscribe') return { kind: 'event', event }
  return event?.startsWith('scan:') ? { kind: 'event', event: 'scan', scene: event.slice('scan:'.length) } : undefined
}

function voiceOf({ url, transcript }: { readonly url: string; readonly transcript?: string }): Said {
  return { kind: 'voice', url, ...(transcript !== undefined && { transcript }) }
}

/** Writes what someone was told as one line; `written` is the message's own way of writing its instant. */
export function writeTold(told: Told, { due = false, written }: { due?: boolean; written?: string | undefined } = {}): string {
  const { from, at, messages, conversation, ended } = told
  const frame = conversation.at
  return JSON.stringify({
    from,
    at: written !== undefined && Date.parse(written) === at ? written : writeInstant(at),
    ...(due && { due: true }),
    say: messages.map(asText),
    flow: frame?.flow ?? null,
    step: frame?.step ?? null,
    answers: plainAnswers(frame ? frame.answers : ended ?? {}),
  })
}

const CHINA = 8 * 3_600_000

/** An instant in China's time, such as `2026-03-02T10:00:00+08:00`. */
export function writeInstant(at: number): string {
  return `${new Date(at + CHINA).toISOString().replace(/\.000Z$|Z$/, '')}+08:00`
}

function plainAnswers(answers: Answers): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, shownOf(value)]))
}

// A choice shows its value, within what another flow has brought back too.
function shownOf(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(shownOf) // narrowing loses readonly arrays
  const bare = plain(value)
  return bare === value && isRecord(value) ? plainAnswers(value) : bare
}

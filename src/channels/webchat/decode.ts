// What the page sends, read as what a resident does.

import { hash } from 'node:crypto'
import type { FromSchema } from 'json-schema-to-ts'
import { createReader } from '../../lib/schema.ts'
import type { Inbound, Said } from '../../messages/inbound.ts'
import { clean } from '../clean.ts'

const schema = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
    language: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$' },
    text: { type: 'string', maxLength: 10_000 },
    option: { type: 'string', minLength: 1, maxLength: 200 },
    menu: { type: 'string', minLength: 1, maxLength: 64 },
    media: { type: 'string', minLength: 1, maxLength: 200 },
    event: { type: 'string', enum: ['subscribe'] },
    place: {
      type: 'object',
      properties: {
        lat: { type: 'number', minimum: -90, maximum: 90 },
        lng: { type: 'number', minimum: -180, maximum: 180 },
        label: { type: 'string', maxLength: 200 },
      },
      required: ['lat', 'lng', 'label'],
      additionalProperties: false,
    },
  },
  required: ['id'],
  additionalProperties: false,
} as const

type Sent = FromSchema<typeof schema>

const read = createReader(schema)

/** Who sends, when (ms), and how a picture's mark is turned into its id. */
export type SentBy = {
  readonly from: string
  readonly at: number
  readonly unbind: (from: string, bound: string) => string | undefined
}

/** Reads a message of the page; undefined if it is none, says several things at once, or names another's picture. */
export function decode(body: Uint8Array, { from, at, unbind }: SentBy): Inbound | undefined {
  const found = read(parse(body))
  if (!found.ok) return undefined
  const { id, language } = found.value
  const said = saidOf(found.value, (bound) => unbind(from, bound))
  if (!said) return undefined
  const own = hash('sha256', JSON.stringify([from, id, said]), 'base64url')
  return { channel: 'webchat', from, id: own, at, said, ...(language ? { language } : {}) }
}

const readSeen = createReader({
  type: 'object',
  properties: { ids: { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 100 } },
  required: ['ids'],
  additionalProperties: false,
})

/** Reads which waiting messages the page has shown; undefined if the body is none of that. */
export function decodeSeen(body: Uint8Array): readonly string[] | undefined {
  const found = readSeen(parse(body))
  return found.ok ? found.value.ids : undefined
}

function saidOf({ text, option, menu, media, event, place }: Sent, unbind: (bound: string) => string | undefined): Said | undefined {
  const said: readonly (Said | undefined)[] = [
    text === undefined && option === undefined ? undefined : textOf(text ?? '', option),
    menu === undefined ? undefined : { kind: 'menu', key: menu },
    media === undefined ? undefined : imageOf(unbind(media)),
    event === undefined ? undefined : { kind: 'event', event },
    place === undefined ? undefined : { kind: 'place', ...place, label: clean(place.label) },
  ]
  const [first, second] = said.filter((each) => each !== undefined)
  return second ? undefined : first
}

function textOf(text: string, option: string | undefined): Said {
  return { kind: 'text', text: clean(text), ...(option === undefined ? {} : { option }) }
}

function imageOf(media: string | undefined): Said | undefined {
  return media === undefined ? undefined : { kind: 'image', url: `media:${media}` }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return undefined
  }
}

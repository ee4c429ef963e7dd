// What the page sends, read as what a resident does.

import { hash } from 'node:crypto'
import type { FromSchema } from 'json-schema-to-ts'
import { toGcj02 } from '../../lib/datum.ts'
import { createReader } from '../../lib/schema.ts'
import type { Inbound, Said } from '../../messages/inbound.ts'
import { clean } from '../clean.ts'
import type { MediaKind } from './identity.ts'

const schema = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
    language: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$' },
    text: { type: 'string', maxLength: 10_000 },
    option: { type: 'string', minLength: 1, maxLength: 200 },
    menu: { type: 'string', minLength: 1, maxLength: 64 },
    media: { type: 'string', minLength: 1, maxLength: 200 },
    voice: { type: 'string', minLength: 1, maxLength: 200 },
    event: { type: 'string', enum: ['subscribe'] },
    place: {
      type: 'object',
      properties: {
        lat: { type: 'number', minimum: -90, maximum: 90 },
        lng: { type: 'number', minimum: -180, maximum: 180 },
        label: { type: 'string', maxLength: 200 },
        datum: { type: 'string', enum: ['gcj02', 'wgs84'] },
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

/** Who sends, when (ms), and how the mark of a picture or recording is turned into its id. */
export type SentBy = {
  readonly from: string
  readonly at: number
  readonly unbind: (kind: MediaKind, from: string, bound: string) => string | undefined
}

/** Reads a message of the page; undefined if it is none, says several things at once, or names another's picture. */
export function decode(body: Uint8Array, { from, at, unbind }: SentBy): Inbound | undefined {
  const found = read(parse(body))
  if (!found.ok) return undefined
  const { id, language } = found.value
  const said = saidOf(found.value, (kind, bound) => unbind(kind, from, bound))
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

type Unbind = (kind: MediaKind, bound: string) => string | undefined

function saidOf({ text, option, menu, media, voice, event, place }: Sent, unbind: Unbind): Said | undefined {
  const said: readonly (Said | undefined)[] = [
    text === undefined && option === undefined ? undefined : textOf(text ?? '', option),
    menu === undefined ? undefined : { kind: 'menu', key: menu },
    media === undefined ? undefined : mediumOf('image', unbind('media', media)),
    voice === undefined ? undefined : mediumOf('voice', unbind('voice', voice)),
    event === undefined ? undefined : { kind: 'event', event },
    place === undefined ? undefined : placeOf(place),
  ]
  const [first, second] = said.filter((each) => each !== undefined)
  return second ? undefined : first
}

function textOf(text: string, option: string | undefined): Said {
  return { kind: 'text', text: clean(text), ...(option === undefined ? {} : { option }) }
}

function mediumOf(kind: 'image' | 'voice', media: string | undefined): Said | undefined {
  return media === undefined ? undefined : { kind, url: `media:${media}` }
}

// Browsers say where they are in the world's datum; maps of China, and our units, are in another.
function placeOf({ lat, lng, label, datum }: NonNullable<Sent['place']>): Said {
  const point = datum === 'wgs84' ? toGcj02({ lat, lng }) : { lat, lng }
  return { kind: 'place', ...point, label: clean(label) }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return undefined
  }
}

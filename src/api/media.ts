// Pictures and voice messages of records: listed, given as a clean copy, and as they came where that is asked for.

import { Fault } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'
import type { Media, OpenMedium } from '../ports/media.ts'
import type { Request, Response, Route } from './route.ts'
import { mediaView } from './schemas.ts'
import { viewMedium, type Viewed } from './view.ts'

/** What giving media out is made of. */
export type MediaParts = {
  readonly media: Media
  /** Makes a copy without metadata; undefined where there is none that would surely be clean. */
  readonly clean: (bytes: Uint8Array, type: string) => Promise<Uint8Array | undefined>
  readonly log: Log
}

/** The addresses of the media of one kind of record. */
export function mediaRoutes(
  name: string, find: (request: Request) => Promise<Viewed>, parts: MediaParts,
): readonly Route[] {
  const all = `/${name}/{number}/media`
  const number = { description: 'The number of the record, in any writing.' }
  return [
    {
      method: 'get', path: all, params: { number }, id: `list-media-of-${name}`, summary: 'Lists its pictures and voice messages',
      answers: { 200: mediaView },
      faults: ['API_RECORD_UNKNOWN'],
      run: async (request) => {
        const found = await Promise.all((await find(request)).media.map((id) => parts.media.find(id)))
        return { status: 200, json: { items: found.filter((each) => each !== undefined).map(viewMedium) } }
      },
    },
    {
      method: 'get', path: `${all}/{medium}`, id: `get-medium-of-${name}`,
      params: { number, medium: { description: 'The id of a picture or voice message, as the list has it.' } },
      summary: 'Gives a copy of one of them without metadata, or with original=1 the file as it came',
      query: { original: { type: 'string', enum: ['1'], description: 'The file byte for byte as it came; each giving out is noted.' } },
      answers: { 200: undefined },
      faults: ['API_RECORD_UNKNOWN', 'API_MEDIUM_UNKNOWN', 'API_MEDIUM_UNCLEAN', 'API_QUERY_WRONG'],
      run: async (request) => {
        const { original } = request.query
        if (original !== undefined && original !== '1') throw new Fault('API_QUERY_WRONG', { about: 'original' })
        const open = await openMedium(parts, await find(request), request.params['medium'] ?? '')
        return original ? giveOriginal(parts, open, request.at) : giveCopy(parts, open, request.at)
      },
    },
  ]
}

async function openMedium({ media }: MediaParts, { media: ids }: Viewed, id: string): Promise<OpenMedium> {
  const open = ids.includes(id) ? await media.open(id) : undefined
  if (!open) throw new Fault('API_MEDIUM_UNKNOWN')
  return open
}

async function giveCopy({ media, clean }: MediaParts, open: OpenMedium, at: number): Promise<Response> {
  const { id, bytes, type = '' } = open
  const copy = await clean(bytes, type)
  if (!copy) throw new Fault('API_MEDIUM_UNCLEAN')
  await media.given(id, { at, form: 'copy' })
  return { status: 200, bytes: copy, type }
}

// Noted before it leaves, so that no original goes out unseen.
async function giveOriginal({ media, log }: MediaParts, open: OpenMedium, at: number): Promise<Response> {
  const { id, bytes, sha256 = '', type = 'application/octet-stream' } = open
  await media.given(id, { at, form: 'original' })
  log.info('api.original.given', { medium: id, sha256 })
  const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
  return { status: 200, bytes, type, headers: { 'Repr-Digest': digest, 'X-Content-SHA256': sha256 } }
}

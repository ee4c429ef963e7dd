// Temporary media: uploads by the bot, downloads of what residents have sent, and the pictures behind PicUrl.

import { formOf, type MediaKind } from '../media.ts'
import type { Call } from '../origin.ts'
import type { Account } from './account.ts'
import { refuse, type Result } from './answers.ts'

const MB = 1024 * 1024
const LIMITS: { readonly [kind in MediaKind]: { readonly bytes: number; readonly types: readonly string[] } } = {
  image: { bytes: 10 * MB, types: ['image/jpeg', 'image/png', 'image/gif'] },
  voice: { bytes: 2 * MB, types: ['audio/amr', 'audio/mp3'] },
  video: { bytes: 10 * MB, types: ['video/mp4'] },
  thumb: { bytes: 64 * 1024, types: ['image/jpeg'] },
}

/** `/cgi-bin/media/upload`. */
export async function upload({ query, type, body }: Call, { media, clock }: Account): Promise<Result> {
  const kind = query.get('type') ?? ''
  if (!isKind(kind)) return refuse(40004)
  const file = await readFile(type, body)
  if (!file) return refuse(41005)
  if (file.length > LIMITS[kind].bytes) return refuse(45001)
  const form = formOf(file)
  if (!form || !LIMITS[kind].types.includes(form.type)) return refuse(40005)
  const { id } = media.put({ kind, bytes: file })
  const created = Math.floor(clock.now() / 1000)
  return { json: { type: kind, [kind === 'thumb' ? 'thumb_media_id' : 'media_id']: id, created_at: created } }
}

function isKind(kind: string): kind is MediaKind {
  return Object.hasOwn(LIMITS, kind)
}

async function readFile(type: string, body: Buffer): Promise<Buffer | undefined> {
  try {
    const form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } }).formData()
    const file = form.get('media')
    return file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}

/** `/cgi-bin/media/get`: bytes; for a video an address to fetch. */
export function download(id: string | null, { media, base }: Account): Result {
  if (id === null || id === '') return refuse(41006)
  const medium = media.get(id)
  if (!medium) return refuse(40007)
  if (medium.kind === 'video') return { json: { video_url: `${base}/videos/${id}` } }
  const headers = { 'content-disposition': `attachment; filename="${medium.file}"` }
  return { answer: { type: medium.type, headers, body: medium.bytes } }
}

/** What lies behind PicUrl and `video_url`: nobody needs a token for it. */
export function publicFile(path: string, { media }: Account): Result {
  const medium = media.get(path.split('/')[2] ?? '')
  if (!medium) return { answer: { status: 404, type: 'text/html', body: '' } }
  return { answer: { type: medium.type, body: medium.bytes } }
}

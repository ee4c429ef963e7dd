// The files of the page, read once; what is not in this list cannot be asked for.

import { readFileSync } from 'node:fs'

/** A file as it is sent. */
export type PageFile = { readonly type: string; readonly body: Buffer }

const TYPES: ReadonlyMap<string, string> = new Map([
  ['index.html', 'text/html; charset=utf-8'],
  ['chat.css', 'text/css; charset=utf-8'],
  ['fit.css', 'text/css; charset=utf-8'],
  ['chat.js', 'text/javascript; charset=utf-8'],
  ['api.js', 'text/javascript; charset=utf-8'],
  ['view.js', 'text/javascript; charset=utf-8'],
  ['log.js', 'text/javascript; charset=utf-8'],
  ['elements.js', 'text/javascript; charset=utf-8'],
  ['texts.js', 'text/javascript; charset=utf-8'],
  ['sending.js', 'text/javascript; charset=utf-8'],
  ['queue.js', 'text/javascript; charset=utf-8'],
  ['receipt.js', 'text/javascript; charset=utf-8'],
  ['replies.js', 'text/javascript; charset=utf-8'],
  ['voice.js', 'text/javascript; charset=utf-8'],
  ['place.js', 'text/javascript; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
])

/** The files that have words for residents. */
const TEXTS: ReadonlySet<string> = new Set(['index.html', 'texts.js'])

/** What the page may do: its own files, pictures and recordings that it was just given, and nothing of anyone else. */
export const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", 'media-src blob:',
  "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
].join('; ')

/** Reads the page's files, by name; `say` changes the texts of the page where a place has its own. */
export function readPage(say: (text: string) => string = (text) => text): ReadonlyMap<string, PageFile> {
  const folder = new URL('./page/', import.meta.url)
  return new Map([...TYPES].map(([name, type]) => {
    const body = readFileSync(new URL(name, folder))
    return [name, { type, body: TEXTS.has(name) ? Buffer.from(say(body.toString('utf8'))) : body }]
  }))
}

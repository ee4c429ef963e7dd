// What the platform's API has answered: HTTP is 200 even for errors, so only the body tells.

import { createReader } from '../../lib/schema.ts'
import type { Called } from '../call.ts'

/** An answer as it was understood. */
export type Answer =
  | { readonly kind: 'done'; readonly body: unknown }
  /** The platform has said no. `rid` is what its support asks for; `field` what a template did not like. */
  | { readonly kind: 'refused'; readonly code: number; readonly rid?: string; readonly field?: string }
  /** It was not taken this time. */
  | { readonly kind: 'untaken'; readonly why: string }
  /** It may have been taken. */
  | { readonly kind: 'unsure'; readonly why: string }

const readBody = createReader({
  type: 'object',
  properties: { errcode: { type: ['integer', 'string'] }, errmsg: { type: 'string' } },
} as const)

/** Understands what came of a request. */
export function readAnswer(heard: Called): Answer {
  if (heard.kind === 'unsent') return { kind: 'untaken', why: heard.why }
  if (heard.kind === 'cut') return { kind: 'unsure', why: heard.why }
  const { status, bytes } = heard
  if (status !== 200) return { kind: 'untaken', why: `status-${status}` }
  const text = bytes.toString().trim()
  if (text.startsWith('<')) return { kind: 'untaken', why: 'html' }
  const body = readBody(parse(text))
  if (!body.ok) return { kind: 'unsure', why: 'unreadable' }
  const { errcode = 0, errmsg = '' } = body.value
  const code = Number(errcode)
  if (code === 0) return { kind: 'done', body: body.value }
  const [, rid] = /\brid: ?([\w-]{1,64})/.exec(errmsg) ?? []
  const [, field] = /\bdata\.(\w{1,32})/.exec(errmsg) ?? []
  return { kind: 'refused', code: Number.isInteger(code) ? code : -1, ...(rid && { rid }), ...(field && { field }) }
}

/** Strings, which stay as they are, and integers of more digits than a number can hold. */
const LONG_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F]/g

/** Parses JSON with raw control characters in strings, and integers beyond 2^53, which become strings. */
export function parse(text: string): unknown {
  try {
    const quote = (found: string): string => (found.startsWith('"') ? found : `"${found}"`)
    return JSON.parse(text.replace(CONTROL, ' ').replace(LONG_INTEGER, quote))
  } catch {
    return undefined
  }
}

// A hostile body, and what a sound bot does with it.

/**
 * What is expected: `refuse`: 4xx, fast; `take`: 200 with nothing to say or a good answer; `either` of both, where the papers
 * leave it open. Never 5xx, never silence.
 */
export type Expected = 'refuse' | 'take' | 'either'

/** A body by its name. */
export type Hostile = { readonly name: string; readonly expected: Expected; readonly body: string | Uint8Array }

/** Bytes that are no text in UTF-8. */
export const RAW: readonly Hostile[] = [
  { name: 'nothing at all', expected: 'refuse', body: '' },
  { name: 'blanks', expected: 'refuse', body: ' \n\t ' },
  { name: 'a word', expected: 'refuse', body: 'hello' },
  { name: 'a form', expected: 'refuse', body: 'Content=hi&MsgType=text' },
  { name: 'a page', expected: 'refuse', body: '<!doctype html><html><body>hi</body></html>' },
  { name: 'a picture', expected: 'refuse', body: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
  { name: 'something gzipped', expected: 'refuse', body: Buffer.from('1f8b0800000000000003cb48cdc9c907008610a6360500', 'hex') },
  { name: 'four thousand odd bytes', expected: 'refuse', body: Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + 131) % 256) },
  { name: 'NULs', expected: 'refuse', body: Buffer.alloc(512) },
  { name: '256 kB of blanks', expected: 'refuse', body: ' '.repeat(256 * 1024) },
]

/** Makes bodies of one expectation. */
export function all(expected: Expected, bodies: { readonly [name: string]: string | Uint8Array }): readonly Hostile[] {
  return Object.entries(bodies).map(([name, body]) => ({ name, expected, body }))
}

// One request of the platform to the bot under test: no redirects followed, cut when the platform's patience ends.

import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'

/** What is sent. */
export type Letter = {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly body?: string | Uint8Array
  readonly type?: string
}

/** What came of one request. `cut`: no full answer within the patience; `lost`: no connection, or it broke. */
export type Try = {
  readonly ended: 'answered' | 'cut' | 'lost'
  readonly status: number | undefined
  readonly body: string
  readonly type: string
  readonly ms: number
}

/** What residents share: where the bot is, and how long the platform waits, in ms. */
export type Line = { readonly url: () => string; readonly patience: number }

/** More than this nobody answers. */
const LONGEST = 1024 * 1024

/** Sends one request and waits for the answer as long as the patience lasts. */
export function post(letter: Letter, patience: number): Promise<Try> {
  const begun = performance.now()
  const took = (): number => Math.round(performance.now() - begun)
  return new Promise((settle) => {
    let whole: Omit<Try, 'ms'> | undefined
    const end = (tried: Omit<Try, 'ms'>): void => {
      if (whole) return
      whole = tried
      clearTimeout(timer)
      outgoing.destroy()
      settle({ ...tried, ms: took() })
    }
    const nothing = { status: undefined, body: '', type: '' }
    const timer = setTimeout(() => end({ ended: 'cut', ...nothing }), patience)
    const outgoing = open(letter)
    outgoing.on('error', () => end({ ended: 'lost', ...nothing }))
    outgoing.on('response', (response) => {
      readAnswer(response).then(end, () => end({ ended: 'lost', ...nothing }))
    })
    outgoing.end(letter.body)
  })
}

function open({ url, method = 'POST', body, type = 'text/xml' }: Letter) {
  const request = url.startsWith('https:') ? requestHttps : requestHttp
  const length = body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }
  return request(url, { method, agent: false, headers: { 'user-agent': 'Mozilla/4.0', accept: '*/*', ...length } })
}

async function readAnswer(response: IncomingMessage): Promise<Omit<Try, 'ms'>> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > LONGEST) throw new Error('the answer has no end')
    parts.push(part)
  }
  const body = Buffer.concat(parts).toString()
  return { ended: 'answered', status: response.statusCode, body, type: response.headers['content-type'] ?? '' }
}

/** Sends until the bot answers 200, three times in all, each time with a letter signed anew. */
export async function persist(
  write: () => Letter, { patience, tries = 3 }: { readonly patience: number; readonly tries?: number },
): Promise<readonly Try[]> {
  const made: Try[] = []
  while (made.length < tries) {
    const one = await post(write(), patience)
    made.push(one)
    if (one.status === 200) break
  }
  return made
}

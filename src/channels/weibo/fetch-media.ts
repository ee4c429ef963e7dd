// Fetches a picture or voice message that a resident sent, by the id that it has for us.

import { Fault } from '../../lib/faults.ts'
import { typeOf, type FetchMedia } from '../media.ts'
import { readAnswer, type WeiboClient } from './client.ts'
import { refusalOf } from './refusals.ts'

/** The scheme of the addresses that are fetched here: `weibo-media:TOVFID`. */
export const SCHEME = 'weibo-media:'

/** The `<` of a page. */
const OPENING = 60

/**
 * Creates a fetcher; it rejects with WEIBO_MEDIA_REFUSED for what is not to be had for good, else with
 * WEIBO_MEDIA_UNREACHABLE or WEIBO_ACCOUNT_REFUSED. The address that is called holds the token: nothing of it is in what is thrown.
 */
export function createFetchWeibo(client: WeiboClient | undefined): FetchMedia {
  return async (url) => {
    const id = url.slice(SCHEME.length)
    if (!url.startsWith(SCHEME) || !/^[A-Za-z0-9_-]{1,128}$/.test(id)) throw refused('id')
    if (!client) throw unreachable('no-token')
    const called = await client.file(id)
    if (called.kind !== 'answered') throw called.why === 'size' ? refused('size') : unreachable(called.why)
    const type = called.status === 200 ? await typeOf(called.bytes) : undefined
    if (type !== undefined) return { bytes: called.bytes, type }
    throw whyNot(called.status, called.bytes)
  }
}

/** Errors come as JSON with any status; a page comes from something that stands between us. */
function whyNot(status: number, bytes: Buffer): Fault {
  const answer = readAnswer({ kind: 'answered', status, bytes })
  if (answer.kind !== 'refused') {
    return status === 200 && bytes[0] !== OPENING ? refused('type') : unreachable(`status-${status}`)
  }
  const { code } = answer
  const refusal = refusalOf(code)
  if (refusal === 'account') return new Fault('WEIBO_ACCOUNT_REFUSED', { about: String(code) })
  return refusal === 'busy' || refusal === 'next-hour' ? unreachable(String(code)) : refused(String(code))
}

function refused(about: string): Fault {
  return new Fault('WEIBO_MEDIA_REFUSED', { about })
}

function unreachable(about: string): Fault {
  return new Fault('WEIBO_MEDIA_UNREACHABLE', { about })
}

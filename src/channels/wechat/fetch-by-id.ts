// Fetches by media id, through the platform's API: voice messages, and pictures without an address.

import { Fault } from '../../lib/faults.ts'
import { typeOf, type FetchMedia } from '../media.ts'
import type { Api, FileOutcome } from './api.ts'
import { sentOf } from './codes.ts'

/** The scheme of an address that is a media id. */
export const SCHEME = 'wechat-media:'

const LIMIT = 10 * 1024 * 1024

const ID = /^[\w-]{1,512}$/

/** Creates a fetcher; it rejects with WECHAT_MEDIA_REFUSED or WECHAT_MEDIA_UNREACHABLE. */
export function createFetchById(api: Api): FetchMedia {
  return async (url) => {
    const id = url.slice(SCHEME.length)
    if (!ID.test(id)) throw refused('id')
    const outcome = await api.file('/cgi-bin/media/get', { media_id: id }, LIMIT)
    if (outcome.kind !== 'file') throw whyNot(outcome)
    const type = await typeOf(outcome.bytes)
    if (!type) throw refused('type')
    return { bytes: outcome.bytes, type }
  }
}

/** What has expired or is none of ours never comes; what the platform or the account cannot give now may come later. */
function whyNot(outcome: Exclude<FileOutcome, { kind: 'file' }>): Fault {
  switch (outcome.kind) {
    // A video comes as an address of its own.
    case 'done': return refused('video')
    case 'untaken': return unreachable(outcome.why)
    case 'unsure': return outcome.why === 'size' ? refused('size') : unreachable(outcome.why)
    case 'refused': {
      const { kind } = sentOf(outcome, 0)
      const about = String(outcome.code)
      return kind === 'refused' ? refused(about) : unreachable(about)
    }
  }
}

function refused(about: string): Fault {
  return new Fault('WECHAT_MEDIA_REFUSED', { about })
}

function unreachable(about: string): Fault {
  return new Fault('WECHAT_MEDIA_UNREACHABLE', { about })
}

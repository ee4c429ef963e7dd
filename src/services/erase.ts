// Deletes what is kept of a resident beside what they have filed: the law says how long that stays.

import type { Consents } from '../ports/consents.ts'
import type { Conversations, Stored } from '../ports/conversations.ts'
import type { Department } from '../ports/department.ts'
import type { Media } from '../ports/media.ts'
import type { Aliases, RecordKind } from '../ports/records.ts'
import type { Service } from '../ports/services.ts'
import { defineService, give } from './define.ts'

/** What deleting is made of. */
export type EraseParts = {
  readonly conversations: Pick<Conversations, 'load'>
  readonly consents: Consents
  readonly media: Media
  readonly aliases: Aliases
  readonly department: Pick<Department, 'notices'>
}

// An appointment keeps its link: without it nobody could look at it, move it or cancel it.
const LINKED: readonly RecordKind[] = ['tip', 'complaint', 'message']

/**
 * `data.erase`: deletes consents, pictures and recordings that were not filed, and every link from what was filed. The
 * conversation itself is emptied by the turn that hears of it, and is gone a quarter of an hour later.
 */
export function eraseData({ conversations, consents, media, aliases, department }: EraseParts): Service {
  const input = { type: 'object', properties: {}, additionalProperties: false } as const
  return defineService({ name: 'data.erase', gives: ['erased'], changes: true, input }, async (_, { conversation }) => {
    const stored = await conversations.load(conversation)
    if (stored) await media.drop(mediaIn(stored.conversation))
    await consents.erase(conversation, department.notices.map(({ template }) => template))
    for (const kind of LINKED) await Promise.all((await aliases.of(conversation, kind)).map(aliases.cut))
    return give({ erased: true })
  })
}

// Wherever in a draft an answer is a picture or a recording, it names its medium.
function mediaIn(conversation: Stored['conversation']): readonly string[] {
  const found: string[] = []
  JSON.stringify(conversation, (name, value: unknown) => {
    if (name === 'media' && typeof value === 'string') found.push(value)
    return value
  })
  return found
}

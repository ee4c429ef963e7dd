// The tags by which WeChat shows each resident the menu of their language.

import type { Log } from '../../lib/log.ts'
import { HOUR } from '../../lib/time.ts'
import { createReader } from '../../lib/schema.ts'
import type { Api, Outcome } from './api.ts'

/** What tags need; the first language has no tag, as it is everybody's. */
export type TagParts = {
  readonly api: Api
  readonly languages: readonly string[]
  readonly log: Log
  readonly ticks: () => number
}

/** The tags of languages. */
export type Tags = {
  /** The ids by language; with `make`, those that are missing are made. Or what the platform has said. */
  readonly ids: (make: boolean) => Promise<ReadonlyMap<string, number> | Outcome>
  /** Shows a resident the menu of a language from now on, as well as it goes. */
  readonly speak: (from: string, language: string) => Promise<void>
}

const tag = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
  required: ['id', 'name'],
} as const
const tags = { type: 'array', items: tag } as const
const readTags = createReader({ type: 'object', properties: { tags }, required: ['tags'] } as const)
const readTag = createReader({ type: 'object', properties: { tag }, required: ['tag'] } as const)

/** For how long the ids are known, in ms: they change only when somebody deletes a tag. */
const KNOWN = HOUR

const UNREADABLE: Outcome = { kind: 'unsure', why: 'unreadable' }

/** Creates the tags. */
export function createTags({ api, languages, log, ticks }: TagParts): Tags {
  const tagged = languages.slice(1)
  let known: { readonly ids: ReadonlyMap<string, number>; readonly until: number } | undefined

  const make = async (language: string): Promise<number | Outcome> => {
    const outcome = await api.call('/cgi-bin/tags/create', { tag: { name: nameOf(language) } })
    const read = outcome.kind === 'done' ? readTag(outcome.body) : undefined
    return read?.ok ? read.value.tag.id : outcome.kind === 'done' ? UNREADABLE : outcome
  }
  const ids: Tags['ids'] = async (making) => {
    const outcome = await api.call('/cgi-bin/tags/get')
    if (outcome.kind !== 'done') return outcome
    const read = readTags(outcome.body)
    if (!read.ok) return UNREADABLE
    const found = new Map<string, number>()
    for (const language of tagged) {
      const there = read.value.tags.find(({ name }) => name === nameOf(language))
      const id = there?.id ?? (making ? await make(language) : undefined)
      if (typeof id === 'object') return id
      if (id !== undefined) found.set(language, id)
    }
    return found
  }
  const remembered = async (): Promise<ReadonlyMap<string, number>> => {
    if (known && ticks() < known.until) return known.ids
    const found = await ids(false)
    known = { ids: found instanceof Map ? found : new Map(), until: ticks() + KNOWN }
    return known.ids
  }
  return {
    ids,
    speak: async (from, language) => {
      for (const [each, tagid] of await remembered()) {
        const way = each === language ? 'batchtagging' : 'batchuntagging'
        const { kind } = await api.call(`/cgi-bin/tags/members/${way}`, { openid_list: [from], tagid })
        if (kind !== 'done') log.info('wechat.tag.lost', { language: each })
      }
    },
  }
}

/** Told by anyone who looks into the console. */
function nameOf(language: string): string {
  return `language ${language}`
}

// What can be done alike with records of every kind in memory: pages, replies, forgetting the code and the resident.

import type { Addition, Kept, Page, PageWish, Reply, ReplyOutcome } from '../../ports/records.ts'

/** Records of one kind by number. */
export type Shelf<Item extends Kept> = {
  readonly add: (item: Item) => Promise<boolean>
  readonly find: (number: string) => Promise<Item | undefined>
  /** Puts a changed record in place of the one that was there; false if there was none. */
  readonly replace: (number: string, change: (item: Item) => Item) => boolean
  readonly remove: (number: string) => void
  readonly withAliases: (aliases: readonly string[]) => Promise<readonly Item[]>
  readonly list: (wish: PageWish) => Promise<Page<Item> | undefined>
  readonly reply: (number: string, reply: Reply) => Promise<ReplyOutcome>
  readonly append: (number: string, addition: Addition) => Promise<ReplyOutcome>
  readonly forgetCode: (number: string) => Promise<void>
  readonly unlink: (number: string) => Promise<void>
}

/** Creates a shelf. */
export function createShelf<Item extends Kept>(): Shelf<Item> {
  const kept = new Map<string, Item>()
  const replace: Shelf<Item>['replace'] = (number, change) => {
    const item = kept.get(number)
    if (item) kept.set(number, change(item))
    return item !== undefined
  }

  return {
    replace,
    find: async (number) => kept.get(number),
    remove: (number) => void kept.delete(number),
    withAliases: async (aliases) => [...kept.values()].filter(({ alias }) => alias !== undefined && aliases.includes(alias)),
    add: async (item) => {
      if (kept.has(item.number)) return false
      kept.set(item.number, item)
      return true
    },
    list: async ({ limit, cursor }) => {
      const sorted = [...kept.values()].toSorted((a, b) => placeOf(a).localeCompare(placeOf(b), 'en'))
      const after = cursor === undefined ? '' : readCursor(cursor)
      if (after === undefined) return undefined
      const rest = sorted.filter((item) => placeOf(item) > after)
      const last = rest.length > limit ? rest[limit - 1] : undefined
      return { items: rest.slice(0, limit), next: last ? Buffer.from(placeOf(last)).toString('base64url') : null }
    },
    reply: async (number, reply) => {
      const item = kept.get(number)
      if (!item) return 'gone'
      if (item.replies.some(({ id }) => id === reply.id)) return 'there'
      kept.set(number, { ...item, replies: [...item.replies, reply] })
      return 'added'
    },
    append: async (number, addition) => {
      const item = kept.get(number)
      if (!item) return 'gone'
      const { additions = [], media } = item
      if (additions.some(({ id }) => id === addition.id)) return 'there'
      kept.set(number, { ...item, additions: [...additions, addition], media: [...new Set([...media, ...addition.media])] })
      return 'added'
    },
    forgetCode: async (number) => void replace(number, (item) => without(item, ['code'])),
    unlink: async (number) => void replace(number, (item) => without(item, ['call', 'alias'])),
  }
}

function without<Item extends Kept>(item: Item, names: readonly (keyof Kept)[]): Item {
  const kept = Object.entries(item).filter(([name]) => !names.some((gone) => gone === name))
  return Object.fromEntries(kept) as Item // only members that may be absent are named
}

// The oldest first: instants of equal length sort as texts.
function placeOf({ createdAt, number }: Kept): string {
  return `${String(createdAt).padStart(15, '0')}:${number}`
}

function readCursor(cursor: string): string | undefined {
  const place = Buffer.from(cursor, 'base64url').toString()
  return /^\d{15}:\w{1,40}$/.test(place) ? place : undefined
}

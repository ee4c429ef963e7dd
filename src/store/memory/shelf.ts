// What can be done alike with records of every kind in memory.

import type { Kept } from '../../ports/records.ts'
import type { Shelf } from '../shelf.ts'

/** Creates the steps that are the same for records of every kind. */
export function createMemoryShelf<Item extends Kept>(kept: Map<string, Item>): Shelf<Item> {
  const orderOf = ({ createdAt, number }: Item): string => `${String(createdAt).padStart(15, '0')}:${number}`
  const update = (number: string, change: (item: Item) => Item): void => {
    const item = kept.get(number)
    if (item) kept.set(number, change(item))
  }
  return {
    list: async ({ limit, cursor = '' }) => {
      if (cursor !== '' && !/^\d{15}:\w+$/.test(cursor)) return undefined
      const found = [...kept.values()].filter((item) => orderOf(item) > cursor)
        .toSorted((a, b) => orderOf(a) < orderOf(b) ? -1 : 1)
      const last = found.length > limit ? found[limit - 1] : undefined
      return { items: found.slice(0, limit), next: last ? orderOf(last) : null }
    },
    reply: async (number, reply) => {
      const item = kept.get(number)
      if (!item) return 'gone'
      if (item.replies.some(({ id }) => id === reply.id)) return 'there'
      kept.set(number, { ...item, replies: [...item.replies, reply] })
      return 'added'
    },
    forgetCode: async (number) => update(number, (item) => without(item, ['code'])),
    unlink: async (number) => update(number, (item) => without(item, ['call', 'alias'])),
  }
}

function without<Item extends Kept>(item: Item, names: readonly ('code' | 'call' | 'alias')[]): Item {
  const left = { ...item }
  for (const name of names) delete left[name]
  return left
}

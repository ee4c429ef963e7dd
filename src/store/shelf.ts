// What can be done alike with records of every kind in MongoDB: pages, replies, forgetting the code and the resident.

import type { Model } from '../models/define.ts'
import type { RecordDocument } from '../models/record.ts'
import type { Addition, Page, PageWish, Reply, ReplyOutcome } from '../ports/records.ts'
import type { Wrapping } from './kept.ts'

/** Steps that are the same for records of every kind. */
export type Shelf<Item> = {
  readonly withAliases: (aliases: readonly string[]) => Promise<readonly Item[]>
  readonly list: (wish: PageWish) => Promise<Page<Item> | undefined>
  readonly reply: (number: string, reply: Reply) => Promise<ReplyOutcome>
  readonly append: (number: string, addition: Addition) => Promise<ReplyOutcome>
  readonly forgetCode: (number: string) => Promise<void>
  readonly unlink: (number: string) => Promise<void>
}

type Common = Omit<RecordDocument, 'unit'>

/** Creates the steps for a collection; `open` makes of a document what the port gives. */
export function createShelf<Document extends Common, Item>(
  model: Model<Document>, wrapping: Wrapping, open: (document: Document) => Item,
): Shelf<Item> {
  // Only fields that every kind has are touched here.
  const common = model as unknown as Model<Common>
  const update = async (number: string, change: object): Promise<void> => {
    await common.updateOne({ _id: number }, change)
  }
  return {
    withAliases: async (aliases) => {
      if (aliases.length === 0) return []
      const found = await model.find({ alias: { $in: [...aliases] } }).lean<Document[]>()
      return found.map(open)
    },
    list: async ({ limit, cursor }) => {
      const after = cursor === undefined ? {} : readCursor(cursor)
      if (!after) return undefined
      const found = await model.find(after).sort({ createdAt: 1, _id: 1 }).limit(limit + 1).lean<Document[]>()
      const last = found.length > limit ? found[limit - 1] : undefined
      return { items: found.slice(0, limit).map(open), next: last ? writeCursor(last) : null }
    },
    reply: async (number, reply) => {
      const { matchedCount } = await common.updateOne(
        { _id: number, 'replies.id': { $ne: reply.id } }, { $push: { replies: wrapping.reply(number, reply) } },
      )
      if (matchedCount > 0) return 'added'
      return await common.exists({ _id: number }) === null ? 'gone' : 'there'
    },
    append: async (number, addition) => {
      const { matchedCount } = await common.updateOne({ _id: number, 'additions.id': { $ne: addition.id } }, {
        $push: { additions: wrapping.addition(number, addition) }, $addToSet: { media: { $each: addition.media } },
      })
      if (matchedCount > 0) return 'added'
      return await common.exists({ _id: number }) === null ? 'gone' : 'there'
    },
    forgetCode: (number) => update(number, { $unset: { codeSealed: 1 } }),
    unlink: (number) => update(number, { $unset: { call: 1, alias: 1 } }),
  }
}

function writeCursor({ createdAt, _id }: Common): string {
  return Buffer.from(`${createdAt.getTime()}:${_id}`).toString('base64url')
}

function readCursor(cursor: string) {
  const [, at, number] = /^(\d{1,15}):(\w{1,40})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (at === undefined || number === undefined) return undefined
  const createdAt = new Date(Number(at))
  return { $or: [{ createdAt: { $gt: createdAt } }, { createdAt, _id: { $gt: number } }] }
}

// Finds and inserts that are asked for in one tick go out as one command; each asker hears its own result.

import mongoose from 'mongoose'
import { createBatch } from './batch.ts'
import { DUPLICATE, reach, unlessThere } from './reach.ts'

type Identified = { readonly _id: string }

const { MongoBulkWriteError } = mongoose.mongo

/** Creates what finds documents by `_id`. */
export function createFinder<Document extends Identified>(
  raw: mongoose.mongo.Collection<Document>,
): (id: string) => Promise<Document | undefined> {
  const find = createBatch<string, Document | null>(async (ids) => {
    const wanted = new Set(ids)
    const documents = raw.find<Document>({ _id: { $in: [...wanted] } } as object) // the driver cannot know that _id is a string
    const found = new Map((await reach(documents.toArray())).map((document) => [document['_id'], document]))
    return ids.map((id) => found.get(id) ?? null)
  })
  return async (id) => await find(id) ?? undefined
}

/** Creates what inserts documents; false where there is one with the same `_id`. Durable when it resolves. */
export function createInserter<Document extends Identified>(
  raw: mongoose.mongo.Collection<Document>,
): (document: Document) => Promise<boolean> {
  return createBatch<Document, boolean>(async (documents) => {
    const [first, ...others] = documents
    // One by itself needs no bulk. (The driver's types doubt that a document of our type is one of the collection's.)
    if (first && others.length === 0) return [await unlessThere(reach(raw.insertOne(first as never)))]
    const operations = documents.map((document) => ({ insertOne: { document } }))
    try {
      await reach(raw.bulkWrite(operations as never, { ordered: false }))
      return documents.map(() => true)
    } catch (error) {
      return outcomes(documents.length, error)
    }
  })
}

/** What came of each write of an unordered bulk: done, refused because there is one already, or failed. */
function outcomes(count: number, error: unknown): readonly (boolean | Error)[] {
  if (!(error instanceof MongoBulkWriteError)) throw error
  const refused = [error.writeErrors].flat()
  const isDurable = error.result.getWriteConcernError() === undefined
  // Unless the server has told of single writes, or of all of them that they may not last, it has refused the whole: a full disk.
  if (refused.length === 0 && isDurable) throw error
  const results: (boolean | Error)[] = Array.from({ length: count }, () => isDurable || error)
  for (const { index, code } of refused) results[index] = code === DUPLICATE ? false : error
  return results
}

// What may be stored: a document with its `_id` first, of a type that MongoDB takes, and within its limit.

import { ObjectId } from 'bson'
import { encode } from '../bson/decode.ts'
import { isDoc, typeName, type Doc, type Value } from '../bson/values.ts'
import { mongoError } from '../errors.ts'

/** The largest document in bytes. */
export const LARGEST_DOCUMENT = 16 * 2 ** 20

/** Puts `_id` first, making one if there is none, and refuses what may not be stored. */
export function finish(document: Doc): Buffer {
  const id = document.get('_id') ?? (document.has('_id') ? null : new ObjectId())
  checkId(id)
  const ordered: Doc = new Map([['_id', id]])
  for (const [name, value] of document) ordered.set(name, value)
  return checkSize(encode(ordered))
}

/** Refuses a document that is larger than MongoDB's limit. */
export function checkSize(bytes: Buffer): Buffer {
  if (bytes.length <= LARGEST_DOCUMENT) return bytes
  throw mongoError('BSONObjectTooLarge', `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${LARGEST_DOCUMENT}`)
}

/** Refuses an `_id` that MongoDB does not take. */
export function checkId(id: Value): void {
  const type = typeName(id)
  if (type === 'array' || type === 'regex') throw mongoError('InvalidIdField', `The '_id' value cannot be of type ${type}`)
  if (!isDoc(id)) return
  const dollar = [...id.keys()].find((name) => name.startsWith('$') && !['$ref', '$id', '$db'].includes(name))
  if (dollar !== undefined) {
    throw mongoError('DollarPrefixedFieldName', `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`)
  }
}

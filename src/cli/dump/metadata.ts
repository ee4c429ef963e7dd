// The metadata.json of a collection, as mongodump writes it: options, indexes and uuid in Extended JSON.

import { EJSON } from 'bson'
import type { mongo } from 'mongoose'

import { Fault } from '../../lib/faults.ts'
import { createReader } from '../../lib/schema.ts'

/** What a collection is beside its documents. */
export type Metadata = {
  readonly options: mongo.Document
  readonly indexes: readonly mongo.Document[]
  readonly uuid?: string | undefined
  readonly collectionName: string
  readonly type: 'collection' | 'view'
}

const readMetadata = createReader({
  type: 'object',
  properties: {
    options: { type: 'object' },
    indexes: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        properties: { key: { type: 'object', minProperties: 1 }, name: { type: 'string', minLength: 1 } },
        required: ['key', 'name'],
      },
    },
    uuid: { type: 'string' },
    collectionName: { type: 'string' },
    type: { enum: ['collection', 'view', 'timeseries'] },
  },
  required: ['indexes'],
} as const)

/** Writes metadata in the canonical Extended JSON that mongorestore reads. */
export function encodeMetadata({ options, indexes, uuid, collectionName, type }: Metadata): string {
  const some = Object.keys(options).length > 0
  return EJSON.stringify({ ...(some && { options }), indexes, ...(uuid && { uuid }), collectionName, type }, { relaxed: false })
}

/** Reads the metadata of a collection; `path` names the file when something is wrong with it. */
export function decodeMetadata(text: string, path: string): Metadata {
  const given = parse(text, path)
  const read = readMetadata(EJSON.serialize(given, { relaxed: true }))
  if (!read.ok) throw new Fault('DUMP_METADATA_UNREADABLE', { about: path })
  const { uuid, collectionName, type = 'collection' } = read.value
  if (type === 'timeseries') throw new Fault('DUMP_KIND_UNKNOWN', { about: path })
  const name = collectionName ?? ''
  return { options: given['options'] ?? {}, indexes: given['indexes'] ?? [], uuid, collectionName: name, type }
}

function parse(text: string, path: string): mongo.Document {
  try {
    const value: unknown = EJSON.parse(text, { relaxed: false })
    if (typeof value === 'object' && value !== null) return value
  } catch (cause) {
    throw new Fault('DUMP_METADATA_UNREADABLE', { about: path, cause })
  }
  throw new Fault('DUMP_METADATA_UNREADABLE', { about: path })
}

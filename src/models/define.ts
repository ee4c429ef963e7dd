// What every model has in common: its own collection, no magic, a schema number, indexes that are made once at start.

import { Schema } from 'mongoose'
import type {
  Connection, IndexDefinition, IndexOptions, Model as MongooseModel, mongo, SchemaDefinition,
} from 'mongoose'

/** The number of a document's shape where nothing else was registered; migrations raise it. */
export const FIRST_SHAPE = 1

/** An index: its keys, and what is special about it. */
export type Index = readonly [keys: IndexDefinition, options?: IndexOptions]

/** A model bound to a connection. */
export type Model<Document> = MongooseModel<Document>

/** A collection's model, still without a connection. */
export type ModelMaker<Document extends mongo.Document> = {
  readonly name: string
  readonly on: (db: Connection) => Model<Document>
  /** The collection itself, for inserts and for the hot path: nothing is cast, nothing is made around it. */
  readonly raw: (db: Connection) => mongo.Collection<Document>
}

/** Defines the model of a collection; asked twice on one connection it gives the same model. */
export function defineModel<Document extends mongo.Document>(
  name: string, fields: SchemaDefinition, indexes: readonly Index[],
): ModelMaker<Document> {
  return {
    name,
    on: (db) => db.models[name] as Model<Document> | undefined // the model of this name was made below
      ?? db.model<Document>(name, schemaOf<Document>(fields, indexes), name),
    raw: (db) => db.collection<Document>(name),
  }
}

/** The index by which documents of residents' data leave when their time is over. */
export const LEAVES: Index = [{ expires: 1 }, { expireAfterSeconds: 0 }]

function schemaOf<Document>(fields: SchemaDefinition, indexes: readonly Index[]): Schema<Document> {
  const common = { schema: { type: Number, required: true, default: FIRST_SHAPE } }
  const made = new Schema({ ...common, ...fields }, {
    versionKey: false, strict: 'throw', strictQuery: false, autoIndex: false, autoCreate: false,
    minimize: false, id: false, bufferCommands: false,
  })
  for (const [keys, options] of indexes) made.index(keys, options)
  return made as unknown as Schema<Document> // each model's type stands beside its fields, which say the same
}

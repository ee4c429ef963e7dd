// validate: walks through a collection and all its indexes, and tells whether they agree.

import { mongoError } from '../errors.ts'
import { decode } from '../bson/decode.ts'
import { numberOf } from '../bson/numbers.ts'
import { checkDocument } from '../bson/reader.ts'
import type { Doc } from '../bson/values.ts'
import { prefixOf, under, type Collection, type Index } from '../storage/catalog.ts'
import { entryKey } from '../storage/indexer.ts'
import { checkFields, collectionOf, namespaceOf, ok, type Command, type House } from './command.ts'

/** Checks a collection. */
export const validate: Command = { run: (house, call) => {
  checkFields(call, ['full', 'repair', 'metadata', 'checkBSONConformance', 'background', 'scandata'])
  const collection = collectionOf(house, call)
  if (!collection) throw mongoError('NamespaceNotFound', `Collection '${namespaceOf(call)}' does not exist to validate.`)
  const errors: string[] = []
  const expected = new Map(collection.indexes.map((index) => [index, 0]))
  let records = 0
  for (const { at, bytes } of house.records.scan(collection)) {
    records += 1
    const document = readWhole(at, bytes, errors)
    if (!document) continue
    for (const index of collection.indexes) {
      const { missing, wanted } = lookUp(house, index, { at, document })
      expected.set(index, (expected.get(index) ?? 0) + wanted)
      if (missing > 0) errors.push(`index ${index.name} lacks ${missing} keys of record ${at}`)
    }
  }
  const counted = collection.indexes.map((index) => [index, countKeys(house, index)] as const)
  for (const [index, held] of counted) {
    const wanted = expected.get(index) ?? 0
    if (held !== wanted) errors.push(`index ${index.name} holds ${held} keys, its documents have ${wanted}`)
  }
  if (collection.count !== undefined && collection.count !== records) errors.push(`${collection.count} documents counted, ${records} found`)
  return report(collection, { records, errors, counted })
} }

function readWhole(at: number, bytes: Buffer, errors: string[]): Doc | undefined {
  try {
    checkDocument(bytes)
    return decode(bytes)
  } catch {
    errors.push(`record ${at} is damaged`)
    return undefined
  }
}

function lookUp(house: House, index: Index, { at, document }: { at: number; document: Doc }): { missing: number; wanted: number } {
  const { keys } = house.records.keysOf(index, document)
  const missing = keys.filter((key) => house.engine.get('keys', entryKey(index, key, at))?.readUIntBE(0, 6) !== at).length
  return { missing, wanted: keys.length }
}

function countKeys(house: House, index: Index): number {
  return house.engine.count('keys', under(prefixOf(index.id)))
}

type Findings = {
  readonly records: number
  readonly errors: readonly string[]
  readonly counted: readonly (readonly [Index, number])[]
}

function report(collection: Collection, { records, errors, counted }: Findings): Doc {
  return ok({
    ns: collection.ns,
    nInvalidDocuments: numberOf(errors.filter((each) => each.endsWith('is damaged')).length),
    nrecords: numberOf(records),
    nIndexes: numberOf(counted.length),
    keysPerIndex: new Map(counted.map(([index, held]) => [index.name, numberOf(held)])),
    valid: errors.length === 0,
    repaired: false,
    warnings: [],
    errors: [...errors],
  })
}

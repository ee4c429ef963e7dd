// Turns a test file of the older CRUD format (data, operation, outcome) into the unified format.

import { isFields } from './match.ts'
import type { Fields } from './match.ts'
import type { SuiteFile, SuiteOperation, SuiteTest } from './suite.ts'

const DATABASE = 'crud-legacy'
const COLLECTION = 'coll'

type LegacyTest = {
  readonly description: string
  readonly operation: { readonly name: string; readonly object?: string; readonly arguments?: Fields }
  readonly outcome: {
    readonly error?: boolean
    readonly result?: unknown
    readonly collection?: { readonly name?: string; readonly data: readonly Fields[] }
  }
}

/** A file of the older format. */
export type LegacyFile = {
  readonly data: readonly Fields[]
  readonly tests: readonly LegacyTest[]
  readonly minServerVersion?: string
  readonly maxServerVersion?: string
}

/** Tells the older format by what the unified one calls otherwise. */
export function isLegacy(file: unknown): file is LegacyFile {
  return isFields(file) && 'data' in file && 'tests' in file
}

/** Says the same in the unified format. */
export function unify(file: LegacyFile, name: string): SuiteFile {
  const { minServerVersion, maxServerVersion } = file
  const requirement = { ...(minServerVersion && { minServerVersion }), ...(maxServerVersion && { maxServerVersion }) }
  return {
    description: name,
    runOnRequirements: [requirement],
    createEntities: [
      { client: { id: 'client0' } },
      { database: { id: 'database0', client: 'client0', databaseName: DATABASE } },
      { collection: { id: 'collection0', database: 'database0', collectionName: COLLECTION } },
    ],
    initialData: [{ databaseName: DATABASE, collectionName: COLLECTION, documents: file.data }],
    tests: file.tests.map(unifyTest),
  }
}

function unifyTest(test: LegacyTest): SuiteTest {
  const { collection } = test.outcome
  const name = collection?.name ?? COLLECTION
  const outcome = collection && [{ databaseName: DATABASE, collectionName: name, documents: collection.data }]
  return { description: test.description, operations: [unifyOperation(test)], ...(outcome && { outcome }) }
}

function unifyOperation({ operation, outcome }: LegacyTest): SuiteOperation {
  const given = operation.arguments ?? {}
  const options = isFields(given['options']) ? given['options'] : {}
  const requests = Array.isArray(given['requests']) ? { requests: given['requests'].map(unifyRequest) } : {}
  const call = { object: 'collection0', name: operation.name, arguments: { ...given, ...options, ...requests } }
  if (outcome.error === true) return { ...call, expectError: { isError: true } }
  const writesOut = JSON.stringify(given['pipeline'] ?? '').includes('"$out"')
  return 'result' in outcome && !writesOut ? { ...call, expectResult: outcome.result } : call
}

function unifyRequest(request: unknown): unknown {
  return isFields(request) && typeof request['name'] === 'string'
    ? { [request['name']]: request['arguments'] }
    : request
}

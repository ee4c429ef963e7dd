// What a test file of MongoDB's unified format holds, as far as the CRUD tests use it.

import type { Fields } from './match.ts'

/** Where a file or a test may run. */
export type Requirement = {
  readonly minServerVersion?: string
  readonly maxServerVersion?: string
  readonly topologies?: readonly string[]
  readonly serverless?: string
}

/** Something the tests of a file use by its id. */
export type Entity = {
  readonly client?: { readonly id: string }
  readonly database?: { readonly id: string; readonly client: string; readonly databaseName: string }
  readonly collection?: {
    readonly id: string
    readonly database: string
    readonly collectionName: string
    readonly collectionOptions?: Fields
  }
}

/** What a collection holds before or after a test. */
export type Content = {
  readonly databaseName: string
  readonly collectionName: string
  readonly documents: readonly Fields[]
}

/** One call, with what it has to give back. */
export type SuiteOperation = {
  readonly object: string
  readonly name: string
  readonly arguments?: Fields
  readonly expectResult?: unknown
  readonly expectError?: Fields
}

/** One test: its calls, and what is in the database afterwards. */
export type SuiteTest = {
  readonly description: string
  readonly skipReason?: string
  readonly runOnRequirements?: readonly Requirement[]
  readonly operations: readonly SuiteOperation[]
  readonly outcome?: readonly Content[]
}

/** A whole file. */
export type SuiteFile = {
  readonly description: string
  readonly runOnRequirements?: readonly Requirement[]
  readonly createEntities?: readonly Entity[]
  readonly initialData?: readonly Content[]
  readonly tests: readonly SuiteTest[]
}

/** The server the tests run on. */
export type Place = { readonly version: string; readonly topology: string }

/** Says why a test cannot run here, or gives undefined when it can. */
export function unfit(file: SuiteFile, test: SuiteTest, place: Place): string | undefined {
  if (test.skipReason !== undefined) return test.skipReason
  const words = JSON.stringify([file.createEntities, test.operations])
  if (words.includes('"failPoint"')) return 'needs a fail point'
  if (words.includes('"collation"')) return 'needs a collation'
  const asked = [file.runOnRequirements, test.runOnRequirements]
  return asked.every((list) => meets(list, place)) ? undefined : 'another server version or topology'
}

function meets(list: readonly Requirement[] | undefined, { version, topology }: Place): boolean {
  if (list === undefined) return true
  return list.some((one) => atLeast(version, one.minServerVersion ?? '0') && atLeast(one.maxServerVersion ?? '999', version)
    && (one.topologies?.includes(topology) ?? true) && one.serverless !== 'require')
}

function atLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map((text) => text.split('.').map(Number))
  for (const index of [0, 1, 2]) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

// Runs a folder of MongoDB's CRUD specification tests, as they are published, against a server:
// node --import tsx test/crud/run.ts FOLDER [URI]. The commands drivers send are theirs to test; results and outcomes are ours.

import { readFile, readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { EJSON } from 'bson'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { openDatabase } from '../support/database.ts'
import { isLegacy, unify } from './legacy.ts'
import { isFields, mismatch } from './match.ts'
import type { Fields } from './match.ts'
import { isOperation, perform, summary } from './operations.ts'
import type { Target } from './operations.ts'
import { unfit } from './suite.ts'
import type { Place, SuiteFile, SuiteOperation, SuiteTest } from './suite.ts'

type Verdict = { readonly file: string; readonly test: string; readonly how: 'pass' | 'fail' | 'skip'; readonly why: string }

async function readSuite(path: string): Promise<SuiteFile> {
  const file: unknown = EJSON.parse(await readFile(path, 'utf8'))
  // The files are MongoDB's own and are trusted to be what their schema says.
  return isLegacy(file) ? unify(file, basename(path)) : file as SuiteFile
}

async function learnPlace(client: mongo.MongoClient): Promise<Place> {
  const { version } = await client.db('admin').command({ buildInfo: 1 })
  const hello = await client.db('admin').command({ hello: 1 })
  const sharded = hello['msg'] === 'isdbgrid' ? 'sharded' : 'single'
  return { version: String(version), topology: hello['setName'] === undefined ? sharded : 'replicaset' }
}

async function prepare(client: mongo.MongoClient, { initialData = [] }: SuiteFile): Promise<void> {
  for (const { databaseName, collectionName, documents } of initialData) {
    const database = client.db(databaseName)
    await database.dropCollection(collectionName).catch(() => false)
    await database.createCollection(collectionName)
    if (documents.length > 0) await database.collection(collectionName).insertMany([...documents])
  }
}

function findTarget(client: mongo.MongoClient, { createEntities = [] }: SuiteFile, id: string): Target {
  const database = (name: string): mongo.Db => {
    const entity = createEntities.find((one) => one.database?.id === name)?.database
    return client.db(entity?.databaseName)
  }
  const entity = createEntities.find((one) => one.collection?.id === id)?.collection
  if (entity === undefined) return { database: database(id) }
  const owner = database(entity.database)
  return { database: owner, collection: owner.collection(entity.collectionName, entity.collectionOptions) }
}

function wrongError(expected: Fields, error: unknown): string | undefined {
  const { MongoServerError } = mongoose.mongo
  const message = error instanceof Error ? error.message : String(error)
  const { isClientError, errorContains, errorCode, expectResult } = expected
  if (typeof isClientError === 'boolean' && isClientError === error instanceof MongoServerError) {
    return `expected a ${isClientError ? 'client' : 'server'} error: ${message}`
  }
  if (typeof errorContains === 'string' && !message.toLowerCase().includes(errorContains.toLowerCase())) {
    return `expected "${errorContains}" in: ${message}`
  }
  if (errorCode !== undefined && !(error instanceof MongoServerError && error.code === errorCode)) {
    return `expected code ${String(errorCode)}: ${message}`
  }
  const result = isFields(error) ? error['result'] : undefined
  return expectResult === undefined ? undefined : mismatch(expectResult, summary(result), 'root')
}

async function runOperation(target: Target, operation: SuiteOperation): Promise<string | undefined> {
  const { name, arguments: given = {}, expectError } = operation
  const done = await perform(target, name, given).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  )
  if ('error' in done) {
    return expectError === undefined ? `${name} failed: ${String(done.error)}` : wrongError(expectError, done.error)
  }
  if (expectError !== undefined) return `${name} should have failed: ${EJSON.stringify(expectError)}`
  return 'expectResult' in operation ? mismatch(operation.expectResult, done.result, 'root') : undefined
}

async function runTest(client: mongo.MongoClient, file: SuiteFile, test: SuiteTest): Promise<string | undefined> {
  await prepare(client, file)
  for (const operation of test.operations) {
    const wrong = await runOperation(findTarget(client, file, operation.object), operation)
    if (wrong !== undefined) return wrong
  }
  for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
    const found = await client.db(databaseName).collection(collectionName).find().sort({ _id: 1 }).toArray()
    const wrong = mismatch(documents, found)
    if (wrong !== undefined) return `afterwards, in ${collectionName}: ${wrong}`
  }
  return undefined
}

async function judge(client: mongo.MongoClient, place: Place, path: string): Promise<readonly Verdict[]> {
  const file = await readSuite(path)
  const verdicts: Verdict[] = []
  for (const test of file.tests) {
    const unknown = test.operations.find(({ name }) => name !== 'failPoint' && !isOperation(name))
    const skip = unfit(file, test, place) ?? (unknown && `the runner does not know ${unknown.name}`)
    const why = skip ?? await runTest(client, file, test)
    const how = skip === undefined ? 'pass' : 'skip'
    verdicts.push({ file: basename(path), test: test.description, how: why === skip ? how : 'fail', why: why ?? '' })
  }
  return verdicts
}

function report(verdicts: readonly Verdict[]): string {
  const count = (list: readonly Verdict[], how: Verdict['how']): number => list.filter((one) => one.how === how).length
  const totals = (list: readonly Verdict[]): string =>
    `${count(list, 'pass')} pass, ${count(list, 'fail')} fail, ${count(list, 'skip')} skip`
  const files = [...new Set(verdicts.map(({ file }) => file))]
  return [
    `all files: ${totals(verdicts)}`,
    ...verdicts.filter(({ how }) => how === 'fail').map(({ file, test, why }) => `FAIL ${file} | ${test} | ${why}`),
    ...files.map((name) => `${name}: ${totals(verdicts.filter(({ file }) => file === name))}`),
    ...verdicts.filter(({ how }) => how === 'skip').map(({ file, test, why }) => `skip ${file} | ${test} | ${why}`),
  ].join('\n')
}

const [folder = '.', given] = process.argv.slice(2)
const place = given === undefined ? await openDatabase() : { uri: given, close: async () => {} }
const client = await mongoose.mongo.MongoClient.connect(place.uri)
const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).toSorted()
const server = await learnPlace(client)
const verdicts: Verdict[] = []
for (const name of names) verdicts.push(...await judge(client, server, join(folder, name)))
await client.close()
await place.close()
const text = report(verdicts)
const copy = process.env['CRUD_RESULTS']
if (copy !== undefined) await writeFile(copy, `${text}\n`)
process.stdout.write(`${text}\n`)
process.exitCode = verdicts.some(({ how }) => how === 'fail') ? 1 : 0

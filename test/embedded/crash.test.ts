// The built-in database killed in the middle of its work: nothing it had acknowledged is lost, no index out of step.

import { deepEqual, ok } from 'node:assert/strict'
import { rm } from 'node:fs/promises'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'
import { temporaryFolder } from '../support/database.ts'
import { startProcess } from '../support/process.ts'
import { progress } from '../support/progress.ts'
import { chooseSeed, createRandom } from '../support/random.ts'

/** What has been acknowledged over all rounds. */
type Acknowledged = { readonly there: Set<string>; readonly gone: Set<string>; readonly counts: Map<string, number> }

const LONG = process.env['LONG'] === '1'
const ROUNDS = LONG ? 50 : 3
const seed = chooseSeed()

function note({ there, gone, counts }: Acknowledged, line: string): void {
  const [what = '', id = '', count] = line.split(' ')
  if (what === 'inserted') there.add(id)
  if (what === 'removing') there.delete(id)
  if (what === 'removed') gone.add(id)
  if (what === 'counted') counts.set(id, Math.max(counts.get(id) ?? 0, Number(count)))
}

async function killInTheMiddle(dir: string, round: number, after: number): Promise<readonly string[]> {
  const writer = startProcess('test/embedded/crash-writer.ts', [dir, String(round)])
  // The first line tells of a write that was acknowledged.
  await writer.firstLine()
  await new Promise((resolve) => { setTimeout(resolve, after) })
  writer.kill('SIGKILL')
  const { out } = await writer.ended
  // The last line may be cut in two by the kill.
  return out.slice(0, out.lastIndexOf('\n')).split('\n')
}

async function lost(db: mongo.Db, { there, gone, counts }: Acknowledged): Promise<unknown> {
  const ids = new Set((await db.collection('entries').find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => String(_id)))
  const counters = await db.collection<{ _id: string; count: number }>('counters').find().toArray()
  const now = new Map(counters.map(({ _id, count }) => [_id, count]))
  return {
    entries: [...there].filter((id) => !ids.has(id)),
    removals: [...gone].filter((id) => ids.has(id)),
    counts: [...counts].filter(([id, count]) => (now.get(id) ?? 0) < count),
  }
}

async function unsound(db: mongo.Db): Promise<readonly unknown[]> {
  // A writer may be killed before it has made the second.
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  const reports = await Promise.all(names.map((validate) => db.command({ validate, full: true })))
  return reports.filter(({ valid }) => valid !== true)
}

describe('the built-in database, killed', () => {
  it(`loses nothing it acknowledged in ${ROUNDS} rounds (SEED=${seed})`, async function () {
    this.timeout(LONG ? 0 : 90_000)
    const random = createRandom(seed)
    const dir = await temporaryFolder()
    const acknowledged: Acknowledged = { there: new Set(), gone: new Set(), counts: new Map() }
    const killed = progress('the built-in database, killed', ROUNDS, seed)
    for (let round = 0; round < ROUNDS; round += 1) {
      const lines = await killInTheMiddle(dir, round, 50 + random.below(600))
      for (const line of lines) note(acknowledged, line)
      ok(lines[0], 'the writer should have written')
      const { uri, close } = await startEmbedded({ dir })
      const client = await mongoose.mongo.MongoClient.connect(uri)
      deepEqual(await lost(client.db(), acknowledged), { entries: [], removals: [], counts: [] }, `round ${round}`)
      deepEqual(await unsound(client.db()), [], `round ${round}`)
      await client.close()
      await close()
      killed()
    }
    await rm(dir, { recursive: true, force: true })
  })
})

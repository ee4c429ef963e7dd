// Puts together what commands work with: tables, catalog, records, finders, cursors, moments.

import { evaluate, isTrue, type Variables } from './aggregate/expressions.ts'
import type { Doc } from './bson/values.ts'
import type { House } from './commands/command.ts'
import { createCursors } from './cursors.ts'
import { removeExpired } from './expire.ts'
import type { Folder } from './folder.ts'
import { compileFilter, type Matcher } from './query/match.ts'
import { createFinder } from './query/run.ts'
import { createSnapshots } from './snapshots.ts'
import { openCatalog } from './storage/catalog.ts'
import { openEngine, type Engine } from './storage/engine.ts'
import { createRecords, type Records } from './storage/records.ts'
import { makeCredential } from './wire/scram.ts'

/** Looks after a house from time to time: idle cursors, moments nobody reads, expired documents. */
export type Sweeper = {
  readonly start: (house: House) => void
  readonly every: (seconds: number) => void
  readonly stop: () => void
}

const USER = 'jingmintong'
const SWEEP_SECONDS = 60

/** Opens the tables of a folder and all that works on them. */
export function openHouse(folder: Folder, outside: Pick<House, 'clients' | 'sweepEvery'>): House {
  const engine = openEngine(folder.dir)
  const catalog = engine.transact(() => openCatalog(engine))
  const admits = createAdmits()
  const recordsOn = (tables: Engine) => createRecords(tables, catalog, (index, document) => admits(index.partial, document))
  const finderOn = (tables: Engine, records: Records) => (variables: Variables, until = Infinity) => createFinder({
    engine: tables,
    records,
    expressions: (expression) => (document) => isTrue(evaluate(expression, document, variables)),
    isLate: () => Date.now() > until,
  })
  const records = recordsOn(engine)
  return {
    dir: folder.dir,
    engine,
    catalog,
    records,
    finder: finderOn(engine, records),
    cursors: createCursors(),
    snapshots: createSnapshots({ engine, now: Date.now, finderOn: (frozen) => finderOn(frozen, recordsOn(frozen)) }),
    credential: makeCredential(USER, folder.password),
    now: Date.now,
    startedAt: Date.now(),
    ...outside,
  }
}

/** Makes a sweeper; it begins with once a minute. */
export function createSweeper(): Sweeper {
  let timer: NodeJS.Timeout | undefined
  let sweep = () => {}
  const every = (seconds: number) => {
    clearInterval(timer)
    timer = setInterval(() => sweep(), seconds * 1000)
  }
  return {
    start: (house) => {
      sweep = () => {
        house.cursors.sweep(house.now())
        house.snapshots.sweep(house.now())
        removeExpired(house)
      }
      every(SWEEP_SECONDS)
    },
    every,
    stop: () => clearInterval(timer),
  }
}

// A partial filter is compiled when the first document is held against it.
function createAdmits(): (partial: Doc | undefined, document: Doc) => boolean {
  const compiled = new WeakMap<Doc, Matcher>()
  return (partial, document) => {
    if (!partial) return true
    const known = compiled.get(partial) ?? compileFilter(partial)
    compiled.set(partial, known)
    return known(document)
  }
}

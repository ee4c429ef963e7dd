// Moments that can be read for a while, whatever is written later: `find` with the read concern "snapshot", for backups.

import { Binary, Timestamp } from 'bson'
import { mongoError } from './errors.ts'
import { isDoc, type Doc, type Value } from './bson/values.ts'
import type { Variables } from './aggregate/expressions.ts'
import type { Finder } from './query/run.ts'
import type { Engine } from './storage/engine.ts'

/** One moment: every find with a finder of it reads what was there then. */
export type Snapshot = { readonly moment: Timestamp; readonly finder: (variables: Variables) => Finder }

/** The moments that are held. */
export type Snapshots = {
  /** The moment a command wants to read: this one, or the one it names; undefined if it wants to read what is there. */
  readonly wanted: (body: Doc) => Snapshot | undefined
  /** Lets go of the moments that these sessions read. */
  readonly end: (sessions: Value) => void
  /** Lets go of the moments that nobody has read for a minute. */
  readonly sweep: (at: number) => void
  readonly close: () => void
}

type Held = Snapshot & { used: number; over: boolean; readonly session: string; readonly done: () => void }

/** What snapshots need: the tables, a maker of finders on frozen ones, and the clock. */
export type Frozen = {
  readonly engine: Engine
  readonly finderOn: (frozen: Engine) => Snapshot['finder']
  readonly now: () => number
}

const IDLE_MS = 60_000
const MOST = 8

/** Makes an empty register of moments. */
export function createSnapshots({ engine, finderOn, now }: Frozen): Snapshots {
  const held = new Map<string, Held>()
  let count = 0

  const release = (key: string) => {
    const snapshot = held.get(key)
    if (!snapshot) return
    held.delete(key)
    snapshot.over = true
    snapshot.done()
  }
  const take = (session: string): Snapshot => {
    const oldest = held.keys().next().value
    if (held.size >= MOST && oldest !== undefined) release(oldest)
    const { reading, done } = engine.freeze(() => touch(snapshot))
    count += 1
    const moment = new Timestamp({ t: Math.floor(now() / 1000), i: count })
    const snapshot: Held = { moment, finder: finderOn(reading), used: now(), over: false, session, done }
    held.set(String(moment), snapshot)
    return snapshot
  }
  const touch = (snapshot: Held) => {
    if (snapshot.over) throw tooOld()
    snapshot.used = now()
  }
  return {
    wanted: (body) => {
      const concern = body.get('readConcern')
      if (!isDoc(concern) || concern.get('level') !== 'snapshot') return undefined
      const moment = concern.get('atClusterTime')
      if (moment === undefined) return take(sessionOf(body.get('lsid')))
      const snapshot = moment instanceof Timestamp ? held.get(String(moment)) : undefined
      if (!snapshot) throw tooOld()
      return snapshot
    },
    end: (sessions) => {
      const over = new Set(Array.isArray(sessions) ? sessions.map(sessionOf) : [])
      for (const [key, { session }] of held) if (session !== '' && over.has(session)) release(key)
    },
    sweep: (at) => {
      for (const [key, { used }] of held) if (at - used > IDLE_MS) release(key)
    },
    close: () => {
      for (const key of held.keys()) release(key)
    },
  }
}

function sessionOf(lsid: Value): string {
  const id = isDoc(lsid) ? lsid.get('id') : undefined
  return id instanceof Binary ? id.toString('hex') : ''
}

function tooOld(): Error {
  return mongoError('SnapshotTooOld', 'the moment of this snapshot is no longer held: nobody read it for a minute')
}

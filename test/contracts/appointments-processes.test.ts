// Four processes, a thousand wishes, ten seats: exactly ten are booked, the rest are told so, nothing fails (B1).

import { deepEqual, equal } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createSealer } from '../../src/lib/seal.ts'
import { createAppointments } from '../../src/store/appointments.ts'
import { auditSeats } from '../appointments/audit.ts'
import { NOW } from '../appointments/support.ts'
import { progress } from '../support/progress.ts'
import { useStore } from './store.ts'

type Told = { readonly booked: number; readonly taken: number; readonly failed: number }

const BOOKER = fileURLToPath(new URL('booker.ts', import.meta.url))
const ROUNDS = process.env['LONG'] ? 100 : 1
const PROCESSES = process.env['LONG'] ? 4 : 2

/** Starts a process that wants seats whenever it is told to. */
async function startBooker(uri: string, name: string) {
  const words = ['--import', 'tsx/esm', BOOKER, uri, String(1000 / PROCESSES), name]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const ended = once(child, 'close')
  const line = (): Promise<string> => Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    ended.then(() => { throw new Error(`${name} has ended`) }),
  ])
  await line()
  return {
    wish: async (): Promise<Told> => {
      child.stdin.write('go\n')
      return JSON.parse(await line()) as Told // what the booker prints
    },
    end: async (): Promise<void> => {
      child.stdin.end()
      await ended
    },
  }
}

describe('appointments of several processes', () => {
  const opened = useStore()
  let bookers: readonly Awaited<ReturnType<typeof startBooker>>[] = []
  before(async function () {
    this.timeout(60_000)
    bookers = await Promise.all(Array.from({ length: PROCESSES }, (_, i) => startBooker(opened().uri, `p${i}`)))
  })
  after(() => Promise.all(bookers.map(({ end }) => end())))

  it(`are exactly ten for ten seats, ${ROUNDS} times over ${PROCESSES} processes`, async function () {
    this.timeout(ROUNDS * 30_000)
    const appointments = createAppointments(opened().db, createSealer(Buffer.alloc(32, 9)))
    const played = progress('appointments of several processes', ROUNDS)
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of ['seats', 'appointments', 'aliases']) await opened().db.collection(name).deleteMany({})
      const told = await Promise.all(bookers.map(({ wish }) => wish()))
      const sum = (key: keyof Told): number => told.reduce((total, each) => total + each[key], 0)
      deepEqual([sum('booked'), sum('taken'), sum('failed')], [10, 990, 0])
      deepEqual(await auditSeats(appointments, NOW), [])
      equal((await appointments.seats.between('', '~')).length, 10)
      played()
    }
  })
})

// Four processes, a thousand wishes, ten seats: exactly ten are booked, the rest are told so, nothing fails (B1).

import { deepEqual, equal } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createSealer } from '../../src/lib/seal.ts'
import { createAppointments } from '../../src/store/appointments.ts'
import { auditSeats } from '../appointments/audit.ts'
import { NOW } from '../appointments/support.ts'
import { useStore } from './store.ts'

const BOOKER = fileURLToPath(new URL('booker.ts', import.meta.url))
const ROUNDS = process.env['LONG'] ? 100 : 1
const PROCESSES = process.env['LONG'] ? 4 : 2

const run = async (uri: string, name: string): Promise<{ booked: number; taken: number; failed: number }> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', BOOKER, uri, String(1000 / PROCESSES), name])
  return JSON.parse(stdout) as { booked: number; taken: number; failed: number } // what the booker prints
}

describe('appointments of several processes', () => {
  const opened = useStore()

  it(`are exactly ten for ten seats, ${ROUNDS} times over ${PROCESSES} processes`, async function () {
    this.timeout(ROUNDS * 30_000)
    const appointments = createAppointments(opened().db, createSealer(Buffer.alloc(32, 9)))
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of ['seats', 'appointments', 'aliases']) await opened().db.collection(name).deleteMany({})
      const told = await Promise.all(Array.from({ length: PROCESSES }, (_, i) => run(opened().uri, `p${i}`)))
      const sum = (key: 'booked' | 'taken' | 'failed'): number => told.reduce((total, each) => total + each[key], 0)
      deepEqual([sum('booked'), sum('taken'), sum('failed')], [10, 990, 0])
      deepEqual(await auditSeats(appointments, NOW), [])
      equal((await appointments.seats.between('', '~')).length, 10)
    }
  })
})

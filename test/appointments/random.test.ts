// Random lives: many processes book, move, cancel and die at once; whatever they do, every seat stays accounted for.

import { deepEqual, ok } from 'node:assert/strict'
import { progress } from '../support/progress.ts'
import { chooseSeed, createRandom } from '../support/random.ts'
import { auditSeats } from './audit.ts'
import { booking, DEATH, house, mortal, NOW, service } from './support.ts'
import type { House } from './support.ts'

const SEED = chooseSeed()
const OPERATIONS = process.env['LONG'] ? 100_000 : 3000
const AT_ONCE = 6
const SEATS = 2
const SLOTS = ['09:00', '10:00', '11:00'].map((time) => `2026-12-02T${time}`)

type Call = { readonly key: string; readonly act: (whole: House, at: number) => Promise<{ readonly ok: boolean }> }

describe('random lives', () => {
  it(`keep booked and claimed seats within what there is (SEED=${SEED})`, async () => {
    const pick = createRandom(SEED).below
    const whole = house()
    const numbers: string[] = []
    let unfinished: Call[] = []
    let at = NOW
    const lived = progress('random lives', OPERATIONS / AT_ONCE, SEED)
    for (let done = 0; done < OPERATIONS; done += AT_ONCE) {
      at += pick(3) === 0 ? 130_000 : 10
      const calls = [...unfinished.splice(0, pick(AT_ONCE)), ...Array.from({ length: AT_ONCE }, (_, i) => newCall(`${done}-${i}`))]
      const ends = await Promise.all(calls.map((call) => live(call, whole, { at, pick })))
      unfinished = [...unfinished, ...ends.filter((each) => each !== undefined)].slice(-20)
      deepEqual(await overfull(whole), [], `after ${done} operations`)
      lived()
    }
    for (const call of unfinished) await call.act(whole, at)
    const end = at + 300_000
    for (const [i, slot] of SLOTS.entries()) {
      for (let n = 0; n < SEATS; n++) await whole.bookings.book(booking(`end-${i}-${n}`, { slot, at: end, service: service({ seats: SEATS }) }))
    }
    deepEqual(await auditSeats(whole.appointments, end), [])
    ok(numbers.length > OPERATIONS / 100, 'too little was booked to tell')

    function newCall(key: string): Call {
      const slot = SLOTS[pick(SLOTS.length)] ?? ''
      const number = numbers[Math.max(0, numbers.length - 1 - pick(8))]
      const kind = pick(3)
      const two = service({ seats: SEATS })
      if (kind === 0 && number) return { key, act: ({ bookings }, now) => bookings.move({ key, at: now, number, service: two, slot }) }
      if (kind === 1 && number) return { key, act: ({ bookings }, now) => bookings.cancel({ key, at: now, number }) }
      return {
        key,
        act: async ({ bookings }, now) => {
          const booked = await bookings.book(booking(key, { slot, at: now, service: two }))
          if (booked.ok && !numbers.includes(booked.appointment.number)) numbers.push(booked.appointment.number)
          return booked
        },
      }
    }
  })
})

// Lets a call run in a process of its own; gives the call back if that process has died.
async function live(
  call: Call, whole: House, { at, pick }: { readonly at: number; readonly pick: (n: number) => number },
): Promise<Call | undefined> {
  const steps = pick(3) === 0 ? 1 + pick(12) : Infinity
  const pause = async (): Promise<void> => {
    for (let i = pick(4); i > 0; i--) await Promise.resolve()
  }
  try {
    await call.act(house(mortal(whole, steps, pause)), at)
    return undefined
  } catch (error) {
    if (error === DEATH) return call
    throw error
  }
}

async function overfull({ appointments }: House): Promise<readonly string[]> {
  const seats = await appointments.seats.between('', '~')
  const wrong = seats.filter(({ id }) => Number(id.slice(id.indexOf('#') + 1)) > SEATS).map(({ id }) => `${id} does not exist`)
  const held = seats.filter(({ until }) => until === undefined)
  for (const { id, appointment } of held) {
    const owner = await appointments.find(appointment)
    if (!owner) wrong.push(`${id} is held for an appointment that is not there`)
    else if (owner.seat !== id && owner.left !== id) wrong.push(`${id} is held for one who sits elsewhere`)
  }
  return wrong
}

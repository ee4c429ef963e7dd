// Appointments on the store itself: the port's steps, a thousand who want ten seats, and processes that die.

import { deepEqual, equal, ok } from 'node:assert/strict'
import type { Appointments } from '../../src/ports/appointments.ts'
import { createAppointments as createMemoryAppointments } from '../../src/store/memory/appointments.ts'
import { createAppointments } from '../../src/store/appointments.ts'
import { createAliases } from '../../src/store/records.ts'
import { auditSeats } from '../appointments/audit.ts'
import { booking, house, LATER, mortal, NINE, NOW, service, TEN } from '../appointments/support.ts'
import { useStore } from './store.ts'

describe('appointments', () => {
  const opened = useStore()
  const makers: readonly (readonly [string, () => Appointments])[] = [
    ['in the store', () => createAppointments(opened().db, opened().sealer)],
    ['in memory', createMemoryAppointments],
  ]
  for (const [where, make] of makers) {
    describe(where, () => {
      let appointments: Appointments
      const seat = { id: 's/u/2026-11-24T09:00#1', appointment: 'A1', until: 100, expires: NOW + 1e9 }
      before(() => {
        appointments = make()
      })

      it('changes only what still has the revision that was seen', async () => {
        const { bookings } = house({ appointments, seed: 5 })
        const booked = await bookings.book(booking('port'))
        ok(booked.ok)
        const { number } = booked.appointment
        const seen = await appointments.find(number)
        ok(seen)
        deepEqual(await Promise.all([1, 2, 3].map(() => appointments.change(seen, { slot: TEN, left: seen.seat, changedBy: 'x' })))
          .then((each) => each.filter(Boolean).length), 1)
        const now = await appointments.find(number)
        deepEqual([now?.slot, now?.left, now?.changedBy, now?.revision], [TEN, seen.seat, 'x', 2])
        ok(now && await appointments.change(now, { state: 'cancelled', step: { at: NOW, reason: '不来了' } }))
        const gone = await appointments.find(number)
        deepEqual([gone?.state, gone?.left, gone?.closedAt, gone?.timeline.at(-1)], [
          'cancelled', undefined, NOW, { at: NOW, state: 'cancelled', reason: '不来了' },
        ])
        deepEqual((await appointments.withAliases([gone?.alias ?? '', 'nobody'])).map((each) => each.number), [number])
        await appointments.remove(number, 'another call')
        ok(await appointments.find(number))
      })

      it('claims a seat once, and makes it good for who has it', async () => {
        const { seats } = appointments
        ok(await seats.claim(seat))
        equal(await seats.claim({ ...seat, appointment: 'A2' }), false)
        equal(await seats.confirm(seat.id, 'A2'), false)
        ok(await seats.confirm(seat.id, 'A1'))
        deepEqual(await seats.find(seat.id), { id: seat.id, appointment: 'A1' })
      })

      it('lets a claim be taken over only as it was seen', async () => {
        const { seats } = appointments
        await seats.leave(seat.id, 'A1', 200)
        const seen = await seats.find(seat.id)
        deepEqual(seen, { id: seat.id, appointment: 'A1', until: 200, leaving: true })
        equal(await seats.confirm(seat.id, 'A1'), false)
        ok(seen)
        await seats.extend(seen, 300)
        equal(await seats.takeOver(seen, { ...seat, appointment: 'A2' }), false)
        ok(await seats.takeOver({ ...seen, until: 300 }, { ...seat, appointment: 'A2', until: 400 }))
        deepEqual(await seats.find(seat.id), { id: seat.id, appointment: 'A2', until: 400 })
        await seats.free(seat.id, 'A1')
        ok(await seats.find(seat.id))
        await seats.free(seat.id, 'A2')
        equal(await seats.find(seat.id), undefined)
      })

      it('finds the seats of a span of slots, and no others', async () => {
        const { seats } = appointments
        for (const id of ['s/u/2026-11-24T09:00#1', 's/u/2026-11-24T09:00#2', 's/u/2026-11-25T09:00#1', 's/uu/2026-11-24T09:00#1']) {
          await seats.claim({ ...seat, id })
        }
        const found = await seats.between('s/u/2026-11-24', 's/u/2026-11-25')
        deepEqual(found.map(({ id }) => id).toSorted(), ['s/u/2026-11-24T09:00#1', 's/u/2026-11-24T09:00#2'])
      })
    })
  }

  describe('booked on the store', () => {
    const open = (seed: number) => house({
      appointments: createAppointments(opened().db, opened().sealer), aliases: createAliases(opened().db), seed,
    })
    beforeEach(async () => {
      for (const name of ['seats', 'appointments', 'aliases']) await opened().db.collection(name).deleteMany({})
    })

    it('give exactly ten of a thousand who come at once a seat', async () => {
      const { bookings, appointments } = open(1)
      const ten = service({ seats: 10 })
      const results = await Promise.all(Array.from({ length: 1000 }, (_, i) => bookings.book(booking(`k${i}`, { service: ten }))))
      equal(results.filter((each) => each.ok).length, 10)
      equal(results.filter((each) => !each.ok && each.reason === 'taken').length, 990)
      deepEqual(await auditSeats(appointments, NOW), [])
    })

    it('survive a process that dies after any step of a move', async () => {
      for (let steps = 1, died = true; died; steps++) {
        const whole = open(steps)
        const booked = await whole.bookings.book(booking(`old-${steps}`, { conversation: `c${steps}` }))
        ok(booked.ok)
        const { number } = booked.appointment
        const change = { key: `move-${steps}`, number, service: service(), slot: TEN }
        died = await house({ ...mortal(whole, steps), seed: steps }).bookings.move({ ...change, at: NOW }).then(() => false, () => true)
        ok((await whole.bookings.move({ ...change, at: LATER })).ok, `after ${steps} steps`)
        deepEqual(await auditSeats(whole.appointments, LATER), [], `after ${steps} steps`)
        ok((await whole.bookings.cancel({ key: `cancel-${steps}`, at: LATER, number })).ok)
      }
      deepEqual((await open(0).appointments.seats.between('', '~')).filter(({ id }) => !id.includes(NINE)), [])
    })
  })
})

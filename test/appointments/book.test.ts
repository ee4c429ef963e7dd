// Booking, moving and cancelling: every refusal, every repeat, and a process that dies after each single step.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import type { Booked } from '../../src/appointments/book.ts'
import { booking, DEATH, house, LATER, mortal, NINE, NOW, service, TEN } from './support.ts'
import type { House } from './support.ts'
import { auditSeats } from './audit.ts'

const numberOf = (booked: Booked<string>): string => booked.ok ? booked.appointment.number : booked.reason
const reasonOf = (booked: Booked<string>): string => booked.ok ? 'booked' : booked.reason
const far = NOW + 40 * 60_000

describe('booking', () => {
  it('books a seat, and the next one finds it taken', async () => {
    const { bookings, appointments } = house()
    const booked = await bookings.book(booking('a'))
    const kept = await appointments.find(numberOf(booked))
    deepEqual([kept?.slot, kept?.seat, kept?.state], [NINE, `svc/hall/${NINE}#1`, 'booked'])
    equal(reasonOf(await bookings.book(booking('b'))), 'taken')
    equal((await bookings.taken({ service: 'svc', unit: 'hall' }, { from: '2026-11-24', to: '2026-11-25', at: NOW }))(NINE), 1)
  })

  it('gives the same appointment for the same call, code included', async () => {
    const { bookings } = house()
    const [first, second] = [await bookings.book(booking('a')), await bookings.book(booking('a', { at: LATER }))]
    ok(first.ok && second.ok)
    deepEqual([second.appointment.number, second.appointment.code], [first.appointment.number, first.appointment.code])
  })

  it('lets two processes that repeat one call at once book once', async () => {
    const { bookings, appointments } = house()
    const two = service({ seats: 2 })
    const results = await Promise.all([1, 2, 3].map(() => bookings.book(booking('a', { service: two }))))
    equal(new Set(results.map(numberOf)).size, 1)
    equal((await appointments.seats.between('', '~')).length, 1)
  })

  const refused: readonly (readonly [string, Parameters<typeof booking>[1], string])[] = [
    ['a slot that is over', { at: NOW + 48 * 3_600_000 }, 'closed'],
    ['a slot that does not exist', { slot: '2026-11-24T09:30' }, 'closed'],
    ['a day off', { slot: '2026-11-28T09:00' }, 'closed'],
    ['a slot beyond the horizon', { slot: '2026-12-14T09:00' }, 'closed'],
  ]
  for (const [title, changes, reason] of refused) {
    it(`refuses ${title} as ${reason}`, async () => equal(reasonOf(await house().bookings.book(booking('a', changes))), reason))
  }

  it('refuses a second booking of the same slot by the same conversation, not by another', async () => {
    const { bookings } = house()
    const two = { service: service({ seats: 3, each: 2 }) }
    await bookings.book(booking('a', { ...two, conversation: 'one' }))
    equal(reasonOf(await bookings.book(booking('b', { ...two, conversation: 'one' }))), 'already')
    equal(reasonOf(await bookings.book(booking('c', { ...two, conversation: 'two' }))), 'booked')
    equal(reasonOf(await bookings.book(booking('d', { ...two, conversation: 'one', slot: TEN }))), 'booked')
    deepEqual((await bookings.open('one', NOW)).map(({ slot }) => slot), [NINE, TEN])
  })

  it('gives a resident one appointment for a service until it is cancelled or over, or as many as the department says', async () => {
    const { bookings } = house()
    const book = (key: string, changes: Parameters<typeof booking>[1]) => bookings.book(booking(key, { conversation: 'one', ...changes }))
    const first = await book('a', {})
    equal(reasonOf(await book('b', { slot: TEN })), 'already')
    equal(reasonOf(await book('c', { service: service({ id: 'other' }), slot: TEN })), 'booked')
    await bookings.cancel({ key: 'd', at: NOW, number: numberOf(first) })
    equal(reasonOf(await book('e', { slot: TEN })), 'booked')
    equal(reasonOf(await book('f', { slot: NINE, service: service({ seats: 3, each: 3 }) })), 'booked')
    equal(reasonOf(await book('g', { slot: '2026-11-25T10:00', at: NOW + 48 * 3_600_000 })), 'booked')
  })

  it('gives exactly ten of a thousand who come at once a seat', async () => {
    const { bookings, appointments } = house()
    const ten = service({ seats: 10 })
    const results = await Promise.all(Array.from({ length: 1000 }, (_, i) => bookings.book(booking(`k${i}`, { service: ten }))))
    equal(results.filter((each) => each.ok).length, 10)
    equal(results.filter((each) => reasonOf(each) === 'taken').length, 990)
    deepEqual(await auditSeats(appointments, NOW), [])
  })
})

describe('moving and cancelling', () => {
  const booked = async (whole: House): Promise<string> => numberOf(await whole.bookings.book(booking('a')))

  it('moves to a free slot and frees the old one', async () => {
    const whole = house()
    const number = await booked(whole)
    const moved = await whole.bookings.move({ key: 'm', at: NOW, number, service: service(), slot: TEN })
    ok(moved.ok)
    equal(moved.appointment.slot, TEN)
    equal(reasonOf(await whole.bookings.book(booking('b'))), 'booked')
    equal(reasonOf(await whole.bookings.book(booking('c', { slot: TEN }))), 'taken')
  })

  it('keeps the old slot where the new one is taken', async () => {
    const whole = house()
    const number = await booked(whole)
    await whole.bookings.book(booking('b', { slot: TEN }))
    equal(reasonOf(await whole.bookings.move({ key: 'm', at: NOW, number, service: service(), slot: TEN })), 'taken')
    equal((await whole.appointments.find(number))?.slot, NINE)
    equal(reasonOf(await whole.bookings.book(booking('c'))), 'taken')
  })

  it('cancels, frees the seat and says so only once', async () => {
    const whole = house()
    const number = await booked(whole)
    equal(reasonOf(await whole.bookings.cancel({ key: 'x', at: NOW, number })), 'booked')
    equal(reasonOf(await whole.bookings.cancel({ key: 'x', at: LATER, number })), 'booked')
    equal(reasonOf(await whole.bookings.cancel({ key: 'y', at: NOW, number })), 'gone')
    equal(reasonOf(await whole.bookings.move({ key: 'm', at: NOW, number, service: service(), slot: TEN })), 'gone')
    equal(reasonOf(await whole.bookings.book(booking('b'))), 'booked')
  })

  it('leaves a cancelled or moved appointment alone when its booking is repeated', async () => {
    for (const act of ['cancel', 'move'] as const) {
      const whole = house()
      const number = await booked(whole)
      await whole.bookings[act]({ key: 'x', at: NOW, number, service: service(), slot: TEN })
      const before = await whole.appointments.find(number)
      equal(await booked(whole), number)
      deepEqual(await whole.appointments.find(number), before)
    }
  })

  for (const [title, at, slot, reason] of [
    ['an appointment that has begun', NOW + 25 * 3_600_000, TEN, 'gone'],
    ['to a slot that is closed', NOW, '2026-11-28T09:00', 'closed'],
    ['to where it is', NOW, NINE, 'booked'],
  ] as const) {
    it(`answers a move of ${title} with ${reason}`, async () => {
      const whole = house()
      const number = await booked(whole)
      equal(reasonOf(await whole.bookings.move({ key: 'm', at, number, service: service(), slot })), reason)
    })
  }
})

describe('a process that dies', () => {
  const acts: readonly (readonly [string, (whole: House, number: string, at: number) => Promise<Booked<string>>])[] = [
    ['booking', ({ bookings }, _, at) => bookings.book(booking('new', { slot: TEN, at, conversation: 'c' }))],
    ['moving', ({ bookings }, number, at) => bookings.move({ key: 'new', at, number, service: service(), slot: TEN })],
    ['cancelling', ({ bookings }, number, at) => bookings.cancel({ key: 'new', at, number })],
  ]
  for (const [title, act] of acts) {
    for (const [when, again] of [['at once', NOW], ['after its claim ran out', LATER]] as const) {
      it(`while ${title} loses nothing and doubles nothing when the call is repeated ${when}`, async () => {
        for (let steps = 1, died = true; died; steps++) {
          const whole = house()
          const number = numberOf(await whole.bookings.book(booking('old')))
          const dying = house(mortal(whole, steps))
          const undisturbed = await act(dying, number, NOW).catch((error: unknown) => error)
          died = undisturbed === DEATH
          const repeated = await act(whole, number, again)
          equal(reasonOf(repeated), 'booked', `after ${steps} steps`)
          deepEqual(reasonOf(await act(whole, number, again)), 'booked', `a third time after ${steps} steps`)
          deepEqual(await auditSeats(whole.appointments, far), [], `after ${steps} steps`)
        }
      })
    }

    it(`while ${title} and is never heard of again leaks no seat`, async () => {
      for (let steps = 1, died = true; died; steps++) {
        const whole = house()
        const number = numberOf(await whole.bookings.book(booking('old')))
        died = await act(house(mortal(whole, steps)), number, NOW).then(() => false, () => true)
        // Others want every seat once the claims have run out: each seat goes to one, and none stays with nobody.
        for (const slot of [NINE, TEN]) {
          await whole.bookings.book(booking(`other-${slot}`, { slot, at: far, conversation: slot }))
        }
        deepEqual(await auditSeats(whole.appointments, far + 1, ['svc/hall', [NINE, TEN]]), [], `after ${steps} steps`)
      }
    })
  }

  it('holds a seat for two minutes only', async () => {
    const whole = house()
    await rejects(house(mortal(whole, 5)).bookings.book(booking('dead')), DEATH)
    equal((await whole.appointments.seats.between('', '~'))[0]?.until, NOW + 120_000)
    equal(reasonOf(await whole.bookings.book(booking('early', { at: NOW + 119_999 }))), 'taken')
    equal(reasonOf(await whole.bookings.book(booking('in time', { at: NOW + 120_000 }))), 'booked')
    equal(reasonOf(await whole.bookings.book(booking('dead', { at: LATER }))), 'taken')
    deepEqual(await auditSeats(whole.appointments, far), [])
  })
})

describe('a process that is slow', () => {
  it('says taken where its claim ran out before the appointment was there', async () => {
    const whole = house()
    const slow = house(mortal(whole, Infinity, async (step) => step === 'add' && whole.bookings.book(booking('quick', { at: LATER }))))
    equal(reasonOf(await slow.bookings.book(booking('slow'))), 'taken')
    deepEqual((await whole.appointments.list({ limit: 9 }))?.items.map(({ alias }) => alias !== undefined), [true])
    deepEqual(await auditSeats(whole.appointments, far), [])
  })

  it('keeps the old slot where its claim on the new one ran out in the middle of a move', async () => {
    const whole = house()
    const number = numberOf(await whole.bookings.book(booking('old')))
    const hurried = async (step: string): Promise<unknown> =>
      step === 'change' && whole.bookings.book(booking('quick', { at: LATER, slot: TEN }))
    const slow = house(mortal(whole, Infinity, hurried))
    equal(reasonOf(await slow.bookings.move({ key: 'm', at: NOW, number, service: service(), slot: TEN })), 'taken')
    equal((await whole.appointments.find(number))?.slot, NINE)
    deepEqual(await auditSeats(whole.appointments, far, ['svc/hall', [NINE, TEN]]), [])
  })

  it('finds its appointment gone that another has cancelled in the middle of a move', async () => {
    const whole = house()
    const number = numberOf(await whole.bookings.book(booking('old')))
    const cancel = async (step: string): Promise<unknown> => step === 'change' && whole.bookings.cancel({ key: 'x', at: NOW, number })
    const slow = house(mortal(whole, Infinity, cancel))
    equal(reasonOf(await slow.bookings.move({ key: 'm', at: NOW, number, service: service(), slot: TEN })), 'gone')
    for (const slot of [NINE, TEN]) equal(reasonOf(await whole.bookings.book(booking(slot, { slot, at: far }))), 'booked')
    deepEqual(await auditSeats(whole.appointments, far), [])
  })
})

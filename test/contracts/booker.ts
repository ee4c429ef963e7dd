// A process of its own that wants seats: `booker.ts URI COUNT NAME` prints for each line it reads how often it was booked, refused, failed.

import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline'
import { silence } from '../../src/lib/log.ts'
import { createAppointments } from '../../src/store/appointments.ts'
import { connectStore } from '../../src/store/connect.ts'
import { createSealer } from '../../src/lib/seal.ts'
import { createAliases } from '../../src/store/records.ts'
import { booking, house, service } from '../appointments/support.ts'

const [uri = '', count = '', name = ''] = process.argv.slice(2)
const { db, close } = await connectStore({ uri, log: silence })
const ports = { appointments: createAppointments(db, createSealer(Buffer.alloc(32, 9))), aliases: createAliases(db) }
const ten = service({ seats: 10 })
stdout.write('ready\n')
for await (const _ of createInterface({ input: stdin })) {
  // Anew each time: all processes draw the same numbers, and must not be hindered by that.
  const { bookings } = house(ports)
  const wishes = Array.from({ length: Number(count) }, (_, i) => bookings.book(booking(`${name}-${i}`, { service: ten })))
  const ends = await Promise.allSettled(wishes)
  const booked = ends.filter((each) => each.status === 'fulfilled' && each.value.ok).length
  const failed = ends.filter((each) => each.status === 'rejected').length
  stdout.write(`${JSON.stringify({ booked, taken: ends.length - booked - failed, failed })}\n`)
}
await close()

// Whether a reminder that was left for later is still wanted.

import type { Appointments } from '../ports/appointments.ts'
import type { Later } from '../ports/conversations.ts'

/** A reminder stands as long as its appointment is booked for the time that it reminds of; what reminds of no appointment stands. */
export async function reminderStands({ find }: Pick<Appointments, 'find'>, want: Later): Promise<boolean> {
  if (want.kind !== 'remind') return true
  const { number, slot } = want.values
  if (typeof number !== 'string') return true
  const found = await find(number)
  return found?.state === 'booked' && (typeof slot !== 'object' || found.slot === slotValue(slot))
}

function slotValue(slot: unknown): unknown {
  return typeof slot === 'object' && slot !== null && 'value' in slot ? slot.value : slot
}

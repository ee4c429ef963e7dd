// Writes what happens in a conversation as a talk has it, for recording one and for telling where one went astray.

import type { Effect } from '../../engine/effect.ts'
import type { Event, Json } from '../../engine/event.ts'
import { writeSaid } from './said.ts'

/** One effect as a line of a talk. */
export function writeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'say': {
      const options = effect.options?.map(({ value }) => writeOption(value)).join(', ')
      return options === undefined ? `< ${effect.key}` : `< ${effect.key} [${options}]`
    }
    case 'call': return `! call ${effect.service}${writeValues(effect.with)}`
    case 'notify': case 'handover': return `! ${effect.kind} ${effect.key} ${effect.to}`
    case 'remind': return `! remind ${effect.key}`
  }
}

/** The value of an option as a talk names it. */
export function writeOption(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value).replaceAll(',', ';') : String(value)
}

/** One event as a line of a talk; nothing for the instants that come by themselves. */
export function writeEvent(event: Event): string | undefined {
  switch (event.kind) {
    case 'said': return `> ${writeSaid(event.said)}`
    case 'returned': return `= ${JSON.stringify(event.value)}`
    case 'refused': return `x ${event.reason}`
    case 'due': case 'released': return undefined
  }
}

function writeValues(values: { readonly [name: string]: Json }): string {
  return Object.entries(values).map(([name, value]) => ` ${name}=${writeValue(value)}`).join('')
}

// Plain texts need no quotes, which reads better.
function writeValue(value: Json): string {
  return typeof value === 'string' && /^[\w.:-]+$/.test(value) ? value : JSON.stringify(value)
}

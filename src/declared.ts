// All services as they declare themselves: what the checker holds flows against. Nothing is kept and nothing is called.

import { createCalendar } from './lib/calendar.ts'
import { random } from './lib/digest.ts'
import { createHasher } from './lib/hash.ts'
import { createMemory } from './store/memory/memory.ts'
import type { Department } from './ports/department.ts'
import type { Guide } from './ports/guide.ts'
import type { Service } from './ports/services.ts'
import type { Translator } from './ports/translator.ts'
import { createServices } from './services/create.ts'

const CLOCK = { span: 1, unit: 'day', source: '' } as const
const KEPT = { keep: 0, 'keep-source': '' }
const CLOCKS = { ...KEPT, acknowledge: CLOCK, triage: CLOCK, 'first-answer': CLOCK, result: CLOCK }

const NO_DEPARTMENT: Department = {
  units: [], desks: [], services: [], years: [], notices: [],
  clocks: { tip: CLOCKS, complaint: CLOCKS, message: CLOCKS, appointment: KEPT, case: KEPT },
}

const nothing = (): undefined => undefined

/** A guide that knows nothing: services are only asked for what they take, and a guide has much to load before it answers. */
export const NO_GUIDE: Guide = {
  find: () => ({ kind: 'procedure', procedures: [], outcome: 'none', scores: [] }), names: () => [],
  danger: nothing, doubtful: () => false, meant: nothing, partAsked: nothing, related: nothing, plain: nothing, show: nothing,
  department: nothing, followUp: nothing, elsewhere: nothing, smalltalk: nothing,
}

const NO_TEXTS: Translator = { say: (_, key) => key, words: () => [], has: () => false, languages: ['zh-CN'], nearest: () => 'zh-CN' }

/** Lists the services that flows can call. */
export function declaredServices(): readonly Service[] {
  const { services } = createServices({
    ...createMemory(), department: NO_DEPARTMENT, calendar: createCalendar([]), guide: NO_GUIDE, translator: NO_TEXTS, random,
    hasher: createHasher(new Uint8Array(32)),
  })
  return services.names().flatMap((name) => services.get(name) ?? [])
}

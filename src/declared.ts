// All services as they declare themselves: what the checker holds flows against. Nothing is kept and nothing is called.

import { createGuide } from './guide/guide.ts'
import { UNFITTED } from './guide/fitted.ts'
import { createTranslator } from './i18n/translator.ts'
import { createCalendar } from './lib/calendar.ts'
import { random } from './lib/digest.ts'
import { createHasher } from './lib/hash.ts'
import { createMemory } from './memory/memory.ts'
import type { Department } from './ports/department.ts'
import type { Service } from './ports/services.ts'
import { createServices } from './services/create.ts'
import { createGuideServices } from './services/guide.ts'
import { nearUnits } from './services/units.ts'

const CLOCK = { span: 1, unit: 'day', source: '' } as const
const KEPT = { keep: 0, 'keep-source': '' }
const CLOCKS = { ...KEPT, acknowledge: CLOCK, triage: CLOCK, 'first-answer': CLOCK, result: CLOCK }

const NO_DEPARTMENT: Department = {
  units: [], desks: [], services: [], years: [],
  clocks: { tip: CLOCKS, complaint: CLOCKS, message: CLOCKS, appointment: KEPT, case: KEPT },
}

const NO_GUIDE = {
  procedures: [], thresholds: UNFITTED, learnt: new Map(),
  words: { actions: {}, colloquial: [], traditional: [], elsewhere: [], smalltalk: [] },
}

/** Lists the services that flows can call. */
export function declaredServices(): readonly Service[] {
  const guide = createGuide(NO_GUIDE, { now: () => 0 })
  const translator = createTranslator({ 'zh-CN': {} }, ['zh-CN'])
  const { services } = createServices({
    ...createMemory(), department: NO_DEPARTMENT, calendar: createCalendar([]), translator, random,
    hasher: createHasher(new Uint8Array(32)), more: [...createGuideServices(guide, translator), nearUnits({ department: NO_DEPARTMENT, guide })],
  })
  return services.names().flatMap((name) => services.get(name) ?? [])
}

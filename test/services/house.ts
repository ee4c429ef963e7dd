// All services on ports in memory, with the shipped department and texts, as residents in tests meet them.

import { deepEqual } from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { NO_GUIDE } from '../../src/declared.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { readLocales } from '../../src/i18n/read-locales.ts'
import { createCalendar } from '../../src/lib/calendar.ts'
import { createHasher } from '../../src/lib/hash.ts'
import { chinaInstant } from '../../src/lib/time.ts'
import type { Limits } from '../../src/ports/limits.ts'
import type { CallContext, Called } from '../../src/ports/services.ts'
import type { Values } from '../../src/engine/effect.ts'
import { createServices } from '../../src/services/create.ts'
import { createMemory } from '../../src/store/memory/memory.ts'
import { department } from './department.ts'

/** Monday, 23 November 2026, 10:00 in China. */
export const NOW = chinaInstant('2026-11-23', '10:00')

const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
const { locales } = await readLocales(fileURLToPath(new URL('../../locales', import.meta.url)), LANGUAGES)

/** The shipped texts. */
export const translator = createTranslator(locales, LANGUAGES)

const BOUNDLESS: Limits = { take: async () => true, giveBack: async () => {}, wrong: async () => {} }

/** Opens a house of services; `call` calls one of them. */
export function openHouse({ limits = BOUNDLESS }: { readonly limits?: Limits } = {}) {
  let count = 0
  let calls = 0
  const ports = createMemory()
  const calendar = createCalendar(department.years)
  const hasher = createHasher(Buffer.alloc(32, 1))
  const random = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (++count * 41 + i * 7) % 256)
  const made = createServices({
    ...ports, department, calendar, limits, random, translator, guide: NO_GUIDE, hasher,
  })
  const call = async (name: string, input: Values, context: Partial<CallContext> = {}): Promise<Called> => {
    const service = made.services.get(name)
    if (!service) throw new Error(`there is no service ${name}`)
    const called = await service.run(input, {
      key: `call:${++calls}:0`, conversation: 'resident', channel: 'webchat', language: 'zh-CN', at: NOW, source: 'source', ...context,
    })
    // What a service gives is what the checker lets texts be filled with.
    const parts = called.ok && !Array.isArray(called.value) ? Object.keys(Object(called.value)) : []
    deepEqual(parts.filter((part) => !service.gives?.includes(part)), [], name)
    return called
  }
  return { ...ports, ...made, call, random, hasher }
}

/** What a service gave, as an object. */
export function given(called: Called): { readonly [name: string]: unknown } {
  if (!called.ok) throw new Error(`refused: ${called.reason}`)
  if (typeof called.value !== 'object' || called.value === null) throw new Error('gave no object')
  return called.value as { readonly [name: string]: unknown } // no array is asked for here
}

/** The options that a service gave. */
export function options(called: Called): readonly { readonly value: string; readonly label: string }[] {
  if (!called.ok || !Array.isArray(called.value)) throw new Error('gave no options')
  return called.value as never // each test looks at what is in them
}

/** Why a service said no. */
export function reason(called: Called): string | undefined {
  return called.ok ? undefined : called.reason
}

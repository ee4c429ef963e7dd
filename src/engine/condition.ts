// When an `if` holds: every name is equal to its value, or to one of its values.

import type { Answers } from './conversation.ts'
import type { Json } from './event.ts'
import { lookup, plain } from './view.ts'

/** What an `if` step asks for. */
export type Condition = { readonly [name: string]: unknown }

/** The name that is true while the flow runs between two messages of another one. */
export const ASIDE = 'aside'

/** The name that is true where the story that was told is a complaint about the police. */
export const ABOUT_US = 'about-us'

/** Tells whether what the engine itself knows by a name is so; asked only where a condition names it. */
export type Knows = (name: typeof ASIDE | typeof ABOUT_US) => boolean

/** The names that no question has to learn. */
export const KNOWN: ReadonlySet<string> = new Set([ASIDE, ABOUT_US])

/** Tells whether a condition holds; `null` stands for what was skipped or never asked. */
export function holds(condition: Condition, answers: Answers, knows: Knows): boolean {
  return Object.entries(condition).every(([name, wanted]) => {
    const value = name === ASIDE || name === ABOUT_US ? knows(name) : plain(lookup(answers, name) ?? null)
    return Array.isArray(wanted) ? wanted.some((one) => same(one, value)) : same(wanted, value)
  })
}

function same(wanted: unknown, value: Json): boolean {
  return wanted === value || (isPlain(wanted) && isPlain(value) && String(wanted) === String(value))
}

// Whoever writes a flow need not know that `3` is a number and `"3"` is not.
function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

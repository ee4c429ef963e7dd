// What the tables of the forms share: a clock that stands at 2026-03-02 (a Monday), 10:00 in China, and short questions.

import assert from 'node:assert/strict'
import type { Form, ReadContext, Reading } from '../../../src/engine/answers/form.ts'
import type { Json } from '../../../src/engine/event.ts'

/** Monday, 2 March 2026, 10:00 in China. */
export const MONDAY = Date.UTC(2026, 2, 2, 2)

/** A context of reading; the language is zh-CN unless told. */
export function context(settings: ReadContext['settings'] = {}, language = 'zh-CN', at = MONDAY): ReadContext {
  return { at, language, settings }
}

/** Reads a text as a whole answer. */
export function read(form: Form, text: string, given = context()): Reading {
  return form.read({ kind: 'text', text }, given)
}

/** A reading in short: the value, the reason, or `ambiguous` and the values between which it leaves the choice. */
export function short(reading: Reading): Json {
  if (reading.ok) return reading.value
  return reading.among === undefined ? `x ${reading.why}` : ['?', ...reading.among]
}

/** One line of a table: what was said, and what comes of it in short. */
export type Line = readonly [said: string, expected: Json]

/** Makes one test of each line. */
export function table(form: Form, lines: readonly Line[], given = context()): void {
  for (const [said, expected] of lines) {
    it(`reads ${said} as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(short(read(form, said, given)), expected)
    })
  }
}

/** Makes tests of what a form finds in longer sentences: the values, and that each stands where it says. */
export function finds(form: Form, lines: readonly (readonly [string, readonly Json[]])[], given = context()): void {
  for (const [said, expected] of lines) {
    it(`finds ${JSON.stringify(expected)} in ${said}`, () => {
      const found = form.find?.(said, given) ?? []
      assert.deepEqual(found.map(({ value }) => value), expected)
      for (const { from, to, value } of found) {
        assert.deepEqual(short(read(form, said.slice(from, to), given)), value)
      }
    })
  }
}

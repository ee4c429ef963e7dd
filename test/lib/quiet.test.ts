// Quiet hours in China, whatever the machine's zone.

import assert from 'node:assert/strict'
import { createQuiet } from '../../src/lib/quiet.ts'

const cases: readonly (readonly [hours: string, at: string, until: string | undefined])[] = [
  ['22-08', '2026-03-02T21:59:59+08:00', undefined],
  ['22-08', '2026-03-02T22:00:00+08:00', '2026-03-03T08:00:00+08:00'],
  ['22-08', '2026-03-03T07:59:59+08:00', '2026-03-03T08:00:00+08:00'],
  ['22-08', '2026-03-03T08:00:00+08:00', undefined],
  ['22-08', '2026-12-31T23:00:00+08:00', '2027-01-01T08:00:00+08:00'],
  ['00-06', '2026-03-02T23:59:00+08:00', undefined],
  ['00-06', '2026-03-03T00:00:00+08:00', '2026-03-03T06:00:00+08:00'],
  ['12-14', '2026-03-02T13:00:00+08:00', '2026-03-02T14:00:00+08:00'],
  ['08-08', '2026-03-02T08:00:00+08:00', undefined],
]

describe('quiet hours', () => {
  for (const [hours, at, until] of cases) {
    it(`${hours} at ${at}: ${until ?? 'not quiet'}`, () => {
      assert.equal(createQuiet(hours)(Date.parse(at)), until && Date.parse(until))
    })
  }
})

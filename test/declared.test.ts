// The page on services says what the services themselves declare.

import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { declaredServices } from '../src/declared.ts'
import type { Service } from '../src/ports/services.ts'

/** What a row says of a service: its name with a star where it changes anything, what it takes, gives and says no with. */
function rowOf({ name, changes, input, gives, reasons }: Service): readonly (string | undefined)[] {
  const needed: readonly unknown[] = 'required' in input && Array.isArray(input.required) ? input.required : []
  const names = Object.keys(input.properties)
  const takes = [...names.filter((each) => needed.includes(each)), ...names.filter((each) => !needed.includes(each)).map((each) => `[${each}]`)]
  return [`\`${name}\`${changes ? ' *' : ''}`, takes.join(', '), gives?.join(', '), reasons.join(', ')]
}

describe('docs/services.md', () => {
  const rows = readFileSync('docs/services.md', 'utf8').split('\n').filter((line) => /^\| `\w+\.\w+`/.test(line))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))

  it('has a row for each service', () => {
    deepEqual(rows.map(([name]) => name), declaredServices().map((service) => rowOf(service)[0]))
  })

  for (const service of declaredServices()) {
    it(`says what ${service.name} takes, gives and says no with`, () => {
      const [wanted] = rowOf(service)
      const [name, , takes, gives, reasons] = rows.find(([one]) => one === wanted) ?? []
      // Options, and a plain yes, have no parts.
      deepEqual([name, takes, service.gives ? gives : undefined, reasons], rowOf(service))
    })
  }
})

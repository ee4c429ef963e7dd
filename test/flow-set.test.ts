// What a running house holds changed flows against: its own department, or the folder anew once that has changed.

import assert from 'node:assert/strict'
import { readSet, type SetParts } from '../src/flow-set.ts'
import { LANGUAGES, shippedFiles } from './support/shipped.ts'

describe('a set of flows for a house that is running', () => {
  let parts: SetParts
  before(async () => {
    const { department } = await shippedFiles()
    parts = { settings: { dirs: { config: '/nowhere', flows: 'flows', locales: 'locales' }, languages: LANGUAGES }, department }
  })

  it('is held against the department as the house has read it', async () => {
    const read = await readSet(parts, { at: 0, isSame: true })
    assert.deepEqual(read.ok || read.problems, true)
  })

  it('is held against the folder where that is no longer the same', async () => {
    const read = await readSet(parts, { at: 0, isSame: false })
    assert.match(read.ok ? '' : read.problems.join('\n'), /nowhere\/department\/units\.yaml/)
  })

  it('is refused while it names a desk that is new to the house', async () => {
    const read = await readSet({ ...parts, department: { ...parts.department, desks: [] } }, { at: 0, isSame: true })
    assert.match(read.ok ? '' : read.problems.join('\n'), /desk/)
  })
})

// The demo: cases that a newcomer can open at once, laid in on an empty database only.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { layDemo } from '../../src/services/demo.ts'
import { given, NOW, openHouse } from './house.ts'

describe('the demo', () => {
  it('lays in cases that open with what it prints', async () => {
    const house = openHouse()
    const laid = await layDemo(house, NOW)
    equal(laid[0]?.number, '202611-0001')
    const told = await Promise.all(laid.map(async (typed) => given(await house.call('cases.status', { ...typed }))))
    deepEqual(told.map(({ state }) => state), ['working', 'waiting', 'closed'])
    ok(told[1]?.['lateText'])
  })

  it('leaves a database alone that has cases', async () => {
    const house = openHouse()
    await layDemo(house, NOW)
    deepEqual(await layDemo(house, NOW), [])
  })
})

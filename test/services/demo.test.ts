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

  it('prints the same numbers and codes again, from another process or at the next start, as long as they open', async () => {
    const house = openHouse()
    const [laid, beside] = await Promise.all([layDemo(house, NOW), layDemo(house, NOW)])
    deepEqual(beside, laid)
    const [first] = laid
    await house.putCase({ number: first?.number ?? '', code: 'ours-1234', state: 'closed', reason: '已办结', unit: 'bureau' }, NOW)
    deepEqual(await layDemo(house, NOW), laid.slice(1))
  })

  it('leaves a database alone that has cases of its own', async () => {
    const house = openHouse()
    await house.putCase({ number: 'A-1000', code: 'ours-1234', state: 'closed', reason: '已办结', unit: 'bureau' }, NOW)
    deepEqual(await layDemo(house, NOW), [])
    equal(await house.cases.find('202611-0001'), undefined)
  })
})

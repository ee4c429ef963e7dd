// Adding to what was filed, and cutting the link to it: with number and code alone, each once, and as long as it is open.

import { deepEqual, equal } from 'node:assert/strict'
import { DAY } from '../../src/lib/time.ts'
import { given, NOW, openHouse, reason } from './house.ts'

const TIP = { topic: 'fraud', story: '有人在楼道里推销假药', consent: { version: 'v1', at: 1 } }
const MORE = { story: '那辆车今天又来了', photo: [{ url: 'u', media: 'm1' }], consent: { version: 'v1', at: 2 } }

async function filed(service = 'tips.submit') {
  const house = openHouse()
  const { number, code } = given(await house.call(service, service === 'tips.submit' ? TIP : { story: TIP.story }))
  return { ...house, keys: { number: String(number), code: String(code) } }
}

describe('an addition', () => {
  it('is kept once, however often the call is repeated and in whichever conversation', async () => {
    const { call, records, keys } = await filed()
    const given1 = given(await call('additions.add', { ...keys, ...MORE }, { key: 'same' }))
    deepEqual(given(await call('additions.add', { ...keys, ...MORE }, { key: 'same', conversation: 'another' })), given1)
    const kept = await records.tip.find(keys.number)
    deepEqual(kept?.additions?.map(({ content, media }) => [content['story'], media]), [[MORE.story, ['m1']]])
    deepEqual(kept?.media, ['m1'])
    equal(JSON.stringify(kept?.additions).includes('another'), false)
  })

  const kinds = [['tips.submit', 'tip'], ['complaints.submit', 'complaint'], ['messages.leave', 'message']] as const
  for (const [service, kind] of kinds) {
    it(`tells that it went to a ${kind}`, async () => {
      const { call, keys } = await filed(service)
      equal(given(await call('additions.find', keys))['kind'], kind)
      equal(given(await call('additions.add', { ...keys, ...MORE }))['kind'], kind)
    })
  }

  it('is taken for thirty days after closing, and then no more', async () => {
    const { call, records, keys } = await filed()
    await records.tip.change(keys.number, { at: NOW, state: 'closed', reason: '' })
    equal((await call('additions.find', keys, { at: NOW + 30 * DAY })).ok, true)
    equal(reason(await call('additions.find', keys, { at: NOW + 30 * DAY + 1 })), 'too-late')
    equal(reason(await call('additions.add', { ...keys, ...MORE }, { at: NOW + 31 * DAY })), 'too-late')
    equal((await records.tip.find(keys.number))?.additions, undefined)
  })

  it('is refused with a wrong code', async () => {
    const { call, keys } = await filed()
    equal(reason(await call('additions.add', { ...keys, code: '0000000000000', ...MORE })), 'not-found')
  })
})

describe('cutting the link', () => {
  it('leaves nothing that leads to the conversation, and number and code work on', async () => {
    const { call, records, aliases, keys } = await filed()
    const { alias = '' } = await records.tip.find(keys.number) ?? {}
    deepEqual(given(await call('links.find', keys)), { linked: true })
    deepEqual(given(await call('links.cut', keys, { key: 'same' })), { linked: false })
    deepEqual(given(await call('links.cut', keys, { key: 'same' })), { linked: false })
    const kept = await records.tip.find(keys.number)
    deepEqual([kept?.alias, kept?.call, await aliases.conversationOf(alias), await aliases.of('resident', 'tip')], [
      undefined, undefined, undefined, [],
    ])
    equal(reason(await call('links.find', keys)), 'not-linked')
    equal(given(await call('cases.status', keys))['state'], 'received')
    equal((await call('additions.add', { ...keys, ...MORE })).ok, true)
  })

  it('is refused with a wrong code, and changes nothing', async () => {
    const { call, records, keys } = await filed()
    equal(reason(await call('links.cut', { ...keys, code: '0000000000000' })), 'not-found')
    equal((await records.tip.find(keys.number))?.alias === undefined, false)
  })
})

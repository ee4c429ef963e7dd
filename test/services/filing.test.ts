// Tips, complaints and messages: the receipt, the code, repeats, and a record in which nobody is found.

import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict'
import { createFiling } from '../../src/records/filing.ts'
import { createCalendar } from '../../src/lib/calendar.ts'
import { createHasher } from '../../src/lib/hash.ts'
import { chinaInstant, DAY, MINUTE } from '../../src/lib/time.ts'
import { createIssuer } from '../../src/records/issue.ts'
import type { RecordKind } from '../../src/ports/records.ts'
import { given, NOW, openHouse, reason } from './house.ts'
import { department } from './department.ts'

const TIP = { topic: 'fraud', story: '有人在楼道里推销假药', phone: '13800000000', consent: { version: 'v1', at: 1 } }

describe('filing', () => {
  const kinds: readonly (readonly [string, object, RecordKind, RegExp, string])[] = [
    ['tips.submit', TIP, 'tip', /^T/, '11月30日 周一'],
    ['complaints.submit', { matter: 'delay', about: '服务大厅', story: '等了三个小时没人理' }, 'complaint', /^C/, '12月2日 周三'],
    ['messages.leave', { story: '请回个电话', contact: '13800000000' }, 'message', /^M/, '11月25日 周三'],
  ]
  for (const [service, input, kind, letter, due] of kinds) {
    it(`of ${service} gives number, code and the day of the first answer`, async () => {
      const house = openHouse()
      const receipt = given(await house.call(service, input as never))
      match(String(receipt['number']), letter)
      match(String(receipt['codeText']), /^(....-){3}.$/)
      equal(receipt['dueText'], `最晚 ${due} 给您第一次答复。`)
      const kept = await house.records[kind].find(String(receipt['number']))
      const [{ story }] = [{ ...input } as { story: string }]
      deepEqual([kept?.kind, kept?.state, kept?.content['story']], [kind, 'received', story])
      equal(JSON.stringify(kept).includes('"resident"'), false)
    })
  }

  it('of a message tells from when on someone reads it, where nobody does now', async () => {
    const { call } = openHouse()
    const leave = async (time: string) => given(await call('messages.leave', { story: '请回个电话' }, { at: chinaInstant('2026-11-23', time) }))
    equal((await leave('10:00'))['closedText'], '')
    equal((await leave('23:30'))['closedText'], '现在不在办公时间，11月24日 周二 09:00 起有人看。')
  })

  it('says the day in the language of the resident', async () => {
    const { call } = openHouse()
    equal(given(await call('tips.submit', TIP, { language: 'en' }))['dueText'], 'You will have a first answer by Mon, 30 November.')
    equal(given(await call('tips.submit', TIP, { language: 'zh-TW' }))['dueText'], '最晚 11月30日 週一 給您第一次答覆。')
  })

  it('promises no date for which no calendar is there', async () => {
    const receipt = given(await openHouse().call('tips.submit', TIP, { at: chinaInstant('2026-12-30', '10:00') }))
    deepEqual([receipt['dueAt'], receipt['dueText']], [null, ''])
  })

  it('keeps which notice was agreed to as of now: when that was would join what one resident has filed', async () => {
    const { call, records } = openHouse()
    for (const at of [NOW, NOW + DAY]) await call('tips.submit', TIP, { at })
    const { items = [] } = await records.tip.list({ limit: 9 }) ?? {}
    deepEqual(items.map(({ content }) => content['consent']), [NOW, NOW + DAY].map((at) => ({ version: 'v1', at })))
  })

  it('files once and gives the same receipt, code included, when a call is repeated', async () => {
    const { call, records } = openHouse()
    const first = await call('tips.submit', TIP, { key: 'same' })
    deepEqual(await call('tips.submit', TIP, { key: 'same', at: NOW + 60_000 }), first)
    notEqual(given(await call('tips.submit', TIP, { key: 'other' }))['number'], given(first)['number'])
    equal((await records.tip.list({ limit: 9 }))?.items.length, 2)
  })

  it('leaves one link for a call that is repeated, also where the process died before the first was kept', async () => {
    const { call, records, aliases } = openHouse()
    const number = String(given(await call('tips.submit', TIP, { key: 'same' }))['number'])
    const alias = (await records.tip.find(number))?.alias ?? ''
    await call('tips.submit', TIP, { key: 'same' })
    deepEqual(await aliases.of('resident', 'tip'), [alias])
    await aliases.cut(alias)
    await call('tips.submit', TIP, { key: 'same' })
    deepEqual(await aliases.of('resident', 'tip'), [alias])
  })

  it('takes another number where the first belongs to another call', async () => {
    const { records, aliases, media } = openHouse()
    const issuer = createIssuer(createHasher(Buffer.alloc(32)), (length) => new Uint8Array(length))
    const crowded = { ...issuer, number: (kind: RecordKind | 'appointment', call: string, attempt: number) =>
      issuer.number(kind, attempt === 0 ? 'everyone' : call, attempt) }
    const calendar = createCalendar(department.years)
    const file = createFiling({ records, aliases, media, calendar, clocks: department.clocks, issuer: crowded })
    const filing = (key: string) => ({ kind: 'tip', key, conversation: key, at: NOW, content: { story: key }, media: [] } as const)
    const [first, second] = [await file(filing('a')), await file(filing('b'))]
    notEqual(first.number, second.number)
    equal((await file(filing('b'))).number, second.number)
    equal((await file(filing('a'))).content['story'], 'a')
  })

  it('links the record by its alias alone, and not at all once the link is cut', async () => {
    const { call, records, aliases } = openHouse()
    const number = String(given(await call('tips.submit', TIP))['number'])
    const alias = (await records.tip.find(number))?.alias ?? ''
    equal(await aliases.conversationOf(alias), 'resident')
    await aliases.cut(alias)
    await records.tip.unlink(number)
    const kept = await records.tip.find(number)
    deepEqual([await aliases.conversationOf(alias), kept?.alias, kept?.call], [undefined, undefined, undefined])
  })

  it('gives the pictures into the keeping of the record', async () => {
    const { call, media } = openHouse()
    await media.keep('m1', { bytes: Buffer.from('x'), type: 'image/png', at: NOW })
    const photo = [{ url: 'https://a', media: 'm1' }, { url: 'https://b', media: 'm2' }]
    const { number } = given(await call('tips.submit', { ...TIP, photo }))
    deepEqual([(await media.find('m1'))?.record, (await media.find('m2'))?.record], [number, number])
  })

  it('is refused as a fault of the flow where the story is missing, without a word of the resident', async () => {
    await rejects(openHouse().call('tips.submit', { topic: 'secret words', nonsense: 1 }), (error: Error) => {
      ok(error.message.startsWith('SERVICES_INPUT_WRONG'))
      return !error.message.includes('secret')
    })
  })

  it('shows a receipt again to the conversation that filed, until the code was used', async () => {
    const { call } = openHouse()
    const receipt = given(await call('tips.submit', TIP))
    const ask = { receipt: { number: String(receipt['number']), code: '' } }
    equal(given(await call('receipts.show', ask))['code'], receipt['code'])
    equal(reason(await call('receipts.show', ask, { conversation: 'someone else' })), 'gone')
    equal(given(await call('receipts.mine', {}))['text'], `编号：${receipt['numberText']}\n查询码：${receipt['codeText']}`)
    equal(reason(await call('receipts.mine', {}, { conversation: 'someone else' })), 'none')
    const typed = { number: String(receipt['number']), code: String(receipt['code']) }
    // Right there and then the conversation itself knows the code: it need not have been noted.
    await call('cases.status', typed)
    equal(given(await call('receipts.show', ask))['code'], receipt['code'])
    await call('cases.status', typed, { at: NOW + 31 * MINUTE })
    equal(reason(await call('receipts.show', ask)), 'gone')
    equal(reason(await call('receipts.mine', {})), 'none')
  })

  it('knows the end of the code from anything else', async () => {
    const { call } = openHouse()
    const receipt = given(await call('tips.submit', TIP)) as { number: string; code: string }
    ok((await call('receipts.check', { receipt, tail: receipt.code.slice(-4) })).ok)
    equal(reason(await call('receipts.check', { receipt, tail: 'ZZZZ' })), 'wrong')
  })
})

// What residents do after the receipt: they add to what they have sent, and cut the link between it and themselves.

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { createTalkHouse } from '../../src/cli/support/house.ts'
import { createMemory } from '../../src/store/memory/memory.ts'
import { shippedFiles } from '../support/shipped.ts'
import { askStatus, fileComplaint, fileTip } from '../api/resident.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { createResident } from '../support/resident.ts'

describe('after the receipt', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  it('words and a picture are added by number and code, and the department sees them', async () => {
    const { number, code } = await fileTip(house)
    const other = createResident(house.address)
    for (const text of ['补充', number, code, '那辆车今天又来了', '同意', '没有']) await other.say(text)
    match(await other.say('可以'), /已经补充到/)
    const { body } = await house.call('GET', `/tips/${number}`)
    deepEqual(body.additions.map((each: { content: object; media: object }) => [each.content, each.media]), [
      [{ story: '那辆车今天又来了', consent: body.additions[0].content.consent }, []],
    ])
    equal(body.state, 'received')
  })

  it('a link is cut: replies no longer come, and are read with number and code alone', async () => {
    const { number, code, resident } = await fileComplaint(house)
    match(await resident.say('断开'), /真的断开吗/)
    match(await resident.say('是'), /断开了/)
    const reply = await house.call('POST', `/complaints/${number}/replies`, { text: '我们核实过了' })
    deepEqual([reply.status, reply.body.state], [202, 'waiting'])
    ok(!(await resident.say('你好')).includes('我们核实过了'))
    match(await askStatus(createResident(house.address), number, code), /我们核实过了/)
  })

  it('nothing that is kept leads from a record whose link was cut to a conversation, nor back', async () => {
    const memory = createMemory()
    const talk = createTalkHouse({ files: await shippedFiles(), languages: ['zh-CN', 'zh-TW', 'en'], channel: 'wechat', memory }, Date.now())
    const say = async (text: string): Promise<string> => (await talk.hear('me', { kind: 'text', text })).messages.map((each) => 'text' in each ? each.text : '').join('\n')
    for (const text of ['举报', '3', '昨晚十点，对面的棋牌室有人赌钱', '不同意', '不用']) await say(text)
    const receipt = await say('可以')
    const [number = ''] = /T [\d ]+\d/.exec(receipt)?.map((each) => each.replaceAll(' ', '')) ?? []
    const code = /查询码：([0-9A-Z-]+)/.exec(receipt)?.[1]?.replaceAll('-', '') ?? ''
    const { alias = '' } = await memory.records.tip.find(number) ?? {}
    ok(number !== '' && code !== '' && alias !== '')
    await say('断开')
    await say('是')
    const kept = JSON.stringify([...memory.conversations.all()])
    for (const trace of [number, code, alias]) equal(kept.replaceAll('-', '').replaceAll(' ', '').includes(trace.replaceAll('-', '')), false)
    const [conversation] = [...memory.conversations.all()]
    equal(JSON.stringify(await memory.records.tip.find(number)).includes(conversation?.id ?? 'nobody'), false)
    equal(await memory.aliases.conversationOf(alias), undefined)
  })
})

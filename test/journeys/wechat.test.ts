// Journeys: a resident writes to the account on WeChat, HTTP in and XML out, and the department sees what came of it.

import assert from 'node:assert/strict'
import { KEY, sealedPush, textXml } from '../channels/wechat/platform.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { createResident } from '../support/resident.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const NUMBER = /T \d{3} \d{3} \d{3} \d/
const CODE = /查询码：([0-9A-Z-]+)/

for (const mode of ['plain', 'safe'] as const) {
  describe(`a resident on WeChat in ${mode} mode`, () => {
    let house: TestHouse
    before(async () => {
      house = await openHouse({ WECHAT_MODE: mode })
    })
    after(() => house.close())

    const come = () => createResident(house.address, mode)
    const tip = async (resident = come()): Promise<{ number: string; code: string; answer: string }> => {
      for (const text of ['举报', '3', STORY, '同意', '跳过', '跳过', '不用']) await resident.say(text)
      const answer = await resident.say('可以')
      const number = NUMBER.exec(answer)?.[0] ?? ''
      return { answer, number: number.replaceAll(' ', ''), code: CODE.exec(answer)?.[1] ?? '' }
    }

    it('gives a tip, and the department finds it with nothing of who gave it', async () => {
      const resident = come()
      const { number, answer } = await tip(resident)
      assert.match(answer, NUMBER)
      const { status, body } = await house.call('GET', `/tips/${number}`)
      assert.equal(status, 200)
      assert.equal(body.content.story, STORY)
      assert.equal(body.content.topic, 'gambling')
      assert.equal(body.channel, 'wechat')
      assert.equal(body.state, 'received')
      assert.ok(!JSON.stringify(body).includes(resident.id))
      const list = await house.call('GET', '/tips?limit=100')
      assert.ok(list.body.items.some((each: { number: string }) => each.number === number))
    })

    it('sees how the tip stands, by number and code, and not with a wrong code', async () => {
      const { number, code } = await tip()
      await house.call('PATCH', `/tips/${number}`, { state: 'working', reason: '正在走访' })
      const other = come()
      await other.say('查进度')
      await other.say(number)
      const shown = await other.say(code)
      assert.match(shown, /办理中/)
      assert.match(shown, /正在走访/)
      await other.say('查进度')
      await other.say(number)
      assert.match(await other.say('0000-0000-0000-0'), /没有找到/)
      await other.say('要')
      await other.say(number.replace(/\d$/, (last) => String((Number(last) + 1) % 10)))
      assert.match(await other.say(code), /写错了一位/)
    })

    it('gets an officer’s reply with the next message, and once', async () => {
      const resident = come()
      const { number } = await tip(resident)
      const reply = await house.call('POST', `/tips/${number}/replies`, { text: '谢谢您，我们已经去看过了。' })
      assert.equal(reply.status, 202)
      assert.equal(reply.body.state, 'waiting')
      const next = await resident.say('跳过')
      assert.match(next, /民警回复（编号 T \d{3} \d{3} \d{3} \d）/)
      assert.match(next, /想回话.*“补充”/, 'and how to answer')
      assert.match(next, /已经去看过了/)
      assert.doesNotMatch(await resident.say('你好'), /已经去看过了/)
      assert.equal((await house.call('GET', `/tips/${number}`)).body.replies[0].state, 'sent')
    })

    it('is answered three times alike when the platform sends a message three times at once, and it is filed once', async () => {
      const resident = come()
      for (const text of ['举报', '3', STORY, '同意', '跳过', '跳过', '不用']) await resident.say(text)
      const before = (await house.call('GET', '/tips?limit=100')).body.items.length
      const answers = await resident.sayAtOnce('可以', 3)
      assert.match(answers[0] ?? '', NUMBER)
      assert.equal(new Set(answers).size, 1)
      assert.equal((await house.call('GET', '/tips?limit=100')).body.items.length, before + 1)
    })

    it('books, moves and cancels an appointment', async () => {
      const resident = come()
      for (const text of ['预约', '1', '1', '1', '1', '同意', '王小明', '13800138000']) await resident.say(text)
      const booked = await resident.say('可以')
      const number = /A \d{3} \d{3} \d{3} \d/.exec(booked)?.[0].replaceAll(' ', '') ?? ''
      const first = (await house.call('GET', `/appointments/${number}`)).body
      assert.equal(first.state, 'booked')
      for (const text of ['我的预约', '1', '1', '1', '2']) await resident.say(text)
      assert.match(await resident.say('可以'), /改好了/)
      await resident.say('我的预约')
      await resident.say('1')
      await resident.say('2')
      assert.match(await resident.say('是'), /已经取消/)
      assert.equal((await house.call('GET', `/appointments/${number}`)).body.state, 'cancelled')
    })

    it('leaves a message for an officer and hears when to expect an answer', async () => {
      const resident = come()
      await resident.say('人工')
      await resident.say('身份证办了一个月还没好')
      const left = await resident.say('跳过')
      assert.match(left, /M \d{3} \d{3} \d{3} \d/)
      assert.match(left, /答复/)
    })

    it('complains, kept apart from tips', async () => {
      const resident = come()
      for (const text of ['投诉', '1', '城关派出所户籍窗口', '窗口的人说话很凶，让我白跑三趟', '同意', '跳过', '不用']) await resident.say(text)
      const number = /C \d{3} \d{3} \d{3} \d/.exec(await resident.say('可以'))?.[0].replaceAll(' ', '') ?? ''
      assert.equal((await house.call('GET', `/complaints/${number}`)).status, 200)
      assert.equal((await house.call('GET', `/tips/${number}`)).status, 404)
    })

    it('asks how a procedure goes', async () => {
      const answer = await come().say('身份证到期了怎么换')
      assert.match(answer, /身份证/)
      assert.match(answer, /20元/)
    })

    it('is told to call 110 before all else, and the question still stands', async () => {
      const resident = come()
      await resident.say('举报')
      const answer = await resident.say('有人拿刀砍人，快来')
      assert.match(answer, /110/)
      assert.match(answer, /是哪方面的事/)
    })

    it('gets a defined answer to every kind of message', async () => {
      const resident = come()
      await resident.send({ MsgType: 'event', Event: 'subscribe', EventKey: '' })
      for (const fields of [
        { MsgType: 'image', PicUrl: 'http://mmbiz.qpic.cn/x', MediaId: 'm' }, { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '' },
        { MsgType: 'video', MediaId: 'm', ThumbMediaId: 't' }, { MsgType: 'location', Location_X: '30.1', Location_Y: '120.1', Scale: '16', Label: '西湖' },
        { MsgType: 'link', Title: 't', Description: 'd', Url: 'https://x' }, { MsgType: 'file', Title: 't' },
        { MsgType: 'text', Content: '[微笑]' }, { MsgType: 'event', Event: 'CLICK', EventKey: 'SUBMIT_TIP' },
      ] as { readonly [name: string]: string }[]) {
        const answer = await resident.send({ ...fields, MsgId: String(Math.random()).slice(2) })
        assert.notEqual(answer, '', JSON.stringify(fields))
      }
      assert.equal(await resident.send({ MsgType: 'event', Event: 'VIEW', EventKey: 'https://x' }), '')
    })

    it('puts a case through the API and finds it again', async () => {
      const put = await house.call('PUT', '/cases/QX-2026-77', { code: 'abcd-1234', state: 'waiting', reason: '等待鉴定意见', unit: '城关派出所' })
      assert.equal(put.status, 201)
      const resident = come()
      await resident.say('查进度')
      await resident.say('QX-2026-77')
      assert.match(await resident.say('abcd-1234'), /等待鉴定意见/)
    })
  })
}

describe('a resident on WeChat while the key is changed in the console', () => {
  const NEW = 'QmVzaWRlcyB0aGUga2V5IG9mIG91cnMgaXMgdGhpcyA'
  for (const [title, env, status] of [
    ['is heard with the key before', { WECHAT_AES_KEY_PREVIOUS: KEY }, 200], ['is not where that was not kept', {}, 400],
  ] as const) {
    it(title, async () => {
      const house = await openHouse({ WECHAT_MODE: 'safe', WECHAT_AES_KEY: NEW, ...env })
      const { body, query } = sealedPush(textXml('你好'), { at: Date.now() })
      const response = await fetch(`${house.address}/wechat?${query}`, { method: 'POST', body })
      assert.equal(response.status, status)
      await house.close()
    })
  }
})

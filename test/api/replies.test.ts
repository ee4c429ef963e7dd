// Replies by the department: they reach the resident, and each once, however often they are sent.

import assert from 'node:assert/strict'
import { openHouse, type Answer, type TestHouse } from '../support/house.ts'
import { createResident } from '../support/resident.ts'
import { askStatus, book, fileComplaint, fileTip, leaveMessage } from './resident.ts'

const refused: readonly (readonly [title: string, body: unknown])[] = [
  ['no character', { text: '' }], ['2,001 characters', { text: '字'.repeat(2001) }], ['blanks alone', { text: ' \n ' }],
  ['a number', { text: 7 }], ['no text', {}], ['a field of its own', { text: 'x', to: 'all' }], ['no JSON', 'text'],
]

const stories = [['tips', fileTip], ['complaints', fileComplaint], ['messages', leaveMessage], ['appointments', book]] as const

describe('replies by the department', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  const reply = (number: string, text: string, key?: string): Promise<Answer> =>
    house.call('POST', `/tips/${number}/replies`, { text }, key === undefined ? {} : { 'idempotency-key': key })
  const countIn = (text: string, part: string): number => text.split(part).length - 1

  for (const [name, file] of stories) {
    it(`to one of the ${name} reach the resident with the next message, once`, async () => {
      const { number, resident } = await file(house)
      const { status, body } = await house.call('POST', `/${name}/${number}/replies`, { text: '我们已经去看过了' })
      assert.equal(status, 202)
      assert.deepEqual(Object.keys(body), ['id', 'at', 'text', 'state'])
      assert.equal(body.text, '我们已经去看过了')
      assert.equal(body.state, 'waiting')
      assert.deepEqual((await house.call('GET', `/${name}/${number}`)).body.replies, [body])
      assert.equal(countIn(await resident.say('你好'), '我们已经去看过了'), 1)
      assert.equal(countIn(await resident.say('你好'), '我们已经去看过了'), 0)
      assert.deepEqual((await house.call('GET', `/${name}/${number}`)).body.replies, [{ ...body, state: 'sent' }])
    })
  }

  it('are found again by number and code from anywhere', async () => {
    const { number, code } = await fileTip(house)
    await reply(number, '请带上身份证')
    assert.match(await askStatus(createResident(house.address), number, code), /请带上身份证/)
  })

  it('of 2,000 characters are taken, signs beyond the plane counted as one', async () => {
    const { number } = await fileTip(house)
    assert.equal((await reply(number, '𠮷'.repeat(2000))).status, 202)
  })

  for (const [title, body] of refused) {
    it(`of ${title} are refused`, async () => {
      const { number } = await fileTip(house)
      const answer = await house.call('POST', `/tips/${number}/replies`, body)
      assert.equal(answer.status, 400)
      assert.equal(answer.body.code, 'API_BODY_WRONG')
      assert.deepEqual((await house.call('GET', `/tips/${number}`)).body.replies, [])
    })
  }

  it('without a key are as many as were sent', async () => {
    const { number, resident } = await fileTip(house)
    await reply(number, '同样的话')
    await reply(number, '同样的话')
    assert.equal(countIn(await resident.say('你好'), '同样的话'), 2)
  })

  it('with the same key and body are answered alike and sent once, also after the resident has them', async () => {
    const { number, resident } = await fileTip(house)
    const first = await reply(number, '只说一次', 'key-1')
    assert.deepEqual(await reply(number, '只说一次', 'key-1'), first)
    assert.equal(countIn(await resident.say('你好'), '只说一次'), 1)
    assert.deepEqual(await reply(number, '只说一次', 'key-1'), first)
    assert.equal(countIn(await resident.say('你好'), '只说一次'), 0)
    assert.equal((await house.call('GET', `/tips/${number}`)).body.replies.length, 1)
  })

  it('with the same key and another body are refused', async () => {
    const { number, resident } = await fileTip(house)
    await reply(number, '第一句', 'key-2')
    const other = await reply(number, '第二句', 'key-2')
    assert.equal(other.status, 422)
    assert.equal(other.body.code, 'API_KEY_REUSED')
    assert.equal(countIn(await resident.say('你好'), '第二句'), 0)
  })

  it('with a key of another record are another reply', async () => {
    const [one, two] = await Promise.all([fileTip(house), fileTip(house)])
    assert.equal((await reply(one.number, '第一句', 'key-3')).status, 202)
    assert.equal((await reply(two.number, '第二句', 'key-3')).status, 202)
  })

  it('with a key of 256 characters are refused', async () => {
    const { number } = await fileTip(house)
    assert.equal((await reply(number, 'x', 'k'.repeat(256))).status, 400)
    assert.equal((await reply(number, 'x', 'k'.repeat(255))).status, 202)
  })

  it('sent twenty times at once with one key are one message and one answer', async () => {
    const { number, resident } = await fileTip(house)
    const answers = await Promise.all(Array.from({ length: 20 }, () => reply(number, '二十次', 'key-4')))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.equal(answers[0]?.status, 202)
    assert.equal(countIn(await resident.say('你好'), '二十次'), 1)
    assert.equal(countIn(await resident.say('你好'), '二十次'), 0)
  })

  it('sent at once with one key and two bodies are one message, and the other body is refused', async () => {
    const { number, resident } = await fileTip(house)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => reply(number, `第${n % 2}种`, 'key-5')))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))].toSorted(), [202, 422])
    const heard = await resident.say('你好')
    assert.equal(countIn(heard, '第0种') + countIn(heard, '第1种'), 1)
  })

  it('are refused once the resident has left, and taken again when they are back', async () => {
    const { number, resident } = await fileTip(house)
    const before = await reply(number, '走之前', 'key-6')
    await resident.send({ MsgType: 'event', Event: 'unsubscribe', EventKey: '' })
    const gone = await reply(number, '走了以后')
    assert.equal(gone.status, 409)
    assert.equal(gone.body.code, 'API_RESIDENT_GONE')
    assert.deepEqual(await reply(number, '走之前', 'key-6'), before)
    await resident.send({ MsgType: 'event', Event: 'subscribe', EventKey: '' })
    assert.equal((await reply(number, '回来了')).status, 202)
    assert.equal(countIn(await resident.say('你好'), '走了以后'), 0)
  })

  it('leave no word in the log', () => {
    for (const text of ['我们已经去看过了', '只说一次', 'key-1']) assert.ok(!house.logged().includes(text))
  })
})

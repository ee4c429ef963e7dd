// Journeys: a resident writes to the account on Weibo, in either form of its pushes, and the department sees what came of it.

import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { eventually } from '../support/eventually.ts'
import { createFan, WEIBO_ENV, type Fields } from '../support/fan.ts'
import { API_KEY, openHouse, type TestHouse } from '../support/house.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const NUMBER = /T \d{3} \d{3} \d{3} \d/
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex'), Buffer.alloc(100)])
const BEFORE_YES = ['举报', '3', STORY, '同意', '跳过', '跳过', '不用']

type Heard = { readonly asked: string[]; readonly told: EventEmitter }

/** Plays the platform's API: gives every file, and tells of every message under its receiver's id. */
async function answer(req: IncomingMessage, res: ServerResponse, { asked, told }: Heard): Promise<void> {
  asked.push(req.url ?? '')
  if (req.method === 'GET') return void res.end(PNG)
  const form = new URLSearchParams(await text(req))
  res.end('{"result":true}')
  told.emit(form.get('receiver_id') ?? '', JSON.parse(form.get('data') ?? '').text)
}

/** Every kind of message and event, in both forms. */
const KINDS: { readonly [form in 'json' | 'xml']: readonly Fields[] } = {
  json: [
    { type: 'image', text: '发了一张图片', data: { vfid: 1, tovfid: 2 } }, { type: 'voice', text: '发了一个语音消息', data: { tovfid: 3 } },
    { type: 'position', text: '我在这里', data: { longitude: '120.15', latitude: '30.27' } }, { text: '[哈欠]' },
    { type: 'mention', text: '@某县公安 路灯坏了', data: { subtype: 'status', key: '5' } },
    { type: 'event', data: { subtype: 'scan', key: 'QR_SCENE_1' } }, { type: 'event', data: { subtype: 'click', key: 'SUBMIT_TIP' } },
  ],
  xml: [
    { MsgType: 'image', MediaId: '2' }, { MsgType: 'voice', MediaId: '3' }, { MsgType: 'location', Location_X: '30.1', Location_Y: '120.1' },
    { MsgType: 'text', Content: '[哈欠]' }, { MsgType: 'event', Event: 'scan', EventKey: 'QR_SCENE_1' },
    { MsgType: 'event', Event: 'CLICK', EventKey: 'SUBMIT_TIP' },
  ],
}
const LEFT: { readonly [form in 'json' | 'xml']: Fields } = {
  json: { type: 'event', data: { subtype: 'unfollow' } }, xml: { MsgType: 'event', Event: 'unfollow' },
}

describe('a resident on Weibo', () => {
  let api: Server
  let house: TestHouse
  const asked: string[] = []
  const told = new EventEmitter()
  before(async () => {
    api = createServer((req, res) => void answer(req, res, { asked, told }))
    await new Promise<void>((done) => api.listen(0, '127.0.0.1', done))
    house = await openHouse({ ...WEIBO_ENV, WEIBO_API_BASE: `http://127.0.0.1:${(api.address() as AddressInfo).port}` })
  })
  after(async () => {
    await house.close()
    api.closeAllConnections()
    api.close()
  })

  for (const form of ['json', 'xml'] as const) {
    describe(`whose messages come as ${form}`, () => {
      const come = () => createFan(house.address, form)

      it('gives a tip, and the department finds it with nothing of who gave it', async () => {
        const fan = come()
        for (const text of BEFORE_YES) assert.ok((await fan.say(text)).length < 300)
        const number = NUMBER.exec(await fan.say('可以'))?.[0].replaceAll(' ', '')
        const { status, body } = await house.call('GET', `/tips/${number}`)
        assert.deepEqual([status, body.channel, body.content.story, body.content.topic], [200, 'weibo', STORY, 'gambling'])
        assert.ok(!JSON.stringify(body).includes(fan.id))
      })

      it('is answered three times alike when the platform sends a message three times at once, and it is filed once', async () => {
        const fan = come()
        for (const text of BEFORE_YES) await fan.say(text)
        const before = (await house.call('GET', '/tips?limit=100')).body.items.length
        const answers = await fan.sayAtOnce('可以', 3)
        assert.match(answers[0] ?? '', NUMBER)
        assert.equal(new Set(answers).size, 1)
        assert.equal((await house.call('GET', '/tips?limit=100')).body.items.length, before + 1)
      })

      it('gets a defined answer to every kind of message, and none to having left', async () => {
        const fan = come()
        for (const fields of KINDS[form]) assert.notEqual(await fan.send(fields), '', JSON.stringify(fields))
        assert.equal(await fan.send(LEFT[form]), '')
      })

      it('gets a long answer in pieces, each of which fits, the second without asking', async () => {
        const fan = come()
        const followed = once(told, fan.id)
        const first = await fan.say('交通事故怎么处理')
        assert.match(first, /（后面还有，马上发来。没收到的话，再发一句就能看到。）$/)
        assert.doesNotMatch(first, /够了，谢谢/)
        const [next] = await followed
        assert.match(next, /\n\d+\. 够了，谢谢$/)
        assert.ok(first.length < 300 && next.length < 300)
      })
    })
  }

  it('is told to call 110 before all else', async () => {
    assert.match(await createFan(house.address).say('有人拿刀砍人，快来'), /110/)
  })

  it('sends a picture with a tip, which is fetched at once by its id and shown to the department', async () => {
    const fan = createFan(house.address)
    for (const text of ['举报', '3', STORY, '同意', '跳过']) await fan.say(text)
    asked.length = 0
    await fan.send({ type: 'image', text: '发了一张图片', data: { vfid: 1, tovfid: 4_900_000_000_000_000_012n } })
    const answers = [await fan.say('完成'), await fan.say('不用'), await fan.say('可以')]
    const number = NUMBER.exec(answers.join('\n'))?.[0].replaceAll(' ', '')
    assert.ok(number, answers.join('\n'))
    const [id] = (await house.call('GET', `/tips/${number}`)).body.media
    const headers = { authorization: `Bearer ${API_KEY}` }
    const response = await eventually(async () => {
      const found = await fetch(`${house.address}/api/v1/tips/${number}/media/${id}?original=1`, { headers })
      return found.status === 200 ? found : undefined
    })
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), PNG)
    assert.deepEqual(asked.filter((url) => url.includes('msget')), ['/2/mss/msget?access_token=2.00tokenOfTests&fid=4900000000000000012'])
  })

  it('leaves no trace in the log: no id, no word, no token', async () => {
    const fan = createFan(house.address, 'xml')
    await fan.say('我叫欧阳秘密')
    await fan.send({ MsgType: '欧阳秘密' })
    const logged = house.logged()
    assert.ok(logged.includes('weibo.xml') && logged.includes('weibo.ignored'))
    for (const mark of [fan.id, '欧阳秘密', WEIBO_ENV.WEIBO_ACCESS_TOKEN, WEIBO_ENV.WEIBO_APP_SECRET]) assert.ok(!logged.includes(mark), mark)
  })
})

describe('a resident on Weibo where there is no access token', () => {
  let house: TestHouse
  before(async () => {
    const { WEIBO_ACCESS_TOKEN: _without, ...env } = WEIBO_ENV
    house = await openHouse(env)
  })
  after(() => house.close())

  it('is not promised what cannot follow by itself', async () => {
    const fan = createFan(house.address)
    assert.match(await fan.say('交通事故怎么处理'), /（还有一段，回复“继续”就能看到。）$/)
    assert.match(await fan.say('好'), /够了，谢谢/)
  })

  it('gets a reply, of which the department hears that it waits, with the next message', async () => {
    const fan = createFan(house.address)
    for (const text of BEFORE_YES) await fan.say(text)
    const number = NUMBER.exec(await fan.say('可以'))?.[0].replaceAll(' ', '')
    const { status, body } = await house.call('POST', `/tips/${number}/replies`, { text: '谢谢您' })
    assert.deepEqual([status, body.state], [202, 'waiting'])
    assert.match(await fan.say('好'), /谢谢您/)
    assert.equal((await house.call('GET', `/tips/${number}`)).body.replies[0].state, 'sent')
  })
})

// A personal account on wechaty's mock puppet: who is answered, where, and what does not bring it down.

import assert from 'node:assert/strict'
import { fake, stub } from 'sinon'
import { createWechaty, type WechatyChannel, type WechatyParts } from '../../../src/channels/wechaty/channel.ts'
import { createLine, type Line } from '../../../src/channels/wechaty/line.ts'
import { createSender } from '../../../src/channels/wechaty/sender.ts'
import type { Inbound } from '../../../src/messages/inbound.ts'
import { fakeConverse, fakeLog } from '../wechat/platform.ts'
import { answerAtOnce, findPackages, PIXEL, readAt, until, type Mocker, type Packages, type Person } from './puppet.ts'

describe('the wechaty channel', function ofRooms() {
  this.timeout(60_000)

  let packages: Packages | undefined
  let mocker: Mocker
  let account: Person
  let line: Line
  let channel: WechatyChannel
  let converse = fakeConverse()
  let log = fakeLog()
  let now = Date.now()
  let later = fake.resolves(undefined)
  let keep = fake.resolves('k1')

  before(async function ready() {
    packages = await findPackages()
    if (!packages) this.skip()
  })

  const open = async (parts: Partial<WechatyParts> = {}) => {
    const { build, Mocker, PuppetMock } = packages as Packages
    mocker = new Mocker()
    const puppet = new PuppetMock({ mocker })
    answerAtOnce(mocker)
    line = createLine({ load: () => Promise.resolve(() => build({ puppet })), log, now: () => Date.now(), show: () => {} })
    channel = createWechaty({
      line, converse, log, later, acceptFriends: false,
      now: () => now,
      answerInPublic: (text) => `公开：${text}`,
      media: { keep },
      texts: { unavailable: () => '这条可能没有收到。', busy: () => '太快了。' },
      ...parts,
    })
    await channel.start()
    await until(() => line.state() === 'waiting for login', 'a sign of life')
    account = mocker.createContact({ name: '某某公安' })
    mocker.login(account)
    await until(() => line.state() === 'up', 'a login')
  }
  beforeEach(() => {
    [converse, log, later, keep, now] = [fakeConverse(), fakeLog(), fake.resolves(undefined), fake.resolves('k1'), Date.now()]
    return open()
  })
  afterEach(() => channel?.stop())

  const come = (payload: object = {}) => {
    const resident = mocker.createContact({ name: '居民', ...payload })
    return Object.assign(resident, { reads: readAt(resident, resident) })
  }
  const heard = (): readonly Inbound[] => converse.hear.args.map(([inbound]) => inbound)
  const deliver = (payload: object) => {
    const full = { id: `m${Math.random()}`, type: 7, timestamp: Date.now(), listenerId: account.id, text: '你好', ...payload }
    mocker.MessageMock.create(full)
    const again = () => mocker.puppet.emit('message', { messageId: full.id })
    again()
    return again
  }

  it('answers a private message, with options as numbered lines', async () => {
    await channel.stop()
    converse = fakeConverse({ messages: [{ text: '选一个：', options: [{ id: 'a', label: '甲' }, { id: 'b', label: '乙' }] }] })
    await open()
    const resident = come()
    resident.say('你好').to(account)
    assert.equal(await resident.reads.next(), '选一个：\n1. 甲\n2. 乙')
    assert.deepEqual(heard().map(({ channel: name, from, said }) => ({ name, from, said })),
      [{ name: 'wechaty', from: resident.id, said: { kind: 'text', text: '你好' } }])
  })

  it('keeps a picture, and hears of it under its id', async () => {
    const resident = come()
    resident.say(packages?.picture(PIXEL, 'a.png')).to(account)
    await resident.reads.next()
    assert.deepEqual(keep.args, [[PIXEL, 'image/png']])
    assert.deepEqual(heard()[0]?.said, { kind: 'image', url: 'media:k1' })
  })

  it('never answers itself, circulars, or what was written long ago', async () => {
    const resident = come()
    account.say('我自己').to(resident)
    come({ type: 2 }).say('今日优惠').to(account)
    deliver({ talkerId: resident.id, timestamp: Date.now() - 61_000, text: '昨天的' })
    deliver({ talkerId: resident.id, timestamp: Date.now() - 50_000, text: '刚才的' })
    await resident.reads.next(2)
    assert.deepEqual(heard().map(({ said }) => said), [{ kind: 'text', text: '刚才的' }])
    assert.ok(log.info.calledWith('wechaty.old'))
  })

  it('answers a message once, however often it comes', async () => {
    const resident = come()
    const again = deliver({ talkerId: resident.id })
    again()
    await resident.reads.next()
    again()
    deliver({ talkerId: resident.id, text: '还有' })
    await resident.reads.next()
    assert.deepEqual(heard().map(({ said }) => said), [{ kind: 'text', text: '你好' }, { kind: 'text', text: '还有' }])
  })

  it('lets one resident’s messages follow one another', async () => {
    let free = (): void => {}
    const first = new Promise<void>((done) => { free = done })
    await channel.stop()
    await open({ converse: { ...converse, hear: async ({ said }) => {
      if (said.kind === 'text' && said.text === '一') await first
      return { messages: [{ text: said.kind === 'text' ? `答${said.text}` : '' }] }
    } } })
    const [slow, quick] = [come(), come()]
    slow.say('一').to(account)
    slow.say('二').to(account)
    quick.say('三').to(account)
    assert.equal(await quick.reads.next(), '答三')
    assert.deepEqual(slow.reads.all(), [])
    free()
    assert.equal(await slow.reads.next(2), '答一\n答二')
  })

  it('answers in a room only who mentions it, in public, and in no conversation', async () => {
    const resident = come()
    const room = mocker.createRoom({ id: 'r@1', memberIdList: [account.id, resident.id] })
    const reads = readAt(room, resident)
    resident.say('大家好').to(room)
    resident.say(packages?.picture(PIXEL, 'a.png'), [account]).to(room)
    resident.say('@某某公安\u2005身份证丢了', [account]).to(room)
    assert.equal(await reads.next(), '@居民 公开：身份证丢了')
    resident.say('你好').to(account)
    await resident.reads.next()
    assert.equal(reads.all().length, 1)
    assert.deepEqual(heard().map(({ said }) => said), [{ kind: 'text', text: '你好' }])
  })

  it('tells a program that it is too fast, once, and leaves others in peace', async () => {
    const [program, resident] = [come(), come()]
    for (let n = 0; n < 40; n++) program.say(`你好${n}`).to(account)
    await program.reads.next(21)
    resident.say('你好').to(account)
    await resident.reads.next()
    assert.deepEqual(program.reads.all().slice(20), ['太快了。'])
    now += 61_000
    deliver({ talkerId: program.id, timestamp: now, text: '缓过来了' })
    assert.equal(await program.reads.next(), '好的。')
  })

  it('says honestly that it could not take a message', async () => {
    await channel.stop()
    await open({ converse: { ...converse, hear: () => Promise.reject(new Error('秘密')) } })
    const resident = come()
    resident.say('你好').to(account)
    assert.equal(await resident.reads.next(), '这条可能没有收到。')
    assert.ok(log.fault.calledWith('channel.failed'))
  })

  it('keeps what cannot be said for the next contact, and goes on', async () => {
    const resident = come()
    const failing = stub(mocker.puppet, 'messageSendText').rejects(new Error('busy'))
    resident.say('你好').to(account)
    await until(() => later.called, 'what is left for later')
    assert.deepEqual(later.args.map(([, messages]: unknown[]) => messages), [[{ text: '好的。' }]])
    failing.restore()
    resident.say('还在吗').to(account)
    assert.equal(await resident.reads.next(), '好的。')
  })

  for (const [title, acceptFriends, accepted] of [
    ['leaves who asks to become a contact to a person', false, 0], ['accepts who asks to become a contact if it is told to', true, 1],
  ] as const) {
    it(title, async () => {
      await channel.stop()
      await open({ acceptFriends })
      const resident = come()
      const accept = fake.resolves(undefined)
      Object.assign(mocker.puppet, {
        friendshipRawPayload: (id: string) => Promise.resolve({ id, contactId: resident.id, type: id === 'asked' ? 2 : 1, timestamp: 1, hello: '' }),
        friendshipRawPayloadParser: (payload: unknown) => Promise.resolve(payload),
        friendshipAccept: accept,
      })
      mocker.puppet.emit('friendship', { friendshipId: 'asked' })
      mocker.puppet.emit('friendship', { friendshipId: 'confirmed' })
      await resident.reads.next()
      assert.equal(accept.callCount, accepted)
      assert.deepEqual(heard().map(({ said }) => said), [{ kind: 'event', event: 'subscribe' }])
    })
  }

  it('never writes who wrote what into the log', async () => {
    const resident = come({ id: 'wxid_secret' })
    mocker.puppet.emit('error', { data: 'wxid_secret 秘密' })
    resident.say('秘密').to(account)
    await resident.reads.next()
    const lines = JSON.stringify([log.debug.args, log.info.args, log.warn.args])
    assert.doesNotMatch(lines, /wxid_secret|秘密/)
  })

  describe('sending', () => {
    it('sends a text to a contact', async () => {
      const resident = come()
      const sender = createSender(line)
      assert.deepEqual(await sender.send(resident.id, { text: '民警回复' }, 'k'), { kind: 'sent' })
      assert.equal(await resident.reads.next(), '民警回复')
      assert.equal(sender.grants.message.most, Infinity)
    })

    it('splits what is long, options at its end', () => {
      const parts = createSender(line).split({ text: '一二三四五。'.repeat(400), options: [{ id: 'a', label: '甲' }], by: 'officer' })
      assert.equal(parts.length, 2)
      assert.ok(parts.every(({ text, by }) => Buffer.byteLength(text) <= 4_000 && by === 'officer'))
      assert.match(parts[1]?.text ?? '', /1\. 甲$/)
    })

    it('never rejects, whatever the puppet does', async () => {
      const resident = come()
      const sender = createSender(line, 50)
      const send = stub(mocker.puppet, 'messageSendText')
      for (const [act, expected] of [
        [() => send.rejects(new Error('秘密')), { kind: 'busy', why: 'refused' }],
        [() => send.rejects(Object.assign(new Error(''), { code: 14 })), { kind: 'busy', why: 'gateway' }],
        [() => send.returns(new Promise(() => {})), { kind: 'unsure', why: 'no answer' }],
      ] as const) {
        act()
        assert.deepEqual(await sender.send(resident.id, { text: '民警回复' }, 'k'), expected)
      }
      assert.deepEqual(await sender.send('nobody', { text: '民警回复' }, 'k'), { kind: 'busy', why: 'unknown contact' })
      await channel.stop()
      assert.deepEqual(await sender.send(resident.id, { text: '民警回复' }, 'k'), { kind: 'busy', why: 'down' })
    })
  })
})

// Who has their data deleted leaves nothing in the database but what they have filed, and nothing there leads to them.

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import mongoose from 'mongoose'
import { MINUTE } from '../../src/lib/time.ts'
import { askStatus, fileTip } from '../api/resident.ts'
import { openDatabase, type TestDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { createResident } from '../support/resident.ts'

// What every message leaves for some minutes, under a hash: that its signature was used, and how fast someone writes.
const FLEETING = ['replays', 'limits']

type Ids = { readonly [collection: string]: readonly string[] }

describe('deleting what is kept of a resident', () => {
  let database: TestDatabase
  let client: mongoose.mongo.MongoClient
  let house: TestHouse
  let ahead = 0
  before(async () => {
    database = await openDatabase()
    client = await mongoose.mongo.MongoClient.connect(database.uri)
    house = await openHouse({ MONGODB_URI: database.uri }, () => Date.now() + ahead)
  })
  after(async () => {
    await house.close()
    await client.close()
    await database.close()
  })
  beforeEach(() => {
    ahead = 0
  })

  const idsNow = async (): Promise<Ids> => {
    const names = (await client.db().listCollections().toArray()).map(({ name }) => name).filter((name) => !FLEETING.includes(name))
    const each = await Promise.all(names.toSorted().map(async (name) =>
      [name, (await client.db().collection(name).find().toArray()).map(({ _id }) => String(_id)).toSorted()] as const))
    return Object.fromEntries(each)
  }
  const idsOf = async (name: string) => (await idsNow())[name]?.map((id) => `${name} ${id}`)
  const goneBut = (before: Ids, also: readonly string[] = []) => eventually(async () => {
    const now = await idsNow()
    const fresh = Object.entries(now).flatMap(([name, ids]) => ids.filter((id) => !before[name]?.includes(id)).map((id) => `${name} ${id}`))
    return fresh.every((each) => also.includes(each)) ? fresh : undefined
  })

  it('leaves nothing of a tip that was half written, with a picture, in English and in elder mode', async () => {
    const before = await idsNow()
    const resident = createResident(house.address)
    for (const text of ['我想反映情况', '1', '昨天有人打电话说我中奖了，让我先交钱', '同意', '东门口', '长辈模式', 'english']) await resident.say(text)
    await resident.send({ MsgType: 'image', PicUrl: 'http://127.0.0.1:1/p.jpg', MediaId: 'm1', MsgId: '99' })
    ok(JSON.stringify(await idsNow()) !== JSON.stringify(before))
    match(await resident.say('delete my data'), /what is kept of you/)
    match(await resident.say('yes'), /^Deleted/m)
    ahead = 16 * MINUTE
    // That something was done lately stays as a hash, so that it is not done twice; what it was does not.
    await eventually(async () => (await client.db().collection('outbox').countDocuments({ sealed: { $exists: true } })) === 0 || undefined)
    deepEqual((await goneBut(before, await idsOf('outbox'))).filter((each) => !each.startsWith('outbox')), [])
    ahead = 0
    match(await resident.say('你好'), /您好/, 'nobody knows their language, nor that they had begun something')
  })

  it('leaves what was filed, and only number and code lead to it', async () => {
    const before = await idsNow()
    const { resident, number, code } = await fileTip(house)
    const filed = await idsNow()
    equal(filed['aliases']?.length, (before['aliases']?.length ?? 0) + 1)
    await resident.say('删除我的数据')
    match(await resident.say('是'), /^删掉了/)
    deepEqual((await idsNow())['aliases'], before['aliases'])
    ahead = 16 * MINUTE
    deepEqual(await goneBut(before, [`tips ${number}`]), [`tips ${number}`])
    ahead = 0
    match(await askStatus(createResident(house.address), number, code), /收到/)
  })

  it('keeps the place until then, so that the same message again is answered alike', async () => {
    const resident = createResident(house.address)
    await resident.say('删除我的数据')
    const [first, ...others] = await resident.sayAtOnce('是', 3)
    match(first ?? '', /^删掉了/)
    deepEqual(others, [first, first])
  })

  it('does not take what was begun after it', async () => {
    const resident = createResident(house.address)
    await resident.say('删除我的数据')
    await resident.say('是')
    await resident.say('投诉')
    const before = await idsNow()
    const other = createResident(house.address)
    for (const text of ['删除我的数据', '是']) await other.say(text)
    ahead = 16 * MINUTE
    await goneBut(before)
    ahead = 0
    match(await resident.say('1'), /单位|窗口/)
  })
})

// Pictures of a record: listed, given as a clean copy or as they came, to nobody by a number that is not theirs.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { API_KEY, openHouse, type TestHouse } from '../support/house.ts'
import { MARKER, plantGif, plantPng } from '../media/pictures.ts'
import { createVisitor, fileTip, STORY } from './resident.ts'

const PNG = plantPng(Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64',
))[0]?.[1] ?? Buffer.alloc(0)
const GIF = plantGif()[0]?.[1] ?? Buffer.alloc(0)
/** Begins like a picture, and is none. */
const CUT = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')

describe('the pictures of a record', () => {
  let house: TestHouse
  let number = ''
  before(async () => {
    house = await openHouse()
    const visitor = await createVisitor(house.address)
    for (const text of ['举报', '3', STORY, '同意', '跳过']) await visitor.say({ text })
    for (const bytes of [PNG, GIF, CUT]) await visitor.say({ media: await visitor.upload(bytes) })
    for (const text of ['完成', '不用']) await visitor.say({ text })
    number = /T \d{3} \d{3} \d{3} \d/.exec(await visitor.say({ text: '可以' }))?.[0].replaceAll(' ', '') ?? ''
  })
  after(() => house.close())

  const fetchMedium = (path: string) =>
    fetch(`${house.address}/api/v1${path}`, { headers: { authorization: `Bearer ${API_KEY}` } })

  it('are listed with type, size and hash', async () => {
    const { status, body } = await house.call('GET', `/tips/${number}/media`)
    assert.equal(status, 200)
    const items = body.items.map(({ id: _id, at, ...rest }: { id: string; at: string }) => {
      assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000)
      return rest
    })
    assert.deepEqual(items, [PNG, GIF, CUT].map((bytes, n) => ({
      state: 'kept', type: ['image/png', 'image/gif', 'image/jpeg'][n], size: bytes.length, given: [],
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })))
    const ids = body.items.map(({ id }: { id: string }) => id)
    assert.deepEqual((await house.call('GET', `/tips/${number}`)).body.media, ids)
  })

  it('are given without metadata, with their type, to be saved and not to be shown', async () => {
    const [png, gif] = (await house.call('GET', `/tips/${number}/media`)).body.items as readonly { id: string }[] // as the API declares
    for (const [medium, type] of [[png, 'image/png'], [gif, 'image/gif']] as const) {
      const response = await fetchMedium(`/tips/${number}/media/${medium?.id}`)
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('content-type'), type)
      assert.equal(response.headers.get('content-disposition'), 'attachment')
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(Buffer.from(await response.arrayBuffer()).includes(MARKER), false)
    }
  })

  it('are given byte for byte with their SHA-256 where the original is asked for, and that is noted', async () => {
    const [{ id }] = (await house.call('GET', `/tips/${number}/media`)).body.items
    const response = await fetchMedium(`/tips/${number}/media/${id}?original=1`)
    const sum = createHash('sha256').update(PNG).digest()
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), PNG)
    assert.equal(response.headers.get('repr-digest'), `sha-256=:${sum.toString('base64')}:`)
    assert.equal(response.headers.get('x-content-sha256'), sum.toString('hex'))
    const [{ given }] = (await house.call('GET', `/tips/${number}/media`)).body.items
    assert.deepEqual(given.map(({ form }: { form: string }) => form).slice(-1), ['original'])
    const lines = house.logged().split('\n').filter((line) => line.includes('api.original.given'))
    assert.deepEqual([lines.length, lines[0]?.includes(MARKER)], [1, false])
  })

  it('has no copy where none would be clean, and says so', async () => {
    const items = (await house.call('GET', `/tips/${number}/media`)).body.items as readonly { id: string }[] // as the API declares
    const path = `/tips/${number}/media/${items[2]?.id}`
    assert.deepEqual([(await house.call('GET', path)).status, (await house.call('GET', path)).body.code], [409, 'API_MEDIUM_UNCLEAN'])
    assert.equal((await fetchMedium(`${path}?original=1`)).status, 200)
    assert.equal((await house.call('GET', `${path}?original=yes`)).body.code, 'API_QUERY_WRONG')
  })

  it('are not found under another record, another kind or another id', async () => {
    const [{ id }] = (await house.call('GET', `/tips/${number}/media`)).body.items
    const { number: other } = await fileTip(house)
    for (const [path, code] of [
      [`/tips/${other}/media/${id}`, 'API_MEDIUM_UNKNOWN'], [`/tips/${number}/media/none`, 'API_MEDIUM_UNKNOWN'],
      [`/complaints/${number}/media/${id}`, 'API_RECORD_UNKNOWN'], [`/tips/T0000000000/media/${id}`, 'API_RECORD_UNKNOWN'],
    ] as const) {
      const answer = await house.call('GET', path)
      assert.equal(answer.status, 404)
      assert.equal(answer.body.code, code)
    }
  })
})

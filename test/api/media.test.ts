// Pictures of a record: listed and given as they came, to nobody by a number that is not theirs.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { API_KEY, openHouse, type TestHouse } from '../support/house.ts'
import { createVisitor, fileTip, STORY } from './resident.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64',
)
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

describe('the pictures of a record', () => {
  let house: TestHouse
  let number = ''
  before(async () => {
    house = await openHouse()
    const visitor = await createVisitor(house.address)
    for (const text of ['举报', '3', STORY, '同意', '跳过']) await visitor.say({ text })
    for (const bytes of [PNG, GIF]) await visitor.say({ media: await visitor.upload(bytes) })
    for (const text of ['完成', '不用']) await visitor.say({ text })
    number = /T \d{3} \d{3} \d{3} \d/.exec(await visitor.say({ text: '可以' }))?.[0].replaceAll(' ', '') ?? ''
  })
  after(() => house.close())

  const fetchMedium = (path: string) =>
    fetch(`${house.address}/api/v1${path}`, { headers: { authorization: `Bearer ${API_KEY}` } })

  it('are listed with type, size and hash', async () => {
    const { status, body } = await house.call('GET', `/tips/${number}/media`)
    assert.equal(status, 200)
    assert.deepEqual(body.items.map(({ id: _id, ...rest }: { id: string }) => rest), [PNG, GIF].map((bytes, n) => ({
      state: 'kept', type: n === 0 ? 'image/png' : 'image/gif', size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })))
    const ids = body.items.map(({ id }: { id: string }) => id)
    assert.deepEqual((await house.call('GET', `/tips/${number}`)).body.media, ids)
  })

  it('are given byte for byte, with their type, to be saved and not to be shown', async () => {
    const [png, gif] = (await house.call('GET', `/tips/${number}/media`)).body.items as readonly { id: string }[] // as the API declares
    for (const [medium, bytes, type] of [[png, PNG, 'image/png'], [gif, GIF, 'image/gif']] as const) {
      const response = await fetchMedium(`/tips/${number}/media/${medium?.id}`)
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('content-type'), type)
      assert.equal(response.headers.get('content-disposition'), 'attachment')
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes)
    }
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

// Who may use the API: those who bring one of the keys, and nobody where there are none.

import assert from 'node:assert/strict'
import { API_KEY, openHouse, type TestHouse } from '../support/house.ts'

const headers: readonly (readonly [title: string, header: string, status: number])[] = [
  ['no key', '', 401],
  ['a wrong key', 'Bearer wrong', 401],
  ['a key cut short', `Bearer ${API_KEY.slice(0, -1)}`, 401],
  ['a key with more behind it', `Bearer ${API_KEY}0`, 401],
  ['a key in other letters', `Bearer ${API_KEY.toUpperCase()}`, 401],
  ['both keys at once', `Bearer another-key-000000,${API_KEY}`, 401],
  ['another scheme', `Basic ${API_KEY}`, 401],
  ['the key without a scheme', API_KEY, 401],
  ['the second key', `Bearer ${API_KEY}`, 200],
  ['the first key', 'Bearer another-key-000000', 200],
  ['the scheme in small letters', `bearer ${API_KEY}`, 200],
]

const addresses: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/tips'], ['GET', '/tips/T0000000000'], ['PATCH', '/tips/T0000000000'], ['GET', '/complaints'], ['GET', '/messages'],
  ['GET', '/appointments'], ['POST', '/appointments/A0000000000/replies'], ['GET', '/tips/T0000000000/media'],
  ['GET', '/tips/T0000000000/media/m'], ['PUT', '/cases/QX-2026-1'], ['DELETE', '/tips'], ['GET', '/nothing-here'], ['GET', ''], ['GET', '/'],
  ['OPTIONS', '/tips'], ['POST', '/openapi.json'],
]

describe('the keys of the API', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  for (const [title, authorization, status] of headers) {
    it(`answers ${status} to ${title}`, async () => {
      const response = await fetch(`${house.address}/api/v1/tips`, { headers: authorization ? { authorization } : {} })
      assert.equal(response.status, status)
      assert.equal(response.headers.get('cache-control'), 'no-store')
      const body = await response.json() as { code?: string } // a page or a problem
      assert.equal(body.code, status === 401 ? 'API_KEY_WRONG' : undefined)
      assert.equal(response.headers.get('www-authenticate'), status === 401 ? 'Bearer' : null)
    })
  }

  it('are in no line of the log', async () => {
    await house.call('GET', '/tips', undefined, { authorization: 'Bearer a-wrong-key-that-is-secret' })
    assert.ok(house.logged().includes('API_KEY_WRONG'))
    for (const key of [API_KEY, 'another-key-000000', 'a-wrong-key-that-is-secret']) assert.ok(!house.logged().includes(key))
  })

  it('let nobody know by refusing which addresses there are', async () => {
    assert.equal((await house.call('GET', '/nothing-here')).status, 404)
    const refused = await house.call('DELETE', '/tips')
    assert.equal(refused.status, 405)
    assert.equal(refused.body.code, 'HTTP_METHOD_WRONG')
  })
})

describe('an API without keys', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse({ API_KEYS: '' })
  })
  after(() => house.close())

  for (const [method, path] of addresses) {
    it(`answers 401 to ${method} ${path}`, async () => {
      for (const authorization of ['Bearer ', 'Bearer undefined', `Bearer ${API_KEY}`, '']) {
        assert.equal((await house.call(method, path, undefined, { authorization })).status, 401)
      }
    })
  }

  it('gives its document to anyone', async () => {
    const response = await fetch(`${house.address}/api/v1/openapi.json`)
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/)
  })
})

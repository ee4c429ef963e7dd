// The OpenAPI document says what the addresses do: it is a valid one, and every answer is held against it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openHouse, API_KEY, type TestHouse } from '../support/house.ts'
import { book, fileComplaint, fileTip, leaveMessage } from './resident.ts'

type Operation = {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[]
  readonly security?: readonly object[]
  readonly responses: { readonly [status: string]: { readonly description: string; readonly content: { readonly [type: string]: object } } }
}
type Document = { readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } } }

const CASE = { code: 'abcd-1234', state: 'working', reason: '正在办理', unit: '城关派出所' }
const NOBODY = 'T0000000000'

describe('the OpenAPI document', () => {
  let house: TestHouse
  let document: Document & { readonly [key: string]: unknown }
  let ajv: Ajv2020
  const seen = new Set<string>()
  before(async () => {
    house = await openHouse()
    document = (await (await fetch(`${house.address}/api/v1/openapi.json`)).json()) as typeof document // checked by the first test
    ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ $id: 'doc', ...document })
  })
  after(() => house.close())

  const templateOf = (path: string): string => {
    const bare = path.split('?')[0] ?? ''
    const found = Object.keys(document.paths).find((each) => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare))
    return found ?? assert.fail(`${bare} is not in the document`)
  }

  /** Calls an address and holds what it answers against the document. */
  const walk = async (method: string, path: string, wish: { body?: unknown; key?: string } = {}) => {
    const { body, key = API_KEY } = wish
    const response = await fetch(`${house.address}/api/v1${path}`, {
      method, headers: { authorization: `Bearer ${key}` },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const template = templateOf(path)
    const { status } = response
    const declared = document.paths[template]?.[method.toLowerCase()]?.responses[status]
    assert.ok(declared, `${method} ${template} answers ${status}, which is not declared`)
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const [wanted] = Object.keys(declared.content)
    assert.equal(type, wanted === '*/*' ? type : wanted, `${method} ${template} ${status}`)
    if (status >= 400) assert.equal(type, 'application/problem+json')
    const pointer = ['', 'paths', template, method.toLowerCase(), 'responses', String(status), 'content', wanted ?? '', 'schema']
      .map((each) => encodeURIComponent(each.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
    const fits = ajv.getSchema(`doc#${pointer}`) ?? assert.fail(`no schema at ${pointer}`)
    if (wanted !== '*/*') assert.ok(fits(JSON.parse(text)), `${method} ${template} ${status}: ${ajv.errorsText(fits.errors)}`)
    seen.add(`${method.toLowerCase()} ${template}`)
    return { status, body: text.startsWith('{') ? JSON.parse(text) : text }
  }

  it('is a valid one of version 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(document)
    assert.deepEqual(result.errors ?? [], [])
    assert.ok(result.valid)
    assert.equal(validator.version, '3.1')
  })

  it('names each operation once, with a key for every address but its own', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })))
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
    assert.deepEqual(operations.filter(({ security }) => security).map(({ path }) => path), ['/openapi.json'])
  })

  it('says what every parameter is and what every answer means', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
    const bare = operations.flatMap(({ operationId, parameters = [], responses }) => [
      ...parameters.filter(({ description }) => !description).map(({ name }) => `${operationId} ${name}`),
      ...Object.entries(responses).filter(([, { description }]) => !/[a-z]{2}.*\.$/.test(description ?? '')).map(([status]) => `${operationId} ${status}`),
    ])
    assert.deepEqual(bare, [])
  })

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string } // our own
    assert.deepEqual(document['info'], { ...Object(document['info']), version })
  })

  it('fits what every address answers', async () => {
    const filed = {
      tips: await fileTip(house), complaints: await fileComplaint(house),
      messages: await leaveMessage(house), appointments: await book(house),
    }
    for (const path of Object.keys(document.paths).filter((each) => !each.includes('{'))) await walk('GET', path)
    assert.equal((await walk('PUT', '/cases/QX-2026-1', { body: CASE })).status, 201)
    assert.equal((await walk('PUT', '/cases/QX-2026-1', { body: { ...CASE, expectedAt: '2026-12-01T08:00:00Z' } })).status, 200)
    assert.equal((await walk('PUT', '/cases/x', { body: CASE })).status, 400)
    for (const [name, { number }] of Object.entries(filed)) {
      const one = `/${name}/${number}`
      assert.equal((await walk('POST', `${one}/replies`, { body: { text: '已经收到' } })).status, 202)
      assert.equal((await walk('GET', `/${name}?limit=1`)).body.items.length, 1)
      assert.equal((await walk('GET', one)).body.replies.length, 1)
      const state = name === 'appointments' ? 'cancelled' : 'closed'
      assert.equal((await walk('PATCH', one, { body: { state, reason: '已经办结' } })).body.state, state)
      assert.deepEqual((await walk('GET', `${one}/media`)).body.items, [])
      assert.equal((await walk('GET', `${one}/media/none`)).status, 404)
    }
  })

  it('fits what every address refuses', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(70_000) })
    for (const name of ['tips', 'complaints', 'messages', 'appointments']) {
      const one = `/${name}/${NOBODY}`
      assert.equal((await walk('GET', `/${name}?limit=0`)).status, 400)
      assert.equal((await walk('GET', one)).status, 404)
      assert.equal((await walk('GET', `${one}/media`)).status, 404)
      assert.equal((await walk('PATCH', one, { body: { state: 'cancelled' } })).status, 400)
      assert.equal((await walk('PATCH', one, { body: large })).status, 413)
      assert.equal((await walk('POST', `${one}/replies`, { body: { text: 'x' } })).status, 404)
      assert.equal((await walk('POST', `${one}/replies`, { body: large })).status, 413)
      assert.equal((await walk('GET', one, { key: 'wrong' })).status, 401)
    }
  })

  it('has no address that the walks have not seen', () => {
    const all = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    assert.deepEqual([...seen].toSorted(), all.toSorted())
  })
})

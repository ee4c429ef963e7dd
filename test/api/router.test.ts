// The router is made of the routes and nothing else: document and router have the same addresses.

import assert from 'node:assert/strict'
import { describeApi } from '../../src/api/openapi.ts'
import { caseRoutes } from '../../src/api/cases.ts'
import { recordRoutes, type Shelf } from '../../src/api/records.ts'
import { createApi } from '../../src/api/router.ts'
import { silence } from '../../src/lib/log.ts'
import type { Media } from '../../src/ports/media.ts'

const unused = () => Promise.reject(new Error('not called'))
const shelf: Shelf = { name: 'tips', find: unused, list: unused, change: unused, patch: { type: 'object' } }
const media: Media = { want: unused, keep: unused, refuse: unused, find: unused, open: unused, given: unused, entrust: unused, drop: unused }
const routes = [...caseRoutes(unused), ...recordRoutes(shelf, { reply: unused, states: unused, change: unused }, { media, clean: unused, log: silence })]

describe('the router of the API', () => {
  it('has the addresses of the document, and the document those of the router', () => {
    const router = createApi({ routes, keys: [], version: '1', clock: () => 0, readBody: unused })
    const served = router.stack
      .filter(({ path }) => !String(path).includes('*'))
      .flatMap(({ path, methods }) => methods
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method.toLowerCase()} ${String(path).replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}')}`))
    const { paths } = describeApi(routes, '1') as { paths: { [path: string]: object } } // OpenAPI's own form
    const told = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    assert.deepEqual(served.toSorted(), told.toSorted())
    assert.equal(served.length, routes.length + 1)
  })
})

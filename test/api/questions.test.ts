// Questions asked in vain, as the department's systems read them.

import { deepEqual, rejects } from 'node:assert/strict'
import { questionRoutes } from '../../src/api/questions.ts'
import type { Response } from '../../src/api/route.ts'
import { chinaInstant } from '../../src/lib/time.ts'

const AT = chinaInstant('2026-11-22', '00:30')
const COUNTED = { kind: 'none', question: '火星上能不能办身份证', count: 3 } as const

describe('GET /questions', () => {
  const asked: string[] = []
  const get = (query: { readonly [name: string]: string }): Promise<Response> => {
    const [route] = questionRoutes(async (day) => {
      asked.push(day)
      return day === '2026-11-22' ? [COUNTED] : []
    })
    if (!route) throw new Error('there is no route')
    return route.run({ params: {}, query, body: undefined, at: AT })
  }

  it('gives those of a day', async () => {
    deepEqual(await get({ day: '2026-11-22' }), { status: 200, json: { day: '2026-11-22', items: [COUNTED] } })
    deepEqual(await get({ day: '2026-11-21' }), { status: 200, json: { day: '2026-11-21', items: [] } })
  })

  it('gives those of today in China where no day is named', async () => {
    deepEqual(await get({}), { status: 200, json: { day: '2026-11-22', items: [COUNTED] } })
  })

  for (const day of ['yesterday', '2026-13-01', '2026-02-30', '2026-11-22T00:00', '']) {
    it(`takes no '${day}' for a day`, async () => {
      asked.length = 0
      await rejects(async () => get({ day }), { code: 'API_QUERY_WRONG' })
      deepEqual(asked, [])
    })
  }
})

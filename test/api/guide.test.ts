// Entries of the guide that are due for a check: as the department's systems read them, and as whoever starts the house does.

import { deepEqual, doesNotMatch, equal, match, rejects } from 'node:assert/strict'
import { guideRoutes } from '../../src/api/guide.ts'
import { reviewsDue } from '../../src/guide/review.ts'
import { chinaInstant } from '../../src/lib/time.ts'
import { projectContent } from '../guide/content.ts'
import { openHouse } from '../support/house.ts'

const entry = (id: string, checked: string) => ({ id, checked, name: { zh: `${id}的事`, en: id }, owner: '户政管理' })

describe('GET /guide/reviews', () => {
  const entries = async () => {
    const [any] = (await projectContent()).procedures
    if (!any) throw new Error('there is no entry')
    return [['late', '2026-01-10'], ['early', '2025-12-01'], ['later', '2026-01-10'], ['fresh', '2026-06-01']].map(([id = '', checked = '']) =>
      ({ ...any, ...entry(id, checked) }))
  }
  const get = async (day: string, query: { readonly [name: string]: string } = {}) => {
    const procedures = await entries()
    const [route] = guideRoutes((at, within) => reviewsDue(procedures, at, within))
    if (!route) throw new Error('there is no route')
    const answer = await route.run({ params: {}, query, body: undefined, at: chinaInstant(day, '00:10') })
    return 'json' in answer ? (answer.json as { items: { id: string; due: string; overdue: boolean }[] }).items : []
  }
  const ids = async (...asked: Parameters<typeof get>) => (await get(...asked)).map(({ id }) => id)

  it('lists what was not checked for 180 days, the longest unchecked first', async () => {
    deepEqual(await ids('2026-07-10'), ['early', 'late', 'later'])
    deepEqual(await ids('2026-07-09'), ['early'])
    deepEqual(await ids('2026-05-30'), [])
  })

  it('begins on the day on which residents are told', async () => {
    deepEqual(await get('2026-07-09'), [{
      id: 'early', name: 'early的事', owner: '户政管理', checked: '2025-12-01', due: '2026-05-31', overdue: true,
    }])
    deepEqual(await ids('2026-05-31'), ['early'])
  })

  it('lists what will be due as well where it is asked for', async () => {
    deepEqual((await get('2026-07-01', { within: '9' })).map(({ id, overdue }) => [id, overdue]), [['early', true], ['late', false], ['later', false]])
    deepEqual(await ids('2026-07-01', { within: '8' }), ['early'])
    deepEqual(await ids('2026-07-01', { within: '366' }), ['early', 'late', 'later', 'fresh'])
  })

  for (const within of ['', '-1', '367', '1.5', 'a week', '1e2']) {
    it(`takes no '${within}' for a number of days`, async () => {
      await rejects(get('2026-07-01', { within }), { code: 'API_QUERY_WRONG' })
    })
  }
})

describe('the start of a house', () => {
  const started = async (day: string) => {
    const house = await openHouse({}, () => chinaInstant(day, '10:00'))
    const answer = await house.call('GET', '/guide/reviews')
    await house.close()
    return { logged: house.logged(), answer }
  }

  it('tells that entries of the guide were not checked for long, and lists them', async () => {
    const { logged, answer } = await started('2028-03-01')
    match(logged, /guide\.unchecked.*"entries":66/)
    equal(answer.status, 200)
    equal(answer.body.items.length, 66)
  })

  it('says nothing of it while all are fresh', async () => {
    const { logged, answer } = await started('2026-12-01')
    doesNotMatch(logged, /guide\.unchecked/)
    deepEqual(answer.body.items, [])
  })
})

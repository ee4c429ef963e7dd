// The department brings its cases, so that residents can see how they stand.

import type { FromSchema } from 'json-schema-to-ts'
import { Fault } from '../lib/faults.ts'
import type { PutCase } from '../ports/cases.ts'
import type { Route } from './route.ts'
import { casePut, caseView } from './schemas.ts'

const NUMBER = /^[0-9A-Za-z-]{4,32}$/

/** The address at which cases are put. */
export function caseRoutes(put: PutCase): readonly Route[] {
  return [{
    method: 'put',
    path: '/cases/{number}',
    id: 'putCase',
    summary: 'Brings a case, or how it stands now',
    params: {
      number: { pattern: NUMBER.source, description: "The department's own number of the case; capitals and small letters are alike." },
    },
    body: casePut,
    answers: { 200: caseView, 201: caseView },
    faults: ['API_NUMBER_WRONG', 'API_BODY_WRONG', 'HTTP_BODY_TOO_LARGE'],
    run: async ({ params, body, at }) => {
      const number = params['number'] ?? ''
      if (!NUMBER.test(number)) throw new Fault('API_NUMBER_WRONG')
      const { code, expectedAt, ...rest } = body as FromSchema<typeof casePut> // the router has read it by casePut
      const expected = typeof expectedAt === 'string' ? readInstant(expectedAt) : undefined
      const made = await put({ number, code, ...rest, ...(expected && { expectedAt: expected.getTime() }) }, at)
      const json = { number, ...rest, expectedAt: expected?.toISOString() ?? null }
      return { status: made === 'made' ? 201 : 200, json }
    },
  }]
}

// The format allows leap seconds and offsets without minutes, which no Date can hold.
function readInstant(text: string): Date {
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime())) throw new Fault('API_BODY_WRONG', { about: 'expectedAt' })
  return instant
}

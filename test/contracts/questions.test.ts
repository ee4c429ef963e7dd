// What the house relies on when it counts questions: by day, without loss, sealed, and gone in time.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { mongo } from 'mongoose'
import { createQuestions as createMemoryQuestions } from '../../src/store/memory/questions.ts'
import type { Asked, Questions } from '../../src/ports/questions.ts'
import { createQuestions } from '../../src/store/questions.ts'
import { useStore } from './store.ts'

const MARS: Asked = { day: '2026-11-22', kind: 'none', question: '火星上能不能办身份证', by: 1 }
const LISTED: Asked = { ...MARS, kind: 'unpicked', question: '户口' }

type Kept = { _id: string; expires: Date }

describe('questions', () => {
  const opened = useStore()
  const makers: readonly (readonly [string, () => Questions])[] = [
    ['in the store', () => createQuestions(opened().db, opened().sealer, opened().hasher)],
    ['in memory', createMemoryQuestions],
  ]
  for (const [where, make] of makers) {
    describe(where, () => {
      let questions: Questions
      before(() => {
        questions = make()
      })

      it('are counted, many at once too', async () => {
        await Promise.all(Array.from({ length: 20 }, () => questions.count(MARS)))
        await questions.count({ ...MARS, kind: 'unpicked' })
        deepEqual(await questions.list(MARS.day), [
          { kind: 'none', question: MARS.question, count: 20 },
          { kind: 'unpicked', question: MARS.question, count: 1 },
        ])
      })

      it('are counted by day', async () => {
        await questions.count({ ...MARS, day: '2026-11-23' })
        equal((await questions.list('2026-11-23')).length, 1)
        deepEqual(await questions.list('2026-11-24'), [])
      })

      it('are no longer listed once the list was picked from, and never fall below nothing', async () => {
        const day = '2026-11-25'
        const picked: Asked = { ...LISTED, day, by: -1 }
        await questions.count(picked)
        await questions.count({ ...LISTED, day })
        await questions.count(picked)
        await questions.count(picked)
        deepEqual(await questions.list(day), [])
        await questions.count({ ...LISTED, day })
        deepEqual(await questions.list(day), [{ kind: 'unpicked', question: '户口', count: 1 }])
      })
    })
  }

  describe('on the disk', () => {
    it('lie sealed, and leave 180 days after their day', async () => {
      const documents = await opened().db.collection<Kept>('questions').find({ day: MARS.day }).toArray()
      equal(documents.length, 2)
      for (const document of documents) {
        const { _id, expires } = document
        match(_id)
        equal(Buffer.from(mongo.BSON.serialize(document)).includes('火星'), false)
        equal(expires.toISOString(), '2027-05-21T16:00:00.000Z')
      }
      const indexes = await opened().db.collection('questions').indexes()
      ok(indexes.some(({ key, expireAfterSeconds }) => 'expires' in key && expireAfterSeconds === 0))
    })
  })
})

// Day and hash, and nothing of the words.
function match(id: string): void {
  ok(/^2026-11-22:[\w-]{32}$/.test(id), id)
}

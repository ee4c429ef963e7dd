// What the house relies on when it keeps records, links, cases and limits: the same in MongoDB and in memory.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { mongo } from 'mongoose'
import { silence } from '../../src/lib/log.ts'
import { DAY, MINUTE } from '../../src/lib/time.ts'
import type { Cases } from '../../src/ports/cases.ts'
import type { Limits } from '../../src/ports/limits.ts'
import type { Aliases, FiledRecord, Records } from '../../src/ports/records.ts'
import { createCases } from '../../src/store/cases.ts'
import { createLimits } from '../../src/store/limits.ts'
import { createMemory } from '../../src/store/memory/memory.ts'
import { createAliases, createRecords } from '../../src/store/records.ts'
import { useStore } from './store.ts'

const MARK = '只有本人知道的事'
// Ahead of every clock: what has outlived its time is removed once a minute.
const AT = Date.parse('2096-11-19T02:00:00Z')

function record(number: string, changes: Partial<FiledRecord> = {}): Omit<FiledRecord, 'replies' | 'kind'> {
  return {
    number, call: `call-${number}`, content: { story: MARK, place: { label: MARK, lat: 31.2 } }, alias: `alias-${number}`,
    media: ['m1'], createdAt: AT, dueAt: AT + DAY, keep: 10 * DAY, keepUntil: AT + 10 * DAY,
    codeHash: 'hash', code: 'SECRETCODE123', state: 'received', timeline: [{ at: AT, state: 'received', reason: MARK }],
    ...changes,
  }
}

describe('records', () => {
  const opened = useStore()
  const memory = createMemory()
  const makers: readonly (readonly [string, () => Records, () => Aliases, () => Cases])[] = [
    ['in the store', () => createRecords(opened().db, opened().sealer, 'tip'), () => createAliases(opened().db),
      () => createCases(opened().db, opened().sealer, 10 * DAY)],
    ['in memory', () => memory.records.tip, () => memory.aliases, () => memory.cases],
  ]
  for (const [where, makeRecords, makeAliases, makeCases] of makers) {
    describe(where, () => {
      let records: Records
      before(() => {
        records = makeRecords()
      })

      it('gives back what was kept', async () => {
        const full = record('T1', { unit: 'hall' })
        ok(await records.add(full))
        deepEqual(await records.find('T1'), { ...full, kind: 'tip', replies: [] })
        equal(await records.find('T9'), undefined)
      })

      it('keeps one record under a number, whoever comes at once', async () => {
        const results = await Promise.all(Array.from({ length: 50 }, (_, i) => records.add(record('T2', { call: `call-${i}` }))))
        equal(results.filter(Boolean).length, 1)
        equal((await records.find('T2'))?.call, `call-${results.indexOf(true)}`)
      })

      it('adds steps, closes and opens again', async () => {
        await records.add(record('T3'))
        ok(await records.change('T3', { at: AT + 1, state: 'working', reason: '已转办', unit: 'liuhe' }))
        ok(await records.change('T3', { at: AT + 2, state: 'closed', reason: '办结' }))
        const closed = await records.find('T3')
        deepEqual([closed?.state, closed?.unit, closed?.closedAt, closed?.keepUntil], ['closed', 'liuhe', AT + 2, AT + 2 + 10 * DAY])
        deepEqual(closed?.timeline.map(({ state, reason }) => `${state} ${reason}`), [`received ${MARK}`, 'working 已转办', 'closed 办结'])
        await records.change('T3', { at: AT + 3, state: 'working', reason: '重新办理', dueAt: AT + 5 * DAY })
        const open = await records.find('T3')
        deepEqual([open?.closedAt, open?.dueAt, open?.keepUntil], [undefined, AT + 5 * DAY, AT + 3 + 10 * DAY])
        equal(await records.change('T9', { at: AT, state: 'closed', reason: '' }), false)
      })

      it('takes a reply once', async () => {
        await records.add(record('T4'))
        const reply = { id: 'r1', at: AT, text: MARK }
        deepEqual(await Promise.all([records.reply('T4', reply), records.reply('T9', reply)]), ['added', 'gone'])
        equal(await records.reply('T4', reply), 'there')
        deepEqual((await records.find('T4'))?.replies, [reply])
      })

      it('takes an addition once, and its pictures among its own', async () => {
        await records.add(record('T6'))
        const addition = { id: 'a1', at: AT + 5, content: { story: MARK }, media: ['m2', 'm1'] }
        deepEqual(await Promise.all([records.append('T6', addition), records.append('T9', addition)]), ['added', 'gone'])
        equal(await records.append('T6', addition), 'there')
        const { additions, media } = await records.find('T6') ?? {}
        deepEqual([additions, media], [[addition], ['m1', 'm2']])
      })

      it('forgets the code and the way to the resident', async () => {
        await records.add(record('T5'))
        deepEqual((await records.withAliases(['alias-T5', 'none'])).map(({ number }) => number), ['T5'])
        await records.forgetCode('T5')
        await records.unlink('T5')
        deepEqual([await records.withAliases(['alias-T5']), await records.withAliases([])], [[], []])
        const { code: _, call: __, alias: ___, ...rest } = record('T5')
        deepEqual(await records.find('T5'), { ...rest, kind: 'tip', replies: [] })
      })

      it('lists in pages, the oldest first, each record once', async () => {
        for (let i = 0; i < 7; i++) await records.add(record(`L${i}`, { createdAt: AT - 1000 + (i % 3) }))
        const numbers: string[] = []
        let cursor: string | undefined
        do {
          const page = await records.list({ limit: 3, cursor })
          numbers.push(...(page?.items ?? []).map(({ number }) => number))
          cursor = page?.next ?? undefined
        } while (cursor)
        deepEqual(numbers, ['L0', 'L3', 'L6', 'L1', 'L4', 'L2', 'L5', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6'])
        equal(await records.list({ limit: 3, cursor: 'nonsense' }), undefined)
      })

      it('links an alias to a conversation once, and cuts it for good', async () => {
        const aliases = makeAliases()
        const link = { alias: `a-${where}`, conversation: 'c1', kind: 'tip', until: AT + DAY } as const
        await aliases.link(link)
        await aliases.link({ ...link, conversation: 'c2' })
        equal(await aliases.conversationOf(link.alias), 'c1')
        deepEqual([await aliases.of('c1', 'tip'), await aliases.of('c1', 'appointment')], [[link.alias], []])
        await aliases.stay(link.alias, AT + 9 * DAY)
        equal(await aliases.conversationOf(link.alias), 'c1')
        await aliases.cut(link.alias)
        await aliases.stay(link.alias, AT + 20 * DAY)
        equal(await aliases.conversationOf(link.alias), undefined)
      })

      it('keeps cases by their number in any letters', async () => {
        const cases = makeCases()
        ok(await cases.isEmpty())
        const put = { number: '2026-a1', state: 'working', reason: MARK, unit: 'hall', updatedAt: AT, codeHash: 'h', salt: 's' } as const
        equal(await cases.put({ ...put, expectedAt: AT + DAY }), 'made')
        equal(await cases.put({ ...put, state: 'closed' }), 'changed')
        deepEqual(await cases.find('2026-A1'), { ...put, state: 'closed', closedAt: AT })
        equal(await cases.find('2026-A2'), undefined)
        equal(await cases.isEmpty(), false)
      })
    })
  }

  describe('on the disk', () => {
    it('keeps a link as long as it was told to stay', async () => {
      const aliases = createAliases(opened().db)
      await aliases.link({ alias: 'stays', conversation: 'c1', kind: 'tip', until: AT })
      await aliases.stay('stays', AT + 9 * DAY)
      const [link] = await opened().db.collection<{ _id: string }>('aliases').find({ _id: 'stays' }).toArray()
      deepEqual((link as { expires?: Date } | undefined)?.expires, new Date(AT + 9 * DAY))
    })

    for (const name of ['tips', 'cases']) {
      it(`have nothing in the clear among the ${name} that a resident or an officer wrote`, async () => {
        const documents = await opened().db.collection(name).find().toArray()
        ok(documents.length > 0)
        for (const document of documents) {
          const bytes = Buffer.from(mongo.BSON.serialize(document))
          for (const mark of [MARK, 'SECRETCODE', '已转办']) equal(bytes.includes(mark), false)
          deepEqual([document['schema'], document['expires'] instanceof Date], [1, true])
        }
      })
    }
  })
})

describe('limits', () => {
  const opened = useStore()
  let limits: Limits
  const taken = async (source: string, at: number, times: number): Promise<number> => {
    const results = await Promise.all(Array.from({ length: times }, () => limits.take(source, at)))
    return results.filter(Boolean).length
  }
  before(() => {
    limits = createLimits(opened().db, silence)
  })

  it('give a source five tries in a quarter of an hour, also when all come at once', async () => {
    // As many as there are connections: more would wait for each other longer than the store waits for its database.
    equal(await taken('many', AT, 16), 5)
    equal(await taken('many', AT + 15 * MINUTE - 1, 1), 0)
    equal(await taken('other', AT, 1), 1)
  })

  it('double the wait each time the tries were used up', async () => {
    equal(await taken('slow', AT, 6), 5)
    equal(await taken('slow', AT + 15 * MINUTE, 6), 5)
    equal(await taken('slow', AT + 30 * MINUTE, 6), 0)
    equal(await taken('slow', AT + 45 * MINUTE, 6), 5)
    equal(await taken('slow', AT + 104 * MINUTE, 6), 0)
  })

  it('begin anew for a source that did not use its tries up', async () => {
    equal(await taken('human', AT, 4), 4)
    equal(await taken('human', AT + 16 * MINUTE, 6), 5)
    equal(await taken('human', AT + 31 * MINUTE, 6), 5)
  })

  it('take a try back that was not wrong', async () => {
    for (let i = 0; i < 20; i++) {
      ok(await limits.take('right', AT + i))
      await limits.giveBack('right', AT + i)
    }
  })

  it('raise the alarm once in a minute with a hundred wrong tries', async () => {
    const alarms: string[] = []
    const loud = createLimits(opened().db, { ...silence, warn: (event) => void alarms.push(event) })
    await Promise.all(Array.from({ length: 130 }, () => loud.wrong(AT)))
    await Promise.all(Array.from({ length: 90 }, () => loud.wrong(AT + MINUTE)))
    deepEqual(alarms, ['store.guessed'])
  })
})

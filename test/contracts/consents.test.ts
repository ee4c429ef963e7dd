// What residents rely on when they agree to notices: what may be sent once is sent once, and a no is a no.

import assert from 'node:assert/strict'
import { createConsents as createMemoryConsents } from '../../src/store/memory/consents.ts'
import type { ConsentAct, Consents } from '../../src/ports/consents.ts'
import { createConsents } from '../../src/store/consents.ts'
import { useStore } from './store.ts'

const AT = Date.now()

describe('consents to notices', () => {
  const opened = useStore()
  const makers: readonly (readonly [string, () => Consents])[] = [
    ['in the store', () => createConsents(opened().db, opened().hasher)],
    ['in memory', createMemoryConsents],
  ]
  for (const [where, make] of makers) {
    describe(where, () => {
      let consents: Consents
      let acts = 0
      beforeEach(async () => {
        await opened().db.collection('consents').deleteMany({})
        consents = make()
      })
      const note = (act: ConsentAct, id = `act-${acts += 1}`) => consents.note('c', 't', { id, act, at: AT })
      const takeAll = async (): Promise<number> => {
        let count = 0
        while (await consents.take('c', 't', 'one-time')) count += 1
        return count
      }
      const cases: readonly (readonly [readonly ConsentAct[], once: number, always: boolean])[] = [
        [[], 0, false], [['agreed'], 1, true], [['agreed', 'agreed'], 2, true], [['declined'], 0, false],
        [['agreed', 'declined'], 1, false], [['agreed', 'withdrawn'], 0, false], [['withdrawn', 'allowed'], 0, true],
        [['agreed', 'withdrawn', 'agreed'], 1, true],
      ]
      for (const [done, once, always] of cases) {
        it(`allow ${once} notices, and ${always ? 'as many as there are' : 'none for long'}, after ${done.join(', ') || 'nothing'}`, async () => {
          for (const act of done) await note(act)
          assert.deepEqual([await consents.take('c', 't', 'long-term'), await takeAll()], [always, once])
        })
      }
      it('count an act once, however often it is told', async () => {
        await Promise.all(Array.from({ length: 5 }, () => note('agreed', 'same')))
        assert.equal(await takeAll(), 1)
      })
      it('are used up by one of many who want to send', async () => {
        await note('agreed')
        const taken = await Promise.all(Array.from({ length: 10 }, () => consents.take('c', 't', 'one-time')))
        assert.equal(taken.filter(Boolean).length, 1)
        await consents.giveBack('c', 't', 'one-time')
        assert.equal(await takeAll(), 1)
      })
      it('are deleted for one resident alone', async () => {
        await note('agreed')
        await consents.note('d', 't', { id: 'other', act: 'agreed', at: AT })
        await consents.erase('c', ['t', 'u'])
        assert.deepEqual([await consents.take('c', 't', 'long-term'), await consents.take('d', 't', 'long-term')], [false, true])
        assert.equal(await opened().db.collection('consents').countDocuments({}), where === 'in the store' ? 1 : 0)
      })
      it('are a resident’s and a template’s own', async () => {
        await note('agreed')
        assert.deepEqual([await consents.take('d', 't', 'long-term'), await consents.take('c', 'u', 'one-time')], [false, false])
      })
    })
  }
  it('lie there without conversation and template', async () => {
    await createConsents(opened().db, opened().hasher).note('conversation-x', 'template-x', { id: 'a', act: 'agreed', at: AT })
    assert.doesNotMatch(JSON.stringify(await opened().db.collection('consents').find().toArray()), /conversation-x|template-x/)
  })
})

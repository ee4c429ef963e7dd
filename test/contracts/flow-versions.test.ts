// Versions of flows are kept as they were compiled, until nobody can be inside them any more.

import { deepEqual, equal } from 'node:assert/strict'
import type { FlowVersion } from '../../src/ports/flow-versions.ts'
import { createFlowVersions } from '../../src/store/flow-versions.ts'
import { fixtureFlows } from '../support/fixtures.ts'
import { useStore } from './store.ts'

const AT = Date.now()
const DAY = 86_400_000
const [first, second] = fixtureFlows.map((flow): FlowVersion =>
  ({ flow, texts: { en: { 'story.too-short': 'more', words: ['a', 'b'] } } }))

describe('versions of flows', () => {
  const opened = useStore()
  const versions = () => createFlowVersions(opened().db)
  const kept = async (at: number) => (await versions().old(at)).map(({ flow }) => flow.id)
  beforeEach(() => opened().db.collection('flows').deleteMany({}))

  it('come back as they were, the one that was current last first', async () => {
    if (!first || !second) throw new Error('the fixtures have two flows')
    await versions().remember([first], AT)
    await versions().remember([second], AT + 1)
    const plain = ({ flow, texts }: FlowVersion): unknown => JSON.parse(JSON.stringify({ flow, texts }))
    deepEqual((await versions().old(AT)).map(plain), [plain(second), plain(first)])
  })

  it('stay 60 days from when they were current last, with the texts of then', async () => {
    if (!first) throw new Error('the fixtures have a flow')
    await versions().remember([first], AT)
    await versions().remember([{ ...first, texts: { en: { words: 'new' } } }], AT + 10 * DAY)
    await versions().remember([first].map((each) => ({ ...each, texts: { en: { words: 'newer' } } })), AT + 5 * DAY)
    deepEqual(await kept(AT + 70 * DAY - 1), [first.flow.id])
    deepEqual(await kept(AT + 70 * DAY), [])
    deepEqual((await versions().old(AT))[0]?.texts, { en: { words: 'newer' } })
    const [document] = await opened().db.collection<{ _id: string; expires: Date }>('flows').find().toArray()
    equal(document?.['_id'], `${first.flow.id}@${first.flow.version}`)
    equal(document?.expires.getTime(), AT + 70 * DAY)
    const indexes = await opened().db.collection('flows').indexes()
    equal(indexes.some(({ key, expireAfterSeconds }) => 'expires' in key && expireAfterSeconds === 0), true)
  })

  it('are kept once by processes that start at the same time', async () => {
    const all = fixtureFlows.map((flow): FlowVersion => ({ flow, texts: {} }))
    await Promise.all(Array.from({ length: 8 }, () => versions().remember(all, AT)))
    equal((await kept(AT)).length, all.length)
    await versions().remember([], AT)
  })
})

// A thousand residents in the middle of every shipped flow, and then the flows change: nothing is lost, nothing fails.

import assert from 'node:assert/strict'
import sinon from 'sinon'
import { readSet } from '../src/flow-set.ts'
import { createCache } from '../src/lib/cache.ts'
import { silence } from '../src/lib/log.ts'
import { createConversations } from '../src/store/memory/conversations.ts'
import type { FlowVersion } from '../src/ports/flow-versions.ts'
import type { Service } from '../src/ports/services.ts'
import { openRepertoire, type FlowSet } from '../src/repertoire.ts'
import { createConverse } from '../src/runtime/converse.ts'
import { stored } from './contracts/stored.ts'
import { addNews, askWeather, copyFlows, dropPhoto, type FlowFolder } from './support/flow-folder.ts'
import { LANGUAGES, shippedFiles } from './support/shipped.ts'
import { standAtEach, type Standing } from './support/standing.ts'

const MANY = 1000
const FLOWS = ['book-appointment', 'case-status', 'file-complaint', 'my-appointments', 'submit-tip', 'talk-to-officer']

// What services would give is beside the point here: a question that moves may call for its options anew.
const OPTIONS = [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }]
const service: Service = {
  name: 'any', changes: false, input: { properties: {} }, reasons: [], run: async () => ({ ok: true, value: OPTIONS }),
}

/** Versions in memory; without `isKept` they are lost at once, as they would be by time. */
function createVersions(isKept: boolean) {
  const kept = new Map<string, FlowVersion>()
  return {
    remember: async (versions: readonly FlowVersion[]) => {
      for (const each of versions) kept.set(each.flow.version, each)
    },
    old: async () => (isKept ? [...kept.values()] : []),
  }
}

async function openHouse(first: FlowSet, at: () => number, versions = createVersions(true)) {
  const repertoire = await openRepertoire(first, { versions, languages: LANGUAGES, clock: at, book: { privacy: 'p1' } })
  const conversations = createConversations()
  const fault = sinon.fake()
  const runtime = createConverse({
    conversations, book: repertoire.book, catchUp: repertoire.catchUp, translator: repertoire.translator, clock: at,
    services: { get: () => service, names: () => [] },
    identify: (_, from) => from, cache: createCache(10), log: { ...silence, fault },
  })
  return { repertoire, conversations, runtime, fault }
}

describe('1,000 conversations in the middle of flows that change', function change() {
  this.timeout(60_000)
  let folder: FlowFolder
  let old: FlowSet
  let changed: FlowSet
  let standing: readonly Standing[]

  before(async () => {
    folder = await copyFlows()
    const { department } = await shippedFiles()
    const read = async (): Promise<FlowSet> => {
      const found = await readSet({ settings: { dirs: folder.dirs, languages: LANGUAGES }, department }, { at: Date.now(), isSame: true })
      assert.ok(found.ok, found.ok ? '' : found.problems.join('\n'))
      return found.set
    }
    old = await read()
    for (const id of FLOWS) await addNews(folder, id)
    await askWeather(folder)
    await dropPhoto(folder)
    changed = await read()
    const { repertoire } = await openHouse(old, () => 0)
    standing = standAtEach(repertoire.book()).filter(({ conversation }) => FLOWS.includes(conversation.at?.flow ?? ''))
  })
  after(() => folder.close())

  for (const [title, isKept] of [['finish on the version that they are in', true], ['move on where it is no longer kept', false]] as const) {
    it(`${title}: 0 lost answers, 0 errors`, async () => {
      assert.ok(standing.length > 20, 'the talks stand at too few questions')
      let now = 0
      const house = await openHouse(old, () => now, createVersions(isKept))
      const people = Array.from({ length: MANY }, (_, n) => ({ id: `r${n}`, ...standing[n % standing.length] as Standing }))
      for (const { id, conversation, at } of people) {
        await house.conversations.save(stored(id, { from: id, conversation, heard: at }))
      }
      await house.repertoire.replace(changed)
      const current = new Set(changed.flows.map(({ version }) => version))
      for (const { id, name, conversation, at } of people) {
        now = at + 1000
        const said = { kind: 'text', text: '重复' } as const
        const { messages } = await house.runtime.hear({ channel: 'webchat', from: id, id: 'm1', at: now, said }, id)
        const texts = messages.map(({ text }) => text)
        assert.ok(texts.some((text) => text !== ''), `${name} is met with silence`)
        assert.deepEqual(texts.filter((text) => /^[a-z][a-z0-9.:-]*$/m.test(text)), [], `${name} is told a key`)
        const frame = (await house.conversations.load(id))?.conversation.at
        assert.deepEqual(lost(conversation.at?.answers, frame?.answers), [], name)
        assert.equal(frame?.flow, conversation.at?.flow)
        if (isKept) assert.equal(frame?.step, conversation.at?.step)
        assert.equal(frame !== undefined && current.has(frame.version), !isKept, name)
      }
      sinon.assert.notCalled(house.fault)
    })
  }

  it('finish on a version that another process has brought, as this one reads it when it is needed', async () => {
    const versions = createVersions(true)
    const house = await openHouse(old, () => 0, versions)
    const other = await openHouse(changed, () => 0, versions)
    const [asked] = standAtEach(other.repertoire.book()).filter(({ conversation: { at } }) => at?.flow === 'submit-tip' && at.step === 'topic')
    assert.ok(asked)
    const { at: frame } = asked.conversation
    await house.conversations.save(stored('r', { from: 'r', conversation: asked.conversation, heard: asked.at }))
    await house.runtime.hear({ channel: 'webchat', from: 'r', id: 'm1', at: asked.at, said: { kind: 'text', text: '3' } }, 'r')
    const now = (await house.conversations.load('r'))?.conversation.at
    assert.deepEqual([now?.version, now?.step], [frame?.version, 'story'])
    assert.ok(!old.flows.some(({ version }) => version === frame?.version))
  })
})

type Answers = Readonly<Record<string, unknown>> | undefined

function lost(before: Answers = {}, after: Answers = {}): readonly string[] {
  return Object.entries(before).filter(([name, value]) => JSON.stringify(after[name]) !== JSON.stringify(value)).map(([name]) => name)
}

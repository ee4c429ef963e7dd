// A reply that was kept while the way to the conversation was cut: the same request again brings it to the resident.

import assert from 'node:assert/strict'
import { createReplying } from '../../src/api/replies.ts'
import type { Viewed } from '../../src/api/view.ts'
import { createHasher } from '../../src/lib/hash.ts'
import type { Conversations, Mail } from '../../src/ports/conversations.ts'
import type { Aliases, Reply } from '../../src/ports/records.ts'
import type { Telling } from '../../src/ports/telling.ts'

const unused = () => Promise.reject(new Error('not called'))

/** A house with one record, whose conversation can be cut off. */
function createHouse() {
  const replies: Reply[] = []
  const mail: Mail[] = []
  const state = { cut: true, heard: 50, gone: false }
  const conversations: Conversations = {
    save: unused, due: unused, withLater: unused, withMail: unused, moved: unused, call: unused, erase: unused,
    load: (id) => Promise.resolve({
      id, revision: 1, channel: 'wechat', from: 'x', conversation: { language: 'en', answers: {}, above: [] },
      answered: [], later: [], mail, heard: state.heard, ...(state.gone && { gone: true }),
    } as unknown as Awaited<ReturnType<Conversations['load']>>), // no more of a conversation is looked at here
    post: (_, each) => {
      if (state.cut) return Promise.reject(new Error('cut off'))
      if (!mail.some(({ id }) => id === each.id)) mail.push(each)
      return Promise.resolve(true)
    },
  }
  const telling: Telling = {
    plan: async () => 'waiting',
    tell: async ({ id: conversation }, { id, at, message }) => {
      await conversations.post(conversation, { id, at, message })
    },
  }
  const deliveries = { states: async () => new Map<string, never>() }
  const aliases: Aliases = { link: unused, of: unused, move: unused, stay: unused, cut: unused, conversationOf: () => Promise.resolve('c') }
  const replying = createReplying({
    conversations, deliveries, telling, aliases, hasher: createHasher(Buffer.alloc(32)), random: () => 'random', sayChange: () => '', sayReply: () => 'text',
    keep: (_, reply) => {
      const there = replies.find(({ id }) => id === reply.id)
      if (!there) replies.push(reply)
      return Promise.resolve(there ?? reply)
    },
  })
  const record = { number: 'T1', alias: 'a', replies } as unknown as Viewed // no more of a record is looked at here
  const request = { params: {}, query: {}, body: undefined, idempotencyKey: 'k' }
  return { state, mail, reply: (at: number) => replying.reply(record, 'text', { ...request, at }) }
}

describe('a reply that did not reach its conversation', () => {
  it('reaches it when the request comes again, as of the first instant', async () => {
    const { state, mail, reply } = createHouse()
    await assert.rejects(reply(100), /cut off/)
    state.cut = false
    const again = await reply(200)
    assert.deepEqual(mail.map(({ at }) => at), [100])
    assert.deepEqual(await reply(300), again)
    assert.equal(mail.length, 1)
  })

  it('is not sent again to who was heard since, or has left', async () => {
    for (const change of [{ heard: 150 }, { gone: true }]) {
      const { state, mail, reply } = createHouse()
      await assert.rejects(reply(100), /cut off/)
      Object.assign(state, { cut: false }, change)
      await reply(200)
      assert.deepEqual(mail, [])
    }
  })
})

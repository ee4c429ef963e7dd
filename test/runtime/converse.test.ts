// A turn is played once, whatever dies, races or comes twice on its way.

import assert from 'node:assert/strict'
import sinon from 'sinon'
import { compile } from '../../src/flows/compile.ts'
import { createBook } from '../../src/flows/book.ts'
import { readFlow } from '../../src/flows/read.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { createCache } from '../../src/lib/cache.ts'
import { Fault } from '../../src/lib/faults.ts'
import { silence } from '../../src/lib/log.ts'
import type { Inbound, Said } from '../../src/messages/inbound.ts'
import type { Conversations, Stored } from '../../src/ports/conversations.ts'
import type { CallContext, Called, Service } from '../../src/ports/services.ts'
import { createConverse } from '../../src/runtime/converse.ts'

const FLOW = `
flow: tip
starts: { words: words, menu: TIP }
steps:
  - ask: story
    as: text
  - confirm: review
    no: dropped
  - call: tips.submit
    with: [story]
    into: receipt
  - notify: desk
    to: duty-desk
  - say: thanks
  - end:
  - say: dropped
  - end:
`
const TEXTS = {
  words: ['tip'], story: 'What happened?', review: 'Send it?', desk: 'New {{receipt.number}}', thanks: 'Number {{receipt.number}}',
  dropped: 'Nothing was sent',
}
const NOTE = `
flow: note
starts: { words: words, menu: NOTE }
steps:
  - ask: note
    as: text
    window: 5s
  - ask: where
    as: text
  - end:
`
const NOTES = { words: ['note'], note: 'Go on', where: 'Where?' }
const COMMON = {
  'words.cancel': ['cancel'], sorry: 'Sorry', cancelled: 'Cancelled', 'not-understood': 'Pardon?', none: '-', 'back-to': 'Back:',
  privacy: 'We keep it', again: 'Again', 'danger.police': 'Call 110', nudge: 'Are you still there?', 'words.more': ['go on'],
}

const translator = createTranslator({ en: { common: COMMON, tip: TEXTS, note: NOTES } }, ['en'])
const { flows, problems } = compile([readFlow('tip.yaml', FLOW), readFlow('note.yaml', NOTE)])
const book = createBook({ flows, words: translator })

/** Kept in a Map, saved by compare-and-set, as every store does. */
function createShelf() {
  const kept = new Map<string, Stored>()
  const server = { isDown: false }
  const conversations = {
    load: sinon.fake(async (id: string) => structuredClone(kept.get(id))),
    save: sinon.fake(async (next: Stored) => {
      if (server.isDown) throw new Fault('STORE_UNREACHABLE')
      if ((kept.get(next.id)?.revision ?? 0) !== next.revision - 1) return false
      kept.set(next.id, structuredClone(next))
      return true
    }),
    post: async () => true, due: async () => [], withLater: async () => [], withMail: async () => [], moved: async () => {}, call: async () => {}, erase: async () => true,
  } satisfies Conversations
  return { kept, conversations, server }
}

type Shelf = ReturnType<typeof createShelf>

/** A service that files once a key, as the real one does. */
function createFiling(each: (context: CallContext) => Promise<void> = async () => {}) {
  const filed = new Map<string, string>()
  const run = async (_: unknown, context: CallContext): Promise<Called> => {
    await each(context)
    if (!filed.has(context.key)) filed.set(context.key, `T${filed.size + 1}`)
    return { ok: true, value: { number: filed.get(context.key) ?? '' } }
  }
  const service: Service = { name: 'tips.submit', changes: true, input: { properties: { story: {} } }, reasons: [], run }
  return { filed, service }
}

const START = Date.parse('2026-03-02T02:00:00Z')

function createProcess(shelf: Shelf, service: Service, cached = 100, now = START) {
  return createConverse({
    conversations: shelf.conversations,
    services: { get: (name) => (name === service.name ? service : undefined), names: () => [service.name] },
    book: () => book,
    translator,
    identify: (channel, from) => `${channel}/${from}`,
    cache: createCache(cached),
    clock: () => now,
    log: silence,
  })
}

let serial = 0
function message(text: string, id = `m${++serial}`): Inbound {
  const said: Said = { kind: 'text', text }
  return { channel: 'terminal', from: 'someone', id, at: START + serial, said }
}

const textsOf = ({ messages }: { messages: readonly { text: string }[] }) => messages.map(({ text }) => text)

describe('converse', () => {
  let shelf: Shelf
  beforeEach(() => {
    assert.deepEqual(problems, [])
    shelf = createShelf()
  })

  const tellStory = async (converse: ReturnType<typeof createProcess>): Promise<void> => {
    await converse.hear(message('tip'), 's')
    await converse.hear(message('someone broke a window'), 's')
  }
  const stored = (): Stored | undefined => [...shelf.kept.values()][0]

  it('answers with what the engine says, in one read and one write', async () => {
    const converse = createProcess(shelf, createFiling().service)
    assert.deepEqual(textsOf(await converse.hear(message('tip'), 's')), ['What happened?'])
    assert.equal(shelf.conversations.load.callCount, 1)
    assert.equal(shelf.conversations.save.callCount, 1)
    await converse.hear(message('someone broke a window'), 's')
    assert.equal(shelf.conversations.load.callCount, 1, 'the second turn reads the process’s own copy')
    assert.equal(shelf.conversations.save.callCount, 2)
  })

  it('knows without the store in which language somebody was last answered', async () => {
    const converse = createProcess(shelf, createFiling().service)
    assert.equal(converse.language?.('terminal', 'someone'), undefined)
    await tellStory(converse)
    shelf.server.isDown = true
    await assert.rejects(converse.hear(message('yes'), 's'), { code: 'STORE_UNREACHABLE' })
    assert.equal(converse.language?.('terminal', 'someone'), 'en')
    assert.equal(converse.language?.('terminal', 'somebody else'), undefined)
  })

  it('answers the same message again with the same answer', async () => {
    const { filed, service } = createFiling()
    const converse = createProcess(shelf, service)
    await tellStory(converse)
    const yes = message('yes')
    const first = await converse.hear(yes, 's')
    assert.deepEqual(textsOf(first), ['Number T1'])
    assert.deepEqual(await converse.hear(yes, 's'), first)
    assert.deepEqual(textsOf(await createProcess(shelf, service).hear(yes, 's')), textsOf(first), 'after a restart too')
    assert.equal(filed.size, 1)
  })

  it('executes a message once that comes three times at once', async () => {
    const { filed, service } = createFiling()
    const converse = createProcess(shelf, service)
    await tellStory(converse)
    const yes = message('yes')
    const replies = await Promise.all([1, 2, 3].map(() => converse.hear(yes, 's')))
    assert.deepEqual(replies.map(textsOf), [['Number T1'], ['Number T1'], ['Number T1']])
    assert.equal(filed.size, 1)
  })

  it('executes a message once that comes to two processes at once', async () => {
    const { filed, service } = createFiling()
    const [one, two] = [createProcess(shelf, service), createProcess(shelf, service)]
    await tellStory(one)
    const yes = message('yes')
    const replies = await Promise.all([one, two].map((each) => each.hear(yes, 's')))
    assert.deepEqual(replies.map(textsOf), [['Number T1'], ['Number T1']])
    assert.equal(filed.size, 1)
  })

  it('files once for two quick yes on two processes', async () => {
    const { filed, service } = createFiling()
    const [one, two] = [createProcess(shelf, service), createProcess(shelf, service)]
    await tellStory(one)
    await Promise.all([one.hear(message('yes'), 's'), two.hear(message('yes'), 's')])
    assert.equal(filed.size, 1)
  })

  it('files nothing when a cancel on another process comes first', async () => {
    const { filed, service } = createFiling()
    const [one, two] = [createProcess(shelf, service), createProcess(shelf, service)]
    await tellStory(one)
    await two.hear(message('tell me more'), 's')
    assert.deepEqual(textsOf(await two.hear(message('cancel'), 's')), ['Cancelled'])
    await one.hear(message('yes'), 's')
    assert.equal(filed.size, 0, 'the copy that one holds is stale, and saving shows it before anything is done')
  })

  it('saves what is about to be called before it is called', async () => {
    let calling: Stored['calling']
    const { service } = createFiling(async () => { calling = stored()?.calling })
    const converse = createProcess(shelf, service)
    await tellStory(converse)
    await converse.hear(message('yes'), 's')
    assert.equal(calling?.service, 'tips.submit')
    assert.equal(stored()?.calling, undefined)
  })

  describe('after a death in the middle of a call', () => {
    const die = async (after: boolean) => {
      const filing = createFiling()
      const { run } = filing.service
      const dying: Service = {
        ...filing.service,
        run: async (input, context) => {
          if (after) await run(input, context)
          throw new Fault('STORE_UNREACHABLE')
        },
      }
      const converse = createProcess(shelf, dying)
      await tellStory(converse)
      const yes = message('yes')
      await assert.rejects(converse.hear(yes, 's'), { code: 'STORE_UNREACHABLE' })
      return { ...filing, yes }
    }

    for (const after of [false, true]) {
      const when = after ? 'after the service had filed' : 'before the service filed'
      it(`the platform's retry gets the answer, and it is filed once (${when})`, async () => {
        const { filed, service, yes } = await die(after)
        assert.deepEqual(textsOf(await createProcess(shelf, service).hear(yes, 's')), ['Number T1'])
        assert.equal(filed.size, 1)
      })

      it(`the next message brings the answer with it, and it is filed once (${when})`, async () => {
        const { filed, service } = await die(after)
        const texts = textsOf(await createProcess(shelf, service).hear(message('tip'), 's'))
        assert.deepEqual(texts, ['Number T1', 'What happened?'])
        assert.equal(filed.size, 1)
      })
    }
  })

  it('is not stuck for ever in a call that fails for a bug', async () => {
    const dying = createFiling(async () => { throw new Fault('STORE_UNREACHABLE') })
    const one = createProcess(shelf, dying.service)
    await tellStory(one)
    await assert.rejects(one.hear(message('yes'), 's'))
    const { service } = createFiling(async () => { throw new TypeError('a bug') })
    const two = createProcess(shelf, service)
    await two.hear(message('yes'), 's')
    assert.equal(stored()?.calling, undefined)
    assert.deepEqual(textsOf(await two.hear(message('cancel'), 's')).length, 1)
  })

  it('says sorry for a bug, and leaves the conversation where it was', async () => {
    const { service } = createFiling(async () => { throw new TypeError('a bug') })
    const converse = createProcess(shelf, service)
    await tellStory(converse)
    const before = stored()?.conversation
    assert.deepEqual(textsOf(await converse.hear(message('yes'), 's')), ['Sorry'])
    assert.deepEqual(stored()?.conversation, before)
    assert.equal(stored()?.calling, undefined)
  })

  it('tells the caller when the store is gone, and recovers by itself', async () => {
    const converse = createProcess(shelf, createFiling().service)
    shelf.server.isDown = true
    const first = message('tip')
    await assert.rejects(converse.hear(first, 's'), { code: 'STORE_UNREACHABLE' })
    shelf.server.isDown = false
    assert.deepEqual(textsOf(await converse.hear(first, 's')), ['What happened?'])
  })

  it('lets one resident’s messages follow one another', async () => {
    const converse = createProcess(shelf, createFiling().service)
    const replies = await Promise.all(['tip', 'someone broke a window', 'yes'].map((text) => converse.hear(message(text), 's')))
    assert.deepEqual(replies.map(textsOf), [['What happened?'], ['Send it?'], ['Number T1']])
  })

  it('leaves word to a desk for later, once', async () => {
    const converse = createProcess(shelf, createFiling().service)
    await tellStory(converse)
    await converse.hear(message('yes'), 's')
    assert.deepEqual(stored()?.later.map(({ kind }) => kind), ['notify'])
    assert.equal(new Set(stored()?.later.map(({ id }) => id)).size, 1)
  })

  it('does not bring back with a later turn what was moved on meanwhile', async () => {
    const converse = createProcess(shelf, createFiling().service)
    await tellStory(converse)
    await converse.hear(message('yes'), 's')
    const [[id, kept]] = [...shelf.kept] as [[string, Stored]]
    shelf.kept.set(id, { ...kept, later: [] })
    await converse.hear(message('tip'), 's')
    assert.deepEqual(stored()?.later, [])
  })

  it('keeps a conversation whose resident has left, and sends nothing', async () => {
    const converse = createProcess(shelf, createFiling().service)
    await converse.hear(message('tip'), 's')
    const left: Inbound = { ...message('x'), said: { kind: 'event', event: 'unsubscribe' } }
    assert.deepEqual(await converse.hear(left, 's'), { messages: [], gone: true })
    assert.equal(stored()?.gone, true)
    assert.equal(stored()?.conversation.at?.step, 'story')
  })

  it('never wakes a conversation whose resident has left, and lets one sleep that is still due', async () => {
    const converse = createProcess(shelf, createFiling().service)
    await converse.hear(message('tip'), 's')
    const [[id, kept]] = [...shelf.kept] as [[string, Stored]]
    assert.ok(kept.wake !== undefined)
    await converse.hear({ ...message('x'), said: { kind: 'event', event: 'unsubscribe' } }, 's')
    assert.equal(stored()?.wake, undefined)
    const last = shelf.kept.get(id)
    assert.ok(last)
    shelf.kept.set(id, { ...last, revision: last.revision + 1, wake: 0 })
    await createProcess(shelf, createFiling().service).due(id)
    assert.equal(stored()?.wake, undefined)
    assert.equal(stored()?.conversation.at?.step, 'story')
  })

  it('brings what waits for the resident with the next answer, and once', async () => {
    const converse = createProcess(shelf, createFiling().service, 1)
    await converse.hear(message('tip'), 's')
    const [[id, kept]] = [...shelf.kept] as [[string, Stored]]
    shelf.kept.set(id, { ...kept, revision: kept.revision + 1, mail: [{ id: 'r1', at: 0, message: { text: 'An officer writes', by: 'officer' } }] })
    assert.deepEqual(textsOf(await converse.hear(message('someone broke a window'), 's')), ['An officer writes', 'Send it?'])
    assert.deepEqual(stored()?.mail, [])
  })

  it('takes a wish to read on for nothing else, and answers anything else behind the rest', async () => {
    const owe = async (converse: ReturnType<typeof createProcess>): Promise<void> => {
      await converse.hear(message('tip'), 's')
      const [[id, kept]] = [...shelf.kept] as [[string, Stored]]
      const mail = [{ id: 'r1', at: 0, message: { text: 'and the rest' }, rest: true as const }]
      shelf.kept.set(id, { ...kept, revision: kept.revision + 1, mail })
    }
    const converse = createProcess(shelf, createFiling().service, 1)
    await owe(converse)
    assert.deepEqual(textsOf(await converse.hear(message('Go on.'), 's')), ['and the rest'])
    assert.equal(stored()?.conversation.at?.step, 'story')
    await owe(converse)
    assert.deepEqual(textsOf(await converse.hear(message('someone broke a window'), 's')), ['and the rest', 'Send it?'])
    assert.deepEqual(textsOf(await converse.hear(message('go on'), 's')), ['Number T1'], 'nothing is owed any more: it is an answer again')
  })

  it('asks nobody whether they are still there who has just written', async () => {
    await createProcess(shelf, createFiling().service).hear(message('tip'), 's')
    const later = createProcess(shelf, createFiling().service, 1, START + 31 * 60_000)
    await later.due('terminal/someone')
    const waiting = await later.waiting('terminal', 'someone')
    assert.deepEqual(waiting.map(({ message: { text } }) => text), ['Are you still there?', 'What happened?'], 'an open page shows it')
    assert.deepEqual(textsOf(await later.hear(message('someone broke a window'), 's')), ['Send it?'])
    assert.deepEqual(stored()?.mail, [])
  })

  it('brings the answer to what was held back, as the next question stands in it', async () => {
    const converse = createProcess(shelf, createFiling().service)
    await converse.hear(message('note'), 's')
    assert.deepEqual(textsOf(await converse.hear(message('a broken lamp'), 's')), [])
    const later = createProcess(shelf, createFiling().service, 1, START + 6_000)
    await later.due('terminal/someone')
    assert.deepEqual(textsOf(await later.hear(message('why'), 's')).slice(0, 1), ['Where?'])
  })
})

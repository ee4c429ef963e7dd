// The engine's door: time, caps, officers, events and what comes at the wrong moment.

import assert from 'node:assert/strict'

import { advance, TURNS_A_CONVERSATION } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import type { Effect } from '../../src/engine/effect.ts'
import type { Event } from '../../src/engine/event.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { fixtureBook, fixtureFlows, flowOf } from '../support/fixtures.ts'
import { isQuick } from '../support/quickly.ts'

const BOOK = fixtureBook()
const AT = Date.UTC(2026, 2, 2, 2)
const HOUR = 3_600_000

const keys = (effects: readonly Effect[]): readonly string[] =>
  effects.map((effect) => ('key' in effect ? effect.key : effect.service))

const said = (what: Said | string, at = AT): Event =>
  ({ kind: 'said', at, said: typeof what === 'string' ? { kind: 'text', text: what } : what })

function after(...events: readonly (Event | string)[]): Conversation {
  return events.reduce<Conversation>(
    (at, event) => advance(BOOK, at, typeof event === 'string' ? said(event) : event).conversation, begin('zh-CN'),
  )
}

const hear = (from: Conversation, event: Event): readonly string[] => keys(advance(BOOK, from, event).effects)

describe('what is kept of a conversation', () => {
  it('leaves out what is empty', () => {
    assert.deepEqual(Object.keys(begin('zh-CN')), ['language'])
    assert.deepEqual(Object.keys(after('举报')).toSorted(), ['asked', 'at', 'language', 'settled', 'wake'])
  })

  it('is gone on with where an older version has written down what is empty', () => {
    const empty = { above: [], offered: [], tries: 0 }
    for (const texts of [[], ['举报'], ['举报', '1']]) {
      const kept = after(...texts)
      for (const text of ['1', '取消', '查进度', '？']) {
        assert.deepEqual(advance(BOOK, { ...empty, ...kept }, said(text)), advance(BOOK, kept, said(text)))
      }
    }
  })
})

describe('a question that is left standing', () => {
  const asked = after('举报', '1')

  it('wants to be woken for its reminder, and then for its end', () => {
    assert.equal(asked.wake, AT + HOUR / 2)
    const reminded = advance(BOOK, asked, { kind: 'due', at: AT + HOUR / 2 }).conversation
    assert.equal(reminded.wake, AT + 24 * HOUR)
  })

  const CASES: readonly (readonly [string, number, readonly string[]])[] = [
    ['is heard a second before it expires', 24 * HOUR - 1000, ['tip:seen']],
    ['is offered as a draft a second after it has expired', 24 * HOUR + 1000, ['common:draft']],
    ['is offered as a draft a second before that is gone', 96 * HOUR - 1000, ['common:draft']],
    ['is forgotten when the draft is gone', 96 * HOUR + 1000, ['common:not-understood', 'welcome:wish']],
  ]
  for (const [title, late, expected] of CASES) {
    it(title, () => assert.deepEqual(hear(asked, said('有人在街上乱停车挡住路', AT + late)), expected))
  }

  it('does not mind being woken too early', () => {
    const { conversation, effects } = advance(BOOK, asked, { kind: 'due', at: AT + 1000 })
    assert.deepEqual([effects, conversation], [[], asked])
  })

  it('has no answers left once it has expired', () => {
    const turn = advance(BOOK, asked, { kind: 'due', at: AT + 24 * HOUR })
    assert.deepEqual([turn.ended, turn.conversation.at, keys(turn.effects)], [{}, undefined, ['common:expired']])
  })

  it('is not kept if it is the menu', () => {
    assert.deepEqual(hear(after('你好'), said('你好', AT + 25 * HOUR)), ['welcome:greeting', 'welcome:wish'])
  })

  it('gives those in elder mode a day at least', () => {
    const odd = after('长辈模式', '杂项')
    assert.equal(advance(BOOK, odd, { kind: 'due', at: AT + 10 * 60_000 }).conversation.wake, AT + 24 * HOUR)
  })
})

describe('an officer', () => {
  const taken = after('举报', '1', '人工', '请帮帮我')

  it('has the conversation until they close it, and then the question stands again', () => {
    assert.equal(taken.officer?.to, 'front-desk')
    const turn = advance(BOOK, taken, { kind: 'released', at: AT })
    assert.deepEqual(keys(turn.effects), ['common:officer-ended', 'common:back-to', 'tip:story'])
    assert.equal(turn.conversation.at?.step, 'story')
  })

  it('hears what the resident sends', () => {
    const sent: readonly (readonly [Said, object])[] = [
      [{ kind: 'text', text: '在吗' }, { said: '在吗' }],
      [{ kind: 'image', url: 'u', media: 'm' }, { said: '[image]', media: 'm' }],
      [{ kind: 'voice', url: 'u', transcript: '在吗' }, { said: '在吗', media: 'u' }],
      [{ kind: 'place', lat: 1, lng: 2, label: 'x' }, { said: 'x', lat: 1, lng: 2 }],
      [{ kind: 'other', what: 'sticker' }, { said: '[other]' }],
    ]
    for (const [what, values] of sent) {
      const [effect] = advance(BOOK, taken, said(what)).effects
      assert.deepEqual(effect, { kind: 'notify', key: 'common:resident-wrote', to: 'front-desk', values })
    }
  })

  it('loses it to the menu, and to a key of it', () => {
    assert.deepEqual(hear(taken, said('菜单')), ['common:officer-ended', 'welcome:greeting', 'welcome:wish'])
    assert.deepEqual(hear(taken, said({ kind: 'menu', key: 'CASE_STATUS' })), ['common:officer-ended', 'case-status:number'])
  })

  it('keeps what was begun as a draft when their time is over', () => {
    assert.deepEqual(hear(taken, said('在吗', AT + 49 * HOUR)), ['common:draft'])
  })

  it('is told at once where no flow leads to them', () => {
    const book = fixtureBook({ flows: fixtureFlows.filter(({ id }) => id !== 'talk-to-officer') })
    const { effects, conversation } = advance(book, begin('zh-CN'), said('人工'))
    assert.deepEqual([keys(effects), conversation.officer?.to], [['common:handover'], 'duty-desk'])
  })
})

describe('a conversation without an end', () => {
  it('goes to a person after 500 turns', () => {
    let at = after('举报', '1')
    for (let n = at.turns ?? 0; n < TURNS_A_CONVERSATION; n++) at = advance(BOOK, at, said('帮助')).conversation
    assert.deepEqual(hear(at, said('帮助')), ['common:sorry', 'common:loop'])
  })

  it('is stopped within 50 ms if its flow runs in circles', () => isQuick(50, () => hear(begin('zh-CN'), said('绕圈'))))

  it('is stopped where flows run each other deeper than five', () => {
    const deep = flowOf('flow: deep\nstarts: { menu: DEEP }\nsteps:\n  - do: deep\n')
    const turn = advance(fixtureBook({ flows: [deep] }), begin('zh-CN'), said({ kind: 'menu', key: 'DEEP' }))
    assert.deepEqual(keys(turn.effects), ['common:sorry', 'common:loop'])
  })
})

describe('what comes at the wrong moment', () => {
  it('is not mistaken for an answer to a call', () => {
    const asked = after('举报', '1')
    const turn = advance(BOOK, asked, { kind: 'returned', at: AT, value: 'x' })
    assert.deepEqual([turn.effects, turn.conversation], [[], asked])
    assert.deepEqual(hear(begin('zh-CN'), { kind: 'refused', at: AT, reason: 'x' }), [])
  })

  it('makes a call again that was never answered', () => {
    assert.deepEqual(hear(after('预约'), said('在吗')), ['appointments.services'])
  })

  it('does not start a flow again whose menu key is tapped within it', () => {
    const turn = advance(BOOK, after('举报', '1'), said({ kind: 'menu', key: 'TIP' }))
    assert.deepEqual([keys(turn.effects), turn.conversation.at?.step], [['tip:story'], 'story'])
  })

  const EVENTS: readonly (readonly [string, readonly string[], Said, readonly string[]])[] = [
    ['greets who follows', [], { kind: 'event', event: 'subscribe' }, ['welcome:greeting', 'welcome:wish']],
    ['puts the question again to who follows again', ['举报', '1'], { kind: 'event', event: 'subscribe' }, ['tip:story']],
    ['says nothing to who leaves', ['举报', '1'], { kind: 'event', event: 'unsubscribe' }, []],
    ['greets who scans an unknown code', [], { kind: 'event', event: 'scan', scene: 'poster-7' }, ['welcome:greeting', 'welcome:wish']],
    ['begins what a code names for who follows by it', [], { kind: 'event', event: 'subscribe', scene: 'tip' }, ['tip:welcome', 'tip:topic']],
    ['begins what a code names', [], { kind: 'event', event: 'scan', scene: 'tip' }, ['tip:welcome', 'tip:topic']],
    ['shows the menu for an unknown key', [], { kind: 'menu', key: 'X' }, ['common:not-understood', 'welcome:wish']],
    ['says that it cannot hear, with the menu', [], { kind: 'voice', url: 'u', media: 'm' }, ['common:not-words', 'welcome:wish']],
    ['hears what the platform has recognised', [], { kind: 'voice', url: 'u', transcript: '返回' }, ['common:not-understood', 'welcome:wish']],
    ['says what it cannot read, with the menu, for a sticker', [], { kind: 'other', what: 'sticker' }, ['common:not-words', 'welcome:wish']],
    ['has nothing to cancel', [], { kind: 'text', text: '取消' }, ['common:nothing-to-cancel']],
    ['has nowhere to go back to', [], { kind: 'text', text: '返回' }, ['common:not-understood', 'welcome:wish']],
    ['explains itself', [], { kind: 'text', text: '帮助' }, ['common:help', 'welcome:greeting', 'welcome:wish']],
    ['speaks English when asked to', [], { kind: 'text', text: 'English' }, ['common:language']],
  ]
  for (const [title, before, what, expected] of EVENTS) {
    it(title, () => assert.deepEqual(hear(after(...before), said(what)), expected))
  }

  it('offers a person to who is not understood twice', () => {
    const once = after('阿巴阿巴')
    assert.deepEqual(hear(once, said('阿巴阿巴')), ['common:offer-officer'])
  })
})

describe('a language', () => {
  it('is the one of the first message that was understood', () => {
    const turn = advance(BOOK, begin('zh-CN'), said('report'))
    assert.deepEqual([turn.conversation.language, turn.conversation.settled], ['en', true])
    assert.equal(advance(BOOK, begin('zh-CN'), said('blah')).conversation.language, 'zh-CN')
  })

  it('stays when it was chosen', () => {
    assert.equal(after('english', '举报', '1', '有人在街上乱停车挡住路').language, 'en')
  })

  it('gives a choice the label of the language that is spoken now', () => {
    const [, say] = advance(BOOK, after('举报', '食品'), said('english')).effects
    assert.deepEqual(say?.kind === 'say' && say.values?.['topic'], { value: 'food', label: 'Food' })
  })
})

describe('danger', () => {
  it('is answered before everything, and nothing is lost by it', () => {
    const asked = after('举报', '1')
    const turn = advance(BOOK, asked, said('着火了'))
    assert.deepEqual(keys(turn.effects), ['common:danger.fire', 'tip:story'])
    assert.deepEqual(turn.conversation.at, asked.at)
  })

  it('is heard in pieces, and in a voice message', () => {
    const held = after('杂项', '着')
    assert.deepEqual(hear(held, said('火了')), ['common:danger.fire', 'odds:thought'])
    assert.deepEqual(hear(begin('zh-CN'), said({ kind: 'voice', url: 'u', transcript: '救命' })), ['common:danger.police'])
  })
})

describe('consent', () => {
  const CALM = ['举报', '1', '有人在街上乱停车挡住路', '跳过', '跳过', '可以'] as const

  it('is kept with its version, and asked for again when the notice has changed', () => {
    const agreed = after(...CALM, '同意')
    assert.deepEqual(agreed.consent, { version: 'p1', at: AT })
    const again = (privacy: string): readonly string[] =>
      keys(advance(fixtureBook({ privacy }), { ...after(...CALM.slice(0, 5)), consent: { version: 'p1', at: AT } }, said('可以')).effects)
    assert.deepEqual([again('p1'), again('p2')], [['tip:phone'], ['common:privacy']])
  })

  it('is not given by a number or a thumb', () => {
    const asked = after(...CALM)
    assert.equal(asked.at?.step, 'consent')
    for (const text of ['1', '👍']) assert.deepEqual(hear(asked, said(text)), ['common:privacy.again'], text)
  })

  it('can be thought about: back, help, and the soft words for no', () => {
    const asked = after(...CALM)
    assert.deepEqual(hear(asked, said('返回')), ['tip:reachable'])
    assert.deepEqual(hear(asked, said('为什么')), ['tip:phone.why', 'common:privacy'])
    assert.deepEqual(hear(asked, said('算了')), ['common:privacy.needed'])
    assert.deepEqual(hear(asked, said('取消')), ['common:cancelled'])
  })
})

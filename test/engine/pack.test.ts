// What is kept of a conversation between turns: whatever it holds, it comes back as it was.

import { deepEqual, equal } from 'node:assert/strict'
import * as fc from 'fast-check'
import type { Answers, Conversation, Draft, Frame, Standing } from '../../src/engine/conversation.ts'
import type { Offer } from '../../src/engine/effect.ts'
import type { Json } from '../../src/engine/event.ts'
import { pack, unpack, unpackFirst, unpackNested } from '../../src/engine/pack.ts'

type Fields<T> = { readonly [K in keyof Required<T>]: fc.Arbitrary<Required<T>[K]> }

const word = fc.oneof(
  fc.string({ maxLength: 5 }), fc.constantFrom('', '食品', 'at', 'value', '__proto__', '𠮷\u0000'),
)
const instant = fc.integer({ min: 0, max: Date.UTC(2100) })
const count = fc.nat(600)
const json = fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>
const picked = fc.record({ value: word, label: word })
const answers: fc.Arbitrary<Answers> = fc.dictionary(word, fc.oneof(word, picked, fc.array(picked, { maxLength: 2 }), json), { maxKeys: 4 })
const offers: fc.Arbitrary<readonly Offer[]> = fc.array(
  fc.record({ value: json, label: word, key: word, words: fc.array(word, { maxLength: 2 }) }, { requiredKeys: ['value'] }),
  { maxLength: 2 },
)
const standing: fc.Arbitrary<Standing> = fc.record(
  { offered: offers, tries: count, held: word, pieces: word }, { requiredKeys: ['offered', 'tries'] },
)

const needed = ['flow', 'version', 'step', 'answers'] as const
const plain = { flow: word, version: word, step: word, answers }
const full: Fields<Frame> = {
  ...plain, verb: word, behind: word, caller: fc.record(plain), filled: answers, heard: word,
  changing: fc.record({ name: word, back: word, before: answers, filled: answers }, { requiredKeys: ['name', 'back'] }),
  anew: word, aside: word, refused: fc.constant(true as const), standing,
}
const frame: fc.Arbitrary<Frame> = fc.record(full, { requiredKeys: [...needed] })

const draft: fc.Arbitrary<Draft> = fc.record({ frame, until: instant, asked: instant }, { requiredKeys: ['frame', 'until'] })

const fields: Fields<Conversation> = {
  at: frame, above: fc.array(frame, { maxLength: 2 }),
  offered: offers, tries: count, language: word, wake: instant, asked: instant,
  nudged: fc.constant(true as const), held: fc.record({ text: word, until: instant }), page: count, few: count,
  understood: fc.array(word, { maxLength: 2 }), noted: word, pieces: word, draft,
  came: fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: word }), fc.record({ kind: fc.constant('menu' as const), key: word }),
  ),
  officer: fc.record({ to: word, until: instant }), consent: fc.record({ version: word, at: instant }),
  elder: fc.constant(true as const), settled: fc.constant(true as const), scriptless: fc.constant(true as const), warned: instant, unheard: count,
  recent: fc.record(
    { keys: answers, until: instant, filed: fc.constant(true as const), again: fc.record({ flow: word, answers }) }, { requiredKeys: ['keys', 'until'] },
  ), erased: fc.constant(true as const), turns: count,
}
const conversation: fc.Arbitrary<Conversation> = fc.record(fields, { requiredKeys: ['language'] })

describe('a packed conversation', () => {
  it('comes back as it was, whatever it holds, with its answers in their order', () => {
    fc.assert(fc.property(conversation, (given) => {
      const expected = throughJson(given)
      const back = unpack(throughJson(pack(given)))
      deepEqual(back, expected)
      deepEqual(Object.keys(back.at?.answers ?? {}), Object.keys(expected.at?.answers ?? {}))
    }), { numRuns: 400 })
  })

  // What lies in databases is read by position: another form needs another name in what is sealed.
  const kept: readonly (readonly [title: string, given: Conversation, now: string, before: string, first: string])[] = [
    [
      'of a newcomer', { language: 'zh-CN' },
      '["zh-CN",false,null,null,null,null,null]', '["zh-CN",false,null,null,null,null,null]', '["zh-CN",false,null,null,null,null]',
    ],
    [
      'in the middle of a flow',
      {
        at: {
          flow: 'tip', version: 'azHo', step: 'review', verb: 'confirm',
          answers: { topic: { value: 'food', label: '食品' }, place: null, photos: [{ value: 'a', label: 'b' }, 1] },
        },
        language: 'zh-CN', asked: 1772416800005, wake: 1772418600005, turns: 4, settled: true,
      },
      '["zh-CN",true,4,29540280,5,1800000,null,"tip","azHo","review","confirm",1,"topic","food","食品","place",null,'
        + '"photos",[{"value":"a","label":"b"},1]]',
      '["zh-CN",true,4,29540280,5,1800000,null,"tip","azHo","review","confirm",{"topic":{"value":"food","label":"食品"},"place":null,'
        + '"photos":[{"value":"a","label":"b"},1]}]',
      '["zh-CN",true,4,1772416800005,1800000,null,"tip","azHo","review","confirm",{"topic":{"value":"food","label":"食品"},"place":null,'
        + '"photos":[{"value":"a","label":"b"},1]}]',
    ],
    [
      'with what few have',
      { at: { flow: 'tip', version: 'azHo', step: 'draft', answers: {}, behind: 'story' }, language: 'en', wake: 5, tries: 2 },
      '["en",false,null,null,null,5,{"tries":2,"at":{"behind":"story"}},"tip","azHo","draft",null]',
      '["en",false,null,null,null,5,{"tries":2,"at":{"behind":"story"}},"tip","azHo","draft",null,{}]',
      '["en",false,null,null,5,{"tries":2,"at":{"behind":"story"}},"tip","azHo","draft",null,{}]',
    ],
  ]
  for (const [title, given, now, before, first] of kept) {
    it(`lies in the store by position, ${title}`, () => {
      equal(JSON.stringify(pack(given)), now)
      deepEqual(unpack(JSON.parse(now)), given)
    })

    it(`is read as it lay there before, ${title}`, () => {
      deepEqual(unpackNested(JSON.parse(before)), given)
      deepEqual(unpackFirst(JSON.parse(first)), given)
    })
  }
})

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T // what JSON holds has the type that went in
}

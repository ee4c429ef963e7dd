// Learning: what the letters of a message speak for.

import assert from 'node:assert/strict'

import { addEvidence } from '../../../src/guide/danger/evidence.ts'
import { learn, LETTERS } from '../../../src/guide/learning/learn.ts'
import { learnDanger } from '../../../src/guide/learning/learn-danger.ts'
import { learnKinds } from '../../../src/guide/learning/learn-kinds.ts'
import { against, features, leaningsOf, leaningsOfMeasured, named, namesOf, together, type Features } from '../../../src/guide/learning/linear.ts'
import { packed, rowsOf, type Row } from '../../../src/guide/learning/model.ts'
import { isHeldOut } from '../../../src/guide/learning/questions.ts'
import { leaningsOfWhole, traits } from '../../../src/guide/finding/traits.ts'

const fires = ['着火了', '楼下着火了', '厨房着火', '邻居家着火', '着火啦快来']
const others = ['补办护照', '护照到期', '办身份证', '户口迁移', '换驾驶证', '居住证签注']

describe('learn', () => {
  const examples = [
    ...fires.map((text) => ({ found: namesOf(features(text)), is: 'danger' })),
    ...others.map((text) => ({ found: namesOf(features(text)), is: 'calm' })),
  ]
  const model = learn(examples, ['danger', 'calm'])
  const leaning = (text: string) => against(leaningsOf(model, features(text)), 0)

  it('tells apart what it has learnt, in words it has not seen', () => {
    assert.ok(leaning('仓库着火') > 0)
    assert.ok(leaning('护照换发') < 0)
  })

  it('gives shares that are one together', () => {
    const shares = leaningsOf(model, features('护照着火')).map(Math.exp)
    assert.ok(Math.abs((shares[0] ?? 0) + (shares[1] ?? 0) - 1) < 1e-9)
  })

  it('learns the same thing twice', () => assert.deepEqual([...rowsOf(learn(examples, ['danger', 'calm']))], [...rowsOf(model)]))

  it('keeps whole numbers, and only of what came three times and says something', () => {
    const kept = new Map(rowsOf(model))
    assert.deepEqual(['厨房', '着火'].map((one) => kept.has(one)), [false, true])
    assert.ok([...kept.values()].every((row) => row.length === 2 && row.some((weight) => Math.abs(weight) >= Math.floor(LETTERS.least * LETTERS.per))))
  })

  it('gives the rows that it was packed of, in the order of their features', () => {
    const rows: readonly Row[] = [['刀', [0, -3]], ['丢', [300, 4]], ['a b', [5, 6]]]
    assert.deepEqual([...rowsOf(packed({ per: 10, classes: ['a', 'b'], bias: [0, 1] }, rows))], rows.toReversed())
  })

  for (const much of [3, -400]) {
    it(`weighs by pairs as by whole rows, and weights of ${much} as small ones`, () => {
      const head = { per: 10, classes: ['a', 'b', 'c'], bias: [0, 1, 2] }
      const whole = packed(head, [['丢', [0, 0, 7]], ['刀', [much, 4, 0]]])
      const pairs = packed({ ...head, pairs: true }, [['丢', [2, 7]], ['刀', [0, much, 1, 4]]])
      for (const text of ['丢', '刀', '丢刀', '无']) assert.deepEqual(leaningsOf(pairs, features(text)), leaningsOf(whole, features(text)))
      assert.ok((leaningsOf(pairs, features('刀'))[0] ?? 0) < 0 === much < 10)
    })
  }

  it('learns pairs where small weights are none', () => {
    const sparse = learn(examples, ['danger', 'calm'], { ...LETTERS, small: 99 })
    assert.ok(sparse.rows.size() > 0)
    assert.deepEqual([...rowsOf(sparse)].flatMap(([, weights]) => weights), [])
    const [first] = [...rowsOf(learn(examples, ['danger', 'calm'], { ...LETTERS, small: 0.1 }))].filter(([name]) => name === '着火')
    assert.deepEqual(first?.[1].filter((_, at) => at % 2 === 0), [0, 1])
  })

  it('learns how much evidence counts, and puts the level where few of the harmless are above', () => {
    const judged = Array.from({ length: 200 }, (_, at) => ({ evidence: { leaning: at % 2 === 0 ? 1 : at / 200 - 1 }, isDanger: at % 2 === 0 }))
    const weights = learnDanger(judged)
    const alarms = judged.filter(({ evidence, isDanger }) => !isDanger && addEvidence(evidence, weights) > 0)
    assert.ok((weights.words.get('leaning') ?? 0) > 0)
    assert.ok(alarms.length <= 2)
  })

  it('learns how much what is measured speaks for a kind', () => {
    const told = Array.from({ length: 60 }, (_, at) => ({ found: new Map([['tip', at % 3]]), is: at % 3 === 0 ? 'procedure' : 'tip' }))
    const kinds = learnKinds(told)
    const share = (much: number) => leaningsOfMeasured(kinds, new Map([['tip', much]]))[kinds.classes.indexOf('tip')] ?? 0
    assert.ok(share(0) < share(1) && share(1) < share(2))
  })

  it('takes runs of characters from Chinese and of words from English', () => {
    assert.deepEqual([...namesOf(features('着火'))], ['^', '着', '火', '$', '^着', '着火', '火$', '^着火', '着火$'])
    assert.deepEqual([...namesOf(features('on fire'))], ['^', 'on', 'fire', '$', '^ on', 'on fire', 'fire $'])
  })

  it('takes a character of two units for one, and no blanks', () => {
    assert.deepEqual([...namesOf(features('𠮷 火', 2))], ['^', '𠮷', '火', '$', '^𠮷', '𠮷火', '火$'])
  })

  it('weighs what comes again but once, whatever it is found by', () => {
    const once = packed({ per: 10, classes: ['a', 'b'], bias: [0, 0] }, [['火', [50, 0]], ['火火', [0, 20]]])
    const leaning = (found: Features) => against(leaningsOf(once, found), 0)
    const names = namesOf(features('火火火'))
    assert.equal(leaning(features('火火火')), leaning(named(names)))
    assert.equal(leaning(features('火火火')), leaning(together(features('火火火'), named(names))))
    assert.equal(leaning(features('火火火')).toFixed(9), (3 / Math.sqrt(names.size)).toFixed(9))
  })

  it('weighs each message for itself, whatever was weighed before it', () => {
    const models = [30, -30].map((much) => packed({ per: 10, classes: ['a', 'b'], bias: [0, 0] }, [['火', [much, 0]], ['@fire', [0, 7]]]))
    const part = { text: '着火了', concepts: ['fire'] }
    const others = [{ text: '着火' }, { concepts: [] }, { concepts: ['gas'] }, { typed: 'zhao huo' }]
    const parts = [part, ...others.flatMap((other) => [{ ...part, ...other }, part])]
    const [first = [], second = []] = models.map((model) => parts.map((one) => [model, one] as const))
    const alternately = first.flatMap((one, at) => [one, second[at] ?? one])
    for (const [model, one] of [...first, ...second, ...alternately]) {
      assert.deepEqual(leaningsOfWhole(model, one), leaningsOf(model, traits(one)))
    }
  })

  it('holds out a third of all texts, always the same', () => {
    const texts = Array.from({ length: 3000 }, (_, at) => `问题${at}`)
    const held = texts.filter(isHeldOut)
    assert.ok(held.length > 850 && held.length < 1150, String(held.length))
    assert.equal(isHeldOut('身份证丢了'), isHeldOut('身份证丢了'))
  })
})

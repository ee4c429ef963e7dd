// Learning: what the letters of a message speak for.

import assert from 'node:assert/strict'

import { addEvidence } from '../../../src/guide/danger/evidence.ts'
import { learn, LETTERS } from '../../../src/guide/learning/learn.ts'
import { learnDanger } from '../../../src/guide/learning/learn-danger.ts'
import { learnKinds } from '../../../src/guide/learning/learn-kinds.ts'
import { against, features, keepModel, keepSparse, leaningsOf, leaningsOfMeasured, readModel, readSparse } from '../../../src/guide/learning/linear.ts'
import { isHeldOut } from '../../../src/guide/learning/questions.ts'

const fires = ['着火了', '楼下着火了', '厨房着火', '邻居家着火', '着火啦快来']
const others = ['补办护照', '护照到期', '办身份证', '户口迁移', '换驾驶证', '居住证签注']

describe('learn', () => {
  const examples = [
    ...fires.map((text) => ({ found: features(text), is: 'danger' })),
    ...others.map((text) => ({ found: features(text), is: 'calm' })),
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

  it('learns the same thing twice', () => assert.deepEqual(learn(examples, ['danger', 'calm']), model))

  it('keeps whole numbers, and only of what came three times and says something', () => {
    const kept = keepModel(model)
    assert.ok(Object.values(kept.features).flat().every(Number.isInteger))
    assert.deepEqual(['厨房', '着火'].map((one) => one in kept.features), [false, true])
    assert.ok(Object.values(kept.features).every((row) => row.some((weight) => Math.abs(weight) >= Math.floor(LETTERS.least * LETTERS.per))))
  })

  it('reads what it has kept', () => {
    assert.deepEqual(leaningsOf(readModel(keepModel(model)), features('护照着火')), leaningsOf(model, features('护照着火')))
  })

  it('keeps of many classes only those that a feature says something of', () => {
    const kept = { per: 10, classes: ['a', 'b', 'c'], bias: [0, 1, 2], features: { 丢: [2, 7], 刀: [0, -3, 1, 4] } }
    assert.deepEqual([...readSparse(kept).weights], [0, 0, 7, -3, 4, 0])
    assert.deepEqual(keepSparse(readSparse(kept)), kept)
    const sparse = learn(examples, ['danger', 'calm'], { ...LETTERS, small: 99 })
    assert.ok(sparse.weights.every((weight) => weight === 0) && sparse.rows.size > 0)
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
    assert.deepEqual([...features('着火')], ['^', '着', '火', '$', '^着', '着火', '火$', '^着火', '着火$'])
    assert.deepEqual([...features('on fire')], ['^', 'on', 'fire', '$', '^ on', 'on fire', 'fire $'])
  })

  it('holds out a third of all texts, always the same', () => {
    const texts = Array.from({ length: 3000 }, (_, at) => `问题${at}`)
    const held = texts.filter(isHeldOut)
    assert.ok(held.length > 850 && held.length < 1150, String(held.length))
    assert.equal(isHeldOut('身份证丢了'), isHeldOut('身份证丢了'))
  })
})

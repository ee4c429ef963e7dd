// Learning: what the letters of a message speak for.

import assert from 'node:assert/strict'

import { learn } from '../../../src/guide/learning/learn.ts'
import { learnDanger } from '../../../src/guide/learning/learn-danger.ts'
import { features, weigh } from '../../../src/guide/learning/linear.ts'
import { isHeldOut } from '../../../src/guide/learning/questions.ts'

const fires = ['着火了', '楼下着火了', '厨房着火', '邻居家着火', '着火啦快来']
const others = ['补办护照', '护照到期', '办身份证', '户口迁移', '换驾驶证', '居住证签注']

describe('learn', () => {
  const examples = [
    ...fires.map((text) => ({ found: features(text), is: true })),
    ...others.map((text) => ({ found: features(text), is: false })),
  ]
  const weights = learn(examples)

  it('tells apart what it has learnt, in words it has not seen', () => {
    assert.ok(weigh(weights, features('仓库着火')) > 0)
    assert.ok(weigh(weights, features('护照换发')) < 0)
  })

  it('learns the same thing twice', () => assert.deepEqual(learn(examples), weights))

  it('keeps whole numbers, and only of what came three times', () => {
    assert.ok([...weights.words.values()].every(Number.isInteger))
    assert.equal(weights.words.has('厨房'), false)
  })

  it('learns what speaks for danger, leaning and evidence apart', () => {
    const told = [...fires, ...fires].map((text, at) => ({ text: text + '快'.repeat(at % 3), isDanger: true }))
    const calm = [...others, ...others].map((text, at) => ({ text: text + '吗'.repeat(at % 3), isDanger: false }))
    const learnt = new Map(learnDanger([...told, ...calm]))
    assert.deepEqual([...learnt.keys()], ['emergency', 'emergency-evidence'])
    assert.ok((learnt.get('emergency-evidence')?.words.get('leaning') ?? 0) > 0)
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

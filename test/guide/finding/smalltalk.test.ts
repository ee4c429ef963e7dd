// What residents ask about the account and about reporting: each is answered, and none of it begins a tip or a complaint.

import assert from 'node:assert/strict'

import { createFindSmalltalk } from '../../../src/guide/finding/smalltalk.ts'
import { normalise } from '../../../src/guide/reading/normalise.ts'
import { shippedFiles } from '../../support/shipped.ts'

const asked: readonly (readonly [text: string, kind: string | undefined])[] = [
  ['这个号是真的吗 不会是骗子吧', 'is-it-real'], ['你们靠谱吗', 'is-it-real'], ['你们是真的警察吗', 'is-it-real'], ['Is this official?', 'is-it-real'],
  ['我写了你们真的会管吗', 'will-you-act'], ['举报了有人管吗', 'will-you-act'], ['投诉有用吗', 'will-you-act'],
  ['举报有奖金吗', 'reward'], ['提供线索给多少钱？', 'reward'], ['Is there a reward?', 'reward'],
  ['我举报错了人怎么办', 'if-mistaken'], ['乱举报会不会抓我', 'if-mistaken'], ['可以替别人举报吗', 'for-another'], ['能帮我妈投诉吗', 'for-another'],
  ['你猜我几岁', 'chat'], ['跟我说话的是人是机器', 'are-you-human'], ['你猜我怕不怕', undefined],
  ['评价', 'feedback'], ['满意度怎么打', 'feedback'], ['怎么表扬他', 'gift'], ['上次办身份证的那个小姑娘服务很好 怎么表扬她', 'gift'],
  ['有人冒充官方骗钱', undefined], ['举报有人给钱买票', undefined], ['我举报了三次没人管', undefined], ['他是骗子', undefined], ['举报错了人的那个案子怎么样了', undefined],
  ['民警服务不好，怎么投诉他', undefined],
]

describe('small talk about reporting', () => {
  let words: Awaited<ReturnType<typeof shippedFiles>>['guide']['words']
  before(async () => { ({ guide: { words } } = await shippedFiles()) })

  for (const [text, kind] of asked) {
    it(`${text} is ${kind ?? 'more than that'}`, () => assert.equal(createFindSmalltalk(words)(normalise(text)), kind))
  }
  it('has an answer for each kind', () => {
    const said = new Set(words.smalltalk.map(({ kind }) => kind))
    assert.deepEqual(asked.flatMap(([, kind]) => (kind === undefined || said.has(kind) ? [] : [kind])), [])
  })
})

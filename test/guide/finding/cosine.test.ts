// The index: how much of a question is in each text.

import assert from 'node:assert/strict'

import { countTokens, createCosine } from '../../../src/guide/finding/cosine.ts'
import { tokens } from '../../../src/guide/reading/tokens.ts'

const cut: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ['身份证', ['身', '身份', '份', '份证', '证']],
  ['怎么办', ['么办', '办']],
  ['12123', ['12123']],
  ['my licenses expired', ['licence', 'expir']],
  ['the of and', []],
  ['，。！', []],
]

describe('cosine', () => {
  for (const [text, expected] of cut) it(`cuts '${text}'`, () => assert.deepEqual(tokens(text), expected))

  const texts = ['身份证丢失补领', '护照丢失补发', '居住证申领'].map(tokens)
  const index = createCosine(texts)
  const score = (text: string) => index.score(countTokens(tokens(text)))

  it('scores a text with itself at one', () => {
    const own = score('护照丢失补发')[1] ?? 0
    assert.ok(Math.abs(own - 1) < 1e-6, String(own))
  })

  it('scores what shares more of what is rare higher', () => {
    const scores = score('护照丢了')
    assert.ok((scores[1] ?? 0) > (scores[0] ?? 0))
    assert.equal(scores[2], 0)
  })

  it('weighs a rare token more than a common one', () => {
    assert.ok(index.weight('护照') > index.weight('丢失'))
    assert.ok(index.weight('丢失') > index.weight('申') - 1)
  })

  it('finds nothing for nothing, and nothing for what no text has', () => {
    assert.deepEqual([...index.score(new Map())], [0, 0, 0])
    assert.deepEqual([...score('天气')], [0, 0, 0])
  })
})

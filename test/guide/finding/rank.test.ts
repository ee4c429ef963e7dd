// The order of procedures: what was learnt of them is added to what their words say.

import assert from 'node:assert/strict'

import { createFind } from '../../../src/guide/finding/find.ts'
import { createDanger } from '../../../src/guide/danger/danger.ts'
import { packed } from '../../../src/guide/learning/model.ts'
import { createRank } from '../../../src/guide/finding/rank.ts'
import { projectContent } from '../content.ts'

const STORY = '红本子里全是戳 没处盖了'

describe('rank', () => {
  const ranked = async (features: Readonly<Record<string, readonly number[]>>) => {
    const { procedures, ...content } = await projectContent()
    const learnt = packed({ per: 10, classes: ['passport-renewal', 'none'], bias: [0, 0], pairs: true }, Object.entries(features))
    const rank = createRank(procedures, learnt)
    const { weighed } = createFind({ content: { ...content, procedures, learnt: undefined }, judge: createDanger(), rank })
    return weighed(STORY).scores
  }

  it('adds what was learnt of a procedure to what its words say', async () => {
    const [first] = await ranked({ 戳: [0, 400] })
    assert.equal(first?.id, 'passport-renewal')
    assert.ok(first.learnt > 1.4 && Math.abs(first.score - first.name - first.facts - first.example - first.terms - first.learnt) < 1e-9)
  })

  it('finds by their words alone the procedures of which nothing was learnt', async () => {
    const scores = await ranked({ 戳: [1, 400] })
    assert.ok(scores.every(({ id, learnt }) => id === 'passport-renewal' || learnt === 0))
  })
})

// The floor under the guide: the totals on the project's question set may not fall below these.

import assert from 'node:assert/strict'
import { join } from 'node:path'

import { createGuide } from '../../src/guide/guide.ts'
import { total, type Judged, type Totals } from '../../src/guide/learning/evaluate.ts'
import { isHeldOut, readQuestions } from '../../src/guide/learning/questions.ts'
import { projectContent } from './content.ts'

const floors: readonly (readonly [what: keyof Totals, least: number])[] = [
  ['first', 0.9],
  ['three', 0.95],
  ['precision', 0.95],
  ['reached', 0.9],
  ['caught', 0.93],
  ['kinds', 0.9],
]

const ceilings: readonly (readonly [what: keyof Totals, most: number])[] = [
  ['answeredAsOurs', 0.01],
  // Two thirds of what is harmless in the set speak of danger, many of them stories without a question.
  ['falseAlarms', 0.025],
]

describe('the question set', () => {
  let all: Totals
  let held: Totals

  before(async () => {
    const guide = createGuide(await projectContent())
    const { questions, wrong } = await readQuestions(join('test', 'guide', 'questions'))
    assert.deepEqual(wrong, [])
    const judged = questions.map((question): Judged => ({ question, finding: guide.find(question.text) }))
    all = total(judged)
    held = total(judged.filter(({ question }) => isHeldOut(question.text)))
  })

  for (const [what, least] of floors) {
    it(`holds ${what} at ${least} or more, also on what is held out`, () => {
      assert.ok(Math.min(all[what], held[what]) >= least, `${all[what]} ${held[what]}`)
    })
  }

  for (const [what, most] of ceilings) {
    it(`holds ${what} at ${most} or less, also on what is held out`, () => {
      assert.ok(Math.max(all[what], held[what]) <= most, `${all[what]} ${held[what]}`)
    })
  }

  it('is large enough to mean something', () => {
    assert.ok(all.procedures >= 1000 && all.others >= 300 && all.emergencies >= 1500 && all.harmless >= 3000)
  })
})

describe('total', () => {
  const judged = (kind: 'procedure' | 'out_of_scope', finding: Partial<Judged['finding']>): Judged => ({
    question: { text: 'x', kind, procedures: kind === 'procedure' ? ['a'] : [], difficulty: 'plain' },
    finding: { kind: 'procedure', procedures: [], outcome: 'none', scores: [], ...finding },
  })

  it('counts what was answered, listed and missed', () => {
    const totals = total([
      judged('procedure', { procedures: ['a'], outcome: 'answer' }),
      judged('procedure', { procedures: ['b', 'a'], outcome: 'answer' }),
      judged('procedure', { procedures: ['b', 'a'], outcome: 'list' }),
      judged('procedure', { procedures: ['a'], outcome: 'none' }),
      judged('out_of_scope', { procedures: ['a'], outcome: 'answer' }),
      judged('out_of_scope', { kind: 'out_of_scope' }),
    ])
    const { first, three, precision, reached, answeredAsOurs } = totals
    assert.deepEqual([first, three, precision, reached, answeredAsOurs], [0.5, 1, 0.5, 0.5, 0.5])
  })
})

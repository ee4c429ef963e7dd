// The floor under the guide: the totals on the project's question set may not fall below these.

import assert from 'node:assert/strict'
import { join } from 'node:path'

import { total, type Judged, type Totals } from '../../src/guide/learning/evaluate.ts'
import { isHeldOut, readQuestions } from '../../src/guide/learning/questions.ts'
import { projectGuide } from './content.ts'

type Floors = readonly (readonly [what: keyof Totals, least: number])[]

// A third of what is held out names a thing in words of one's own, as riddles do.
const floors: Floors = [
  ['first', 0.88],
  ['three', 0.93],
  ['precision', 0.95],
  ['reached', 0.9],
  ['caught', 0.93],
  // Of messages of a kind of their own most were written by people who never saw the rules.
  ['kinds', 0.88],
]

// What shares words with the entries.
const plainFloors: Floors = [
  ['first', 0.95],
  ['three', 0.98],
  ['reached', 0.97],
  ['kinds', 0.89],
]

const ceilings: readonly (readonly [what: keyof Totals, most: number])[] = [
  ['answeredAsOurs', 0.01],
  // Two thirds of what is harmless in the set speak of danger: stories without a question, cries over forms, near misses
  // that were written to be mistaken. What ordinary legal questions may raise is held apart, below.
  ['falseAlarms', 0.04],
]

const LEGAL = new RegExp(
  '判|罪|犯法|违法|拘留|处罚|量刑|立案|赔|责任|起诉|标准|鉴定|保险|法律|合法|咨询|关于|处理|证明|penalt|sentence|legal|law|compensat|insur',
)

describe('the question set', () => {
  let all: Totals
  let held: Totals
  let plain: Totals
  let legal: readonly Judged[]

  before(async function judge() {
    this.timeout(300_000)
    const guide = await projectGuide()
    const { questions, wrong } = await readQuestions(join('test', 'guide', 'questions'))
    assert.deepEqual(wrong, [])
    const judged = questions.map((question): Judged => ({ question, finding: guide.find(question.text) }))
    all = total(judged)
    legal = judged.filter(({ question }) => question.kind === 'not_emergency' && LEGAL.test(question.text))
    held = total(judged.filter(({ question }) => isHeldOut(question.text)))
    plain = total(judged.filter(({ question }) => isHeldOut(question.text) && question.difficulty !== 'low-overlap'))
  })

  for (const [what, least] of floors) {
    it(`holds ${what} at ${least} or more, also on what is held out`, () => {
      assert.ok(Math.min(all[what], held[what]) >= least, `${all[what]} ${held[what]}`)
    })
  }

  for (const [what, least] of plainFloors) {
    it(`holds ${what} at ${least} or more of what is held out and shares words with the entries`, () => assert.ok(plain[what] >= least, `${plain[what]}`))
  }

  for (const [what, most] of ceilings) {
    it(`holds ${what} at ${most} or less, also on what is held out`, () => {
      assert.ok(Math.max(all[what], held[what]) <= most, `${all[what]} ${held[what]}`)
    })
  }

  it('raises an alarm at no more than 0.3 % of ordinary legal questions, also on what is held out', () => {
    for (const some of [legal, legal.filter(({ question }) => isHeldOut(question.text))]) {
      const alarms = some.filter(({ finding }) => finding.kind === 'emergency').map(({ question }) => question.text)
      assert.ok(some.length > 400 && alarms.length <= 0.003 * some.length, `${some.length}: ${alarms.length}`)
    }
  })

  it('is large enough to mean something', () => {
    assert.ok(all.procedures >= 1000 && all.others >= 300 && all.emergencies >= 3500 && all.harmless >= 6000)
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

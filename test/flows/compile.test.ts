// From YAML to flows: what is kept of them, and what is said of those that are wrong.

import assert from 'node:assert/strict'

import { compile } from '../../src/flows/compile.ts'
import { didYouMean } from '../../src/lib/did-you-mean.ts'
import { tellProblem } from '../../src/flows/problem.ts'
import { readFlow, readFlows } from '../../src/flows/read.ts'
import { flowOf } from '../support/fixtures.ts'

const tells = (...files: readonly string[]): readonly string[] =>
  compile(files.map((text, i) => readFlow(i === 0 ? 'f.yaml' : `f${i}.yaml`, text))).problems.map(tellProblem)

const steps = (...lines: readonly string[]): string => `flow: f\nsteps:\n${lines.map((line) => `  ${line}`).join('\n')}\n`

describe('compiling flows', () => {
  const WRONG: readonly (readonly [string, string, RegExp])[] = [
    ['a setting that nobody knows', steps('- ask: story', '  as: text', '  lenght: [1, 2]'), /^f\.yaml, step 1 \(ask story\): unknown setting 'lenght'; did you mean 'length'\?$/],
    ['a verb that nobody knows', steps('- asks: story'), /^f\.yaml, step 1 \(.*\): .*did you mean 'ask'\?$/],
    ['two verbs', steps('- say: a', '  go: b'), /one verb.*say and go/],
    ['a missing setting', steps('- ask: story'), /step 1 \(ask story\): setting 'as' is missing/],
    ['a jump to nowhere', steps('- confirm: sure', '  no: reveiw', '- say: review'), /step 1 \(confirm sure\): there is no step named 'reveiw'; did you mean 'review'\?/],
    ['an exit to nowhere', steps('- confirm: sure', '  exhausted: gone'), /there is no step named 'gone'/],
    ['a form that nobody knows', steps('- ask: day', '  as: dat'), /there is no form 'dat'; did you mean 'date'\?/],
    ['a span that is none', steps('- ask: day', '  as: date', '  expires: soon'), /'expires' must be a span/],
    ['a change of nothing', steps('- ask: day', '  as: date', '- confirm: sure', '  changes: [dya]'), /'changes' names 'dya'.*did you mean 'day'\?/],
    ['a reserved name', steps('- ask: consent', '  as: text'), /'consent' is the engine's own/],
    ['YAML that is none', 'flow: f\nsteps: [', /^f\.yaml:\d+: this is not YAML/],
    ['a head setting that nobody knows', 'flow: f\nstep: []\nsteps: [{ say: a }]', /^f\.yaml:2: unknown setting 'step'; did you mean 'steps'\?/],
    ['a flow without steps', 'flow: f', /steps/],
    ['a step that is a word', steps('- hello'), /step 1 .*a step is/],
  ]
  for (const [title, text, told] of WRONG) {
    it(`tells of ${title}`, () => {
      const all = tells(text)
      assert.ok(all.some((tell) => told.test(tell)), all.join('\n') || 'nothing was told')
      assert.ok(all.every((tell) => !/oneOf|anyOf/.test(tell)))
    })
  }

  it('tells of all problems at once', () => {
    assert.equal(tells(steps('- ask: a', '  as: txt', '- confirm: b', '  no: c', '- ask: d')).length, 3)
  })

  it('tells of a flow that is there twice, and keeps the first', () => {
    const [a, b] = [readFlow('a.yaml', steps('- say: a')), readFlow('b.yaml', steps('- say: b'))]
    const { flows, problems } = compile([a, b])
    assert.deepEqual([flows.length, flows[0]?.steps[0]?.word], [1, 'a'])
    assert.match(problems.map(tellProblem).join(), /b\.yaml.*'f' is in a\.yaml already/)
  })

  it('gives each step a name of its own, and jumps to the first of several', () => {
    const flow = flowOf(steps('- go: twice', '- say: twice', '- say: twice', '- if: { a: 1 }', '  go: twice', '- end:'))
    assert.deepEqual(flow.steps.map(({ name }) => name), ['go-1', 'twice', 'twice#2', 'if-4', 'end'])
    assert.equal(flow.places['twice'], 1)
  })

  it('lays the defaults of the flow under its questions', () => {
    const flow = flowOf(`flow: f\ntries: 5\nnudge: never\nexpires: 2h\nsteps:\n  - ask: a\n    as: phone\n    window: true\n    tries: 2\n  - confirm: b\n`)
    const [a, b] = flow.steps.map(({ question }) => question)
    assert.deepEqual([a?.tries, a?.nudge, a?.expires, a?.window, a?.personal], [2, undefined, 7_200_000, 5000, true])
    assert.deepEqual([b?.tries, b?.exhausted, b?.window, b?.personal], [5, 'human', undefined, false])
  })

  it('knows all answers that hang on an answer', () => {
    const flow = flowOf(steps(
      '- ask: a', '  as: text', '- choose: b', '  from: { call: s, with: [a] }', '- ask: c', '  as: text', '  needs: [b]',
      '- call: s', '  with: { x: c }', '  into: d',
    ))
    assert.deepEqual(flow.dependants, { a: ['b', 'c', 'd'], b: ['c', 'd'], c: ['d'] })
  })

  it('gives two flows the same version if they mean the same, and another if not', () => {
    const version = (text: string): string => flowOf(text).version
    assert.equal(version(steps('- say: a')), version(`# a remark\n${steps('- say: a')}`))
    assert.notEqual(version(steps('- say: a')), version(steps('- say: b')))
  })

  it('compiles to plain JSON that nobody can change', () => {
    const flow = flowOf(steps('- choose: a', '  from: [x, 2]'))
    assert.deepEqual(JSON.parse(JSON.stringify(flow)), flow)
    assert.ok(Object.isFrozen(flow.steps[0]?.offers?.[1]))
  })

  it('compiles the shipped flows without a problem', async () => {
    const { flows, problems } = compile(readFlows('flows'))
    assert.deepEqual(problems.map(tellProblem), [])
    assert.ok(flows.length >= 8)
  })

  it('does not read a file that doubles itself without an end', () => {
    const bomb = ['a: &a [x, x]', ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`)].join('\n')
    assert.ok(tells(`${bomb}\nflow: f\nsteps: *i`).length > 0)
  })

  it('suggests what is near, and nothing that is not', () => {
    assert.equal(didYouMean('stroy', ['story', 'place']), "; did you mean 'story'?")
    assert.equal(didYouMean('xyz', ['story', 'place']), '')
  })
})

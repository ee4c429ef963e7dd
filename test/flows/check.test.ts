// The checker's rules: each finds what its bad fixture shows, and nothing in its good one.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'

import { RULES } from '../../src/flows/rules.ts'
import { tellProblem } from '../../src/flows/problem.ts'
import { checkFixture } from '../support/check.ts'

const FIXTURES = 'test/fixtures/check'

describe('the checker', () => {
  it('has a bad and a good fixture for each of its rules', () => {
    const folders = readdirSync(FIXTURES).filter((name) => name !== 'base').toSorted()
    deepEqual(folders, Object.keys(RULES).toSorted())
    ok(folders.length >= 25)
  })

  it('finds nothing in a department that is right', async () => {
    deepEqual((await checkFixture('base/nothing')).map(tellProblem), [])
  })

  for (const rule of Object.keys(RULES)) {
    it(`tells of what breaks '${rule}', and of nothing else`, async () => {
      const problems = await checkFixture(`${rule}/bad`)
      equal(`${problems.map(tellProblem).join('\n')}\n`, readFileSync(`${FIXTURES}/${rule}/bad/expected.txt`, 'utf8'))
      deepEqual(new Set(problems.map((problem) => problem.rule)), new Set([rule]))
    })

    it(`is content where '${rule}' holds`, async () => {
      deepEqual((await checkFixture(`${rule}/good`)).map(tellProblem), [])
    })
  }

  it('describes every rule for whoever writes flows', () => {
    const guide = readFileSync('docs/flows.md', 'utf8')
    const rows = Object.entries(RULES).map(([rule, finds]) => `| \`${rule}\` | ${finds} |`)
    deepEqual(rows.filter((row) => !guide.includes(`${row}\n`)), [])
  })
})

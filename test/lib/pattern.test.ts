import assert from 'node:assert/strict'
import { counted, joined, pattern } from '../../src/lib/pattern.ts'

const NUMBER = joined`
  (?:
    one|two
    |three
  )
`

describe('lib/pattern', () => {
  it('leaves out line ends and what stands before a line', () => assert.equal(NUMBER, '(?:one|two|three)'))

  it('keeps blanks within a line, and backslashes', () => {
    const found = pattern`
      \ba (?:small )?${NUMBER}
        \b
    `
    assert.equal(found.source, String.raw`\ba (?:small )?(?:one|two|three)\b`)
  })

  it('finds every place where it is counted', () => assert.equal('one, two, four'.match(counted`${NUMBER}`)?.length, 2))
})

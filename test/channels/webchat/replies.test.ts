// The answers that a question asks for, as buttons of the page: each must be understood as what it says.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readYesNo } from '../../../src/engine/answers/reading/yes-no.ts'
import { LANGUAGES, shippedFiles } from '../../support/shipped.ts'

type Replies = { readonly repliesIn: (said: string) => readonly { readonly label: string }[] }
const page = pathToFileURL(join('src', 'channels', 'webchat', 'page', 'replies.js')).href
const { repliesIn } = await import(page) as Replies // what the page is served has no types
const labels = (said: string): readonly string[] => repliesIn(said).map(({ label }) => label)

describe('the answers that a question asks for', () => {
  for (const [said, expected] of [
    ['2. 经过：（没填）\n提交吗？（可以 / 改2 / 不用）', ['可以', '不用']],
    ['Send it? (yes / change 2 / no)', ['yes', 'no']],
    ['同意吗？（同意 / 不同意）不同意也可以继续。', ['同意', '不同意']],
    ['要提醒您吗？（要/不用）', ['要', '不用']],
    ['要提醒您嗎？（要／不用）', ['要', '不用']],
    ['收到了：他说“要么交钱，要么走人”（老板 / 工头）', []],
    ['地址：人民路（东段 / 西段）', []],
    ['来哪里？（东门 / 西门）\n写一个地方就行。', []],
    ['几点？（9:00 / 10:00）', []],
    ['可以吗？（可以）', []],
  ] as const) {
    const they = expected.length === 0 ? 'none' : expected.join(' and ')
    it(`are ${they}: ${said.replace('\n', ' ')}`, () => assert.deepEqual(labels(said), expected))
  }

  for (const language of LANGUAGES) {
    it(`are read as yes and no wherever a text names them, in ${language}`, async () => {
      const { locales } = await shippedFiles()
      const texts = Object.values(locales[language] ?? {}).flatMap((file) => Object.values(file)).flat()
        .filter((text) => / \/ \S+[）)]/.test(text))
      assert.ok(texts.length > 5, `${texts.length} texts`)
      for (const text of texts) assert.deepEqual(repliesIn(text).map(({ label }) => readYesNo(label)), [true, false], text)
    })
  }
})

import assert from 'node:assert/strict'
import { remember } from '../../src/lib/remember.ts'

describe('A function that remembers', () => {
  const counted = () => {
    const asked: string[] = []
    return { asked, ask: remember((text) => { asked.push(text); return text === '无' ? undefined : `${text}!` }, { longest: 2, most: 2 }) }
  }
  const rows: readonly (readonly [title: string, asked: string, computed: string])[] = [
    ['computes a short text once', '好 一 好 一', '好 一'],
    ['computes what gives nothing once', '无 一 无', '无 一'],
    ['computes a long text again', '很长的话 一 很长的话', '很长的话 一 很长的话'],
    ['computes the last text once, however long', '很长的话 很长的话', '很长的话'],
    ['forgets what was asked longest ago', '一 二 三 一', '一 二 三 一'],
  ]
  for (const [title, texts, computed] of rows) {
    it(title, () => {
      const { asked, ask } = counted()
      for (const text of texts.split(' ')) assert.equal(ask(text), text === '无' ? undefined : `${text}!`)
      assert.equal(asked.join(' '), computed)
    })
  }
})

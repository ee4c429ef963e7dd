// What the book makes of whole messages: commands, starts and languages, and what it remembers of texts.

import assert from 'node:assert/strict'

import { createBook } from '../../src/flows/book.ts'
import { fixtureBook, fixtureFlows } from '../support/fixtures.ts'
import { fixtureWords } from '../support/words.ts'

const BOOK = fixtureBook()

describe('the book', () => {
  const COMMANDS: readonly (readonly [string, string | undefined])[] = [
    ['取消', 'cancel'], ['取消。', 'cancel'], ['  取消 ！！', 'cancel'], ['取消吧', 'cancel'], ['CANCEL', 'cancel'], ['ｃａｎｃｅｌ', 'cancel'],
    ['算了', 'drop'], ['stop', 'drop'], ['返回', 'back'], ['“帮助”', 'help'], ['为什么问这个？', 'why'], ['再说一遍啊', 'repeat'],
    ['跳过', 'skip'], ['skip', 'skip'], ['完成了', 'done'], ['人工', 'human'], ['菜单', 'menu'], ['长辈模式', 'elder-on'],
    ['我想取消昨天的预约', undefined], ['取消取消', 'drop'], ['取消返回', undefined], ['', undefined], ['。', undefined], ['x'.repeat(41), undefined],
  ]
  for (const [text, name] of COMMANDS) {
    it(`takes '${text}' as ${name ?? 'no command'}`, () => assert.equal(BOOK.command(text), name))
  }

  const STARTS: readonly (readonly [string, string | undefined])[] = [
    ['举报', 'tip'], ['我要举报！', 'tip'], ['Report', 'tip'], ['查进度', 'case-status'], ['我要举报有人赌博', undefined],
  ]
  for (const [text, id] of STARTS) {
    it(`begins ${id ?? 'nothing'} for '${text}'`, () => assert.equal(BOOK.start({ kind: 'text', text }), id))
  }

  it('begins flows by their menu keys', () => {
    const starts = ['TIP', 'BOOKING', 'NOTHING'].map((key) => BOOK.start({ kind: 'menu', key }))
    assert.deepEqual(starts, ['tip', 'booking', undefined])
  })

  it('knows the languages by their names', () => {
    assert.deepEqual([BOOK.language('中文'), BOOK.language('English'), BOOK.language('Deutsch')], ['zh-CN', 'en', undefined])
  })

  it('keeps old versions beside the current ones', () => {
    const [tip] = fixtureFlows.filter(({ id }) => id === 'tip')
    assert.ok(tip)
    const old = { ...tip, version: 'old' }
    const book = fixtureBook({ old: [old] })
    assert.deepEqual([book.flow('tip'), book.flow('tip', 'old'), book.flow('tip', 'older')], [tip, old, undefined])
  })

  it('gives the privacy notice a version that follows its texts', () => {
    const version = (text: string): string => createBook({
      flows: [], words: { ...fixtureWords, words: (tag, key) => (key === 'common:privacy' ? [text] : fixtureWords.words(tag, key)) },
    }).privacy
    assert.equal(version('a'), version('a'))
    assert.notEqual(version('a'), version('b'))
  })

  it('asks for each text once', () => {
    let asked = 0
    const count = <T>(value: T): T => {
      asked += 1
      return value
    }
    const book = fixtureBook({ words: { ...fixtureWords, words: (tag, key) => count(fixtureWords.words(tag, key)), has: (tag, key) => count(fixtureWords.has(tag, key)) } })
    const before = asked
    for (let n = 0; n < 3; n++) book.words('tip:topic.food', 'zh-CN')
    for (let n = 0; n < 3; n++) book.has('tip:phone.why')
    assert.equal(asked - before, 2)
  })
})

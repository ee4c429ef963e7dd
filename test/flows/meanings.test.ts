// What whole messages mean, by the words of all languages: found at a glance, and never in what only begins like a word.

import assert from 'node:assert/strict'

import { createFinder, meaningsOf } from '../../src/flows/meanings.ts'

const LISTS: { readonly [key: string]: readonly string[] } = {
  'common:words.done': ['好', '发完了', 'done'], 'common:words.cancel': ['取消', '算了'], 'common:words.language': ['中文'],
  'common:words.elder-on': ['大字版', 'large print'],
  'tip:words': ['举报', '发完', '好'],
}
const flow = { id: 'tip', version: '1', starts: { words: 'words' }, defaults: {}, steps: [], places: {}, questions: {}, results: {}, dependants: {} }
const find = createFinder(meaningsOf([flow], { languages: ['zh-CN'], has: () => false, words: (_, key) => LISTS[key] ?? [] }))

describe('what a whole message means', () => {
  const TABLE: readonly (readonly [string, object])[] = [
    ['取消', { command: 'cancel' }], ['取消吧', { command: 'cancel' }], ['算了', { command: 'drop' }], ['算了算了', { command: 'drop' }], ['算了我取消吧', { command: 'drop' }], ['算了发完了', {}], ['“取消”！', { command: 'cancel' }],
    ['中文', { language: 'zh-CN' }], ['ｄｏｎｅ', { command: 'done' }],
    // One word may be several things, and so may a word without its last particle.
    ['好', { command: 'done', start: 'tip' }], ['好了', { command: 'done', start: 'tip' }], ['好啊啊', { command: 'done', start: 'tip' }],
    ['发完了', { command: 'done', start: 'tip' }],
    // Another mode or language is wished for in a sentence; nothing else is.
    ['我要大字版', { command: 'elder-on' }], ['能不能切换成大字版吗', { command: 'elder-on' }], ['Can I have large print please', { command: 'elder-on' }],
    ['退出大字版', { command: 'elder-off' }], ['不要大字版了', { command: 'elder-off' }], ['请关闭大字版', { command: 'elder-off' }],
    ['turn off large print', { command: 'elder-off' }], ['I want to leave large print please', { command: 'elder-off' }],
    ['不要中文', {}], ['不用取消', {}],
    ['请用中文', { language: 'zh-CN' }], ['我要取消', {}], ['我要举报', {}], ['有中文说明书的药', {}],
    ['好人一生平安', {}], ['取消昨天的预约，改成后天', {}], ['昨晚十点，城关小学对面的棋牌室有人赌钱', {}], ['', {}], ['？', {}],
  ]
  for (const [text, meaning] of TABLE) it(`is ${JSON.stringify(meaning)} for '${text}'`, () => assert.deepEqual(find(text), meaning))
})

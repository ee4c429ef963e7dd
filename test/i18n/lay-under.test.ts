// Texts of older versions fill what is missing, and change nothing that is there.

import assert from 'node:assert/strict'
import { layUnder } from '../../src/i18n/lay-under.ts'
import { createReplaceable } from '../../src/i18n/replaceable.ts'
import { createTranslator } from '../../src/i18n/translator.ts'

const NOW = { en: { common: { none: '-' }, tip: { story: 'What?', place: 'Where?' } } }
const older = (texts: Record<string, string>, flow = 'tip') => ({ flow, texts: { en: texts } })

const cases: readonly [string, readonly ReturnType<typeof older>[], object][] = [
  ['a text that is gone comes back', [older({ photo: 'Photo?' })], { ...NOW.en.tip, photo: 'Photo?' }],
  ['a text that has changed stays changed', [older({ story: 'Old?' })], NOW.en.tip],
  ['of two older texts the first is taken', [older({ photo: '2' }), older({ photo: '1' })], { ...NOW.en.tip, photo: '2' }],
  ['an option that is gone comes back', [older({ 'story.food': 'Food' })], { ...NOW.en.tip, 'story.food': 'Food' }],
  ['a reason that was taken out of a question stays out', [older({ 'story.why': 'For us' })], NOW.en.tip],
  ['a reason comes back with its question', [older({ photo: 'P', 'photo.why': 'W' })], { ...NOW.en.tip, photo: 'P', 'photo.why': 'W' }],
]

describe('texts of older versions', () => {
  for (const [title, given, expected] of cases) {
    it(`lie under the current ones: ${title}`, () => assert.deepEqual(layUnder(NOW, given)['en']?.['tip'], expected))
  }

  it('are said where their whole flow is gone', () => {
    const translator = createTranslator(layUnder(NOW, [older({ hello: 'Hello' }, 'gone')]), ['en'])
    assert.equal(translator.say('en', 'gone:hello'), 'Hello')
  })
})

describe('a translator that can be replaced', () => {
  it('says what is current, in all that it does', () => {
    const make = (text: string, tag: string) => createTranslator({ [tag]: { common: { hello: text } } }, [tag])
    let current = make('one', 'en')
    const translator = createReplaceable(() => current)
    const shown = () => [
      translator.say('en', 'common:hello'), ...translator.words('en', 'common:hello'), translator.has('en', 'common:hello'),
      translator.nearest('fr'), ...translator.languages,
    ]
    assert.deepEqual(shown(), ['one', 'one', true, 'en', 'en'])
    current = make('two', 'zh-CN')
    assert.deepEqual(shown(), ['two', 'two', false, 'zh-CN', 'zh-CN'])
  })
})

// What is said of a procedure: each text from its entry, dated, in three languages.

import assert from 'node:assert/strict'

import { createGuide } from '../../src/guide/guide.ts'
import type { Guide, ProcedurePart } from '../../src/ports/guide.ts'
import { projectContent } from './content.ts'

const PARTS: readonly ProcedurePart[] = ['short', 'materials', 'fee', 'where', 'time', 'online', 'basis', 'all']
const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

describe('show', () => {
  let guide: Guide
  let ids: readonly string[]

  before(async () => {
    const content = await projectContent()
    guide = createGuide(content)
    ids = content.procedures.map(({ id }) => id)
  })

  it('keeps every first answer within 600 characters, with its date', () => {
    for (const id of ids) {
      for (const language of LANGUAGES) {
        const text = guide.show(id, 'short', language) ?? ''
        assert.ok(text.length > 40 && text.length <= 600, `${id} ${language}: ${text.length}`)
        assert.match(text, /\d{4}-\d{2}-\d{2}$/, `${id} ${language}`)
      }
    }
  })

  it('has a text for every part of every procedure in every language', () => {
    for (const id of ids) {
      for (const part of PARTS) {
        for (const language of LANGUAGES) {
          const text = guide.show(id, part, language)
          assert.ok(text !== undefined && !/undefined|null|\[object/.test(text), `${id} ${part} ${language}`)
        }
      }
    }
  })

  it('says that what is open is decided locally', () => {
    assert.match(guide.show('id-card-renewal', 'online', 'zh-CN') ?? '', /由当地公安机关规定/)
    assert.match(guide.show('id-card-renewal', 'online', 'en') ?? '', /locally/)
  })

  it('marks usual practice as announced locally, and leaves the law alone', () => {
    assert.match(guide.show('id-card-renewal', 'fee', 'zh-CN') ?? '', /以当地公安机关公布为准/)
    assert.doesNotMatch(guide.show('id-card-renewal', 'materials', 'zh-CN') ?? '', /为准/)
    assert.match(guide.show('driver-license-renewal', 'fee', 'en') ?? '', /10 yuan\. As announced by the local police\./)
    assert.doesNotMatch(guide.show('driver-license-renewal', 'time', 'en') ?? '', /announced/)
    assert.doesNotMatch(guide.show('residence-registration', 'fee', 'en') ?? '', /announced locally.*announced/)
    assert.equal((guide.show('passport-renewal', 'materials', 'zh-CN') ?? '').split('以当地公安机关公布为准').length, 2)
    assert.match(guide.show('passport-renewal', 'materials', 'en') ?? '', /- Photo.*\nAs announced by the local police\./)
  })

  it('writes traditional Chinese with the reviewed words', () => {
    const text = guide.show('id-card-replacement', 'all', 'zh-TW') ?? ''
    assert.match(text, /身分證|身份證/)
    assert.doesNotMatch(text, /[证领办费丢补]/)
  })

  it('tells when an entry has not been checked for more than 180 days', async () => {
    const late = createGuide(await projectContent(), { now: () => Date.parse('2028-01-01') })
    assert.match(late.show('id-card-renewal', 'short', 'zh-CN') ?? '', /超过180天/)
    assert.match(late.show('id-card-renewal', 'short', 'en') ?? '', /180 days/)
    assert.ok(ids.every((id) => (late.show(id, 'short', 'en') ?? '').length <= 600))
  })

  it('knows nothing of an id, a family or a topic that is not there', () => {
    assert.equal(guide.show('driving-a-tank', 'short', 'en'), undefined)
    assert.equal(guide.followUp('tanks', 'en'), undefined)
    assert.equal(guide.elsewhere('tanks', 'en'), undefined)
    assert.equal(guide.smalltalk('tanks', 'en'), undefined)
    assert.deepEqual(guide.names(['driving-a-tank'], 'en'), [])
  })

  it('names procedures, asks between them, and sends to others, in the language asked for', () => {
    assert.deepEqual(guide.names(['passport-renewal'], 'en'), [{ id: 'passport-renewal', name: 'Renew an ordinary passport' }])
    assert.match(guide.names(['passport-renewal'], 'zh-TW')[0]?.name ?? '', /護照/)
    assert.match(guide.followUp('id-card', 'zh-CN') ?? '', /？$/)
    assert.match(guide.elsewhere('medical-insurance', 'en') ?? '', /12393/)
    assert.match(guide.smalltalk('thanks', 'zh-CN') ?? '', /不客气/)
  })
})

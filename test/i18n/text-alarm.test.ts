// The number for alarms by text message: the place's own where the department has told its area code, 12110 elsewhere.

import assert from 'node:assert/strict'
import { readLocales } from '../../src/i18n/read-locales.ts'
import { sayTextAlarm, withTextAlarm } from '../../src/i18n/text-alarm.ts'
import { createVisitor } from '../api/resident.ts'
import { openHouse } from '../support/house.ts'

const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

describe('the number for alarms by text message', () => {
  for (const [code, own] of [['0571', '12110571'], ['010', '12110010'], ['021', '12110021'], [undefined, '12110']] as const) {
    it(`is ${own} with the area code ${code}`, () => {
      assert.equal(sayTextAlarm('发短信到 12110，写清', code), `发短信到 ${own}，写清`)
      assert.equal(sayTextAlarm('text 12110: where', code), `text ${own}: where`)
    })
  }

  it('is no other number that holds these digits, and is put in once', () => {
    assert.equal(sayTextAlarm('121101 和 912110', '0571'), '121101 和 912110')
    assert.equal(sayTextAlarm(sayTextAlarm('12110', '0571'), '0571'), '12110571')
  })

  it('is said in every text of every language, and nowhere else', async () => {
    const { locales } = await readLocales('locales', LANGUAGES)
    const own = withTextAlarm(locales, '0571')
    for (const language of LANGUAGES) {
      const said = own[language]?.['common'] ?? {}
      for (const key of ['danger.police', 'danger.text', 'danger.unheard', 'danger.maybe']) assert.match(String(said[key]), /12110571/, `${language} ${key}`)
    }
    assert.doesNotMatch(JSON.stringify(own), /12110(?!571)/)
    assert.equal(withTextAlarm(locales, undefined), locales)
  })

  it('is what a house tells on its page, in danger, and after texts were read anew', async () => {
    const house = await openHouse({ AREA_CODE: '0571', TRUST_PROXY: '1' })
    try {
      const page = await (await fetch(`${house.address}/`)).text()
      const texts = await (await fetch(`${house.address}/chat/page/texts.js`)).text()
      assert.match(page, /12110571/)
      assert.doesNotMatch(page + texts, /12110(?!571)/)
      const visitor = await createVisitor(house.address, '198.51.100.7')
      assert.match(await visitor.say({ text: '救命，有人拿刀追我' }), /12110571/)
      await house.reload()
      assert.match(await visitor.say({ text: '救命，有人拿刀追我' }), /12110571/)
    } finally {
      await house.close()
    }
  })
})

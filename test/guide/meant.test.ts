// A free answer to a list of procedures: by what it means beside the question, in every writing.

import assert from 'node:assert/strict'

import type { Guide } from '../../src/ports/guide.ts'
import { projectGuide } from './content.ts'

const ID_CARD = ['id-card-replacement', 'id-card-renewal', 'id-card-first-application']
const PASSPORT = ['passport-renewal', 'passport-replacement', 'passport-first-application']
const LICENCE = ['driver-license-replacement', 'driver-license-renewal', 'foreign-license-conversion']
const POINTS = ['driver-license-points', 'driver-license-renewal', 'passport-renewal']
const MOVE = ['household-migration-certificate', 'household-transfer-student', 'household-transfer-spouse']

const MEANT: readonly (readonly [question: string, offered: readonly string[], said: string, meant: string])[] = [
  ['身份证怎么办', ID_CARD, '丢了', 'id-card-replacement'],
  ['身份证怎么办', ID_CARD, '是弄丢了', 'id-card-replacement'],
  ['身份证怎么办', ID_CARD, '过期了', 'id-card-renewal'],
  ['身份证怎么办', ID_CARD, '坏了', 'id-card-renewal'],
  ['身份证怎么办', ID_CARD, '快到期', 'id-card-renewal'],
  ['身份证', ID_CARD, '第一次办', 'id-card-first-application'],
  ['身份證怎麼辦', ID_CARD, '過期了', 'id-card-renewal'],
  ['身份證怎麼辦', ID_CARD, '丟了', 'id-card-replacement'],
  ['身份證怎麼辦', ID_CARD, '壞了', 'id-card-renewal'],
  ['ID card', ID_CARD, 'lost', 'id-card-replacement'],
  ['ID card', ID_CARD, 'it expired', 'id-card-renewal'],
  ['ID card', ID_CARD, 'it is damaged', 'id-card-renewal'],
  ['护照', PASSPORT, '丢了', 'passport-replacement'],
  ['护照', PASSPORT, '坏了', 'passport-replacement'],
  ['护照', PASSPORT, '到期', 'passport-renewal'],
  ['護照', PASSPORT, '沒辦過', 'passport-first-application'],
  ['passport', PASSPORT, 'expired', 'passport-renewal'],
  ['驾照', LICENCE, '坏了', 'driver-license-replacement'],
  ['driving licence', LICENCE, 'lost', 'driver-license-replacement'],
  ['那期满了呢', POINTS, '驾驶证丢了', 'driver-license-replacement'],
  ['那期满了呢', POINTS, '駕照丟了', 'driver-license-replacement'],
  ['and if it is full', POINTS, 'I lost my driving licence', 'driver-license-replacement'],
  ['迁户口', MOVE, '结婚', 'household-transfer-spouse'],
]

describe('meant', () => {
  let guide: Guide

  before(async () => {
    guide = await projectGuide()
  })

  for (const [question, offered, said, meant] of MEANT) {
    it(`takes '${said}' after '${question}' for ${meant}`, () => {
      assert.equal(guide.meant({ question, offered, said }), meant)
    })
  }

  it('finds what the list left out of its family', () => {
    assert.equal(guide.meant({ question: '身份证', offered: ID_CARD, said: '急用' }), 'temporary-id-card')
    assert.equal(guide.meant({ question: '驾照', offered: LICENCE, said: '扣分' }), 'driver-license-points')
    assert.equal(guide.meant({ question: '迁户口', offered: MOVE, said: '买房' }), 'household-transfer-home-purchase')
  })

  for (const said of ['不是', '不是丢了', '都不是', 'none', '护照丢了', '社保卡丢了', '嗯', '随便', '', '你好', 'blue']) {
    it(`takes '${said}' for none of the ID card`, () => {
      assert.equal(guide.meant({ question: '身份证', offered: ID_CARD, said }), undefined)
    })
  }

  it('knows nothing of options that are no procedures', () => {
    assert.equal(guide.meant({ question: '', offered: ['none', 'counter-1'], said: '丢了' }), undefined)
  })
})

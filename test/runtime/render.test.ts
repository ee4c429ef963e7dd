// What residents read: in elder mode no numbers but those of the options, and short lines.

import { deepEqual } from 'node:assert/strict'

import type { Say } from '../../src/engine/effect.ts'
import { render } from '../../src/runtime/render.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { LANGUAGES, shippedFiles } from '../support/shipped.ts'

const REVIEW: Say = {
  kind: 'say', key: 'submit-tip:review',
  values: { topic: { value: 'theft', label: '偷盗' }, story: '3月1日丢了一辆车', place: null, photo: null, phone: '13800138000' },
  options: [{ value: true, label: '是' }, { value: false, label: '不是' }],
}

const translator = shippedFiles().then(({ locales }) => createTranslator(locales, LANGUAGES))

const lines = async (say: Say, elder: boolean): Promise<readonly string[]> =>
  render([say], { language: 'zh-CN', ...(elder && { elder: true }) }, await translator).flatMap(({ text }) => text.split('\n'))

describe('what residents read', () => {
  it('has a summary numbered, for who says which line is to be changed', async () => {
    deepEqual((await lines(REVIEW, false)).slice(1, 3), ['1. 什么事：偷盗', '2. 经过：3月1日丢了一辆车'])
  })

  it('has no numbers in elder mode but those that answer', async () => {
    deepEqual((await lines(REVIEW, true)).slice(1, 3), ['什么事：偷盗', '经过：3月1日丢了一辆车'])
  })

  it('keeps them in elder mode where nothing is to be picked', async () => {
    const { options: _, ...told } = REVIEW
    deepEqual((await lines(told, true)).slice(1, 3), ['1. 什么事：偷盗', '2. 经过：3月1日丢了一辆车'])
  })
})

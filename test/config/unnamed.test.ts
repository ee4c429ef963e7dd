// Names that are not there in a language that residents can read.

import assert from 'node:assert/strict'

import { unnamedIn } from '../../src/config/unnamed.ts'
import { shippedFiles } from '../support/shipped.ts'

describe('names of units and services', () => {
  it('are there in every language of what is shipped', async () => {
    const { department } = await shippedFiles()
    assert.deepEqual(unnamedIn(department, ['zh-CN', 'zh-TW', 'en']), [])
  })

  it('are told of where one is not there', async () => {
    const { department: { units, services } } = await shippedFiles()
    const [first, ...others] = services
    const bare = first ? [{ ...first, name: { 'zh-CN': first.name['zh-CN'] } }, ...others] : []
    assert.deepEqual(unnamedIn({ units, services: bare }, ['zh-CN', 'en']), [
      'services.yaml: id-card/name is not there in en; whoever reads that sees it in another language',
    ])
  })
})

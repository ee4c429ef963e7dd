// What the guide's services say of what may be another body's business.

import { deepEqual } from 'node:assert/strict'
import { createGuide } from '../../src/guide/guide.ts'
import type { Finding, Guide } from '../../src/ports/guide.ts'
import { createGuideServices } from '../../src/services/guide.ts'
import { projectContent } from '../guide/content.ts'
import { NOW, translator } from './house.ts'

describe('another body\'s business', () => {
  let found: Guide
  before(async () => { found = createGuide(await projectContent()) })

  const said = async (finding: Partial<Finding>, language: string) => {
    const guide: Guide = { ...found, find: () => ({ kind: 'out_of_scope', procedures: [], outcome: 'none', scores: [], ...finding }) }
    const service = createGuideServices(guide, translator).find(({ name }) => name === 'guide.elsewhere')
    const called = await service?.run({ question: '银行说身份证过期' }, {
      key: 'k', conversation: 'c', channel: 'wechat', language, at: NOW, source: 's',
    })
    return called?.ok ? (called.value as { text: string }).text.split('\n') : undefined
  }

  it('is told with its number', async () => {
    deepEqual(await said({ topic: 'bank' }, 'en'), [found.elsewhere('bank', 'en')])
  })

  for (const [language, asked] of [['zh-CN', '也可能您要办的是下面这些'], ['zh-TW', '也可能您要辦的是下面這些'], ['en', 'Or it may be one of these']] as const) {
    it(`is told in ${language} with what of ours comes close, by names that can be written back`, async () => {
      const lines = await said({ topic: 'bank', outcome: 'list', procedures: ['id-card-renewal', 'card-freeze-appeal'] }, language)
      const names = found.names(['id-card-renewal', 'card-freeze-appeal'], language).map(({ name }) => name)
      deepEqual([lines?.[0], lines?.[1]?.startsWith(asked), ...lines?.slice(2) ?? []], [found.elsewhere('bank', language), true, ...names])
      deepEqual(names.map((name) => found.find(name).procedures[0]), ['id-card-renewal', 'card-freeze-appeal'])
    })
  }
})

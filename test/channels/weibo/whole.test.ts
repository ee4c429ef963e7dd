// What residents must have read before they answer is told whole on Weibo, in every language.

import assert from 'node:assert/strict'
import { LIMIT } from '../../../src/channels/weibo/encode.ts'
import { createTalkHouse } from '../../../src/cli/support/house.ts'
import { asText } from '../../../src/messages/outbound.ts'
import { LANGUAGES, shippedFiles } from '../../support/shipped.ts'

const STORY = '昨天晚上有人打电话说我中奖了，让我先交钱。'
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['the menu', ['取消', '菜单']],
  ['what a tip is about', ['举报']],
  ['who sees it', ['谁能看到']],
  ['what comes next', ['接下来怎么办']],
  ['how to take it back', ['撤回']],
  ['what is kept', ['我的数据']],
  ['the privacy notice', ['举报', '1', STORY]],
  ['the summary of a long story', ['举报', '1', STORY.repeat(40), '不同意', '不用']],
  ['the receipt', ['举报', '1', STORY, '不同意', '不用', '可以']],
  ['what cutting the link means', ['举报', '1', STORY, '不同意', '不用', '可以', '断开']],
]

describe('on Weibo', async () => {
  const files = await shippedFiles()
  for (const language of LANGUAGES) {
    for (const [title, texts] of CASES) {
      it(`${title} is told whole in ${language}`, async () => {
        const talk = createTalkHouse({ files, languages: LANGUAGES, channel: 'weibo' }, Date.UTC(2026, 2, 2, 2))
        let last = ''
        for (const text of [language === 'en' ? 'english' : language === 'zh-TW' ? '繁體中文' : '简体中文', ...texts]) {
          const { messages } = await talk.hear('me', { kind: 'text', text })
          last = messages.map(asText).join('\n\n')
        }
        assert.ok(last.length <= LIMIT, `${last.length}: ${last}`)
      })
    }
  }
})

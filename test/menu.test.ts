// A whole question at the menu is a question, whatever words it shares with what the menu offers.

import { match } from 'node:assert/strict'
import type { Files } from '../src/files.ts'
import { createResident } from './support/chat.ts'
import { shippedFiles } from './support/shipped.ts'

describe('a question asked at the menu', () => {
  let files: Files
  before(async () => {
    files = await shippedFiles()
  })

  for (const [asked, told] of [
    ['户口迁移要什么材料', /准迁证/], ['居住证费用多少', /居住证/], ['身份证丢了怎么补办', /申请补领/],
    ['戶口遷移要什麼材料', /准遷證/],
  ] as const) {
    it(`${asked} is answered, and not asked again`, async () => {
      const resident = createResident(files)
      await resident.say('你好')
      match(await resident.say(asked), told)
    })
  }
})

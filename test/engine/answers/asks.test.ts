// Who asks for a moment, in all languages, and who says more than that.

import assert from 'node:assert/strict'
import { asksToWait } from '../../../src/engine/answers/reading/asks.ts'
import { suitsAny } from '../../../src/engine/questions/dated.ts'

const WAITS = [
  '等一下', '稍等', '等等', '等会儿', '等下再说', '等我一下', '请稍等', '等等 我找下身份证', '稍等，我去拿证件', '我找一下', '我想想', '好的，稍等', '等一下哈', '稍等，我查一下',
  '我再想想', '再考虑一下', '先想想再说', '商量一下',
  'wait', 'hold on please', 'one moment', 'let me check', 'give me a second',
]
const NOT = ['等一下要带什么', '等了两个小时没人理', '等级', '我想办身份证', '稍等你们什么时候上班', '我问一下身份证怎么办理', '我看见有人打架', 'wait for the bus at noon', '我查进度']
const ANY = ['都行', '都可以', '随便哪个都行', '随便', '你看着办', '你们定', '哪个都行', '您帮我选', '无所谓', '随便哪个时间', 'any', 'you choose', "doesn't matter"]
const SOME = ['都行，下午最好', '随便问问', '你们定了没有', '哪个好', '都不行', 'any police station near me']

describe('a text that', () => {
  for (const text of WAITS) it(`asks for a moment: ${text}`, () => assert.equal(asksToWait(text), true))
  for (const text of NOT) it(`says more: ${text}`, () => assert.equal(asksToWait(text), false))
  for (const text of ANY) it(`leaves it to us: ${text}`, () => assert.equal(suitsAny(text), true))
  for (const text of SOME) it(`leaves nothing to us: ${text}`, () => assert.equal(suitsAny(text), false))
})

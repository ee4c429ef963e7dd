// Who has sent all there is says so in many ways.

import assert from 'node:assert/strict'
import { isEnough } from '../../../src/engine/answers/reading/enough.ts'

const ENOUGH = `好了谢谢|没了，谢谢|发完啦|ok了|可以了谢谢|就这些，麻烦了|就一张|只有一张|就这一张照片|没图片了|没别的照片了|没其他的了|全部发完了|照片发完了|
  发好了|傳完了|都在这了|差不多了|没什么要补充的了|目前就这些|That's everything|no more photos|just one|I'm done, thanks`
const NOT = `好|好的|嗯|OK|还有一张|等我发完|发不了|照片发完了吗|没有照片|他们发完了传单就走|就一张桌子|没电了|这些是今天拍的|看好了|不要了`

describe('somebody who has sent all there is', () => {
  for (const text of ENOUGH.split('|').map((one) => one.trim())) it(`says ${text}`, () => assert.equal(isEnough(text), true))
  for (const text of NOT.split('|').map((one) => one.trim())) it(`does not say ${text}`, () => assert.equal(isEnough(text), false))
})

// Yes and no in many ways, and what is neither.

import assert from 'node:assert/strict'
import { confirm } from '../../../src/engine/answers/confirm.ts'
import { consent } from '../../../src/engine/answers/consent.ts'
import type { Form } from '../../../src/engine/answers/form.ts'
import type { Said } from '../../../src/messages/inbound.ts'
import type { Json } from '../../../src/engine/event.ts'
import { context, read, short } from './ask.ts'

const ASK = 'x yes-or-no'
const YES = `shi de|haode|keyi|tongyi|不用改了|不用改|说得对|当然不是问题|冇问题|没有异议|不反对|就按这个|就是这样|嗯呐|好|好的|好的。|好的，提交吧|可以|可以的|行|行吧|行行行|嗯|嗯嗯|对|对的|对，没错|没错|是|是的|是的是的|是的，谢谢|同意|我同意|确认|确定|没问题|没有问题|要|需要|提交|
  提交吧|当然可以|中|妥了|得嘞|就这样吧|都对|好呀|好啊|正确|無誤|確認|沒錯|對|是嘅|係|係嘅|沒問題|嗯，好的|好的谢谢|可以联系我|可以打我电话|好的提交|嗯嗯发吧|好，送出|愿意联系|you can call me|信息正确|以上信息都正确|不错|没有错|有|愿意|
  ok|OK|Ok的|ＯＫ|okay|yes|Yes, please.|y|Y|yeah|yep|sure|correct|right|that's right|
  that’s correct|go ahead|of course|agree|I agree|sounds good|sounds right|sure thing|fine by me|不是，不对，是|yes yes|no problem|1|１|一|①|1.|👍|
  👌🏻|✅|[OK]|[强]|方便的|会|嗯呢|是😊|🙂好的|嗯[微笑]`
const NO = `是，不对，不是|bu yong|bushi|suan le|还是算了|还是算了吧|木有|不OK|not at all|不太想|勿要|要不得|不得行|不妥|不是不是|别发|不好意思，不是|算了不约了|不办了|不|不是|不是的|不对|不正确|不行|不可以|不同意|我不同意|不要|不要了|不用|不用了|不用了谢谢|不，谢谢|不要联系我|不用打电话|别打我电话|don't call me|算了|算了吧|算了，不要了|不需要|否|没有|没|错了|错|有误|有错|
  好像不对|唔使|唔想|好像有错|不太对|先不|先不要|暂时不用|别|不提交|嗯，不用了|不想|不愿意|不用了吧我怕他们知道|不能，我怕|不同意我不放心|不對|不對啊|沒有|無|唔係|唔要|不啱|取消|拒绝|填错了|写错了|信息不对|不，不对|no|
  No.|n|N|nope|nah|not now|no thanks|no, thank you|wrong|that's wrong|incorrect|not correct|
  I don't agree|disagree|don't|cancel|2|２|二|2.|👎|[弱]|不方便|不会|this is not right|不是😊|不用[微笑]`
const NEITHER = `是❌|[可怜]|不会不同意|不能不要|不知道|不确定|不一定|是不是|可以吗|对吗？|好吗|再想想|等一下|等等|随便|好像是|应该是|应该没错|可能吧|大概是|是，不是|对，不对|好的，不要了|不是不可以|好多了|好久|对不起|
  不好意思|是谁|有多少|能不能|你好|谢谢|[微笑]|😀|3|0|12|maybe|not sure|I think so|yes or no|yesterday|note|know|
  nobody|不怕，可以|不对，因为地址写错了|no because the place is wrong|为什么|电话错了，是13800138000|改2|第一个|是的但是地址不对|不错了吗|。|？|我同意但是要改电话|【收到不支持的消息类型，暂无法显示】`

const lines = (list: string) => list.split('|').map((said) => said.trim()).filter((said) => said !== '')
const rows: readonly (readonly [string, Json])[] = [
  ...lines(YES).map((said) => [said, true] as const),
  ...lines(NO).map((said) => [said, false] as const),
  ...lines(NEITHER).map((said) => [said, ASK] as const),
]

describe('yes or no', () => {
  for (const [said, expected] of rows) {
    it(`reads ${said} as ${expected}`, () => assert.deepEqual(short(read(confirm, said)), expected))
  }

  const others: readonly (readonly [string, Said, Json])[] = [
    ['the button for yes', { kind: 'text', text: '是', option: 'yes' }, true],
    ['the button for no', { kind: 'text', text: '是', option: 'no' }, false],
    ['another button', { kind: 'text', text: '是', option: 'else' }, true],
    ['a recognised voice', { kind: 'voice', url: 'x', transcript: '好的。' }, true],
    ['an unrecognised voice', { kind: 'voice', url: 'x' }, ASK],
    ['a picture', { kind: 'image', url: 'x' }, ASK],
    ['a sticker', { kind: 'other', what: 'sticker' }, ASK],
    ['an empty message', { kind: 'text', text: '' }, ASK],
  ]
  for (const [title, said, expected] of others) {
    it(`reads ${title} as ${expected}`, () => assert.deepEqual(short(confirm.read(said, context())), expected))
  }

  it('leaves numbers alone where the summary has numbered lines', () => {
    for (const said of ['1', '2']) assert.deepEqual(short(read(confirm, said, context({ changes: ['story'] }))), ASK)
  })

  it('shows what was answered', () => {
    assert.deepEqual(['zh-CN', 'zh-TW', 'en'].map((language) => confirm.show(true, language)), ['是', '是', 'yes'])
    assert.deepEqual(['zh-CN', 'en'].map((language) => confirm.show(false, language)), ['否', 'no'])
  })
})

describe('consent', () => {
  const cases: readonly (readonly [string, Json])[] = [
    ['同意', true], ['我同意', true], ['好的', true], ['I agree', true], ['可以', true], ['不同意', false],
    ['no', false], ['算了', false], ['1', ASK], ['👍', ASK], ['[OK]', ASK], ['为什么', ASK], ['不知道', ASK],
  ]
  for (const [said, expected] of cases) {
    it(`reads ${said} as ${expected}`, () => assert.deepEqual(short(read(consent, said)), expected))
  }

  it('takes the button for it', () => {
    const tapped: Form = consent
    assert.deepEqual(short(tapped.read({ kind: 'text', text: '', option: 'yes' }, context())), true)
  })
})

// What is no more than manners, hurry or the wish for a person, and what says something.

import assert from 'node:assert/strict'
import { isManners, isThanks, isWish } from '../../../src/engine/answers/reading/manners.ts'

const MANNERS = ['谢谢', '谢谢，你们辛苦了', '快点', '不好意思刚才有事', '刚才在忙', '麻烦快一点', '唔該', 'thank you very much', 'hurry up please', 'sorry, I was busy']
const MORE = ['', '谢谢他没打我', '有事要说：楼下赌钱', '快递丢了', '忙着卖药', 'busy street', '城关路5号', '同志们在打牌']
const WISHES = ['我要找真人', '找民警', '转人工', '有没有人啊', '请找个民警来', '我想跟警察说', '不要机器人', 'I want to talk to a human', 'can I talk to a real person please']
const MESSAGES = ['', '请民警回答我', '请民警查一下我的案子', '有人打我', '民警收钱', '想问身份证', 'I want to talk about my passport', 'a man took my bag', '说']

const THANKS = ['谢谢', '谢谢，你们辛苦了', '好的，謝謝', '知道了 谢谢警官', '收到，多谢', '辛苦了', 'ok thank you', 'many thanks', 'great, thanks a lot', 'thank u']
const NO_THANKS = ['', '好的', '快点', '谢谢，那要带什么', '好的谢谢，什么时候回复我', '感谢信怎么写', 'thanks, when will they reply?', 'no thanks, I call']

describe('manners', () => {
  for (const text of MANNERS) it(`are all that is in ${text}`, () => assert.equal(isManners(text), true))
  for (const text of MORE) it(`are not all that is in ${text || 'nothing'}`, () => assert.equal(isManners(text), false))
})

describe('thanks', () => {
  for (const text of THANKS) it(`are all that is in ${text}`, () => assert.equal(isThanks(text), true))
  for (const text of NO_THANKS) it(`are not all that is in ${text || 'nothing'}`, () => assert.equal(isThanks(text), false))
})

describe('the wish for a person', () => {
  for (const text of WISHES) it(`is all that is in ${text}`, () => assert.equal(isWish(text), true))
  for (const text of MESSAGES) it(`is not all that is in ${text || 'nothing'}`, () => assert.equal(isWish(text), false))
})

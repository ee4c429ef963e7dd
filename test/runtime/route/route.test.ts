// Where a first message or a question in between leads, as the shipped guide, units and services have it.

import assert from 'node:assert/strict'

import type { Book } from '../../../src/engine/book.ts'
import { shippedBook } from '../../support/shipped.ts'

type Led = readonly [text: string, flow: string | undefined]

const days: readonly Led[] = [
  ['明天上午想去城关所办身份证', 'book-appointment'],
  ['后天下午办护照', 'book-appointment'],
  ['周三来办护照 出国用', 'book-appointment'],
  ['明天过去把身份证换了', 'book-appointment'],
  ['I want to come on Friday to renew my passport', 'book-appointment'],
  ['护照丢了 后天就要走', 'ask-guide'],
  ['我3天后要出国 护照找不到了', 'ask-guide'],
  ['身份证明天到期 现在人在外地', 'ask-guide'],
  ['身份证丢了 下周一要考试', 'ask-guide'],
  ['护照后天就过期了', 'ask-guide'],
  ['I lost my passport and I am leaving in 3 days', 'ask-guide'],
  ['my passport is lost and my flight is tomorrow', 'ask-guide'],
]

const kept: readonly Led[] = [
  ['我想改时间', 'my-appointments'], ['我想改時間', 'my-appointments'], ['换个时间可以吗', 'my-appointments'], ['怎么改期', 'my-appointments'],
  ['how can i change the date', 'my-appointments'], ['I want to reschedule', 'my-appointments'], ['can you move it to another day?', 'my-appointments'],
  ['please put off my appointment', 'my-appointments'], ['预约要改到明天', 'my-appointments'],
  ['我想預約換領身份證', 'book-appointment'], ['我想预约换身份证', 'book-appointment'], ['预约换驾照', 'book-appointment'], ['我想预约改名', 'book-appointment'],
]

const told: readonly Led[] = [
  ['我想报料', 'submit-tip'], ['上禮拜三下午兩點多 在戶政窗口', undefined], ['唔该我想报料', 'submit-tip'], ['我不去了', 'my-appointments'], ['明天不来了', 'my-appointments'], ["Sorry, I can't come", 'my-appointments'],
  ['我家的牛被偷了两头', 'ask-guide'], ['我的機車被偷了', 'ask-guide'], ['我妈去不了了怎么办理', 'ask-guide'],
]

const receipts: readonly Led[] = [
  ['4', undefined], ['１２', undefined],
  ['GA-77-XY，998877', 'case-status'], ['GA-77-XY 998877', 'case-status'], ['202611-0001 EJP0-J9M7-ZGSH-Q', 'case-status'],
  ['0571-8765432 1a2b', 'ask-guide'], ['XBDX-S9X9-K4H5-G', 'case-status'], ['1d16 0xhp s8gm 3', 'case-status'], ['xbdxs9x9k4h5g', 'case-status'],
  ['entertainment', 'ask-guide'], ['QXGA202600117', 'case-status'],
]

const nearest: readonly Led[] = [
  ['附近派出所', 'nearby'], ['离我最近的派出所在哪', 'nearby'], ['最近的車管所怎麼走', 'nearby'], ['哪个派出所离我最近', 'nearby'], ['附近派出所的人态度很差', 'file-complaint'],
  ['when is the chengguan station open', 'hours'], ['liuhe police phone number', 'hours'], ['how can I call the Chengguan police', 'hours'],
]

const foreign: readonly Led[] = [
  ['帮我订个外卖', undefined], ['帮我约个医院的专家号', undefined], ['здравствуйте мне нужна регистрация', undefined], ['パスポートを更新したい', undefined], ['안녕하세요 비자 연장', undefined],
]

// What a question that stands is not left for: it hardly says what it is taken for, or says that nothing is known or wanted.
const unsure = [
  '没有照片 也不用联系我', '唔使搵我',
  '不对 我说错了 是后天', '那我去替她办行不', '不用联系我 解决就行', '不知道叫啥', '不知道', '我今年12岁', '就在阳光小区3栋', '在你们这', '不行吗', '我没有号',
]

const aspects: readonly (readonly [text: string, chosen: readonly string[], question: string | undefined])[] = [
  ['多少钱', ['exit-entry'], '普通护照换发'],
  ['那要带什么材料', ['id-card', 'chengguan'], '居民身份证换领（到期、损坏、信息变更）'],
  ['how much is it', ['driving'], '机动车驾驶证期满换证（含延期）'],
  ['好多钱哦', ['exit-entry'], '普通护照换发'],
  ['要几多钱', ['exit-entry'], '普通护照换发'],
  ['多少钱', ['chengguan'], undefined],
  ['要带什么', [], undefined],
  ['去哪里办', [], undefined],
  ['what do I bring?', [], undefined],
]

const named: readonly (readonly [text: string, about: string | undefined])[] = [
  ['我在城关所办证的时候 那个女警察一直玩手机 态度很差', '城关派出所'],
  ['the officer at Chengguan police station was very rude to me', 'Chengguan Police Station'],
  ['窗口的民警一直玩手机 态度很差', undefined],
]

const dangers: readonly (readonly [text: string, kind: string | undefined])[] = [
  ['那你能帮我报警吗', 'police'], ['可以在这里报警吗', 'police'], ['能在微信上报警吗', 'police'], ['can you call the police for me', 'police'], ['怎么报警', undefined],
  ['他收了人家的烟 在城关所门口', undefined], ['他收了人家的钱 在城关所门口', undefined], ['他收了人家两条烟', undefined], ['他收了别人的钱 拿刀来砍我', 'police'], ['楼道里都是烟', 'fire'],
  ['我闻到烟味', 'fire'], ['没人懂我', 'life'], ['同学偷拍我照片发群里 我不想活了', 'life'], ['我不想死 救救我 他要杀我', 'police'], ['我手腕在流血 我不想死了 帮帮我', 'life'], ['我樓下囉', undefined], ['我家楼下有人砍人', 'police'], ['熬不住了', 'life'], ['nobody cares about me', 'life'], ['没人管我', undefined], ['没人爱吃', undefined], ['不想活了', 'life'], ['我不想活了，没人管我', 'life'], ['I want to kill myself', 'life'], ['我妈说她不想活了', 'police'],
]

const stories: readonly (readonly [text: string, story: boolean])[] = [
  ['我要举报一个情况可以吗', false],
  ['I want to report something', false],
  ['我要举报，城关小学对面的棋牌室每天晚上有人赌钱', true],
  ['I want to report a man who sells pills at the school gate every Friday', true],
]

// An officer is for supervision, and nobody else is.
const whose: readonly Led[] = [
  ['举报民警酒驾', 'file-complaint'], ['举报一个辅警收黑钱', 'file-complaint'], ['I want to report a police officer taking bribes', 'file-complaint'], ['有人冒充警察骗钱', 'submit-tip'],
  ['我要举报假警察骗钱', 'submit-tip'], ['我要投诉饭店卖臭肉', 'ask-guide'], ['我要投诉饭店里有人聚众赌博', 'submit-tip'], ['投诉快递把我东西弄丢了', 'ask-guide'], ['我要投诉工地半夜施工', 'ask-guide'], ['我要投诉民警在饭店白吃', 'file-complaint'],
  ['我要投诉城关所的民警', 'file-complaint'],
]

const hurt: readonly Led[] = [
  ['my son was beaten by a police officer', 'file-complaint'], ['my brother was threatened by an officer', 'file-complaint'], ['我被所长威胁了', 'file-complaint'],
  ['我被穿警服的打了', 'file-complaint'], ['我儿子被警官打了', 'file-complaint'],
  ['做笔录时候他拍桌子吓唬我 我才是被打的', 'file-complaint'], ['被前夫跟踪半年 报了五次 每次登记一下就完', 'file-complaint'],
  ['我要找真的客服 不要关键词回复', 'talk-to-officer'], ['人呢 有没有人啊 不要自动回复', 'talk-to-officer'], ['不用再给我打电话了', undefined],
  ['我儿子在学校被同学打了 老师不管', 'submit-tip'], ['隔壁打小孩 每天晚上都哭', 'submit-tip'], ['my son was bullied at school', 'submit-tip'], ['就是我们小区保安打人', 'submit-tip'], ['民警打人', 'file-complaint'], ['hi i need help my neighbor beats his wife every night', 'submit-tip'], ['号码就是这个微信', undefined], ['我明天来城关所办', 'book-appointment'], ['我明天去不了了能换一天吗', 'my-appointments'], ['2026-03-05想去城关所办户口', 'book-appointment'], ['昨天去城关所办证态度很差', 'file-complaint'], ['这不是手机号码', undefined],
]

describe('where a text leads', () => {
  let route: Book['route']
  let danger: Book['danger']
  let command: Book['command']
  before(async () => { ({ book: { route, danger, command } } = await shippedBook()) })

  for (const [text, flow] of [...days, ...kept, ...told, ...receipts, ...nearest, ...foreign, ...hurt, ...whose]) {
    it(`${text} → ${flow}`, () => assert.equal(route(text, 'zh-CN')?.flow, flow))
  }
  for (const text of unsure) {
    it(`${text} leads nowhere from a question`, () => {
      const led = route(text, 'zh-CN')
      assert.ok(led === undefined || led.idle === true, JSON.stringify(led))
      assert.equal(danger(text), undefined)
    })
  }
  it('最快哪天 is no call for help', () => assert.equal(danger('最快哪天'), undefined))
  for (const text of ['就在阳光小区3栋着火了', '就在我家门口有人拿刀', '最快哪天能来救命']) {
    it(`${text} is danger still`, () => assert.notEqual(danger(text), undefined))
  }
  for (const [text, kind] of dangers) {
    it(`${text} is ${kind ? `danger of the kind ${kind}` : 'no danger'}`, () => assert.equal(danger(text), kind))
  }
  for (const text of ['那约吧', '那先约护照吧', '约个身份证']) it(`${text} books`, () => assert.equal(route(text, 'zh-CN')?.flow, 'book-appointment'))
  for (const text of ['算了 都不要了', '算了，不弄了', '取消 不办了']) it(`${text} gives up`, () => assert.equal(command(text), 'drop'))
  it('什么时候给答复 asks what comes next', () => assert.equal(route('什么时候给答复', 'zh-CN')?.flow, 'what-next'))

  for (const [text, chosen, question] of aspects) {
    it(`${text}, with ${chosen.join() || 'nothing'} chosen, asks about ${question ?? 'what is still to be said'}`, () => {
      const idle = question === undefined
      assert.deepEqual(route(text, 'zh-CN', chosen), { flow: 'ask-guide', with: idle ? {} : { question }, ...(idle && { idle }) })
    })
  }
  it('asks about the same thing where a few words say what is different', () => {
    assert.deepEqual(route('丢了呢', 'zh-CN', ['id-card-renewal'])?.with, { question: '居民身份证丢失补领' })
    assert.deepEqual(route('丟了呢', 'zh-TW', ['id-card-renewal'])?.with, { question: '居民身份證丟失補領' })
    assert.equal(route("it's a Chinese passport", 'en', ['passport-replacement']), undefined)
  })
  for (const text of ['约', '约吧', '那就约个时间', '約']) it(`${text} books, too`, () => assert.deepEqual(route(text, 'zh-CN'), { flow: 'book-appointment', with: {} }))
  it('asks about a thing that is named, whatever was chosen', () => {
    assert.deepEqual(route('驾照丢了多少钱', 'zh-CN', ['exit-entry'])?.with, { question: '驾照丢了多少钱' })
  })
  for (const [text, story] of stories) {
    it(`${story ? 'keeps what happened' : 'finds nothing told yet'} in: ${text}`, () => {
      assert.deepEqual(route(text, 'zh-CN'), { flow: 'submit-tip', with: story ? { story: text } : {} })
    })
  }
  it('leaves the question that stands for a status that is asked for, not for what may as well be about it', () => {
    assert.deepEqual(['办好了能寄回来吗', '我的护照办到哪一步了'].map((text) => route(text, 'zh-CN')?.idle), [true, undefined])
  })
  it('tells where it only guesses', () => {
    assert.deepEqual(['外地人可以办吗', '驾照丢了可以补吗'].map((text) => route(text, 'zh-CN')?.guess), [true, undefined])
  })
  for (const [text, about] of named) {
    it(`takes ${about ?? 'nobody'} for what is complained about in: ${text}`, () => {
      assert.deepEqual(route(text, 'zh-CN'), { flow: 'file-complaint', with: { story: text, ...(about && { about }) } })
    })
  }
})

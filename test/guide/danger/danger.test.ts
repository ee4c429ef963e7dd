// Danger, and what only speaks of it.

import assert from 'node:assert/strict'

import { createDanger, dangerPoints } from '../../../src/guide/danger/danger.ts'
import type { DangerKind } from '../../../src/ports/guide.ts'

const danger = createDanger()

const calls: readonly (readonly [text: string, kind: DangerKind])[] = [
  ['救命啊有人要杀我', 'police'],
  ['超市门口有个男的拿刀乱砍人', 'police'],
  ['有人在撬我家门锁，我一个人在家', 'police'],
  ['我女儿放学到现在没回家，电话也打不通', 'police'],
  ['有個女的站在橋上要跳', 'police'],
  ['我不想活了', 'police'],
  ['救命呀，有人揸住刀追住我', 'police'],
  ['我家着火了，在幸福小区3栋502', 'fire'],
  ['對面樓著火啦，好大煙', 'fire'],
  ['煤气泄漏了满屋子味道', 'fire'],
  ['电梯困住了三个人', 'fire'],
  ['我爸突然倒地上叫不醒了', 'medical'],
  ['小孩吞了个硬币卡住喉咙了，脸都紫了', 'medical'],
  ['两辆车相撞，有人卡在车里出不来', 'traffic'],
  ['有人被车撞了，在人民路邮局门口', 'traffic'],
  ['我不方便说话，他就在旁边', 'text'],
  ['被传销的人关在房子里出不去', 'text'],
  ['刚刚骗子让我转了五万，钱还能拦住吗', 'fraud'],
  ['Someone is breaking into my house', 'police'],
  ['There is a man with a knife outside the school', 'police'],
  ['I want to kill myself', 'police'],
  ['My house is on fire', 'fire'],
  ['My father is not breathing', 'medical'],
  ['Hit by a car, he is unconscious', 'medical'],
  ["I can't talk, he is in the next room", 'text'],
  ['they are asking me to transfer money to a safe account right now', 'fraud'],
  ['jiu ming a', 'police'],
]

const questions: readonly string[] = [
  '打架会被拘留吗',
  '我爸以前家暴怎么开证明',
  '抢劫罪判几年',
  '车祸对方全责不赔偿怎么办',
  '去年被骗了两万，警察到现在没消息',
  '如果有人撬门我可以打他吗',
  '消防演习需要备案吗',
  '火警电话怎么打',
  '身份证被抢了怎么补',
  '火灾把户口本烧了怎么补',
  '救命恩人怎么送锦旗',
  '爷爷在家去世了户口怎么注销',
  '我老公打我十几年了，我想离婚孩子能归我吗',
  '累死了跑了三趟',
  '身份证丢了怎么补办',
  'What is the penalty for drunk driving',
  'If someone attacks me can I fight back',
  'Do I need a permit for fireworks',
  'I lost my passport last week',
  '',
]

describe('danger', () => {
  for (const [text, kind] of calls) it(`hears ${kind} in '${text}'`, () => assert.deepEqual(danger(text), { kind }))

  for (const text of questions) it(`hears no call for help in '${text}'`, () => assert.equal(danger(text), undefined))

  it('lets a cry for help outweigh the past', () => {
    assert.equal(danger('昨天打我的人又来了'), undefined)
    assert.equal(danger('昨天打我的人又来了，拿着刀，快来人')?.kind, 'police')
  })

  it('lets what was learnt speak where the rules are silent, and not against their strongest words', () => {
    const learnt = { bias: 0, words: new Map([['怪人在爬', 0], ['怪人', 900], ['救命', -9000]]) }
    assert.equal(danger('楼道怪人害怕'), undefined)
    assert.equal(createDanger(learnt)('楼道怪人害怕')?.kind, 'police')
    assert.equal(createDanger(learnt)('救命啊')?.kind, 'police')
  })

  it('tells points for and against, so that a reviewer can see why', () => {
    assert.deepEqual(dangerPoints('有人打架'), { kind: 'police', points: 2 })
    assert.ok((dangerPoints('有人打架会判刑吗')?.points ?? 0) < 2)
  })
})

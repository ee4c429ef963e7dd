// Who was wronged and asks for no paper: what answers them, and who only speaks of something near to it.

import assert from 'node:assert/strict'

import { shippedGuide } from '../../support/shipped.ts'

const guide = await shippedGuide()

const found = (text: string): string | undefined => {
  const { kind, outcome, procedures, topic } = guide.find(text)
  return kind === 'procedure' && outcome === 'answer' ? procedures[0] : kind === 'out_of_scope' ? topic : kind
}

const AT_HOME: readonly string[] = [
  '被家暴了怎么办', '家暴告诫书怎么申请', '我想申请人身保护令', '老公经常打我，我想离开他', '我老公昨天打我了，我想离开他', '我妈天天骂我打我，我今年13岁', '前夫昨晚喝了酒打我，我能离婚吗', '老公家暴怎麼聲請保護令',
  'what can I do if my husband hits me and I want a divorce', 'How do I apply for a protection order, and how long does it last?',
]
const STOLEN: readonly string[] = [
  '自行车被偷了', '我家的牛被偷了两头', '我的機車被偷了', '昨晚家里被撬了', '手机被偷了', '我的钱包被偷了怎么办', '家里被盗了', '电动车被偷了怎么办', '我部單車畀人偷咗', 'my wallet was stolen', 'someone stole my parcel last night', '我被网暴了', '有人在网上造谣我怎么办', '前男友一直骚扰我，能管吗',
]
const HIT: readonly string[] = ['我的车停路边被人刮了跑了', '停路边车被刮了，对方跑了，咋办']
const NOT: readonly (readonly [text: string, not: string])[] = [
  ['身份证被偷了怎么补', 'case-report-receipt'], ['护照被偷了', 'case-report-receipt'], ['本子被偷了 补要不要考试', 'case-report-receipt'], ['家里被盗，技术员来过，后来没信了', 'case-report-receipt'], ['快递被偷了驿站不赔', 'case-report-receipt'],
  ['听说小区进小偷了是真的吗', 'case-report-receipt'], ['我的周末被偷走了 请立案', 'case-report-receipt'], ['my ex stole my heart, arrest him lol', 'case-report-receipt'], ['how to prevent burglary', 'case-report-receipt'],
  ['我微信号被盗了', 'case-report-receipt'], ['我上次报的失窃有眉目吗', 'case-report-receipt'], ['邻居天天打老婆，我们听得见', 'family-violence'], ['老公打我电话问户口本在哪', 'family-violence'], ['身份证上名字跟家谱辈分不对', 'family-violence'], ['我家报了警怎么没人来', 'family-violence'], ['我家包子店要办消防吗', 'family-violence'],
  ['家暴报警 来的民警说两口子的事少管 我不服', 'family-violence'], ['我哥动手打人被关进去了，能给他送本书吗', 'family-violence'], ['我家那口子打呼噜跟打雷一样 简直家庭暴力 哈哈哈', 'family-violence'],
  ['民警的车撞了我的车就跑了，我要投诉', 'traffic-accident-handling'], ['我妈打扮得很漂亮去拍身份证照', 'family-violence'], ['儿子打工在外地户口怎么迁', 'family-violence'],
]

describe('who was wronged', () => {
  for (const text of AT_HOME) it(`at home hears what helps: ${text}`, () => assert.equal(found(text), 'family-violence'))
  for (const text of STOLEN) it(`hears how it is reported: ${text}`, () => assert.equal(found(text), 'case-report-receipt'))
  for (const text of HIT) it(`hears what is done after an accident: ${text}`, () => assert.equal(found(text), 'traffic-accident-handling'))
  for (const [text, not] of NOT) it(`is not heard in: ${text}`, () => assert.notEqual(found(text), not))

  it('hears whom to call where a car is parked in, and raises no alarm', () => {
    for (const text of ['有人停车堵我车库门打不通电话', '我家车位被人占了 让他挪车不挪']) assert.equal(found(text), 'blocked-car')
    assert.equal(guide.danger('车被堵在小区出不来'), undefined)
    for (const text of ['车被水堵在隧道里', '我车被几个男的堵了不让走', '车被堵在山里下大雪了没油了', '车被堵在铁路口火车要来了']) assert.notEqual(guide.danger(text), undefined)
  })

  it('by a swindler hears of the way to stop the money', () => {
    for (const text of ['骗子骗走我妈两万块', 'a scammer took my salary']) assert.equal(found(text), 'fraud-stop-payment')
  })

  it('is not heard in small letters, and a call for help from who cannot read them well is', () => {
    for (const text of ['我老了字看不清', '眼睛花了字太小看不清', '手机字看不见了', '孩子丢了书包', '女儿的电话手表不见了怎么办', '快 手机掉河里了']) assert.equal(guide.danger(text), undefined)
    for (const text of ['有人拿刀追我手机看不清字打错了', '我被关着手机看不到信号', '我眼睛突然看不见了', '孩子丢了', '女儿不见了书包还在路边', '快快快 掉坑里了']) assert.notEqual(guide.danger(text), undefined)
  })

  it('is not heard in an address or a name alone, whatever it is called', () => {
    for (const text of ['翠湖小区', '翠湖小区3栋', '火炬小区3栋', '龙湖小区门口', '孙海燕', '不对 孙海艳', '熊大山', '我老了看不清字', '宝宝不见了玩具']) assert.equal(guide.danger(text), undefined)
    for (const text of ['翠湖小区着火了', '救命翠湖小区3栋', '有人在翠湖小区跳楼', '宝宝不见了', '江里有人']) assert.notEqual(guide.danger(text), undefined)
  })

  it('in danger is told the number first', () => {
    assert.equal(guide.danger('老公正在打我')?.kind, 'police')
    assert.equal(guide.danger('有人在偷我的电动车')?.kind, 'police')
  })
})

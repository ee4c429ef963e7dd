// Danger, and what only speaks of it.

import assert from 'node:assert/strict'

import { createDanger, readEvident } from '../../../src/guide/danger/danger.ts'
import type { Learnt } from '../../../src/guide/fitted.ts'
import { packed } from '../../../src/guide/learning/model.ts'
import type { DangerKind } from '../../../src/ports/guide.ts'

const judge = createDanger()
// What was learnt of two classes, as far as it matters here.
const learnt = ({ letters = {}, danger: words = {}, bias = 0 }: {
  letters?: Readonly<Record<string, number>>; danger?: Readonly<Record<string, number>>; bias?: number
}): Learnt => ({
  letters: packed(
    { per: 100, classes: ['emergency', 'procedure'], bias: [0, 0] },
    Object.entries(letters).map(([name, weight]) => [name, [weight, 0]]),
  ),
  danger: { bias, words: new Map(Object.entries(words)) },
  kinds: packed({ per: 100, classes: ['procedure'], bias: [0] }, []),
})
const sure = (found: ReturnType<typeof judge>) => (found?.sure ? found.kind : undefined)
const danger = (text: string) => sure(judge(text))

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
  ["My father-in-law has collapsed, not breathing, I'm doing CPR", 'medical'],
  ['it smells like rotten eggs near the stove', 'fire'],
  ['How many of these pills would be enough? I have two boxes in front of me', 'police'],
  ['我躲在床底下 他们在翻保险箱', 'police'],
  ['他们说我欠钱 哪儿也不能去 坐了两天了 不给饭吃', 'police'],
  ['我过马路他也过马路 我拐弯他也拐弯', 'police'],
  ['两辆车相撞，有人卡在车里出不来', 'traffic'],
  ['有人被车撞了，在人民路邮局门口', 'traffic'],
  ['我不方便说话，他就在旁边', 'text'],
  ['被传销的人关在房子里出不去', 'text'],
  ['刚刚骗子让我转了五万，钱还能拦住吗', 'fraud'],
  ['河边有双鞋和一封信，没看到人', 'police'],
  ['Someone is breaking into my house', 'police'],
  ['There is a man with a knife outside the school', 'police'],
  ['I want to kill myself', 'police'],
  ['My house is on fire', 'fire'],
  ['My father is not breathing', 'medical'],
  ['Hit by a car, he is unconscious', 'medical'],
  ["I can't talk, he is in the next room", 'text'],
  ['110', 'police'],
  ['１１０！', 'police'],
  ['我要打110', 'police'],
  ['幺幺零', 'police'],
  ['call 110 now', 'police'],
  ['12110', 'text'],
  ['119', 'fire'],
  ['叫120快', 'medical'],
  ['122', 'traffic'],
  ['they are asking me to transfer money to a safe account right now', 'fraud'],
  ['等我走了以后，请你们帮我照顾我妈', 'police'],
  ['有人在直播割腕', 'police'],
  ['不签字就不放人，外面站着几个人', 'police'],
  ['我妈在跟假警察通电话，怎么劝都劝不听', 'fraud'],
  ['已经充了三万，还让我继续充', 'fraud'],
  ['有个男的点了人家的草垛', 'fire'],
  ['前面那车的司机喝多了，一路在晃', 'traffic'],
  ['仓库炸了', 'fire'],
  ['药都数好了', 'police'],
  ['遗书写好了，麻烦明天早上来人收一下', 'police'],
  ['炭已经点上了', 'police'],
  ['手机被远程控制，卡里的钱在变少', 'fraud'],
  ['stabbed, in the alley behind the bar', 'police'],
  ['jiu ming a', 'police'],
  ['塔吊上有个人要跳 老板不给工钱', 'police'],
  ['我刚才被人强奸了 他走了', 'police'],
  ['送产妇去医院 路上堵死了 能不能开个道', 'medical'],
  ['水已经进来了 到膝盖了', 'fire'],
  ['女孩递给我纸条 写着救我', 'police'],
  ['对方不让挂电话 不能跟家里说', 'fraud'],
  ['Emergency!', 'police'],
  ['fire', 'fire'],
  ['FIRE! FIRE!', 'fire'],
  ['嘘', 'text'],
  ['亲爱的警察同志 一个火锅外卖 三个人吃的 他们三个都在', 'text'],
  ['能不能别问了 能来就来 12-3-801', 'text'],
  ['没打错 旧货市场二楼 别响警笛', 'text'],
  ['门口那个人站了四十分钟了', 'police'],
  ['我家锁芯自己在转', 'police'],
  ['她刚才还在哭喊 现在一点声音都没了', 'police'],
  ['从这么高看下去 风好大', 'police'],
  ['今晚过后 你们不用替我操心了', 'police'],
  ['我好像是被人卖了 他们说的话我听不懂 这里全是山', 'police'],
  ['水都没到车窗了', 'fire'],
  ['自称检察院的在视频里看着我 让我不要告诉家人', 'fraud'],
  ['佢叫我转去安全户口 我而家过紧第二笔', 'fraud'],
  ["It's a long way down and I am not afraid any more", 'police'],
  ['the ceiling came down, my coworker is under it', 'fire'],
  ['you ren yao sha wo', 'police'],
  ['嘘 小点声 我写字', 'text'],
  ['wo mei fa shuo hua ta zai men wai', 'text'],
  ['老板让我给供应商打19万8 打完才发现头像是假的 钱刚走5分钟', 'fraud'],
  ['会议软件里那个法官叫我去买黄金等人来取', 'fraud'],
  ['我女儿被网友约走 手机关机', 'police'],
  ['grandpa turned blue after eating fish', 'medical'],
  ['我好像让人给卖了 都是林子', 'police'],
  ['视频里自称警官的不让我挂', 'fraud'],
  ["by tomorrow I won't be anyone's problem any more", 'police'],
  ['they keep us in a compound and make us scam people', 'police'],
  ['要是我回个1就是来人', 'text'],
  ['你们可以扮成修空调的上来就行', 'text'],
  ['他要翻我手机 看完马上删 别回我', 'text'],
  ['他打呼了 钥匙在枕头下 我不敢动', 'text'],
  ['借护士的手机偷偷发的', 'text'],
  ['我要一份炒饭 送到602 敲门声音大一点', 'text'],
  ['家里来了几个亲戚 锁了门', 'text'],
  ['奶奶的脸是青的 我喊不动', 'medical'],
  ['妹妹睡在地上推她不动', 'medical'],
  ['娃在后座 我下来买水 车没了', 'medical'],
  ['等你们看到这个 我应该不在了', 'police'],
  ['流了好多血多久会晕', 'police'],
  ['炭也生好了 车窗关上', 'police'],
  ['他把一整盒药都倒进嘴里', 'police'],
  ['最后一次打扰你们 河边的风好凉', 'police'],
  ['不用救了 已经晚了', 'police'],
  ['对不起开门的人', 'police'],
  ['一命换一命 我在去的路上', 'police'],
  ['绳子她买回来了 房门反锁', 'police'],
  ['炉子没灭 我们俩头昏站不稳', 'fire'],
  ['对面窗户里红彤彤的', 'fire'],
  ['大坝上的裂缝在冒水 下面有人', 'fire'],
  ['师傅的手粘在架子上面拿不下来', 'medical'],
  ['刹车踩不住了 前面是坡', 'traffic'],
  ['水漫到脚踝了 车门推不开', 'traffic'],
  ['手机鞋子都被收走 厕所里偷偷写的', 'police'],
  ['窗户都焊死了', 'police'],
  ['别敲门 她会发现是我', 'text'],
  ['他下楼接电话 我能写的就这些', 'text'],
  ['我割得太深', 'police'],
  ['我先走一步 你们好好过', 'police'],
  ['大家多保重 我在大桥上', 'police'],
  ['她把首饰给视频里的法官验', 'fraud'],
  ['我叔在凑钱 说给网恋的对象赎身', 'fraud'],
  ['deliver a parcel to room 8, he must not know who called', 'text'],
  ['she is snoring, I have the key', 'text'],
  ['司机开的路不对 一直不吭声', 'police'],
  ['主任说不能告诉家里 又叫我去器材室', 'police'],
  ['他手里有我的照片 不打钱今晚就发全班', 'police'],
  ['楼道里有人挨个试门把手', 'police'],
  ['叫我跟柜台就说是给儿子买房', 'fraud'],
  ['说我涉嫌洗钱 让我在酒店开房一个人待着', 'fraud'],
  ['pretend to be a courier and knock', 'text'],
  ["I left my cat with a friend, sorry for whoever opens the door", 'police'],
  ['mama no wake up', 'medical'],
  ['the heater is on and we all feel dizzy', 'medical'],
  ["grandpa left at noon, nearly midnight now, he doesn't know his way", 'police'],
  ['the judge on a video call says tell nobody and move the savings', 'fraud'],
]

const further: typeof calls = [
  ['抢劫犯抢走我两万', 'police'],
  ['老板要强奸我', 'police'],
  ['我把人打死了', 'police'],
  ['我杀人了', 'police'],
  ['我妈被人骗走了找不到人', 'police'],
  ['有人半夜趴我窗户', 'police'],
  ['儿子打我七十多岁老太婆', 'police'],
  ['前夫喝多了打我', 'police'],
  ['被骗来传销窝点', 'text'],
  ['他们关着我', 'text'],
  ['一氧化碳中毒了', 'medical'],
  ['被人用刀捅了先打哪个', 'police'],
  ['孩子丢了去哪报', 'police'],
  ['急急急 掉河里了', 'fire'],
  ['正在被骗子骗', 'fraud'],
  ['骗子让我把钱转到安全账户', 'fraud'],
]

const withManners: readonly string[] = [
  '您好,请问我姓王', '请问一下我姓王', '我想问下我姓王', '警察叔叔，我姓王', '警察叔叔你好，我姓王', '有人吗？我姓王', '在不在，我姓王', '急，我姓王', '麻烦问一下我姓王',
  '您好，我姓王', '你好 我姓王', '您好！我姓王', '民警同志您好，我姓王', '警察，我姓王', '早上好，我姓王', '在吗？我姓王', 'Hello, 我姓王',
  '您好，不好意思，打扰一下，我姓王', '我想问一下，我姓王', '请问，我姓王', '麻烦您，我姓王', '呃…我姓王', '我姓王，谢谢', '您好，我姓王，辛苦了', '我姓王，麻烦您了。',
]

const questions: readonly string[] = [
  '老师打我手机没接到',
  '孩子丢了身份证怎么补',
  '被刀划伤了判几年',
  '手机掉河里了',
  '我眼睛花了字太小看不清',
  '房东打我电话催房租',
  '我把人打死了怎么判',
  '游戏里我把人打死了会封号吗',
  '煤气中毒了怎么赔偿',
  '我女儿被学校带走了军训',
  '邻居家孩子打我孩子',
  '被骗进传销怎么报警',
  '我被骗去做传销，交了3800，现在出来了，钱能追回吗',
  '骗子骗走我妈两万块',
  'a scammer took my salary',
  '叫号机按了没反应 不动',
  '猫托给楼下阿姨了 我出差一周',
  '最后一次打扰你们 证拿到了',
  '不用来了 手续办完了',
  '对面窗户红彤彤的 挂满灯笼',
  '炉子修好了 之前头昏',
  '刹车失灵撞了人 责任怎么分',
  'you guys are killing it today',
  '打架会被拘留吗',
  '遗书怎么写才有法律效力',
  '炭烧好了没有',
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
  '救命，这只小狗太可爱了',
  '保险单放在哪里了怎么找',
  '电动车漏电事故的处理',
  '身份证丢了怎么补办',
  '被强奸了多久之内能起诉',
  '楼上漏水 水进来了 谁赔',
  '上礼拜我报警说前夫砸门 你们四十分钟才来',
  '报了有人跳河 你们来了站岸上看',
  'If two people fight, will they be detained',
  '我不了',
  '我心都被你电到了',
  '叫号机没反应',
  '两口子打架摔碗 现在和好了 不用来了',
  "I'm drowning in paperwork here",
  '烟感响是我炒菜 没着火',
  'my bag fell in the canal, ID inside',
  '车被拖走了 魂都吓没了',
  '這麼高看下去 夜景真美',
  'the AC in your hall is freezing us to death',
  'shot my passport photo at home, is that ok',
  'xie xie ni bang le wo da mang',
  'zhi xi qin shu yao jiao shui ma',
  '不打了',
  '110和12110有什么区别',
  '人民路110号',
  '罚了120',
  '1200',
  '他打我电话',
  '别打电话',
  'What is the penalty for drunk driving',
  'If someone attacks me can I fight back',
  'Do I need a permit for fireworks',
  'I lost my passport last week',
  '',
]

describe('danger', () => {
  for (const [text, kind] of [...calls, ...further]) it(`hears ${kind} in '${text}'`, () => assert.equal(danger(text), kind))

  for (const text of questions) it(`hears no call for help in '${text}'`, () => assert.equal(danger(text), undefined))

  for (const text of withManners) {
    it(`weighs no manners in '${text}'`, () => assert.equal(readEvident(text).text, '我姓王'))
  }

  it('lets a cry for help outweigh the past', () => {
    assert.equal(danger('昨天打我的人又来了'), undefined)
    assert.equal(danger('昨天打我的人又来了，拿着刀，快来人'), 'police')
  })

  it('lets what was learnt speak where the rules are silent, and not against their strongest words', () => {
    const speaks = createDanger(learnt({ letters: { '@child&missing': 1500 }, danger: { leaning: 100 }, bias: -100 }))
    assert.equal(danger('小孩子在夜市没影了'), undefined)
    assert.equal(sure(speaks('小孩子在夜市没影了')), 'police')
    assert.equal(sure(speaks('怎么给小孩子办证')), undefined)
    assert.equal(sure(createDanger(learnt({ letters: { '@call': -9000 }, danger: { leaning: 100 } }))('救命啊')), 'police')
  })

  it('weighs also what names nothing that is known to mean danger', () => {
    const speaks = createDanger(learnt({ letters: { 地笼: 9000 }, danger: { leaning: 100 } }))
    assert.equal(sure(speaks('地笼')), 'police')
  })

  it('weighs pinyin only where it spells something grave', () => {
    const always = createDanger(learnt({ bias: 500 }))
    assert.deepEqual([always('wo yao yu yue')?.sure, always('you ren da wo')?.sure], [undefined, true])
  })

  it('hears no danger in a cry over a form', () => {
    assert.equal(danger('救命，这个表格怎么填'), undefined)
    assert.equal(danger('救命，有人拿刀追我'), 'police')
  })

  it('weighs the sharpest part of a message, too', () => {
    const speaks = createDanger(learnt({ letters: { '@fire': 900, '@paper': -2000 }, danger: { sharpest: 100 }, bias: -50 }))
    assert.equal(sure(speaks('本来想办身份证,结果厨房糊味好大')), 'fire')
    assert.equal(sure(speaks('本来想办身份证结果厨房糊味好大')), undefined)
  })

  it('tells what is unsure apart from what is sure and from what is no danger', () => {
    const leans = createDanger(learnt({ bias: -50 }))
    assert.deepEqual(leans('他有点害怕'), { kind: 'police', sure: false })
  })

  it('tells the number to who asks not to be called, which may be for a reason', () => {
    assert.deepEqual(judge('别打电话给我'), { kind: 'text', sure: false })
    assert.equal(danger('别打电话给我，他就在旁边'), 'text')
  })

  it('is fraud where a swindler has the money, and none where that is over', () => {
    const always = createDanger(learnt({ bias: 500 }))
    assert.deepEqual(always('骗子刚拿走我妈两万块'), { kind: 'fraud', sure: true })
    for (const text of ['骗子骗走我妈两万块', 'a scammer took my salary']) assert.equal(always(text), undefined)
    for (const text of ['骗子把我女儿骗走了', '骗子拿刀抢了我两万', 'a scammer took my son and wants money']) assert.equal(sure(always(text)), 'police')
  })

  it('is not sure where the law is asked about, whatever was learnt', () => {
    const always = learnt({ bias: 500 })
    assert.equal(createDanger(always)('他打我能判几年')?.sure, false)
    assert.equal(createDanger(always)('他打我')?.sure, true)
  })

  it('goes by the rules alone where nothing was learnt, and weighs what speaks against danger', () => {
    assert.deepEqual(createDanger()('有人打架'), { kind: 'police', sure: true })
    assert.equal(createDanger()('有人打架会判刑吗'), undefined)
  })
})

// What a message is, and what answers it, with the project's own content.

import assert from 'node:assert/strict'

import type { Finding, Guide, MessageKind } from '../../../src/ports/guide.ts'
import { isQuick } from '../../support/quickly.ts'
import { projectContent, projectGuide } from '../content.ts'

const first: readonly (readonly [text: string, id: string])[] = [
  ['身份证丢了怎么补办', 'id-card-replacement'],
  ['身份证快到期了在哪换', 'id-card-renewal'],
  ['生份证丢了怎么补', 'id-card-replacement'],
  ['shenfenzheng diu le zenme bu', 'id-card-replacement'],
  ['身份證唔見咗點補領', 'id-card-replacement'],
  ['I lost my ID card, how do I get a replacement', 'id-card-replacement'],
  ['新生儿上户口要什么材料', 'newborn-household-registration'],
  ['第一次办护照', 'passport-first-application'],
  ['开无犯罪记录证明要本人去吗', 'no-criminal-record-certificate'],
  ['车被交警拖走了去哪取', 'impounded-vehicle-retrieval'],
  ['how do I pay a traffic fine', 'traffic-violation-handling'],
]

const chats: readonly (readonly [text: string, topic: string])[] = [
  ['你好', 'greeting'],
  ['你好啊', 'greeting'],
  ['好的', 'acknowledge'],
  ['好的谢谢', 'acknowledge'],
  ['好', 'acknowledge'],
  ['太好了', 'praise'],
  ['谢谢民警', 'thanks'],
  ['想给民警送锦旗 送到哪', 'gift'],
  ['想感谢一下城关所的李警官', 'gift'],
  ['城关所小李态度很好 我要表扬', 'gift'],
  ['帮我夸一下帮我奶奶的警官', 'gift'],
  ['你们所里的人真好 好人呐', 'praise'],
  ['你们公众号真难用', 'scolding'],
  ['怎么办', 'say-more'],
]

// Said without any of the words that name their kind.
const untold: readonly (readonly [text: string, kind: MessageKind])[] = [
  ['桥洞底下天天有人摆老虎机', 'tip'],
  ['两个辅警推我还不给看证件', 'complaint'],
  ['上回交的落户材料批下来没有', 'status'],
  ['周五的号帮我往后挪一天', 'booking'],
  ['这个我弄不来，喊个人跟我讲', 'human'],
  ['thank you so much', 'smalltalk'],
  ['xie xie ni bang le wo da mang', 'smalltalk'],
  ['hukou qian yi pi le mei', 'status'],
  ['wo shen qing de ju zhu zheng xia lai le ma', 'status'],
  ['wo yao gen zhen ren shuo hua', 'human'],
  ['公积金租房提取要居住证吗', 'out_of_scope'],
  ['敬老卡年审', 'out_of_scope'],
  ['医生乱收费举报', 'out_of_scope'],
  ['我要预约', 'booking'],
  ['教师资格证要无犯罪证明', 'procedure'],
]

// Close to a procedure of ours by its words, and another body's business all the same.
const theirs: readonly (readonly [text: string, topic: string])[] = [
  ['公司欠我三个月工资', 'labour-dispute'],
  ['老板欠我工资不给', 'labour-dispute'],
  ['老板骗了我三个月工资', 'labour-dispute'],
  ['骗子公司不给工资', 'labour-dispute'],
  ['my boss cheated me out of my salary', 'labour-dispute'],
  ['耳机落在动车座位上了，打哪个电话', 'railway'],
  ['飞机上落了个平板，航空公司失物招领电话多少', 'flights'],
  ['雨伞忘地铁座位上了，地铁失物招领在哪个站', 'transit-card'],
  ['狗咬了打狂犬疫苗，第三针可以换个医院打吗', 'health'],
  ['出生医学证明上妈妈名字写错了去哪改', 'health'],
  ['狗走丢了去哪找', 'pets'],
  ['银行卡被法院冻结了，执行案子，怎么解', 'court'],
  ['密码输错三次卡锁了，要去柜台解吗', 'bank'],
  ['ICP备案在哪提交，接入商说要管局审核', 'telecom'],
  ['无犯罪证明公证双认证在哪办', 'notary'],
  ['二手车过户发票在哪开', 'tax'],
  ['结婚证上名字跟身份证不一样，去哪改', 'marriage-registration'],
  ['孩子上小学要户口还是居住证，学校怎么报名', 'school'],
  ['去监狱看我弟弟，探监要预约吗', 'prison'],
  ['请律师去看守所见人要多少钱', 'legal-aid'],
  ['想摆摊卖烟花要办什么证', 'fireworks-sale'],
  ['美国护照在中国丢了怎么补', 'foreign-passport'],
  ["I'm American and my passport is full, where do I get a new one in China", 'foreign-passport'],
  ['employment permit for my foreign cook, where to apply', 'work-permit'],
  ['停车场一晚上收我八十块合理吗', 'price'],
  ['网站备案管局驳回了，说名称不合规', 'telecom'],
  ['网站备案幕布照片不合格', 'telecom'],
  ['俄罗斯籍老婆护照到期 去哪个领馆', 'foreign-passport'],
  ['人才落户后安家费啥时到账', 'house-purchase'],
  ['电动车电池坏了商家不换', 'consumer'],
  ['游艇驾照在哪考', 'maritime'],
  ['禁渔期水库能不能钓鱼', 'fishery'],
  ['烟草证是我爸名下 他去世了 转给我', 'tobacco'],
  ['特种作业的焊工证到期去哪复审', 'work-safety'],
  ['无人机飞之前要申请空域吗', 'drones'],
  ['去司法戒毒所探视我哥带什么', 'rehab'],
  ['香港身份证丢了在这边能补吗', 'home-papers'],
  ['外国驾照的翻译件在哪做', 'translation'],
  ['换了身份证 银行app更新证件识别失败', 'bank'],
  ['车贷还清了 金融公司不给我绿本', 'bank'],
  ['被车撞了 误工费谁出', 'insurance'],
  ['无犯罪证明开好了 去哪翻译认证', 'notary'],
  ['租客搬走 水电费不交', 'rent-dispute'],
  ['快递把我的护照寄丢了 怎么赔', 'post'],
]

// Names another body as those above do, and is ours.
const oursBesides: readonly (readonly [text: string, id: string])[] = [
  ['骗子骗了我三个月工资', 'fraud-stop-payment'],
  ['骗子冒充老板骗了我工资', 'fraud-stop-payment'],
  ['骗子骗了我妈的养老金', 'fraud-stop-payment'],
  ['我收到一条短信说我涉嫌洗钱', 'fraud-stop-payment'],
  ['i was scammed out of three months of wages', 'fraud-stop-payment'],
  ['在火车站打车，包落在出租车上了', 'lost-property-report'],
  ['手机落出租车上了怎么找', 'lost-property-report'],
  ['狗打了疫苗去哪上户口', 'dog-registration'],
  ['公安备案和ICP备案有什么区别', 'website-filing'],
  ['公证处让开无犯罪证明，去哪开', 'no-criminal-record-certificate'],
  ['车被拖到停车场，收我一天三十，怎么领回来', 'impounded-vehicle-retrieval'],
  ['看守所会见律师手续', 'detention-visit'],
  ['吃了罚单 交钱走哪个口', 'traffic-violation-handling'],
  ['外国驾照翻译件弄好了 换证去哪', 'foreign-license-conversion'],
  ['公安戒毒所探视要带什么', 'detention-visit'],
]

const kinds: readonly (readonly [text: string, kind: MessageKind])[] = [
  ['扣了我的驾照也不给个条', 'complaint'],
  ['查酒驾的同志吹管不换新的', 'complaint'],
  ['有个老外签证过期了还在教书', 'tip'],
  ['屋后种了一片罂粟', 'tip'],
  ['机器人听不懂 换人', 'human'],
  ['换个人跟我讲 你答非所问', 'human'],
  ['报案的时候民警说又没把你怎么样 我被人跟踪了', 'complaint'],
  ['持刀伤人的那个抓到没有', 'status'],
  ['抢红包抢得手都断了 哈哈', 'smalltalk'],
  ['吸毒第一次被抓是拘留还是强戒', 'out_of_scope'],
  ['我要举报有人赌博', 'tip'],
  ['怎么举报', 'tip'],
  ['I want to report drug dealing in my building', 'tip'],
  ['我要投诉派出所民警', 'complaint'],
  ['民警态度特别差', 'complaint'],
  ['案子办得怎么样了', 'status'],
  ['我的案子办得怎么样了', 'status'],
  ['what is the status of my case', 'status'],
  ['怎么查询案件进展', 'procedure'],
  ['预约周三办护照', 'booking'],
  ['办护照需要预约吗', 'procedure'],
  ['I want to book an appointment', 'booking'],
  ['转人工', 'human'],
  ['talk to a human', 'human'],
  ['你好', 'smalltalk'],
  ['谢谢！', 'smalltalk'],
  ['hello', 'smalltalk'],
  ['医保卡丢了怎么补办', 'out_of_scope'],
  ['公积金提取需要身份证吗', 'out_of_scope'],
  ['shebao ka diu le zenme bu', 'out_of_scope'],
  ['how do I pay my water bill', 'out_of_scope'],
  ['I want to report a scam', 'tip'],
  ['A man called me and said I had won a prize, pay first', 'procedure'],
  ['I want to report something', 'tip'],
  ['你们到底管不管', 'complaint'],
  ['明天三点去派出所办户口可以吗', 'booking'],
  ['怎么办', 'smalltalk'],
  ['我不了', 'out_of_scope'],
  ['打架会被拘留吗', 'procedure'],
  ['我家着火了快来人', 'emergency'],
  ['jiu ming a', 'emergency'],
]

describe('find', () => {
  let guide: Guide
  let find: (text: string) => Finding

  before(async () => {
    guide = await projectGuide()
    find = guide.find
  })

  for (const [text, id] of first) it(`answers '${text}' with ${id}`, () => assert.equal(find(text).procedures[0], id))

  for (const [text, kind] of kinds) {
    it(`takes '${text}' for ${kind}`, () => {
      const found = find(text).kind
      // A question that only speaks of danger may be ours or not; it is no emergency.
      if (text === '打架会被拘留吗') assert.ok(found === 'procedure' || found === 'out_of_scope')
      else assert.equal(found, kind)
    })
  }

  for (const [text, kind] of untold) it(`takes '${text}' for ${kind}`, () => assert.equal(find(text).kind, kind))

  for (const text of ['再见', '不见了', '不見了。', '丢了', '最后一个', '就选最后一项吧', '倒数第二个', '第三个，快点吧拜托', 'ok send', 'confirm send', '我年纪大了走不动能不能来家里']) {
    it(`hears no call for help in '${text}' alone`, () => {
      assert.equal(guide.danger(text), undefined)
      assert.notEqual(find(text).kind, 'emergency')
    })
  }

  for (const text of ['丢了护照怎么办', '丢失护照怎么办', '丟咗本護照點算', '丢了本护照怎么办']) {
    it(`takes '${text}' for no first passport`, () => assert.equal(find(text).procedures[0], 'passport-replacement'))
  }

  it('hears one in a word of the same letters with somebody in it', () => {
    assert.ok(guide.danger('孩子不见了'))
  })

  for (const text of ['身份证怎么办', '身份證怎麼辦', '违章']) {
    it(`asks back where '${text}' names no more than a thing`, () => {
      assert.equal(find(text).outcome, 'list')
      assert.ok(find(text).family)
    })
  }

  for (const [text, topic] of chats) it(`takes '${text}' for ${topic}`, () => assert.equal(find(text).topic, topic))

  it('finds each entry by its own name, in both languages', async () => {
    const { procedures } = await projectContent()
    for (const { id, name } of procedures) {
      for (const text of [name.zh, name.en]) {
        const { kind, procedures: [best], outcome } = find(text)
        assert.deepEqual([text, kind, best, outcome], [text, 'procedure', id, 'answer'])
      }
    }
  })

  it('names the procedure that is to be booked', () => {
    assert.equal(find('预约周三办护照').procedures[0], 'passport-first-application')
  })

  it('names whose business it is instead', () => {
    const { kind, topic, procedures, outcome } = find('医保卡丢了怎么补办')
    assert.deepEqual([kind, topic, procedures, outcome], ['out_of_scope', 'medical-insurance', [], 'none'])
  })

  for (const [text, topic] of theirs) {
    it(`leaves '${text}' to ${topic}`, () => {
      const found = find(text)
      assert.deepEqual([found.kind, found.topic, found.outcome], ['out_of_scope', topic, 'none'])
    })
  }

  for (const [text, id] of oursBesides) it(`keeps '${text}' for ${id}`, () => assert.equal(find(text).procedures[0], id))

  it('keeps to the family that a follow-up question was asked about', () => {
    const { procedures } = guide.find('丢了', { family: 'passport' })
    assert.equal(procedures[0], 'passport-replacement')
    assert.ok(procedures.every((id) => id.startsWith('passport')))
  })

  it('offers a procedure with fraud under way, and none with any other danger', () => {
    const fraud = find('我刚刚被骗子骗了，刚转了五万，怎么止付')
    assert.deepEqual([fraud.kind, fraud.emergency, fraud.procedures[0]], ['emergency', 'fraud', 'fraud-stop-payment'])
    assert.deepEqual(find('我家着火了快来人').procedures, [])
  })

  it('explains its scores by their parts', () => {
    const [best] = find('身份证丢了怎么补办').scores
    assert.ok(best && Math.abs(best.score - best.name - best.facts - best.example - best.terms - best.learnt) < 1e-9)
  })

  for (const text of ['', ' ', '？？？', '🙂', '\u0000', 'a'.repeat(5000), '证'.repeat(5000), 'nan'.repeat(2000)]) {
    it(`finds something to say of ${JSON.stringify(text.slice(0, 8))} (${text.length})`, async () => {
      assert.notEqual(find(text).kind, 'emergency')
      await isQuick(2000, () => find(text))
    })
  }
})

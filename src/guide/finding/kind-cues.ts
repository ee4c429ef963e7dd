// What a message speaks of, as far as it tells its kind: police and windows, wrongs and crimes, own things and how far they
// are, days and numbers, people to talk to. Each cue has many words, so that new words are understood by their company.

import { pattern } from '../../lib/pattern.ts'

type Cue = readonly [name: string, says: RegExp]

const CUES: readonly Cue[] = [
  ['officer', pattern`
    民警|警察|交警|辅警|协警|巡警|片警|刑警|警官|警员|员警|差佬|差人|警务人员|公安人员|所长|局长|大队长|办案人|户籍警
    |[李王张刘陈]警
    |\b(?:officer|policem[ae]n|policewoman|cops?|police)\b
  `],
  ['office', pattern`
    派出所|窗口|大厅|柜台|前台|公安局|分局|交警队|交警大队|事故科|车管所|出入境|户籍科|办证|值班室|接线员|工作人员
    |办事员|所里|局里|你们|你局|贵局
    |\b(?:your (?:staff|office|counter|people|station)|counter|station|front desk)\b
  `],
  ['wrong', pattern`
    态度|凶|骂|吼|不耐烦|爱理不理|爱答不理|敷衍|推诿|推来推去|踢皮球|刁难|偏袒|偏向|包庇|拖着|拖拉|拖了|拖延|推脱
    |不受理|不作为|不管|没人管|没人来|没人接|不接电话|白跑|跑了.趟|来回跑|不满|差劲|太差|好差|恶劣|嚣张|粗暴|难听|粗口
    |脏话|威胁|推搡|推我|打我|打人|搜我|收钱|收礼|收受|要钱|索要|吃请|请吃饭|回扣|指定|乱罚|不给单|不开票|不给票|泄露
    |泄漏|不出示|没出示|没穿|不亮证|不开(?:执法)?记录仪|执法不|插队|加塞|没水喝|不给水|不让(?:我)?走|强迫|逼我
    |说话不算|不算数|反悔|公报私仇|徇私|玩手机|打游戏|睡觉|喝酒|酒气|弄丢|拖到|太慢|慢得|效率|凭什么|凭啥|欺负|歧视
    |不公|误导|说法不一|不负责|没下文|没有下文|丢人|气哭|刁难|冤枉|糊弄
    |\b(?:
      rude|shout|yell|impolite|bribe|money from me|asked (?:me )?for money|ignored?|refus|unfair|did nothing
      |nobody answers|no one answers|treated|badly|corrupt|unprofessional|lazy|sent away|not satisfied|unhappy|insult
      |searched|threat
    )
  `],
  ['demand', pattern`
    投诉|讨(?:个|要)?说法|意见|不满意|告你们|告他|反映.{0,8}(?:警|所|窗口|你们)|给个说法|处理他|道歉|\bcomplain
  `],
  ['report', pattern`
    举报|检举|揭发|报料|爆料|线索|提供(?:情况|消息|信息)|反映|告诉(?:你们|警察)|匿名|实名
    |希望(?:你们)?(?:查|管|来查)
    |留意一下|查一查|去查
    |\b(?:report|tip|inform|tell the police|tell you|information about|anonymous)
  `],
  ['seen', pattern`
    发现|看到|看见|撞见|听说|我知道|知道有|认识(?:的)?(?:一个)?|怀疑|疑似|拍到|拍了|录了|截图|录音|有视频|有照片
    |聊天记录
    |\b(?:i (?:saw|know|found|noticed|heard|suspect)|there is|there are|someone|somebody)\b
  `],
  ['third', pattern`
    ^(?:这里|我们这|咱们?这|最近)?(?:有人|有个|有几个|有一?(?:伙|家|帮|群|些)|某)
    |有人|隔壁|邻居|楼上|楼下|对门
    |我们(?:村|厂|小区|单位|学校|楼|镇)
    |村里|厂里|小区|同事|老板|村口|村霸|混混|团伙|一伙|窝点|店里|宾馆|酒店|会所|足疗|足浴|按摩|洗浴|ktv|棋牌|麻将|网吧
    |直播|主播|微信群|朋友圈|网上|加油站|废品|仓库|工地
    |\b(?:neighbou?r|man|woman|guy|people|shop|parlou?r|building|dormitory)\b
  `],
  ['crime', pattern`
    赌|毒|罂粟|大麻|冰毒|摇头丸|迷药|迷奸|嫖|卖淫|涉黄|黄色|色情|特殊服务|小卡片|陪侍|传销|非法集资|集资|套路贷|高利贷
    |校园贷|洗钱|跑分
    |假(?:烟|酒|药|货|币|钞|证|发票|章|文凭)
    |伪造|倒卖|贩卖|贩|走私|偷渡|蛇头|盗墓|古墓|文物|盗采|盗伐
    |偷(?:电缆|油|树|猎|捕|砂|沙|车|狗|井盖|拍|税)
    |电鱼|打鱼|捕鱼|野生|穿山甲|打猎|夹子|猎|枪|子弹|炸药|雷管|违禁|散装汽油|管制刀具|烟花爆竹|保护费|强占|霸占|黑社会
    |恶势力|黑恶|村霸|碰瓷|骗老人|骗老年|骗人|诈骗|行骗|偷车|销赃|通缉|逃犯|在逃|跑路|替考|答案|卖答案|个人信息
    |买卖银行卡
    |收购.{0,6}(?:身份证|银行卡)
    |老虎机|赌博机|牌九|六合彩|抽水|无证|黑车|黑网吧|非法|冒充|造谣|谣言|间谍|酒驾|醉驾|闯禁|不登记|不看身份证|开房
    |未成年
    |\b(?:
      drug|gambl|prostitut|sexual service|fake|counterfeit|illegal|smuggl|stolen|wanted|gun|endangered|thie|robber
      |fraud|scam|traffick|steal|sells?|selling
    )
  `],
  ['victim', /我被|被(?:人)?(?:骗|偷|抢|打|撞)|骗了我|偷了我|我(?:的)?.{0,6}被(?:偷|抢|骗|盗)/],
  ['mine', pattern`
    我(?:的|们|家|爸|妈|儿|女|老|那|这|上|昨|前|之|申|交|报|提|办|约|补|寄|留|发|举|投|反)
    |本人|咱
    |上(?:次|回|周|个?月|星期|礼拜)
    |昨天|前天|前几天|之前|早前|那个|这个|那件|回执|受理|单号|编号|工单|订单|\b(?:my|our|i)\b
  `],
  ['done', pattern`
    (?:
      好|完|成|下来|到|通过|批|取|拿|领|收到|破|结|解|放|出来|办妥|受理|处理|回复|答复|查|移送|寄出|寄到|开出|立案|抓
      |抓到|找到|追回|审核|搞定|有
    )(?:了)?(?:没有?|吗|未|冇|不)(?:[,，。?？!！了啊呀]|$)
    |(?:好|下来|通过|批)了(?:没|吗|未|没有)
    |(?:好|批|攞|搞好|办好|通过)(?:没得|未)
    |没有?(?:动静|消息|下文|进展|通知|收到)
    |(?:怎么|咋|为什么)还没
    |还没(?:好|办好|到|收到|消息|批)
    |进度|进展|结果|下文|消息|到哪(?:一?步|里|了|个)?
    |什么(?:情况|进度|状态|阶段)
    |怎么样了|咋样了?|如何了|处理得
    |可以(?:去)?(?:取|拿|领)了?吗
    |能(?:去)?(?:取|拿|领)了?(?:没|吗)
    |什么时候(?:能|可以)?(?:取|拿|领|好|下来|有结果|答复|放)
    |啥时候(?:能)?(?:拿|取|好)|退回|驳回|审核中|办结|显示
    |\b(?:
      ready|status|progress|any news|update|approved|finished|done yet|caught|received?|arrived|how far|reply to my
      |answer to my|issued yet|come yet|still waiting
    )\b
  `],
  ['sequence', /[a-z]{1,4}[- ]?\d{4,}|\d{6,}|\b\d{3} \d{3} \d{3}\b|(?:单号|编号|查询码|回执号|工单号)/],
  ['slot', pattern`
    预约
    |约(?:个|一下|了|的|到|明|后|下|上|周|今|号|时间|不|出|车|社)
    |[想能可要]约|改约|帮我?约|帮.{0,4}约|挂.{0,4}号|排号|排队|取号|放号|空号|有号|留号|留个号|加号|加个号|号源|退号
    |的号|位子|名额|时间段|改期|改签|改到|改天|提前到|推后|往后推|推迟|换个时间|来不了|不来了|不去了
    |\b(?:appointment|book(?:ing)?|slot|reserv|reschedul|schedule)
  `],
  ['day', pattern`
    今天|明天|明早|后天|大后天|明儿|听日|周[一二三四五六日末天]|星期.|礼拜.|下周|本周|这周|月底|月初|上午|下午|早上
    |中午|[一二三四五六七八九十\d]+点|\d+号
    |\b(?:today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|morning|afternoon)\b
  `],
  ['cancel', /取消|撤销预约|退掉|改|换|来不了|\b(?:cancel|move|change|reschedul)/],
  ['person', pattern`
    人工|真人|活人|客服|坐席|专员|有人(?:吗|在|值班|帮)
    |(?:找|换|叫|派|喊|安排|请|要|搵)(?:个|一个|位|一位|名)?(?:懂.{0,6}的|会.{0,6}的|管.{0,4}的)?
      (?:人|民警|警察|工作人员|负责人|领导|专员|警官|员警)
    |机器人?|自动回复|值班民警|社区民警|片区|片警|领导|负责人|管事的|转(?:接|到)?|接通|接线|回(?:个)?电话|打电话给我
    |给我(?:打|回)|电话联系|加.{0,4}微信
    |\b(?:human|person|somebody|someone|staff|operator|agent|real|live|customer service|representative|in charge)\b
  `],
  ['talk', pattern`
    跟我(?:说|讲|聊|谈)|和我(?:说|讲|聊)|同我
    |跟(?:他|民警|警察|人|你们)
    |(?:和|跟|与|同).{0,6}(?:说|讲|聊|谈|通话|沟通|联系|对话)
    |说话|聊聊|唠|摆一?[哈下]|面谈|当面|语音|视频
    |联系(?:我|一下|他|民警|客服)
    |教我|帮我看|不会(?:用|弄|打字)|看不清|看不懂|听不懂|不识字|说不清
    |\b(?:talk|speak|chat|connect|call me|call back)\b
  `],
  ['how', pattern`
    怎么(?:办|弄|申请|办理|补|换|开|查|处理)
    |如何|需要(?:什么|哪些|带)|要(?:什么|哪些|带)|带什么
    |什么(?:材料|手续|条件|流程)
    |多少钱|多久|几天|哪里(?:办|能)|去哪|在哪|流程|手续|材料|条件|费用|能不能|可不可以|可以.{0,10}吗|需不需要
    |\b(?:how (?:do|can|much|long|to)|what (?:documents|do i need)|where (?:do|can)|which)\b
  `],
  ['law', /怎么判|判几年|会被|会不会|犯法|违法吗|算不算|拘留几天|坐牢|处罚标准|怎么处罚|规定|政策|咨询|关于|请问/],
  ['self', /(?:你|您)(?:是|叫|几|多大|会|能|好|真|们辛苦|吃)|机器人|\b(?:you|your name|robot|bot)\b/],
  ['short', /^.{1,6}$/],
]

/** Gives the names of the cues of a normalised message in standard words, and of each pair of them. */
export function cuesOf(text: string): readonly string[] {
  const cues: string[] = []
  for (const [name, says] of CUES) if (says.test(text)) cues.push(name)
  const found = ['#any', ...cues.map((cue) => `#${cue}`)]
  for (let at = 0; at < cues.length; at += 1) {
    for (let other = at + 1; other < cues.length; other += 1) found.push(`#${cues[at]}+${cues[other]}`)
  }
  return found
}

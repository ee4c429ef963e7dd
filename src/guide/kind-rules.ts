// How people plainly say that they bring a tip or a complaint, ask how a case stands, want an appointment or a person;
// and what looks like it and is not.

import type { MessageKind } from '../ports/guide.ts'
import { pattern } from '../lib/pattern.ts'

/** The kinds that are told by their words; the order is that of their right of way. */
export type WordedKind = Extract<MessageKind, 'human' | 'status' | 'booking' | 'complaint' | 'tip'>

/** What says a kind plainly, and what takes it back. */
export type KindRule = { readonly kind: WordedKind; readonly says: RegExp; readonly not: RegExp }

/** The rules in Chinese and English, over normalised text in standard words. */
export const KIND_RULES: readonly KindRule[] = [
  {
    kind: 'human',
    says: pattern`
      转(?:接|到)?(?:人工|真人|值班|户籍民警)
      |人工(?:客服|服务|坐席|咨询|$)
      |^人工|真人(?:说|讲|聊|客服|回)|跟真人
      |(?:找|联系|接|叫|换)(?:个|一下|一个)?(?:人工|民警$|警官|值班民警|社区民警|片警|真人|客服|人来)
      |(?:和|跟|同)(?:警察|民警|警官|人)(?:直接)?(?:说话|说$|聊|沟通|讲)
      |不要机器人
      |换(?:个|一个)?人(?=跟|和|来|讲|说|[,。!]|$)
      |换人
      |(?:让|请|叫).{0,3}(?:警官|民警|警察).{0,3}(?:回复|回答|联系|打给)我
      |叫个?人来跟我|转人(?:功|公)|别用机器人|加.{0,8}民警微信
      |\b(?:talk|speak|connect|chat|transfer)\b.{0,12}\b(?:human|person|officer|someone|agent|staff|operator)\b
      |\b(?:real|live) (?:person|human|agent)
      |human (?:please|agent|help)
      |^human$
    `,
    not: /投诉|举报/,
  },
  {
    kind: 'status',
    says: pattern`
      (?:我的?|我们的?|我家的?|上次|上个?月|上周|之前|前几天|前阵子|那个|这个|本人|我.{1,4}的)(?:那个)?.{0,14}
        (?:案子|案件|报案|报的案|报警|报过警|举报|投诉|线索|工单|反映的|预约|申请|提交的).{0,16}(?:
          怎么样|咋样|进展|进度|结果|处理了|处理没|到哪|下文|消息|回复|批了|有没有|几点|结案|办好|查|找到|破
        )
      |(?:案件|案子|受理|回执|工单|举报|报警|接警)(?:的)?(?:编?号|单号)(?:码)?.{0,4}[a-z0-9]{3,}
      |查(?:一下|下|询)?(?:我的)?(?:案子|案件|工单|进度|回执号|举报结果|投诉|受理)
      |(?:案子|案件|人|小偷|骗子|嫌疑人)(?:破|抓到|抓住|找到|结)(?:了)?(?:没|吗)
      |(?:案子|案件)(?:现在|目前)?(?:办|处理|查|进展|弄)?(?:得|到)?(?:怎么样|咋样|啥情况|什么情况|如何)了?
      |立案了(?:没|吗)
      |我(?:单案|的案|那个案).{0,8}(?:点|怎|成)
      |(?:报警|报案|举报|投诉)(?:的)?那(?:个|件)?事.{0,8}(?:怎么|结果|处理)
      |(?:进度|进展|结果)(?:到哪|如何|怎么样|出来没)
      |什么时候(?:能)?(?:有结果|破案|结案)
      |\b(?:status|progress|update|news)\b.{0,12}\b(?:on|of|about|for)\b.{0,10}\b(?:my|the|our|this)\b.{0,10}\b
        (?:case|report|complaint|tip|application|appointment|file)
      |check (?:my )?(?:case|report|complaint)
      |^[a-z]{1,4}-?\d{4,}[\d-]*$
    `,
    not: pattern`
      怎么查(?!.*我)|如何查|怎样查|在哪(?:里)?(?:可以)?查|哪里(?:可以)?查|哪里能查|途径|渠道|可以去哪问|会不会|要多久$
      |一般
    `,
  },
  {
    kind: 'booking',
    says: pattern`
      (?:明天|后天|今天|周[一二三四五六日末]|星期.|礼拜.|\d+号).{0,8}
        (?:上午|下午|早上|中午|[一二三四五六七八九十\d]点半?).{0,8}(?:去|来|过去|过来).{0,12}(?:办|换|补|领|拿)
      |预约
      |(?:^|[那就先想要来再帮我])约(?:吧|护照|身份证|户口|驾照|驾驶证|居住证|港澳)
      |约(?:个|一下|一个|周|明天|后天|下周|星期|礼拜|上午|下午|时间|到|号)
      |挂个?号|取号|有号吗
      |(?:能|可以|想)约.{0,6}(?:时间|点|号)
      |\b(?:book|reserve|schedule|make)\b.{0,14}\b(?:appointment|slot|time|visit|a)\b
      |\bappointment\b
    `,
    not: pattern`
      (?:需要|用|必须|不用|免|没|无需|非要|还要|得|一定要|要)(?:提前|网上)?预约(?:吗|么|不)
      |(?:要不要|需不需要|是否(?:需要)?|用不用|必须|不用|免|无需|非要|怎么没有|不能|约不上)(?:提前|网上)?预约
        (?:吗|么|不|$)
      |预约(?:考试|选号|不上|不到)
      |考试预约|科目.{0,4}预约|约不上|约会|约定|图书馆|体育馆|医院|疫苗|餐厅|酒店|do i need an appointment
      |without (?:an )?appointment
      |投诉|举报
    `,
  },
  {
    kind: 'complaint',
    says: pattern`
      (?:投|头)诉
      |你们.{0,6}(?:管不管|到底管|不管我)
      |到底管不管|不办事|不认账
      |(?:警察|民警|交警|派出所|你们).{0,12}(?:弄丢|没出示|不出示|不给看|搜我|收钱|接了钱)
      |态度.{0,6}(?:差|恶劣|不好|坏|傲慢|冷漠)
      |不作为|乱作为|推诿|推三阻四|踢皮球|吃拿卡要|徇私|执法不公|偏袒|爱理不理|不受理还|没人接|不接电话
      |出警.{0,4}(?:慢|晚|迟)
      |半(?:天|小时).{0,6}(?:没人来|不来)
      |服务.{0,3}(?:差|恶劣)
      |(?:民警|警察|警员|交警|辅警|协警|片警|差佬|警官|警务人员).{0,10}
        (?:打人|骂|凶|收钱|收了钱|滥用|乱罚|受贿|不管|威胁|粗暴|辱)
      |不满意|乱收费|\bcomplain|\bcomplaint
      |(?:officer|police|staff|cop).{0,20}(?:rude|bad attitude|corrupt|bribe|ignored|impolite|unfair)
    `,
    not: pattern`
      (?:
        医院|物业|旅游|导游|出租车|商家|检察院|法院|学校|快递|银行|饭店|酒店|公交|物业|外卖|健身|开发商|工地|工厂
        |村干部
      ).{0,8}(?:投诉|乱收费)
      |投诉(?:电话|热线)?(?:噪|邻居|楼上|物业|商家|老板|公司|酒店|房东|学校|医院)
      |(?:噪音|噪声|扰民|邻居|楼上|楼下|广场舞|装修).{0,14}投诉
      |投诉.{0,6}(?:噪|扰民|装修|广场舞)
      |结果|进度|进展|查一下我的投诉
    `,
  },
  {
    kind: 'tip',
    says: pattern`
      (?:我要|我想|想|要|可以|怎么|如何|哪里|在哪里|匿名|实名|请)?(?:举报|检举|揭发|揭露|报料|爆料)
      |(?:提供|有|条|反映).{0,6}线索
      |(?:发现|看到|看见|知道|怀疑|认识).{0,12}(?:
        赌|毒|嫖|卖淫|色情|传销|假烟|假酒|逃犯|通缉|黑社会|窝点|私藏|走私|偷渡|盗墓|贩卖|倒卖|偷卖|盗采|电鱼|制假|枪支
      )
      |(?:按摩店|足浴|会所|ktv|洗浴).{0,8}(?:色情|卖淫|小姐|特殊服务)
      |(?:有人|村里|厂里|楼里|隔壁|小区里?).{0,16}(?:
        开赌场|赌博|赌档|吸毒|贩毒|卖毒品|制毒|卖淫|嫖娼|色情|传销|私藏|走私|盗墓|挖坟|贩卖|倒卖|偷卖|非法捕|电鱼
        |收保护费|卖假
      )
      |\b(?:report|tip|tip-off|inform)\b.{0,24}\b(?:
        drug|gambl|prostitut|illegal|crime|dealer|dealing|smuggl|traffick|fraudster|fugitive|anonymous|suspicious
        |someone|counterfeit
      )
      |i have a tip
      |^i (?:want|need|would like|wish) to report (?:a |an )?(?:scam|scammer|something|fraud|crime|someone)\b
      |anonymous(?:ly)? (?:tip|report)
    `,
    not: /被(?:人)?举报|举报我|举报(?:的)?(?:事|结果|奖)|我举报的|贪污|纪委|卫生/,
  },
]


// What people ask about us rather than about a matter of theirs: who sees it, what comes next, taking it back, adding to it,
// when we are open, and by which telephone we are reached.

import { normalise } from '../../engine/answers/reading/normalise.ts'
import { joined, pattern } from '../../lib/pattern.ts'
import { isAfraid } from './afraid.ts'
import { asksWhatIsKept, wantsErased } from './kept.ts'
import { givesThemselvesUp, wantsToTell } from './telling.ts'

/** Longer than this is a story in which such words occur. */
const LONGEST = 30
const LONGEST_ENGLISH = 100

const ASKED = /[?？吗呢么嘛]|不$|会不会|能不能|是不是|可不可以|谁|^(?:is|are|will|can|who|do|does|what|when|how)\b/
const WHO = pattern`
  匿名|保密|实名|泄露|报复|暴露|查到我|找到我|知道是我
  |谁(?:能|会|可以|都|在|来)?(?:看|知道|收到)
  |给(?:谁|别人|他们?|单位)(?:看|知道)
  |告诉(?:他|她|别人|人家|对方|单位|物业|邻居|房东|老板|学校|家里|家人|老师)
  |(?:举报|报料|反映|投诉|线索).{0,6}(?:不(?:留|写|填|说|用)(?:真)?(?:名|姓名)|要(?:留|写|填)?(?:真)?(?:名|姓名))
  |^(?:那|请问)?(?:可以|能不能|可不可以|能|要不要|是不是要|一定要|必须|要)(?:不)?(?:留|写|填|用|报)(?:真名|名字?|姓名|实名)
  |(?:把|将)我的?(?:个人)?(?:信息|名字|姓名|电话|号码|资料|举报|身份).{0,4}(?:给|告诉|透露|卖|公开|泄)
  |信息.{0,6}(?:被卖|卖给|外泄|公开)
  |anonymous|confidential
  |(?:share|pass on|give away) my (?:report|name|data|information|complaint)
  |is my (?:name|identity|number|information) (?:safe|secret|hidden|kept)
  |who (?:can |will )?(?:see|read)
  |find out (?:it'?s|it is|who)
`
const SECRET = /^(?:我|请|麻烦|希望|你们?|一定|要|想|帮我?|替我?|给我|可以)*(?:保密|匿名)[啊呀哦㗎嘅的吧]*[。!]*$/
const NEXT = pattern`
  ^(?:那|然后|接下来|下一步|之后|接着|提交(?:了)?(?:以?后)?|后面|后续|你们?|民警)+(?:我)?(?:
    呢|会?(?:怎么(?:办|样|处理|弄)|如何处理|怎样|做什么|干什么|发生什么)|要做什么|是什么|还要做什么
  )
  |^(?:那|请问|你们?|您|民警|警察|大概|一般|还|要|得|需要|最快)*(?:等)?(?:多久|什么时候|几天)(?:才|能|会|可以)*(?:
    给(?:我|个)?(?:答复|回复|结果|说法|回话|消息)|有结果|有答复|有消息|回复|答复|处理|联系我|回(?:我|话|信)?[吗呢啊]?$
  )
  |^(?:那|请问|以后|到时候?|之后|你们?|民警|警察|会|要|[,， ])*(?:怎么样?|咋|如何|用什么)(?:方式)?(?:联系|通知|回复|答复|找)(?:到|得到)?我(?![们的家爸妈儿女])
  |^(?:那|我|如果|要是)*不(?:留|写|给|填|联系|找)(?:我|你们)?(?:的)?(?:电话|号码|手机号?|联系方式|名字?)?[,， ]*(?:的话)?你们?(?:怎么|咋|如何)(?:查|找|回|联系|通知|处理|告诉)
  |^(?:那|我|以后|[,， ])*(?:举报|反映|交|写|提交|投诉|报料)(?:了|完|以后|之后|上来|上去)*(?:我)?(?:怎么|咋|如何|在哪里?)(?:才)?(?:能)?(?:知道|看到?|收到)(?:处理)?(?:结果|答复|回复)
  |^(?:那|请问)?(?:你们?|您|民警|警察|有人|到时候?|之后|后面)*(?:还)?(?:会|要|会不会|是不是会?)(?:再|主动|有人)?(?:
      (?:打|回)(?:个|一个)?电话(?:给我|过来|来)?|打我(?:的)?(?:电话|手机)|给我(?:打|回|发)(?:个|一个|条)?(?:电话|短信|消息)|(?:联系|通知|回复|找|告诉|提醒)我|发(?:个|条)?短信(?:给我)?
    )吗?[?？。]*$
  |^(?:will|are) (?:you|they|someone|an officer|the police) (?:going to )?(?:
      call|text|contact|reach|phone|message|get back to|write to
    ) (?:me|back)
  |^how long (?:until|till|before|for|to get) (?:an? |the |i (?:get|have|hear) (?:an? )?|you )?(?:answer|reply|response|result|hear|call)
  |^(?:what (?:happens|comes|do you do) (?:next|now|then|after))
  |^(?:and |so )?when (?:will|do|does|can) (?:i|you|they|someone|somebody|the police|an officer) (?:
    hear|get|reply|answer|respond|contact|call|deal|look
  )
`
// Who asks what this account is good for wants to see the menu.
const CAN_DO = pattern`
  ^(?:那|请问|哦|嗯|[,， ])*(?:你|您|这个?号|这里|机器人)(?:都|还)?(?:会|能|可以|有)(?:帮我?)?(?:干|做|办|弄|些|一?点|搞)*
    (?:什么事?情?|什么功能|什么用|哪些事?情?)(?:呢|啊|呀|吗|的)?[?？。]*$
  |^都?有(?:什么|哪些)功能[?？]*$
  |^(?:so )?what (?:can|could) (?:you|i|this) do(?: here| for me)?[?.]*$
`
// What an answer before is met with: "好的，那然后呢".
const ACKNOWLEDGES = /^(?:(?:好的?|谢谢你?|多谢|嗯|哦|ok|okay|thanks?|thank you)[吧啊了,，.。 ]*)+/
const BACK = pattern`
  (?:撤(?:回|销|消|掉)|收回|取消|删(?:掉|除)).{0,6}(?:举报|线索|投诉|留言|报料)
  |(?:举报|线索|投诉|留言).{0,4}(?:撤(?:回|销|消|掉|了)|收回|删(?:掉|除|了))
  |(?:不想|不要|不)(?:举报|投诉)了
  |^我?(?:现在|真的|有点)*后悔(?:了|举报|投诉)
  |withdraw
  |take (?:it|my (?:tip|report|complaint)) back
`
const MORE = pattern`
  ^(?:那|我|再|还|想|要|[,， ])*补充(?:一?[点下些个]+|情况|材料)(?:吧|啊|呀|可以吗|行吗)?[?？。]*$
  |^(?:我)?(?:还)?(?:想|要|能|可以|有)(?:再)?(?:补充|加)(?:一?点|一下|个|些|吗|什么|情况|材料|照片|的)
  |补充.{0,4}(?:举报|线索|投诉|证据|材料)
  |add (?:something|more|a photo|to my)
`

// Who has not noted the code of what they filed here; who types one says more than that.
const CODE = pattern`
  ^(?:我|那|请问?|麻烦|能不能|可以|能|帮我|给我|把|的|,|，| )*(?:
    (?:没有?|忘(?:记|了)?|忘记了|丢了?|弄丢了?|找不到|不记得|不知道|看不到)(?:了|记下?|记住|存|抄下?|我?的?)*(?:查询码|查询号|回执|编号)
    |(?:再)?(?:发|看|给|显示|说|要|查看|找回|重发)(?:我|一下|下|一?次|一?遍|的|给我|看)*(?:查询码|回执|编号)
    |(?:查询码|回执)(?:和编号|跟编号)?(?:是|又|再|也|给我|我|，|,| )*(?:
        多少|什么|哪个|在哪里?|哪儿|忘(?:记|了)*|没(?:有)?(?:记|存|抄|保存)|丢了?|不见了|找不到|再?(?:发|给|看|说)
    )
  )(?:我|一下|下|一?次|一?遍|看|住|了|下来|的|吗|呢|啊|吧|么|怎么办|咋办|,|，| )*[?？。]*$
  |^(?:sorry,? |i'?ve |i |can you |could you |please |what ?(?:is|'s|was) |where ?(?:is|'s) )*
    (?:forgot(?:ten)?|lost|did ?n.t (?:note|write down|save|keep)|show(?: me)?|send(?: me)?|resend|repeat|see|see again|need)?\ ?
    (?:my|the) (?:(?:return|case|tracking) )?(?:code|receipt)(?: again)?(?:,? please)?[?.]*$
`

const PLACE = joined`
  (?:
    派出所|警察局|公安局|公安厅|分局|车管所|车驾管所|出入境|交警队?|交警大队|户籍(?:室|科|处|窗口|(?!窗口))
    |办证(?:大厅|中心|窗口|(?!大厅|窗口))|大厅|窗口|那边|那里|你们|你们那|你那|这边
  )
`
const DAY = joined`
  (?:
    今天|明天|后天|周末|周[一二三四五六日天]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|节假日|法定节假日|假期
    |国庆(?:节)?|春节|元旦|五一|十一|中午|中午的时候|半夜|夜里|夜间|深夜|凌晨|现在|[一二两三四五六七八九十\d]{1,2}点
    |晚上|下午|上午
  )
`
const OPEN = pattern`
  ^(?:请问|问一下|想问|你好|您好)?[,， ]*(?:${PLACE}|${DAY}|的|都|还|一般)*(?:
    (?:几点|什么时候|多久)(?:上班|下班|开门|关门|开始办公|开始上班|营业)
    |(?:${PLACE}|${DAY})(?:还|都|也|会| )*(?:
      有(?:没有)?(?:民警|警察|值班的?)(?:在|值班|上班)*(?:吗|么|嘛|不)
      |(?:上班|开门|办公|休息|有人(?:值班|上班)?)(?:不上班|不)?(?:吗|么|嘛|不)
      |上不上班|开不开门|办不办公|休不休息|有没有人(?:值班|上班)?
    )
    |(?:上班|上下班|工作|办公|营业|开门)时间(?:是(?:几点|什么|多少|怎样的?|怎么安排的?)?)?(?:到几点)?
  )(?:呢|啊|呀|的)*[?？。]*$
  |^(?:
    (?:please |(?:can|could) you (?:please )?)?tell me
    |i(?:.d| would)?(?: just)? (?:like|want|need) to know|do you know|what (?:are|is)|when
  ) .{0,30}(?:opening|office|business|working) hours
  |^(?:when|what time|until when|how late) (?:is|does|do|are|will) (?:the |your )?(?:police )?station (?:\w+ )?(?:open|close|closed)\b
  |^(?:are you|is the (?:police )?station|when (?:are|do) you|what time (?:do|does) .{1,20}) (?:open|close)
`

const NEAREST = pattern`
  ^(?:请问|你好|您好)?[,， ]*(?:(?:离我|我)?(?:家|这里|这儿|这边)?(?:最近|附近|就近)的?|哪(?:个|家))
    (?:派出所|警察局|公安局|警务室|车管所|办事(?:大厅|点|的地方))
    (?:离我最近|最近|在哪里?|在哪儿|怎么走|有哪些|有吗|有没有|是哪个)?[呢啊吗?？。]*$
  |\b(?:nearest|closest)\b.{0,30}\b(?:stations?|police)\b
  |^where(?:'s| is| are) (?:(?:the|a|your|any) )?(?:nearest )?(?:(?:police )?stations?|police)\b
`

const ASKING = '^(?:请问|问一下|想问|我想问|麻烦问|你好|您好)?[,， ]*'
const PHONE = pattern`
  ${ASKING}${PLACE}(?:的|那边|户籍|窗口)*(?:联系|值班|办公|咨询|座机)?(?:电话|号码)(?:号码)?(?:是)?(?:多少|几号|什么)?
    (?:呢|啊|呀|吗|的)*[?？。]*$
  |^(?:what(?: is|.s) the )?(?:phone|number|phone number|telephone) (?:of|for) (?:the |your )?(?:police )?station
  |^(?:what(?: is|.s) )?(?:the |your )?police station(?:'s)? (?:tele)?(?:phone|number|phone number)[?.]*$
  |^how (?:do|can) i (?:call|phone|reach) (?:the |your )?police station
`
const WHERE = pattern`
  ${ASKING}${PLACE}(?:的|那边)*(?:
    (?:地址|位置)(?:是|在)*(?:哪里?|哪儿|什么|多少)?|在(?:哪里?|哪儿|什么地方|什么位置|哪条[路街])|怎么(?:走|去|过去)
  )(?:呢|啊|呀|的)*[?？。]*$
  |${ASKING}(?:城里|那个|老|原来的?)*${PLACE}(?:现在|是不是|又|到底)*(?:搬|迁)(?:到|去)*(?:哪里?|哪儿|什么地方|家)(?:去|了|来)*(?:呢|啊|呀|吗)?[?？。]*$
  |^(?:where is|(?:what(?: is|.s) the )?address of|how (?:do i|can i|to) get to) (?:the |your )?(?:police )?station
`

const MOVED = /[搬迁]/

// No name stands for a complaint.
const NAME_ALONE = pattern`
  ^(?:请问|我想?[去找问]|去|找)?派出所的?(?:(?:户籍|户政|办证|出入境|身份证|车管|服务|接待)?(?:窗口|大厅|前台|室))?
    (?:在哪里?|在哪儿|怎么走|的?地址|的?电话)?[呢吗啊的,.!?。~ ]*$
  |^(?:the )?police station[,.!? ]*$
`

// Who asks whether they may ask is asked what.
const MAY_ASK = pattern`
  ^(?:你好|您好|在吗)?[,， ]*(?:我|麻烦|请|那个)*(?:有|想|要|能|可以)*(?:个|一个|点|些)?(?:事情?|问题|情况)?
    (?:想|要|跟你们?|跟您|向你们?|向您|和你们?)*(?:咨询|请教|问|打听|了解)(?:你们?|您)?(?:一下|下|问|个|点|些|几个)*
    (?:事儿?|事情|问题|情况)?(?:可以|行|方便)?(?:吗|么|嘛|吧|呢|啊)?[?？。]*$
  |^(?:hi|hello)?[, ]*(?:
    (?:is )?(?:anyone|anybody|someone|somebody) (?:there|here)
    |i have (?:a|some) questions?
    |(?:can|may|could) i ask (?:you )?(?:something|a question)
    |i (?:want|would like) to ask (?:something|a question)
  )[.?]*$
`

/** Tells whether a text names a station and no more, perhaps with a window of it: whoever writes that looks for it. */
export function isStationAlone(text: string): boolean {
  return NAME_ALONE.test(text)
}

/** Tells whether a text asks when a station is open, or how it is reached: by telephone or on foot. */
export function asksOfStation(text: string): boolean {
  const plain = normalise(text).trim()
  return OPEN.test(plain) || PHONE.test(plain) || WHERE.test(plain)
}

/** The flow that answers such a question; undefined where the text is about something else. */
export function concernIn(text: string): string | undefined {
  const plain = normalise(text).trim()
  if (plain.length > (/[\u4e00-\u9fff]/.test(plain) ? LONGEST : LONGEST_ENGLISH)) return undefined
  if (asksWhatIsKept(plain)) return 'my-data'
  if (NEAREST.test(plain)) return 'nearby'
  if (OPEN.test(plain) || PHONE.test(plain) || (WHERE.test(plain) && MOVED.test(plain))) return 'hours'
  if (wantsToTell(plain)) return 'submit-tip'
  if (givesThemselvesUp(plain)) return 'talk-to-officer'
  if (MAY_ASK.test(plain)) return 'ask-guide'
  if (CAN_DO.test(plain)) return 'welcome'
  if (BACK.test(plain)) return 'withdraw'
  if (wantsErased(plain)) return 'delete-data'
  if (MORE.test(plain.replace(ACKNOWLEDGES, ''))) return 'add'
  if (CODE.test(plain)) return 'my-receipts'
  if ((WHO.test(plain) && ASKED.test(plain)) || isAfraid(plain) || SECRET.test(plain)) return 'who-sees'
  return NEXT.test(plain.replace(ACKNOWLEDGES, '')) ? 'what-next' : undefined
}

// What a question sounds like, in any of three languages.

import { joined, pattern } from './pattern.ts'

/** Words and marks of a question; between a question of ours and its answer, only a text with one is taken for one. */
export const ASKS = new RegExp(joined`
  [?？吗嗎呢]|怎么|怎麼|咋|如何|多少|多久|哪|什么|什麼|啥|几|幾|能不能|可不可以|需要|要带|要帶|how|what|where|when
  |which|can i|do i
`, 'i')

// 十几个人 and 哪儿都去 ask nothing.
const QUESTION = new RegExp(joined`
  [?？]|[吗嗎呢][\s。]*$
  |^(?:请问|請問|怎么|怎麼|如何|为什么|為什麼|多少|哪|什么|什麼|能不能|可不可以)
  |怎么[办弄走查填]|怎麼[辦弄走查填]|多少钱|多少錢|多久能|要带什么|要帶什麼
  |^(?:how|what|where|when|which|who|why|can|could|do|does|is|are|will)\b
`, 'i')

// Fee, papers, place, time and way of something that is not named.
const ASPECT = new RegExp(joined`
  ^(?:
    请问|請問|那个?|那個|这个?|這個|一共|大概|一般|还|還|都|是|得|要|该|該|需要|我们?|我們|你们?|你們|办理?|辦理?|弄
    |去|到|在|的|能|可以|不可以|不用|用|多少|[几幾好]多|多久|[几幾][块塊天]|钱|錢|多长时间|多長時間
    |贵(?:不(?![可用]))?|貴(?:不(?![可用]))?|收费|收費|费用|費用|花|免费|免費|带|帶|拿|准备|準備|提供|交|什么|什麼|啥
    |哪些|材料|资料|資料|手续|手續|证件|證件|东西|東西|时候|時候|好|完|哪里|哪裡|哪儿|哪兒|哪|地方|怎么|怎麼|如何|流程
    |步骤|步驟|条件|條件|网上|網上|线上|線上|手机|手機|一?下|呢|啊|呀|吗|嗎|么|吧|了|哦|噢|嘛|[\s?？,，。!！]
  )+$
  |^(?:and |so )?(?:
    how much(?: is it| does it cost| do i (?:pay|need to pay)| money)?
    |what (?:do|should) i (?:bring|need|take)(?: with me)?
    |how long(?: does it take| will it take)?|where (?:do i go|is it)
    |wh(?:at|ich) (?:documents|papers)(?: do i need)?
    |can i do (?:it|this) online|is it free|(?:the )?(?:fee|price|cost)s?
  )[?.!]*$
`, 'i')

const BESIDES = /^(?:对了|對了|哦对|哦對|另外|顺便(?:问|說|说)?(?:一?下)?|順便(?:問)?(?:一?下)?|再问(?:一?下)?|再問(?:一?下)?|by the way)[,，\s]*/i

/** Tells whether a text asks how something goes, what it costs or what to bring, and not what that thing is. */
export function isAspect(text: string): boolean {
  const asked = text.trim().replace(BESIDES, '')
  return (ASKS.test(asked) || /^.{0,4}好多[钱錢]|^is it free/i.test(asked)) && ASPECT.test(asked)
}

const LOOKS = '(?:找|想|看|问|問|翻|拿|查|拍|回忆|回憶)'
const WAIT = new RegExp(joined`
  ^(?:好的?|嗯|那)?[,，\s]*(?:你|您|请|請|麻烦|麻煩)?(?:稍?等(?:一?下|一?会儿?|一?會兒?|等|我)*|慢着|慢著)
    (?:[,，\s]*我?(?:先|去)?${LOOKS}.{0,8})?(?:再说|再說|再弄|再办|再辦)?[啊哈吧哦呀。.,，!！\s]*$
  |^(?:那|嗯|先)?我?(?:先)?(?:再|得)?(?:[想考][想虑慮]*|考虑|考慮|商量|合计)(?:一?[下想会會]儿?|再说|再說|考虑|考慮)(?:再说|再說|吧|看)?[。.!！\s]*$
  |^我(?:先|去)?(?!想[问問找看查])${LOOKS}(?:一?下|一?[找想看问翻]|个).{0,6}$
  |^(?:please )?(?:
    wait|hang on|hold on
    |(?:just )?(?:one|a) (?:moment|second|sec|minute)
    |give me a (?:moment|second|sec|minute)|let me (?:check|look|see|think)
  )(?: a (?:moment|second|minute|bit))?(?: please)?[.]?$
`, 'i')

/** Tells whether a text asks for a moment, and says nothing else. */
export function asksToWait(text: string): boolean {
  return text.length <= 24 && WAIT.test(text.trim())
}

const HOW_TO = pattern`
  怎么(?:补|重新|申请?|领|换|续|预约)
  |怎麼(?:補|重新|申請?|領|換|續|預約)
  |[要带帶用交](?:哪些|什么|什麼)
  |什么(?:材料|手续|条件|证件)
  |什麼(?:材料|手續|條件|證件)
  |[去在到]哪[里裡儿兒]?.{0,4}$
  |多久|[几幾]天
`
const TELLS = new RegExp(joined`
  有人|[别別]人|被|[他她]|昨|刚|剛|天天|每天|半夜
  |[举舉][报報]|投[诉訴]|反映
  |\b(?:he|she|they|someone|somebody|yesterday|last night)\b
`, 'i')

const DETAIL = new RegExp(joined`
  [要得需]?多少[钱錢]
  |收[费費]
  |[要带帶用交](?:哪些|什么|什麼)
  |什么(?:材料|手续)
  |什麼(?:材料|手續)
  |\b(?:how much|how long|what (?:do|should) i bring|which (?:papers|documents))\b
`, 'i')

/** Tells whether a text asks what something costs, or what to bring for it. */
export function asksDetail(text: string): boolean {
  return DETAIL.test(text)
}

const OPEN = /(?:开门|開門|营业|營業|上班|休息|放假|开吗|開嗎|开不开|開不開).{0,4}$|\b(?:open|closed)\b/i

/** Tells whether a text asks whether or when somebody is there. */
export function asksOpen(text: string): boolean {
  return ASKS.test(text) && OPEN.test(text.trim())
}

/** Tells whether a text asks how something goes, and tells of nobody and nothing that has happened. */
export function asksGuide(text: string): boolean {
  return (isQuestion(text) || HOW_TO.test(text)) && !TELLS.test(text)
}

/** Tells whether a text asks something, rather than telling it. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text.trim())
}

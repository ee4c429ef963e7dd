// Who wants to come, and who has an appointment already that is to be moved or cancelled.

import { forms } from '../../engine/answers/forms.ts'
import { ASKS } from '../../engine/answers/reading/asks.ts'
import { normalise } from '../../engine/answers/reading/normalise.ts'
import { joined, pattern } from '../../lib/pattern.ts'

// 约 alone is as plain as 预约.
const BOOKS = pattern`
  ^(?:那|就|好的?|行|可以|嗯|我|还是|還是|算了|要不)*[,， ]*(?:帮我|幫我|给我|給我|我?[想要]|先)?[约約](?:[个個]|一[个個下]|上)?
    (?:[时時][间間]|吧|了|呗|啦|呀)*[。.!！]*$
`

// Nobody has another time or day to change who has said no more.
const TIME_TO_CHANGE = joined`
  ^(?:请问|麻烦|你好|您好|不好意思|对不起)?[,， ]*我?(?:想|要|能不能|能|可不可以|可以|怎么|如何|还能|需要|临时|再|帮我)*(?:
    (?:改|换|调整?)(?:一?[下个])?(?:个|到)?(?:时间|日期|日子|别的(?:时间|天))
    |改期|改约
  )(?:可以|行|怎么办|怎么弄)?[吗呢吧啊么?。]*$
  |^(?:
    please |can (?:i|you|we) |could (?:i|you|we) |how (?:can|do) i |i (?:want|need|would like|have) to |i'd like to[ ]
  )*(?:
    (?:reschedule|postpone)(?: (?:it|my|the|this|that))?
    |(?:change|move|put off)(?: (?:it|the|my|this|that|to|another|an?|different|other|later|earlier|some))* (?:date|time|day)
  )[ ?.!]*$
`
// Who cannot come, or wants another time, has an appointment already.
const KEPT_APPOINTMENT = new RegExp(joined`
  (?:预约|约(?:的|好|了)).{0,12}(?:
    改(?!名)|换(?![领发证补新本照驾身户护车牌]|(?:一?[个下张本])?.{0,4}(?:证|照|本))
    |取消|推迟|延后|提前|[去来]不了|不[去来]了
  )
  |(?:改|换|取消|推迟|延后|退)(?:一?下|掉|了)?.{0,4}(?:预约|约好的|约的)
  |(?:[去来]不了|不能[去来]|没法[去来]|有事[去来]不).{0,10}(?:换(?:一|个|到|成|天)|改(?!名)|推迟|延后|取消)
  |^.{0,12}(?:改|换)(?:一|另一|别的|其他)天(?:去|来|行|可以|吗|吧|[?？。])*$
  |${TIME_TO_CHANGE}
  |^(?:算了|还是|那|我|不好意思|[,， ])*(?:想|要|得)(?:把(?:它|这个|刚才的?|刚才那个)?)?取消(?:了|掉|吧|它|这个|刚才的?|刚才那个)*[吗呢啊。]*$
  |\b(?:cancel|move|change|reschedule|postpone|put off) (?:my|the|an) (?:appointment|booking)
  |^(?:please |can (?:i|you) |i (?:want|need|would like|have) to )*cancel (?:it|this|that)(?: please)?[.!? ]*$
  |can(?:'t|not) (?:come|make it).{0,20}appointment
`, 'i')

// By when something is needed is no day on which someone wants to come; who says that they come does.
const DEADLINE = new RegExp(joined`
  到期|过期|過期|失效|出[发發国國境差]|[飞飛]机?|机票|機票|航班|启程|啟程|登机|登機|就?要走|急[用着]|急著|考试|考試
  |高考|[开開]学|入学|報到|报到|婚|(?:之|以)前|前(?:就?要|得|必须|必須)|回老家|要用|[签簽]约|面[签簽]|旅游|旅遊|旅行
  |\bexpir
  |\b(?:leav(?:e|ing)|flight|fly(?:ing)?|travel(?:l?ing)?|trip|due|deadline|exam|before|need it by)\b
`, 'i')
const COMES = new RegExp(joined`
  (?:来|來|去|过来|過來|过去|過去)(?:[^，,。 ]{0,4}(?:所|局|厅|廳|窗口|你们|你們))?(?:把.{1,8})?
    (?:办|辦|换|換|补|補|领|領)
  |\b(?:come|coming|visit|appointment|book)\b
`, 'i')

// Whether this means the appointment or what is being filled in is not said.
const STAYS_AWAY = pattern`
  ^(?:算了|那|不好意思|对不起|抱歉|我们?|可能|临时|有事|今天|明天|后天|到时候?|实在|[,， ])*(?:[去来]不(?:了|成)|不(?:想|能)?[去来])(?:了|啦|喇)?[吧啊呀。.! ]*$
  |^(?:sorry[, ]*)?(?:i|we) (?:can(?:'?t|not)|won'?t|will not|am not able to) (?:come|make it|be there)(?:[ ](?:
      any ?more|tomorrow|today|then
    ))?[.! ]*$
`

/** Tells whether a text says that its writer does not come, and nothing else: "我不去了". */
export function staysAway(text: string): boolean {
  return STAYS_AWAY.test(normalise(text).trim())
}

/** Tells whether a text asks for an appointment, and says nothing else. */
export function isBooking(text: string): boolean {
  return BOOKS.test(text.trim())
}

/** Tells whether a text is about an appointment that somebody has. */
export function changesAppointment(text: string): boolean {
  return KEPT_APPOINTMENT.test(normalise(text))
}

/** Tells whether a text says on which day someone wants to come: "明天上午想去城关所办身份证". */
export function wantsToCome(text: string, language: string): boolean {
  return namesDay(text, language) && !ASKS.test(text) && !PAST.test(text) && (!DEADLINE.test(text) || COMES.test(text))
}

/** Tells whether a text says on which day someone comes to get something done, wherever that is. */
export function comesFor(text: string, language: string): boolean {
  return namesDay(text, language) && COMES.test(text) && !ASKS.test(text) && !BLAMES.test(text) && !PAST.test(text)
}

const BLAMES = /投诉|投訴|态度|態度|太差|不给办|推来推去|为难|刁难|骂|吼/

// Who tells of a day that is over tells what happened on it.
const PAST = /上(?:个|個)?(?:周|週|星期|礼拜|禮拜|月)|昨[天晚日]|前[天晚]|去年|刚才|剛才|\b(?:last|yesterday)\b/i

// Meals, tickets and rooms are booked elsewhere.
const NOT_BOOKED_HERE = new RegExp(joined`
  外[卖賣]|[机機][票]|[车車]票|[门門]票|[电電]影票|演唱会|酒店|宾馆|賓館|餐[厅廳]|包[间間]|打[车車]|网约车|专家号|專家號|疫苗
  |\b(?:hotel|restaurant|flight|ticket|taxi|table|doctor)s?\b
`, 'i')

/** Tells whether a text that speaks of booking books nothing here: it is booked elsewhere, or tells of a day that is over. */
export function isNoBooking(text: string): boolean {
  return NOT_BOOKED_HERE.test(text) || PAST.test(text)
}

// Whether a day is named does not hang on today's: what is over at any time is told about, and 周三 is today at one of them only.
const MOMENTS: readonly number[] = [Date.UTC(2001, 0, 1, 4), Date.UTC(2001, 6, 3, 4)]

function namesDay(text: string, language: string): boolean {
  return MOMENTS.some((at) => {
    const context = { at, language, settings: {} }
    const days = [forms['when'], forms['date']].flatMap((form) => form?.find?.(text, context) ?? [])
    return days.some(({ from, to }) => forms['date']?.read({ kind: 'text', text: text.slice(from, to) }, context).ok)
  })
}

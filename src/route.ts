// Where a free text leads: which flow answers what the guide makes of it, with what was said already filled in.

import { asksOfStation, concernIn } from './concerns.ts'
import { forms } from './engine/answers/forms.ts'
import { pairIn } from './engine/answers/reading/pair.ts'
import { normalise } from './engine/answers/reading/normalise.ts'
import { ASKS, isAspect } from './engine/answers/reading/asks.ts'
import { languageOf } from './engine/between/language.ts'
import { saysMore } from './engine/questions/story.ts'
import type { Book } from './engine/book.ts'
import type { Json } from './engine/event.ts'
import { joined, pattern } from './lib/pattern.ts'
import { flowFor, ourNumber, withoutKeys } from './numbered.ts'
import type { BookableService, Unit } from './ports/department.ts'
import type { Guide } from './ports/guide.ts'
import { sayName } from './services/say.ts'
import { createUnitFinder } from './unit-named.ts'

/** What a department says of its units and services that tells where a text leads. */
export type Served = {
  readonly units: readonly Pick<Unit, 'id' | 'name' | 'also'>[]
  readonly services: readonly Pick<BookableService, 'id' | 'guide'>[]
}

/** All that the engine asks the guide, in a department of these units and services. */
export function guideOf(guide: Guide, { units, services }: Served): Required<Pick<Book, 'route' | 'danger' | 'doubtful' | 'meant' | 'plain'>> {
  return {
    route: createRoute(guide, createUnitFinder(units), createSubject(guide, services)),
    danger: (text) => ownLife(guide.danger(withoutKeys(text))?.kind, text),
    doubtful: (text) => guide.doubtful(withoutKeys(text)),
    plain: guide.plain,
    meant: ({ said, offers, answers: { question, found }, language }) => {
      const offered = offers.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
      if (isShown(found)) {
        const part = ASKS.test(said) ? guide.partAsked(found.id, said) : undefined
        return offers.find(({ value }) => value === part)
      }
      const id = guide.meant({ question: typeof question === 'string' ? question : '', offered, said })
      const [named] = id === undefined ? [] : guide.names([id], language)
      return named && { value: named.id, label: named.name }
    },
  }
}

// Who does not want to live any longer is to hear more than a number for emergencies, unless they have harmed themselves already.
function ownLife(kind: string | undefined, text: string): string | undefined {
  const plain = normalise(text)
  return kind === 'police' && OWN_LIFE.test(plain) && !OF_ANOTHER.test(plain) ? 'life' : kind
}

const OWN_LIFE = pattern`
  (?:不想|唔想|不愿)(?:再)?活
  |活不下去
  |活(?:着|得)?(?:好|真|太)?(?:没意思|没有?意义|累)
  |活够了|想死|想去死|死了算了|不如死|想(?:要)?自杀|要自杀|想轻生|生无可恋|想(?:跳楼|跳河|割腕)|结束(?:自己|我)的?生命
  |\b(?:kill myself|end my life|want to die|suicidal|don'?t want to live)\b
`
const OF_ANOTHER = pattern`
  [他她]|有人|别人|朋友|同学|同事|邻居|老公|老婆|男友|女友|儿子|女儿|孩子|爸|妈|哥|姐|弟|妹|杀你|杀了你|杀他|拿刀
  |\b(?:he|she|they|friend|husband|wife|son|daughter|mother|father|someone|somebody)\b
`

// An entry as `guide.find` and `guide.show` give it: what is asked next may be about it.
function isShown(found: Json | undefined): found is { readonly id: string } {
  return typeof found === 'object' && found !== null && 'id' in found && typeof found['id'] === 'string'
}

/** Fewer signs than this only look like the wish for a person. */
const SURE = 4

// Nobody has another time or day to change who has said no more.
const TIME_TO_CHANGE = joined`
  ^(?:请问|麻烦|你好|您好|不好意思|对不起)?[,， ]*我?(?:想|要|能不能|能|可不可以|可以|怎么|如何|还能|需要|临时|再)*(?:
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
  |${TIME_TO_CHANGE}
  |\b(?:cancel|move|change|reschedule|postpone|put off) (?:my|the|an) (?:appointment|booking)
  |can(?:'t|not) (?:come|make it).{0,20}appointment
`, 'i')

// 约 alone is as plain as 预约.
const BOOKS = pattern`
  ^(?:那|就|好的?|行|可以|嗯|我)*[,， ]*(?:帮我|幫我|给我|給我|我?[想要]|先)?[约約](?:[个個]|一[个個下]|上)?
    (?:[时時][间間]|吧|了|呗|啦|呀)*[。.!！]*$
`

/** Shorter than this, what asks nothing and names nothing is a fragment of something, and nobody else's business. */
const FRAGMENT = 10

/** Of what is only learnt, the share that is enough to begin something, and the one to put it before the question that stands. */
const [POSSIBLE, LIKELY] = [0.4, 0.6]

// Who does not know asks for nothing, and who is not to be called asks for no person.
const KNOWS_NOT = /^(?:我|这个?|那个?)?[也都真]?(?:不知道|不晓得|不清楚|不认识|不记得|记不清|记不得|忘了|没看清|没注意)/
const IS_NUMBER = /^(?:这|那)?(?:个|就|可|真|根本|并)*不?是.{0,4}(?:号码|电话|手机号?|联系方式)[的啊呀了。.!]*$|^(?:我的?|联系|聯繫|[手电電][机機话話]?)*(?:号码?|號碼?|电话|電話|手机|手機|联系方式|聯繫方式|微信)(?:就|也)?(?:是|用)/
const NOT_CALLED = /^(?:你们?)?(?:不用|不要|不必|不需要|别|甭).{0,3}(?:联系|联络|找|打|回)/

const OF_AN_OFFICER = pattern`
  (?:举报|检举|揭发)(?:一?[个名位些]|某个?|我们?|你们|这|那|.{0,6}[所队局]的?){0,2}
    (?:民警|警察(?!局|叔叔家)|交警(?!队)|辅警|协警|警官|所长|局长)(?!.{0,4}(?:旁|对面|门口|附近|隔壁|家属|的儿子))
  |\breport (?:an?|the|some|your) (?:(?:police|traffic|corrupt|drunk) ?)*(?:officers?|policem[ae]n|cops?)\b
`
const SHAM = /冒充|假(?:冒|扮|警)|自称|\bfake|\bpretend|\bposing/

function isOfOfficer(text: string): boolean {
  const plain = normalise(text)
  return OF_AN_OFFICER.test(plain) && !SHAM.test(plain)
}

// A shop, a neighbour or a courier is no officer, and supervision is not for them.
const OF_OTHERS = pattern`
  投诉(?:一?[家个]|我们?|这|那|某|楼下|小区)*(?:的)?(?:
    饭店|餐馆|餐厅|外卖|超市|商店|店家|商家|物业|快递|房东|中介|开发商|工地|工厂|邻居|楼上|楼下|学校|老师|医院|银行
    |酒店|网吧|ktv|司机|健身房|老板|广场舞
  )
`
const COMPLAINS = /(?:我们?|我們)?(?:就?是)?(?:要|想)?(?:投诉|投訴)/
const OF_US = /民警|警察|交警|辅警|协警|派出所|窗口|公安|你们|12389/

const STORIES: ReadonlySet<string> = new Set(['tip', 'complaint', 'human'])

// The procedure, by its name, of the service that was chosen.
function createSubject(guide: Guide, services: Served['services']): (chosen: readonly Json[], language: string) => string | undefined {
  const entries = new Map<Json, string>(services.flatMap(({ id, guide: entry }) => (entry === undefined ? [] : [[id, entry]])))
  return (chosen, language) => guide.names(chosen.flatMap((value) => entries.get(value) ?? []), language)[0]?.name
}

// Only what is sure leads anywhere.
function createRoute(
  guide: Guide, unitIn: ReturnType<typeof createUnitFinder>, subjectOf: ReturnType<typeof createSubject>,
): Book['route'] {
  return (text, language, chosen = []) => {
    // What is asked about us is known by its words, in whatever dialect.
    const plain = guide.plain(text) ?? text
    if (isAspect(plain)) {
      const subject = subjectOf(chosen, language)
      return subject === undefined ? { flow: 'ask-guide', with: {}, idle: true } : { flow: 'ask-guide', with: { question: subject } }
    }
    const shown = chosen.findLast((value) => typeof value === 'string' && guide.department(value) !== undefined)
    const related = typeof shown === 'string' ? guide.related(shown, text) : undefined
    // The bare name of what was shown asks nothing new.
    if (related !== undefined && related === shown && !ASKS.test(text)) return undefined
    const [other] = related === undefined || related === shown ? [] : guide.names([related], language)
    if (other) return { flow: 'ask-guide', with: { question: other.name } }
    if (isWho(text, language)) return undefined
    const number = alone(text, language)
    if (number !== undefined) return { flow: 'case-status', with: { number }, idle: true, menu: true }
    const named = unitIn(text)
    if (named && (NAME_ALONE.test(named.text) || asksOfStation(named.text))) return { flow: 'hours', with: { unit: named.id } }
    if (BOOKS.test(text.trim())) return { flow: 'book-appointment', with: {} }
    const concern = concernIn(text) ?? concernIn(plain)
    if (concern !== undefined) return { flow: concern, with: {} }
    if (KEPT_APPOINTMENT.test(normalise(plain))) return { flow: 'my-appointments', with: {} }
    const found = guide.find(text, { language })
    const { kind, outcome, topic, guess, share = 1 } = found
    const ask = { flow: 'ask-guide', with: { question: text } }
    if ((share < POSSIBLE || NOT_OURS.has(kind)) && tellsOfHarm(text)) return { flow: 'submit-tip', with: told(text) }
    // What hardly speaks for its kind says nothing that anything could be begun with.
    if (share < POSSIBLE) return { ...ask, idle: true }
    const unsure = share < LIKELY || (found.share !== undefined && [...text].length <= SURE) ? { idle: true as const } : {}
    if (KNOWS_NOT.test(text) && (kind === 'procedure' || kind === 'out_of_scope')) return undefined
    const ours = ourNumber(text)
    // A complaint about how long it takes names it, too.
    if (ours !== undefined && !STORIES.has(kind)) return { flow: flowFor(ours, text), with: { number: ours } }
    switch (kind) {
      case 'procedure':
        if (namesDay(text, language) && !ASKS.test(text) && (!DEADLINE.test(text) || COMES.test(text))) {
          return { flow: 'book-appointment', with: {}, ...(outcome === 'list' && { idle: true as const }) }
        }
        if (outcome === 'none') return undefined
        return outcome === 'answer' || ASKS.test(text) ? { ...ask, ...(guess && { guess }) } : { ...ask, idle: true, menu: true }
      case 'out_of_scope':
        if (topic === undefined && !ASKS.test(text) && [...text].length < FRAGMENT) return undefined
        return topic !== undefined && ASKS.test(text) ? ask : { ...ask, idle: true }
      case 'smalltalk':
        return { ...ask, idle: true }
      case 'tip':
        // What is told of an officer goes to supervision, out of the sight of those it is about.
        if (isOfOfficer(text)) return { flow: 'file-complaint', with: told(text), ...unsure }
        return { flow: 'submit-tip', with: told(text), ...unsure }
      case 'complaint':
        if (OF_OTHERS.test(normalise(text)) && !OF_US.test(text)) {
          // What is left without the word may be a tip, or somebody else's business.
          const question = text.replace(COMPLAINS, '')
          return guide.find(question, { language }).kind === 'tip' ? { flow: 'submit-tip', with: told(text) } : { ...ask, with: { question } }
        }
        return { flow: 'file-complaint', with: { ...told(text), ...(named && { about: sayName(named.name, languageOf(text, language) ?? language) }) }, ...unsure }
      case 'status':
        // Digits alone may as well be an answer that was mistyped, and what asks about something done is most likely about what stands.
        return { flow: 'case-status', with: numbered(text, language), ...unsure, ...((isDigits(text) || !PROGRESS.test(text)) && { idle: true as const }) }
      case 'booking':
        return { flow: 'book-appointment', with: {}, ...unsure }
      case 'human':
        // The words for a person are known; what is as short and was only learnt is not sure.
        if (NOT_CALLED.test(text) || IS_NUMBER.test(text)) return undefined
        return { flow: 'talk-to-officer', with: {}, ...unsure, ...([...text].length < SURE && { idle: true as const }) }
      case 'emergency':
        return undefined
    }
  }
}

// A station's name and no more, perhaps with a window of it: whoever writes that looks for it. No name stands for a complaint.
const NAME_ALONE = pattern`
  ^(?:请问|我想?[去找问]|去|找)?派出所的?(?:(?:户籍|户政|办证|出入境|身份证|车管|服务|接待)?(?:窗口|大厅|前台|室))?
    (?:在哪里?|在哪儿|怎么走|的?地址|的?电话)?[呢吗啊的,.!?。~ ]*$
  |^(?:the )?police station[,.!? ]*$
`

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

function isDigits(text: string): boolean {
  return /^[\d\s-]+$/.test(text.normalize('NFKC'))
}

const PROGRESS = new RegExp(joined`
  [查案批审審]|进[度展]|進[度展]|编号|編號|单号|單號|[状狀]态|結果|结果|到哪|怎么样|怎麼樣|处理|處理|立|回[复覆音]
  |消息|动静|動靜
  |\b(?:status|progress|case|report|number|result|news|update|hear|heard)
`, 'i')

// Who names a day for something that is done at a window wants to come: "明天上午想去城关所办身份证".
function namesDay(text: string, language: string): boolean {
  const context = { at: Date.now(), language, settings: {} }
  const days = [forms['when'], forms['date']].flatMap((form) => form?.find?.(text, context) ?? [])
  // What is over is told about.
  return days.some(({ from, to }) => forms['date']?.read({ kind: 'text', text: text.slice(from, to) }, context).ok)
}

const DATE_OR_PHONE = /^\d{2,4}-\d{1,2}-\d{1,2}$|^0\d{2,3}-/

// Letters and digits that can only be the number of a record, its code beside it perhaps: no phone, no date, no code without a digit.
function alone(text: string, language: string): string | undefined {
  const pair = pairIn(text)
  if (pair && /[A-Za-z]/.test(text) && !DATE_OR_PHONE.test(pair.number.value)) return pair.number.value
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  if (!/^(?=.*[A-Za-z-])(?=(?:.*\d){6})[0-9A-Za-z-]{8,32}$/.test(plain) || DATE_OR_PHONE.test(plain)) return undefined
  return isPhone(text, language) ? undefined : numbered(text, language).number
}

const NOT_OURS: ReadonlySet<string> = new Set(['out_of_scope', 'smalltalk'])

// Somebody was hurt, and nobody asks for a paper: the school has its part in it, and so have we.
const HARMED = pattern`
  被.{0,8}(?:打(?!(?:扰|断|击|动|开|扫|车|印))|欺负|霸凌|欺凌|勒索|敲诈|殴打|跟踪|偷拍|骚扰|恐吓|威胁)
  |(?:打|虐待|殴打)(?:小孩|孩子|老人|老婆|妻子|父母|老妈|老爸)
  |\b(?:my|our) (?:son|daughter|child|kid|brother|sister) (?:was|is being|got|gets) (?:beaten|bullied|hit|threatened)
`

function tellsOfHarm(text: string): boolean {
  return HARMED.test(normalise(text)) && !ASKS.test(text)
}

// Who says no more than who they are has asked for nothing yet: a phone or identity number, perhaps with a name.
function isWho(text: string, language: string): boolean {
  const context = { at: 0, language, settings: {} }
  if (![forms['phone'], forms['id-number']].some((form) => (form?.find?.(text, context) ?? []).length > 0)) return false
  const rest = text.normalize('NFKC').replace(/[\d\s\p{P}+]|x$/giu, '').replace(CALLED, '')
  return rest.length <= (/\p{Script=Han}/u.test(rest) ? 4 : 20) && !WANTED.test(rest)
}

const CALLED = new RegExp(joined`
  我们?|我們|的|是|叫|手机|手機|电话|電話|身份证|身份證|号码?|號碼?|联系方式|聯繫方式|姓名|名字
  |\b(?:my|phone|mobile|id|card|name|number|is|i'?m)\b
`, 'gi')
const WANTED = /[查案单單办辦补補换換约約报報进進]|report|case|check|book|appoint|status|lost|renew/i

function isPhone(text: string, language: string): boolean {
  return forms['phone']?.read({ kind: 'text', text }, { at: 0, language, settings: {} }).ok === true
}

// A number that is all of the text, or is called one in it.
function numbered(text: string, language: string): { readonly number?: string } {
  const context = { at: 0, language, settings: {} }
  const form = forms['case-number']
  const [found, ...others] = form?.find?.(text, context) ?? []
  if (found && others.length === 0) return { number: String(found.value) }
  const read = form?.read({ kind: 'text', text }, context)
  return read?.ok && read.value === text.normalize('NFKC').replace(/\s/g, '') ? { number: read.value } : {}
}

function told(text: string): { readonly story?: string } {
  return saysMore(text) ? { story: text } : {}
}

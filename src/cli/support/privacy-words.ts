// The words of the report on privacy, for a department's own people: Chinese, and English for all other languages.

import type { HouseField, Place } from '../../privacy.ts'

/** The report's words in one language. */
export type PrivacyWords = {
  readonly title: string
  readonly house: string
  readonly heads: readonly string[]
  readonly houseHeads: readonly string[]
  readonly none: string
  readonly missing: string
  readonly personal: string
  readonly voluntary: string
  /** How things are listed, set aside, and said of something. */
  readonly list: (things: readonly string[]) => string
  readonly aside: (text: string) => string
  readonly of: (place: string, text: string) => string
  readonly desk: (desk: string) => string
  readonly span: (amount: number, unit: 'y' | 'd' | 'h') => string
  readonly places: { readonly [place in Place['place']]: string }
  readonly leaves: { readonly [from in Place['from']]: (span: string) => string }
  readonly what: { readonly [what in HouseField['what']]: string }
  readonly how: { readonly [how in HouseField['how']]: string }
  readonly heard: (span: string) => string
  readonly record: string
  readonly longer: string
  readonly soon: string
}

const CHINESE: PrivacyWords = {
  title: '向来信人询问的信息', house: '答案之外，系统自己留下的',
  heads: ['流程', '问题', '内容', '问什么', '用途', '声明的期限', '放在哪里，何时自动删除'],
  houseHeads: ['留下什么', '怎样保存', '何时自动删除'],
  none: '—', missing: '（没有写明）', personal: '个人信息', voluntary: '可不答',
  list: (things) => things.join('、'), aside: (text) => `（${text}）`, of: (place, text) => `${place}：${text}`,
  desk: (desk) => `告知工作台 ${desk}（邮件或网络推送），之后由收到的人保管`,
  span: (amount, unit) => `${amount} ${{ y: '年', d: '天', h: '小时' }[unit]}`,
  places: {
    conversation: '会话', media: '图片和语音', tip: '线索', complaint: '投诉', message: '留言', appointment: '预约',
    question: '没答上来的问题（去掉个人信息后）',
  },
  leaves: {
    asked: (span) => `流程结束就删；中途停下，最后一问之后 ${span}删`,
    closed: (span) => `登记后 ${span}，办结后重新计 ${span}`, day: (span) => `提问之日后 ${span}`,
    came: (span) => `没有进入记录的，${span}；进入记录的，同记录`,
  },
  what: {
    'platform-id': '平台账号标识', messages: '最近两次的答复（供平台重发同一消息）', consent: '同意了哪一版告知、何时同意', keys: '刚给出的编号和查询码（供紧接着补充、断开）',
    link: '记录与会话之间的化名', code: '查询码', media: '还没有进入记录的图片和语音', sending: '待发的通知', sent: '已发通知的编号（内容已删）',
    question: '没答上来的问题（不含提问人）', tries: '试错次数', agreed: '同意接收哪些通知',
  },
  how: { sealed: '加密', hashed: '只留散列值', 'hashed-sealed': '散列值用来查找，另有加密的一份' },
  heard: (span) => `最后一次来信之后 ${span}`, record: '随记录一起删', longer: '比声明的期限长',
  soon: '数小时后',
}

const ENGLISH: PrivacyWords = {
  title: 'What residents are asked for', house: 'What the house keeps beside answers',
  heads: ['flow', 'question', 'form', 'asked', 'purpose', 'declared term', 'where it lies, and when it leaves by itself'],
  houseHeads: ['what', 'how', 'when it leaves by itself'],
  none: '—', missing: '(not said)', personal: 'personal', voluntary: 'voluntary',
  list: (things) => things.join(', '), aside: (text) => ` (${text})`, of: (place, text) => `${place}: ${text}`,
  desk: (desk) => `told to the desk ${desk} by e-mail or webhook, and kept by whoever gets it`,
  span: (amount, unit) => `${amount} ${{ y: 'year', d: 'day', h: 'hour' }[unit]}${amount === 1 ? '' : 's'}`,
  places: {
    conversation: 'conversation', media: 'pictures and voices', tip: 'tips', complaint: 'complaints', message: 'messages',
    appointment: 'appointments', question: 'questions without an answer (nothing personal left in them)',
  },
  leaves: {
    asked: (span) => `with the flow's end; where it is left unfinished, ${span} after the last question`,
    closed: (span) => `${span} after it was filed, and again ${span} after it was closed`, day: (span) => `${span} after its day`,
    came: (span) => `${span} where no record holds it, else with the record`,
  },
  what: {
    'platform-id': "the platform's id", messages: 'the last two answers, for a platform that sends a message twice',
    consent: 'which notice was agreed to, and when',
    keys: 'number and code that were just told, for adding or cutting the link',
    link: 'the alias between a record and its conversation', code: 'the return code',
    media: 'pictures and voices that no record holds', sending: 'notices that wait', sent: 'ids of notices that were sent, without content',
    question: 'questions without an answer, and without who asked', tries: 'counts of wrong tries',
    agreed: 'which kinds of notices were agreed to',
  },
  how: { sealed: 'sealed', hashed: 'a keyed hash alone', 'hashed-sealed': 'a keyed hash to find it by, and sealed' },
  heard: (span) => `${span} after the resident was last heard`, record: 'with its record', longer: 'longer than declared',
  soon: 'after some hours',
}

/** The words for a language. */
export function privacyWords(language: string): PrivacyWords {
  return language.startsWith('zh') ? CHINESE : ENGLISH
}

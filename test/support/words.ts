// Words and texts for the fixture flows: which keys have a text, and the lists that are listened to.

import type { Words } from '../../src/flows/meanings.ts'

type Lists = { readonly [key: string]: readonly string[] }

const CHINESE: Lists = {
  'common:words.cancel': ['取消', '算了', '不要了'],
  'common:words.back': ['返回', '上一步'],
  'common:words.help': ['帮助', '不会'],
  'common:words.repeat': ['重复', '再说一遍'],
  'common:words.skip': ['跳过', '没有'],
  'common:words.done': ['完成', '好了'],
  'common:words.why': ['为什么', '为什么问这个'],
  'common:words.human': ['人工'],
  'common:words.menu': ['菜单'],
  'common:words.elder-on': ['长辈模式'],
  'common:words.elder-off': ['普通模式'],
  'common:words.language': ['中文'],
  'common:words.change': ['改', '修改', '改一下'],
  'welcome:words': ['你好'],
  'tip:words': ['举报', '我要举报'],
  'booking:words': ['预约'],
  'ask-guide:words': ['办事'],
  'case-status:words': ['查进度'],
  'talk-to-officer:words': ['找民警'],
  'odds:words': ['杂项'],
  'circles:words': ['绕圈'],
  'welcome:wish.tip': ['反映线索'], 'welcome:wish.booking': ['预约办事'], 'welcome:wish.status': ['看看案子'],
  'tip:topic.food': ['食品'], 'tip:topic.traffic': ['交通'], 'tip:topic.danger': ['有人有危险'], 'tip:topic.other': ['别的事'],
  'tip:topic.label': ['什么事'], 'tip:story.label': ['经过'], 'tip:seen.label': ['日期'],
  'tip:photo.label': ['照片'], 'tip:phone.label': ['手机号'],
  'tip:phone.why': ['为了联系您'],
  'tip:story.help': ['随便写'], 'tip:story.too-short': ['太短'], 'tip:story.again-2': ['再试一次'],
  'common:draft.resume': ['接着办'], 'common:draft.restart': ['重新来'], 'common:draft.discard': ['不要了'],
  'common:elder.more': ['看其他的'], 'common:yes': ['是'], 'common:no': ['不是'], 'common:change': ['改一改'],
  'odds:colour.red': ['红'], 'odds:colour.green': ['绿'], 'odds:colour.blue': ['蓝'], 'odds:colour.white': ['白'],
  'odds:colour.black': ['黑'], 'odds:colour.brown': ['棕'], 'odds:colour.pink': ['粉'],
  'odds:colour.elder': ['选颜色'], 'talk-to-officer:over.desk': ['来了'], 'odds:pieces.more': ['还有吗'],
  'ask-guide:more.fee': ['多少钱'], 'ask-guide:more.enough': ['够了'],
  'common:not-a-name': ['不像姓名'], 'common:not-an-option': ['没有这一项'], 'common:yes-or-no': ['是还是不是'],
  'common:not-a-phone': ['不像手机号'], 'common:not-a-text': ['请写字'], 'common:too-short': ['太短'],
  'common:not-a-date': ['不是日期'], 'common:not-an-image': ['不是照片'], 'common:not-skippable': ['不能跳过'],
  'common:ambiguous': ['哪一个'], 'common:which-to-change': ['改哪个'], 'common:not-a-case-number': ['不像编号'],
  'common:too-few': ['太少'], 'common:too-many': ['太多'], 'common:not-a-when': ['不是时间'],
  'common:again': ['再来'], 'common:again-2': ['再来二'], 'common:again-3': ['再来三'],
  'booking:service.label': ['办什么'], 'booking:unit.label': ['在哪里'],
}

const ENGLISH: Lists = {
  'common:words.cancel': ['cancel', 'stop'],
  'common:words.help': ['help'],
  'common:words.skip': ['skip'],
  'common:words.language': ['english'],
  'common:words.change': ['change'],
  'tip:words': ['report'],
  'tip:topic.food': ['Food'], 'tip:topic.traffic': ['Traffic'], 'tip:topic.danger': ['Someone in danger'],
  'tip:topic.other': ['Something else'],
}

const LISTS: { readonly [language: string]: Lists } = { 'zh-CN': CHINESE, en: ENGLISH }

/** The words of the fixture flows, in Chinese and a little English. */
export const fixtureWords: Words = {
  languages: ['zh-CN', 'en'],
  words: (language, key) => LISTS[language]?.[key] ?? CHINESE[key] ?? [],
  has: (language, key) => LISTS[language]?.[key] !== undefined,
}

// What texts are searched for: promises, words of the office, and characters of the other writing.

import { joined } from '../../../lib/pattern.ts'

// Said to be impossible, these are no promises: "we cannot guarantee".
const CHINESE_PROMISES = new RegExp(joined`
  (?:100 ?%|百分之百|百分百|完全|彻底|徹底)(?:匿名|安全|保密|可靠|查不到)
  |(?:绝对|絕對)(?:保密|匿名|安全|不会|不會|能|可以|查不到)
  |(?<![不无無难難法没沒]|不能|不敢|无法|無法)(?:保证|保證)(?!金|书|書|人)
  |(?<!不)(?:一定|必定|肯定|必然)(?:能|会|會|可以|给您|給您|帮您|幫您|追回|破案|办成|辦成|有结果|有結果)
  |(?:绝不|絕不)(?:泄露|洩露|外传|外傳|会|會)
  |永远(?:不会|保密)|永遠(?:不會|保密)|万无一失|萬無一失
  |(?:没有人|沒有人|任何人都不|谁也不|誰也不)(?:会|會|能|可能)?(?:知道您是谁|知道您是誰|查到您|找到您)
`, 'u')

const ENGLISH_PROMISES = new RegExp(joined`
  (?<!(?:not|n.t|no|cannot) (?:be )?)\bguarantee[ds]?\b
  |\b100 ?(?:%|percent|per cent) (?:anonymous|safe|secure|confidential)
  |\b(?:absolutely|completely|totally|fully|perfectly) (?:anonymous|confidential|safe|secure|untraceable)
  |\b(?:nobody|no one) (?:can|will) ever\b
  |\bwe promise\b
  |\bwill never (?:be|know|tell)\b
  |\bcannot be traced\b
`, 'iu')

/** The first promise in a text that nobody can keep, in Chinese of both writings or in English. */
export function promiseIn(text: string, language: string): string | undefined {
  const [hint, promises] = isChinese(language) ? [CHINESE_HINT, CHINESE_PROMISES] : [ENGLISH_HINT, ENGLISH_PROMISES]
  const plain = inOneWidth(text)
  return hint.test(plain) ? promises.exec(plain)?.[0] : undefined
}

// Two rules in a row look at the same text.
let last = { text: '', plain: '' }

function inOneWidth(text: string): string {
  if (last.text !== text) last = { text, plain: text.normalize('NFKC') }
  return last.plain
}

// Most texts have nothing in them that any promise has, which is seen sooner than that none is there.
const CHINESE_HINT = /[匿密证證定绝絕永会會安]|100|百分|万无|萬無|查不到|可靠/
const ENGLISH_HINT = /guarantee|100|ly |can ever|will ever|promise|never|traced/i

/** A word of the office, and how people say it; left out where they say nothing. */
export type Official = { readonly of: 'zh' | 'en'; readonly word: string; readonly better?: string }

const zh = (word: string, better?: string): Official => ({ of: 'zh', word, ...(better !== undefined && { better }) })
const en = (word: string, better?: string): Official => ({ of: 'en', word, ...(better !== undefined && { better }) })

// Words of the office and of machines, in simplified and traditional Chinese and in English.
const OFFICIALESE: readonly Official[] = [
  zh('予以', '给'), zh('兹', '现在'), zh('茲', '現在'), zh('特此'), zh('敬请', '请'), zh('敬請', '請'), zh('敬告', '提醒您'),
  zh('知悉', '知道'), zh('贵方', '您'), zh('貴方', '您'), zh('贵单位', '您那里'), zh('申办人', '办事的人'), zh('申辦人', '辦事的人'),
  zh('相关部门', '写出是哪个部门'), zh('相關部門', '寫出是哪個部門'), zh('有关部门', '写出是哪个部门'), zh('有關部門', '寫出是哪個部門'),
  zh('依法依规', '按规定'), zh('依法依規', '按規定'), zh('如需', '要是想'), zh('逾期', '过了时间'), zh('逾時', '過了時間'),
  zh('上述', '上面的'), zh('该事项', '这件事'), zh('該事項', '這件事'), zh('本系统', '我'), zh('本系統', '我'), zh('系统提示'),
  zh('系統提示'), zh('输入有误', '没看懂'), zh('輸入有誤', '沒看懂'), zh('无效输入', '没看懂'), zh('無效輸入', '沒看懂'),
  zh('非法输入', '没看懂'), zh('非法輸入', '沒看懂'), zh('参数'), zh('參數'), zh('用户', '您'), zh('用戶', '您'),
  zh('请求失败', '没办成'), zh('請求失敗', '沒辦成'), zh('操作失败', '没办成'), zh('操作失敗', '沒辦成'), zh('予受理', '受理'),
  zh('妥否', '行不行'), zh('此致'), zh('之规定', '的规定'), zh('之規定', '的規定'), zh('须知晓', '要知道'), zh('須知曉', '要知道'),
  en('hereby'), en('herewith', 'with this'), en('pursuant to', 'under'), en('aforementioned', 'this'),
  en('in accordance with', 'by'), en('please be advised'), en('prior to', 'before'), en('subsequent to', 'after'),
  en('commence', 'begin'), en('terminate', 'end'), en('utilise', 'use'), en('utilize', 'use'), en('in the event of', 'if'),
  en('invalid input', 'I did not understand'), en('error code'), en('invalid', 'not right'),
  en('the user', 'you'), en('kindly', 'please'), en('submission', 'what you sent'), en('endeavour', 'try'), en('furnish', 'give'),
]

const OFFICIAL = new Map(OFFICIALESE.map((one) => [one.word, one]))
const CHINESE_OFFICIAL = new RegExp(wordsOf('zh').join('|'), 'g')
const ENGLISH_OFFICIAL = new RegExp(`\\b(?:${wordsOf('en').join('|')})\\b`, 'g')

function wordsOf(language: Official['of']): readonly string[] {
  return OFFICIALESE.filter(({ of }) => of === language).map(({ word }) => word)
}

/** The words of the office in a text. */
export function officialIn(text: string, language: string): readonly Official[] {
  const found = inOneWidth(text).toLowerCase().match(isChinese(language) ? CHINESE_OFFICIAL : ENGLISH_OFFICIAL) ?? []
  return [...new Set(found)].flatMap((word) => OFFICIAL.get(word) ?? [])
}

/** Tells whether a language is Chinese. */
export function isChinese(language: string): boolean {
  return language.startsWith('zh')
}

type Range = readonly [from: number, to: number]

// The characters of either writing, by the national standard of each: GB 2312 and Big5.
const SIMPLIFIED = charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe])
const TRADITIONAL = charactersOf('big5', [0xa4, 0xf9], [0x40, 0xfe])

// A mark for each character: far quicker to make than a pattern of thousands of them, and nothing else is asked of it.
function charactersOf(encoding: string, [first, last]: Range, [low, high]: Range): Uint8Array {
  const bytes: number[] = []
  for (let lead = first; lead <= last; lead++) for (let trail = low; trail <= high; trail++) bytes.push(lead, trail, 0x20)
  const marks = new Uint8Array(0x1_0000)
  const letters = new TextDecoder(encoding).decode(Uint8Array.from(bytes))
  for (let i = 0; i < letters.length; i++) marks[letters.charCodeAt(i)] = 1
  return marks
}

/** The first character that is not of the language's own writing but of the other; undefined where there is none. */
export function foreignScript(text: string, language: string): string | undefined {
  if (language !== 'zh-CN' && language !== 'zh-TW') return undefined
  const [own, other] = language === 'zh-CN' ? [SIMPLIFIED, TRADITIONAL] : [TRADITIONAL, SIMPLIFIED]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (other[code] === 1 && own[code] === 0 && HAN.test(text.charAt(i))) return text.charAt(i)
  }
  return undefined
}

const HAN = /\p{Script=Han}/u

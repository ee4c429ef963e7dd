// The fields of subscription notices: what the platform takes in each kind, and how our words are put into them.
// https://developers.weixin.qq.com/doc/service/guide/product/subscription_messages.html

/** What one kind of field takes. */
export type FieldKind = {
  /** In UTF-16 units. */
  readonly most: number
  readonly takes: RegExp
  /** In words, for whoever writes templates. */
  readonly tell: string
  /** What is too long may be cut; numbers, times and names of things would be wrong then. */
  readonly cuts?: boolean
  /** Said where something was cut. */
  readonly ending?: string
}

const DAY = String.raw`\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}`
const TIME = String.raw`\d{2}:\d{2}(:\d{2})?`

const KINDS: { readonly [kind: string]: FieldKind } = {
  thing: { most: 20, takes: /^[^\p{Cc}]+$/u, tell: 'up to 20 characters', cuts: true, ending: '…' },
  number: { most: 32, takes: /^\d+(\.\d+)?$/, tell: 'up to 32 digits' },
  letter: { most: 32, takes: /^[A-Za-z]+$/, tell: 'up to 32 Latin letters' },
  symbol: { most: 5, takes: /^[^\p{L}\p{N}\s]+$/u, tell: 'up to 5 symbols' },
  character_string: { most: 32, takes: /^[\x20-\x7E]+$/, tell: 'up to 32 digits, Latin letters and symbols' },
  time: {
    most: 32, takes: new RegExp(`^((${DAY})( ${TIME})?|${TIME})$`), tell: 'a time such as 2026-03-03 09:20: {{time}}',
  },
  date: { most: 32, takes: new RegExp(`^(${DAY})( ${TIME})?$`), tell: 'a date such as 2026年3月3日: {{date}}' },
  amount: { most: 15, takes: /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/, tell: 'an amount of money' },
  phone_number: { most: 17, takes: /^[\d+() -]+$/, tell: 'up to 17 digits and signs of a telephone number' },
  car_number: { most: 8, takes: /^[\p{Script=Han}A-Z0-9]+$/u, tell: 'a number plate, up to 8 characters' },
  name: { most: 10, takes: /^[\p{Script=Han}·]+$/u, tell: 'up to 10 Chinese characters', cuts: true },
  phrase: { most: 5, takes: /^\p{Script=Han}+$/u, tell: 'up to 5 Chinese characters', cuts: true },
}

/** What may stand in a notice: never a word of a resident's or an officer's. */
export type NoticeValues = { readonly number: string; readonly time: string; readonly date: string }

/** The kind of a field such as `thing1`; undefined if the platform has none such. */
export function kindOf(field: string): FieldKind | undefined {
  const [, name = ''] = /^([a-z_]+?)\d{1,2}$/.exec(field) ?? []
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g

const NAMES: ReadonlySet<string> = new Set(['number', 'time', 'date'])

/** The placeholders of a text that stand for nothing. */
export function unknownPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name = '']) => (NAMES.has(name) ? [] : [name]))
}

/** Puts values into a text. */
export function fill(text: string, values: NoticeValues): string {
  return text.replace(PLACEHOLDER, (_, name: keyof NoticeValues) => values[name] ?? '').replace(/\s+/g, ' ').trim()
}

/** Tells whether a field takes a text as it is. */
export function takes({ most, takes: pattern }: FieldKind, text: string): boolean {
  return text.length <= most && pattern.test(text)
}

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** The text as the field takes it, cut where that is right; undefined if it cannot be sent. */
export function fitField(kind: FieldKind, text: string): string | undefined {
  if (takes(kind, text)) return text
  if (!kind.cuts || text.length <= kind.most) return undefined
  const ending = kind.ending ?? ''
  const room = kind.most - ending.length
  const kept = [...characters.segment(text)].filter(({ index, segment }) => index + segment.length <= room)
  const cut = kept.map(({ segment }) => segment).join('').trimEnd() + ending
  return takes(kind, cut) ? cut : undefined
}

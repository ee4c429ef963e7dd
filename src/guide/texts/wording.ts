// The few reviewed words around what an entry says, in the languages that texts are written in.

/** The languages that entries are written in; traditional Chinese is made from zh. */
export type Written = 'zh' | 'en'

/** Headings and sentences that surround the facts of an entry. */
export const WORDING = {
  zh: {
    conditions: '条件',
    materials: '要带的材料',
    steps: '怎么办',
    where: '在哪里办',
    hours: '办理时间',
    fee: '费用',
    time: '多久办好',
    online: '网上办理',
    phone: '电话',
    basis: '依据',
    open: '由当地公安机关规定，请向办理窗口确认。',
    local: '以当地公安机关公布为准。',
    nothing: '没有另外的规定，请向办理窗口确认。',
    source: '来源',
    checked: '核对日期',
    stale: '这条内容超过180天没有核对，请以窗口答复为准。',
    stop: '；',
  },
  en: {
    conditions: 'Conditions',
    materials: 'What to bring',
    steps: 'How it goes',
    where: 'Where',
    hours: 'Opening hours',
    fee: 'Fee',
    time: 'How long it takes',
    online: 'Online',
    phone: 'Phone',
    basis: 'Legal basis',
    open: 'Decided locally; please ask at the window.',
    local: 'As announced by the local police.',
    nothing: 'Nothing is laid down; please ask at the window.',
    source: 'Source',
    checked: 'checked on',
    stale: 'This entry has not been checked for more than 180 days; please rely on what the window tells you.',
    stop: '; ',
  },
} as const

// What the platform makes of a push: whether its answer is shown, what may be sent because of it, what it changes.

import type { Trigger } from '../ledger.ts'
import type { Fields } from '../xml.ts'

/** What follows from a push. */
export type Rule = {
  /** Whether an answer reaches the resident, and so does word of a missing one. */
  readonly answered: boolean
  readonly trigger: Trigger | undefined
  /** How many articles of an answer are shown. */
  readonly articles: number
}

const EVENTS: { readonly [event: string]: Rule } = {
  subscribe: { answered: true, trigger: 'follow', articles: 8 },
  scan: { answered: true, trigger: 'scan', articles: 8 },
  click: { answered: true, trigger: 'tap', articles: 8 },
  scancode_waitmsg: { answered: true, trigger: 'tap', articles: 8 },
  scancode_push: { answered: false, trigger: 'tap', articles: 8 },
}

/** The rule of a push. */
export function ruleOf(fields: Fields): Rule {
  if (fields['MsgType'] === 'event') {
    const event = String(fields['Event']).toLowerCase()
    return Object.hasOwn(EVENTS, event) && EVENTS[event] || { answered: false, trigger: undefined, articles: 0 }
  }
  return { answered: true, trigger: fields['bizmsgmenuid'] === undefined ? 'message' : 'tap', articles: 1 }
}

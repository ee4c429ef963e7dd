// Counts what may still be sent to a resident without being asked. Pure; what was spent lies in the conversation's lane.

import type { Said } from '../messages/inbound.ts'
import type { Opened } from '../ports/conversations.ts'
import type { Ledger, Spent } from '../ports/deliveries.ts'
import type { Grants } from '../ports/sender.ts'

/** A window is taken to close this much (ms) before the platform closes it. */
const MARGIN = 2_000

/** A resident's side of the account: what the platform grants, what they did last, what was spent on it. */
export type Account = { readonly grants: Grants; readonly opened: Opened | undefined; readonly ledger: Ledger }

const KINDS = ['message', 'tap'] as const

/** How many messages may be sent at an instant. A new message or tap does not add to what is left: the better one counts. */
export function roomOf(account: Account, at: number): number {
  return Math.max(0, ...KINDS.filter((kind) => isOpen(account, kind, at)).map((kind) => account.grants[kind].most - usedOf(account, kind)))
}

/** The ledger after `n` messages more: they count against everything that is open. */
export function spend(account: Account, at: number, n: number): Ledger {
  const spent = KINDS.filter((kind) => isOpen(account, kind, at))
    .map((kind): [string, Spent] => [kind, { at: account.opened?.[kind] ?? 0, used: usedOf(account, kind) + n }])
  return { ...account.ledger, ...Object.fromEntries(spent) }
}

/** The ledger once the platform has said that there is no more, whatever we had counted. */
export function exhaust(account: Account, at: number): Ledger {
  return spend(account, at, Number.MAX_SAFE_INTEGER / 4)
}

/** What a resident's word or tap opens, beside what was open before. A tap on an option that we sent counts as a tap. */
export function openedBy(opened: Opened | undefined, said: Said, at: number): Opened | undefined {
  switch (said.kind) {
    case 'text':
      return open(opened, said.option === undefined ? 'message' : 'tap', at)
    case 'image':
    case 'voice':
    case 'place':
    case 'other':
      return open(opened, 'message', at)
    case 'menu':
      return open(opened, 'tap', at)
    case 'event':
      return said.event === 'unsubscribe' ? undefined : open(opened, 'tap', at)
  }
}

// Platforms tell whole seconds: the second of two in one second is another message all the same.
function open(opened: Opened | undefined, kind: typeof KINDS[number], at: number): Opened {
  return { ...opened, [kind]: Math.max(at, (opened?.[kind] ?? 0) + 1) }
}

function isOpen({ grants, opened }: Account, kind: typeof KINDS[number], at: number): boolean {
  const since = opened?.[kind]
  return since !== undefined && at - since < grants[kind].within - MARGIN
}

function usedOf({ opened, ledger }: Account, kind: typeof KINDS[number]): number {
  const spent = ledger[kind]
  return spent !== undefined && spent.at === opened?.[kind] ? spent.used : 0
}

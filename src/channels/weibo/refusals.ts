// What the numbers of Weibo's error table mean for us: to wait, to stop, or to give up on this message.

/** What a number asks of us. */
export type Refusal = 'busy' | 'next-hour' | 'account' | 'window' | 'message'

/** The system cannot just now. */
const BUSY: ReadonlySet<number> = new Set([10001, 10002, 10003, 10009, 10010, 10011])

/** A limit of calls per address, user or API, counted by the hour of the clock. */
const LIMITED: ReadonlySet<number> = new Set([10022, 10023, 10024])

/** The app may not: address not allowed, no permission, no key, no such API. */
const ACCOUNT: ReadonlySet<number> = new Set([10004, 10005, 10006, 10014, 10020, 10021])

/** Tells what a number asks of us. */
export function refusalOf(code: number): Refusal {
  if (BUSY.has(code)) return 'busy'
  if (LIMITED.has(code)) return 'next-hour'
  // 213xx is the family of authorisation: used, expired, revoked, rejected tokens.
  if (ACCOUNT.has(code) || within(code, 21300)) return 'account'
  // 264xx are errors of the message interface: quotas and relations. Which is which is not published.
  return within(code, 26400) ? 'window' : 'message'
}

function within(code: number, hundred: number): boolean {
  return code >= hundred && code < hundred + 100
}

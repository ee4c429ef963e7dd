// The platform's error codes, and what they mean for a message that was to be sent.

import { addDays, chinaDay, chinaInstant, HOUR, MINUTE } from '../../lib/time.ts'
import type { Sent } from '../../ports/sender.ts'
import type { Outcome } from './api.ts'

type Kind = Sent['kind']

const KINDS: readonly (readonly [kind: Kind, why: string, codes: readonly number[]])[] = [
  // The same message id again: it was taken the first time.
  ['sent', '', [45065]],
  ['closed', 'window-over', [45015]],
  ['closed', 'count-used-up', [45047]],
  ['closed', 'not-agreed', [43101]],
  ['gone', 'not-a-follower', [43004]],
  ['gone', 'blocked', [43019]],
  ['gone', 'switched-off', [48002]],
  ['gone', 'minor-protected', [70000]],
  ['off', 'no-permission', [48001]],
  ['off', 'app-id-wrong', [40013]],
  ['off', 'secret-wrong', [40125]],
  ['off', 'secret-frozen', [40243]],
  ['off', 'ip-not-listed', [40164, 61004, 89501, 89503, 89506, 89507]],
  ['off', 'account-blocked', [48004, 50002, 50007]],
  ['off', 'quota-used-up', [45009]],
  ['busy', 'platform-busy', [-1]],
  ['busy', 'too-frequent', [45011, 45066]],
  ['busy', 'token-not-taken', [40001, 40014, 42001]],
]

const BY_CODE: ReadonlyMap<number, readonly [Kind, string]> =
  new Map(KINDS.flatMap(([kind, why, codes]) => codes.map((code) => [code, [kind, why]] as const)))

/** What the operator can do about an account that may not send, for the log. */
export const REMEDIES: { readonly [why: string]: string } = {
  'no-permission': 'the account has no right to customer-service messages; late answers wait for the next message',
  'app-id-wrong': 'look at WECHAT_APP_ID',
  'secret-wrong': 'look at WECHAT_APP_SECRET',
  'secret-frozen': 'thaw the AppSecret in the WeChat console',
  'ip-not-listed': 'add the address of this machine to the IP allow-list of the WeChat console',
  'account-blocked': 'the platform has restricted the account; look into the WeChat console',
  'quota-used-up': 'sending goes on at midnight, Beijing time',
}

/** What came of a sending by what the platform has answered; `now` is in ms. */
export function sentOf(outcome: Outcome, now: number): Sent {
  switch (outcome.kind) {
    case 'done': return { kind: 'sent' }
    case 'untaken': return { kind: 'busy', why: outcome.why }
    // Whoever only asked for a token has sent nothing.
    case 'unsure': return { kind: outcome.at === 'token' ? 'busy' : 'unsure', why: outcome.why }
    case 'refused': {
      const { code, at } = outcome
      return verdict(at === 'token' ? tokenVerdict(code) : messageVerdict(code), now)
    }
  }
}

type Verdict = readonly [Kind, string]

function messageVerdict(code: number): Verdict {
  return BY_CODE.get(code) ?? [code >= 40_000 && code < 48_000 ? 'refused' : 'busy', `code-${code}`]
}

/** Without a token nothing can be sent: whatever is no passing weakness of the platform is a setting that is wrong. */
function tokenVerdict(code: number): Verdict {
  if (code === 40001) return ['off', 'secret-wrong']
  const [kind, why] = messageVerdict(code)
  return kind === 'off' || kind === 'busy' ? [kind, why] : ['off', `code-${code}`]
}

function verdict([kind, why]: Verdict, now: number): Sent {
  if (kind === 'sent') return { kind }
  if (kind === 'off') return { kind, why, again: againOf(why, now) }
  if (kind === 'busy' && why === 'token-not-taken') return { kind, why, again: now + MINUTE }
  return { kind, why }
}

function againOf(why: string, now: number): number {
  if (why === 'quota-used-up') return chinaInstant(addDays(chinaDay(now), 1))
  return now + (why === 'no-permission' ? HOUR : 10 * MINUTE)
}

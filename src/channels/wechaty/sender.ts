// The sending side: a text to a contact of the account, as long as the account is up.

import type { Outbound } from '../../messages/outbound.ts'
import type { Grant, Sender, Sent } from '../../ports/sender.ts'
import { inBytes } from '../cut.ts'
import { splitInto } from '../fit.ts'
import type { Line } from './line.ts'
import { sayOnce } from './say.ts'

/** What one text may have at most, in bytes of UTF-8: no puppet names its limit, and WeChat shows so much of one message. */
const LIMIT = 4_000

const ALL: Grant = { most: Infinity, within: Infinity }

/** The texts that a message becomes, options as numbered lines. */
export function split(message: Outbound): readonly Outbound[] {
  return splitInto({ limit: LIMIT, measure: inBytes }, message)
}

/** Creates the sending side of a line. */
export function createSender({ state, bot }: Pick<Line, 'state' | 'bot'>, patience?: number): Sender {
  return {
    channel: 'wechaty',
    grants: { message: ALL, tap: ALL },
    split,
    send: async (to, part): Promise<Sent> => {
      const account = bot()
      if (!account) return { kind: 'busy', why: state() === 'down' ? 'down' : 'logged out' }
      let known = true
      const sent = await sayOnce(async () => {
        const contact = await account.Contact.find({ id: to })
        known = contact !== undefined
        await contact?.say(part.text)
      }, patience)
      // A gateway that has just died finds nobody, either: that nobody is there is no proof that they have left.
      return known ? sent : { kind: 'busy', why: 'unknown contact' }
    },
  }
}

// Tells desks by mail and webhook, as desks.yaml has them.

import type { Log } from '../lib/log.ts'
import type { Notifier, Word } from '../ports/notifier.ts'
import type { Desk, Told } from '../ports/department.ts'

/** One way of telling: the address is the desk's own. */
export type Way = (address: string, word: Word) => Promise<void>

/** The ways that are set up. */
export type Ways = { readonly mail?: Way | undefined; readonly webhook?: Way | undefined }

/** Creates the notifier; a way that a desk wants and that is not set up is said so once at start. */
export function createNotifier(desks: readonly Desk[], ways: Ways, log: Log): Notifier {
  const told = new Map(desks.map((desk) => [desk.id, desk.tell]))
  for (const { id, tell } of desks) {
    if (!ways.mail && tell.some(isMail)) {
      log.warn('notify.unset', { desk: id, way: 'mail', remedy: 'set SMTP_URL and MAIL_FROM' })
    }
  }
  const isSetUp = (address: Told): boolean => Boolean(isMail(address) ? ways.mail : ways.webhook)

  return {
    ways: (desk) => (told.get(desk) ?? []).flatMap((each, i) => (isSetUp(each) ? [String(i)] : [])),
    tell: async (word) => {
      const address = told.get(word.desk)?.[Number(word.way)]
      if (!address) return
      if (isMail(address)) await ways.mail?.(address.email, word)
      else await ways.webhook?.(address.webhook, word)
    },
  }
}

function isMail(address: Told): address is { readonly email: string } {
  return 'email' in address
}

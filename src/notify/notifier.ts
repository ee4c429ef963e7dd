// Tells desks by mail and webhook, as desks.yaml has them.

import type { Log } from '../lib/log.ts'
import type { Notifier, Word } from '../ports/notifier.ts'

/** Where a desk can be told. */
export type DeskAddress = { readonly id: string; readonly mail?: string; readonly webhook?: string }

/** One way of telling: the address is the desk's own. */
export type Way = (address: string, word: Word) => Promise<void>

/** Creates the notifier; a way that is not set up is left out, and said so once at start. */
export function createNotifier(
  desks: readonly DeskAddress[], ways: { readonly mail?: Way; readonly webhook?: Way }, log: Log,
): Notifier {
  const byId = new Map(desks.map((desk) => [desk.id, desk]))
  for (const { id, mail } of desks) {
    if (mail && !ways.mail) log.warn('notify.unset', { desk: id, way: 'mail', remedy: 'set SMTP_URL and MAIL_FROM' })
  }
  const address = (desk: string, way: string): string | undefined => {
    const known = byId.get(desk)
    return way === 'mail' ? known?.mail : known?.webhook
  }

  return {
    ways: (desk) => (['mail', 'webhook'] as const).filter((way) => ways[way] && address(desk, way)),
    tell: async (word) => {
      const to = address(word.desk, word.way)
      const way = word.way === 'mail' ? ways.mail : ways.webhook
      if (to && way) await way(to, word)
    },
  }
}

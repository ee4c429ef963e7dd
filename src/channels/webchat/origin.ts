// Whether a request comes from our own page.

import type { Context } from 'koa'
import { Fault } from '../../lib/faults.ts'

/** Refuses what a page of another site sends. Programs that are no browser send neither header. */
export function checkOrigin(ctx: Context): void {
  const site = ctx.get('sec-fetch-site')
  const origin = ctx.get('origin')
  const isOurs = origin === '' || (URL.canParse(origin) && new URL(origin).host === ctx.host)
  const own = site ? site === 'same-origin' : isOurs
  if (!own) throw new Fault('WEBCHAT_ORIGIN_FOREIGN')
}

// The one place where what went wrong becomes a response and one line of the log.

import type { Context, Middleware } from 'koa'
import { FAULTS, Fault, isFault, type FaultCode } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'

/** What reporting needs: the log, and the beginnings of paths whose callers are told of faults as RFC 9457 problems. */
export type Reporting = { readonly log: Log; readonly problems: readonly string[] }

/** Creates the middleware: webhooks get an empty body, programs a problem, nobody a stack trace. */
export function createReporter({ log, problems }: Reporting): Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.status >= 400 && (ctx.body ?? '') === '') tell(ctx, problems, asFault(ctx.status))
    } catch (error) {
      const fault = isFault(error) ? error : new Fault('HTTP_INTERNAL', { cause: error })
      write(log, ctx, fault)
      tell(ctx, problems, fault)
    }
  }
}

function write(log: Log, ctx: Context, fault: Fault): void {
  // The pattern of the route, not the path: paths hold case numbers, queries hold platform ids.
  const route = String(ctx['_matchedRoute'] ?? '')
  if (fault.status >= 500) log.fault('http.failed', fault, { route })
  else log.warn('http.refused', { code: fault.code, status: fault.status, route })
}

function tell(ctx: Context, problems: readonly string[], fault: Fault): void {
  ctx.status = fault.status
  // Routes are found in any case of letters.
  if (!problems.some((start) => ctx.path.toLowerCase().startsWith(start))) {
    ctx.body = ''
    return
  }
  const { tell: title } = FAULTS[fault.code]
  ctx.body = JSON.stringify({ type: 'about:blank', title, status: fault.status, detail: detailOf(fault), code: fault.code })
  ctx.type = 'application/problem+json'
}

/** What went wrong with this very request; of what went wrong in us nobody outside is told more than the title. */
function detailOf({ code, status, about }: Fault): string {
  const { tell: title } = FAULTS[code]
  return about === undefined || status >= 500 ? title : `${title}: ${about}`
}

/** What a status says that a route or Koa itself has set without a body. */
function asFault(status: number): Fault {
  const codes: { readonly [status: number]: FaultCode } = { 404: 'HTTP_NOT_FOUND', 405: 'HTTP_METHOD_WRONG' }
  return new Fault(codes[status] ?? 'HTTP_METHOD_WRONG')
}

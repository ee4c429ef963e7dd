// Shows what a resident sees, and what the platform thinks of the bot's answer: for people, or as lines of JSON.

import type { Exchange } from '../../simulator/exchange.ts'
import type { Verdict } from '../../simulator/hostile/run.ts'
import type { Seen, Way } from '../../simulator/seen.ts'

const WAYS: { readonly [way in Way]: string } = {
  passive: 'passive', service: 'customer service', notice: 'notice', typing: 'typing', failure: 'failure',
}

/** A message as it stands in the chat. */
export function showSeen({ by, kind, text, choices }: Seen): readonly string[] {
  const [first = '', ...more] = (text === '' ? `[${kind}]` : text).split('\n')
  const options = choices.map(({ label }, i) => `    ${i + 1}. ${label}`)
  return [`‹ (${WAYS[by]}) ${first}`, ...more.map((line) => `  ${line}`), ...options]
}

/** The measure of an exchange: tries and ms, and what was wrong. */
export function showExchange({ tries, ms, status, failure }: Exchange): string {
  const statuses = tries.map((one) => one.status ?? one.ended).join(', ')
  const count = tries.length === 1 ? '1 try' : `${tries.length} tries`
  const wrong = failure === undefined ? '' : `; wrong: ${failure}`
  return `  [${status === undefined ? 'no answer' : `status ${statuses}`}, ${count}, ${ms} ms${wrong}]`
}

/** An exchange and what was seen, for other programs. */
export function writeSeen(seen: readonly Seen[], exchange?: Exchange): string {
  const measured = exchange && {
    status: exchange.status ?? null, tries: exchange.tries.length, ms: exchange.ms, failure: exchange.failure ?? null,
  }
  return JSON.stringify({ ...measured, seen: seen.map(({ at, by, kind, text, choices }) => ({ at, by, kind, text, choices })) })
}

/** How a bot stood up to hostile bodies: one line each, and a last one that counts. */
export function showVerdicts(name: string, verdicts: readonly Verdict[]): readonly string[] {
  const wrong = verdicts.filter((verdict) => verdict.wrong !== undefined)
  const lines = verdicts.map((verdict) => {
    const mark = verdict.wrong === undefined ? 'ok   ' : 'WRONG'
    const status = String(verdict.status ?? '---')
    const tail = verdict.wrong === undefined ? '' : ` — ${verdict.wrong}`
    return `${mark} ${name} ${status} ${String(verdict.ms).padStart(5)} ms  ${verdict.name}${tail}`
  })
  return [...lines, `${name}: ${verdicts.length} hostile bodies, ${verdicts.length - wrong.length} met well, ${wrong.length} not`]
}

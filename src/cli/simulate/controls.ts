// What can be turned at the simulator's terminal besides being a resident: time, names, faults, a look at what stands.

import { setTimeout as sleep } from 'node:timers/promises'
import { readSpan } from '../../lib/time.ts'
import type { ApiFault } from '../../simulator/faults.ts'
import { DEEDS } from './deeds.ts'
import type { Session } from './session.ts'

/** What a control tells; `failed` makes a script end with 1. */
export type Told = { readonly lines: readonly string[]; readonly failed?: boolean }

type Control = { readonly usage: string; readonly run: (session: Session, rest: string) => Promise<Told> | Told }

const told = (...lines: readonly string[]): Told => ({ lines })
const wrong = (line: string): Told => ({ lines: [line], failed: true })

/** The controls by their names. */
const CONTROLS: { readonly [name: string]: Control } = {
  as: { usage: '/as NAME', run: (session, name) => change(session, { name: name || 'you' }) },
  wechat: { usage: '/wechat', run: (session) => change(session, { on: 'wechat' }) },
  weibo: { usage: '/weibo', run: (session) => change(session, { on: 'weibo' }) },
  wait: {
    usage: '/wait SPAN (turns the platforms’ clock: 30s, 2h, 3d)',
    run: ({ simulator }, span) => {
      const ms = readSpan(span)
      if (ms === undefined) return wrong('write a span, as in /wait 2h')
      simulator.clock.turn(ms)
      return told(`the platforms’ clock was turned by ${span}; pushes keep this machine’s time`)
    },
  },
  listen: { usage: '/listen SPAN (waits for what comes by itself)', run: listen },
  fault: { usage: '/fault PATH|* slow MS|code N|html|reset|cut|refused|expired [xN] [effect]', run: addFault },
  verify: {
    usage: '/verify',
    run: async ({ simulator, on }) => {
      const { ok, status, ms } = await simulator[on].verify()
      return ok ? told(`the webhook is good (${ms} ms)`) : wrong(`the webhook did not give echostr back (status ${status ?? 'none'})`)
    },
  },
  expect: {
    usage: '/expect WORDS',
    run: (session, words) => {
      const last = session.me().seen().at(-1)
      return last?.text.includes(words) ? told() : wrong(`expected “${words}”, and the last thing seen is “${last?.text ?? ''}”`)
    },
  },
  state: { usage: '/state', run: (session) => told(...stateOf(session)) },
  calls: { usage: '/calls', run: ({ simulator, on }) => told(...callsOf(simulator[on].calls.list)) },
  help: { usage: '/help', run: () => told(...usages()) },
}

/** All that can be written, one a line. */
function usages(): readonly string[] {
  return [...Object.values(DEEDS), ...Object.values(CONTROLS)].map(({ usage }) => usage)
}

/** Reads a line; undefined if it is no control. */
export function controlOf(line: string): ((session: Session) => Promise<Told>) | undefined {
  const [, name = '', rest = ''] = /^\/([a-z]+)(?:\s+(.*))?$/.exec(line) ?? []
  const control = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined
  return control && (async (session) => control.run(session, rest.trim()))
}

function change(session: Session, to: Partial<Pick<Session, 'on' | 'name'>>): Told {
  Object.assign(session, to)
  return told(`you are ${session.name} on ${session.on}`)
}

async function listen(session: Session, span: string): Promise<Told> {
  const ms = readSpan(span || '5s')
  if (ms === undefined) return wrong('write a span, as in /listen 5s')
  const until = Date.now() + ms
  while (!session.hasNews() && Date.now() < until) await sleep(20)
  return session.hasNews() ? told() : told('nothing came')
}

function addFault({ simulator }: Session, rest: string): Told {
  const [, path = '', kind = '', number = '', times = '1', effect] =
    /^(\S+)\s+([a-z]+)(?:\s+(-?\d+))?(?:\s+x(\d+))?(\s+effect)?$/.exec(rest) ?? []
  const fault = faultOf(kind, Number(number), effect !== undefined)
  if (!fault) return wrong(`write ${CONTROLS['fault']?.usage ?? ''}`)
  simulator.faults.next(path, fault, Number(times))
  return told(`the next ${times === '1' ? 'call' : `${times} calls`} of ${path}: ${kind}`)
}

function faultOf(kind: string, number: number, effect: boolean): ApiFault | undefined {
  switch (kind) {
    case 'slow': return { kind, ms: number }
    case 'code': return { kind, code: number, effect }
    case 'html': case 'reset': return { kind, effect }
    case 'cut': case 'refused': case 'expired': return { kind }
    default: return undefined
  }
}

function stateOf({ simulator, on, me }: Session): readonly string[] {
  const { id } = me()
  const now = simulator.clock.now()
  const standing = simulator[on].standing(id)
  const grants = standing.grants.map(({ trigger, left, until }) =>
    `after a ${trigger}: ${left === Infinity ? 'any number' : left} more within ${Math.ceil((until - now) / 1000)} s`)
  const consents = on === 'wechat' ? Object.entries(simulator.wechat.standing(id).consents) : []
  const { fetches, made } = simulator.wechat.tokens.counts()
  return [
    `the platforms’ time: ${new Date(now).toISOString()}`,
    standing.follows ? 'you follow the account' : 'you do not follow the account',
    ...(grants.length > 0 ? grants : ['the account may not write to you']),
    ...consents.map(([template, left]) => `notices of ${template}: ${left === Infinity ? 'any number' : left} more`),
    ...(on === 'wechat' ? [`tokens: ${made} made, asked for ${fetches} times`] : []),
    `sent twice without being asked: ${simulator[on].duplicates.length}`,
  ]
}

function callsOf(calls: readonly { readonly path: string; readonly code: number }[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { path, code } of calls) counts.set(`${path} ${code}`, (counts.get(`${path} ${code}`) ?? 0) + 1)
  return counts.size > 0 ? [...counts].map(([call, count]) => `${call}: ${count}`) : ['the bot has called nothing yet']
}

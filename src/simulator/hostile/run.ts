// Sends hostile bodies to a bot, correctly signed, and tells how it stood up to each.

import { post, type Letter, type Try } from '../post.ts'
import type { Simulator } from '../start.ts'
import { createdAt, writeBody } from '../weibo/push.ts'
import { readReply as readWeibo } from '../weibo/reply.ts'
import { keyOf, writePush } from '../wechat/push.ts'
import { readReply } from '../wechat/reply.ts'
import type { Expected } from './body.ts'
import * as json from './json.ts'
import { writeSeals } from './seals.ts'
import * as xml from './xml.ts'

/** How a bot answered to one hostile body. */
export type Verdict = {
  readonly name: string
  readonly expected: Expected
  readonly status: number | undefined
  readonly ms: number
  /** What was wrong with the answer; undefined if nothing was. */
  readonly wrong: string | undefined
}

type Sending = {
  readonly name: string
  readonly expected: Expected
  readonly write: (from: string) => Letter
  readonly fails: (body: string, from: string) => string | undefined
}

/** A refusal may take so many ms. */
const FAST = 50
const PATIENCE = 5000
const LATE = 'refused late'
const TIMES = 5

/** Sends WeChat's hostile bodies, and in sealed modes its hostile envelopes. */
export async function sendHostileWechat({ wechat, clock }: Simulator): Promise<readonly Verdict[]> {
  const account = wechat.setup
  const key = keyOf(account)
  const url = wechat.url()
  const someone = wechat.resident().id
  const message = xml.createMessage(account.account, someone, clock.now())
  const fails: Sending['fails'] = (body, openid) => {
    const reply = readReply(body, { account, openid, knows: () => false, articles: 8 })
    return reply.kind === 'failed' ? reply.why : undefined
  }
  const bodies = [...xml.unreadable(message), ...xml.open(message), ...xml.odd(message)].map(({ name, expected, body }) => ({
    name, expected, fails,
    write: (openid: string) => writePush({ url, xml: rename(body, someone, openid), openid, now: clock.now() }, account),
  }))
  const seals = key ? writeSeals({ url, openid: someone, now: clock.now(), xml: message() }, account, key) : []
  const sealed = seals.map(({ name, letter }) => ({ name, expected: 'refuse' as const, fails, write: () => letter }))
  return sendAll([...bodies, ...sealed], () => wechat.resident().id)
}

/** Sends Weibo's hostile bodies. */
export async function sendHostileWeibo({ weibo, clock }: Simulator): Promise<readonly Verdict[]> {
  const { account, secret } = weibo.setup
  const someone = weibo.resident().id
  const deed = json.createDeed(account, someone, createdAt(clock.now()))
  const fails: Sending['fails'] = (body, uid) => {
    const reply = readWeibo(body, uid, weibo.setup)
    return reply.kind === 'lost' ? reply.why : undefined
  }
  const sendings = [...json.unreadable(deed), ...json.open(deed), ...json.odd(deed)].map(({ name, expected, body }) => ({
    name, expected, fails, write: (uid: string) => writeBody(weibo.url(), rename(body, someone, uid), { secret, now: clock.now() }),
  }))
  return sendAll(sendings, () => weibo.resident().id)
}

// Each body comes from somebody new, so that none is held back for the others' sake.
async function sendAll(sendings: readonly Sending[], come: () => string): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = []
  for (const sending of sendings) verdicts.push(await judgeFairly(sending, come()))
  return verdicts
}

function rename(body: string | Uint8Array, one: string, other: string): string | Uint8Array {
  if (typeof body === 'string') return body.replaceAll(one, other)
  return Buffer.from(Buffer.from(body).toString('latin1').replaceAll(one, other), 'latin1')
}

// A refusal may come late because the machine was busy: then it is asked for again, and the fastest counts.
async function judgeFairly(sending: Sending, from: string): Promise<Verdict> {
  const verdicts: Verdict[] = []
  do verdicts.push(judge(sending, from, await post(sending.write(from), PATIENCE)))
  while (verdicts.length < TIMES && isLate(verdicts.at(-1)))
  return verdicts.reduce((best, next) => (next.ms < best.ms ? next : best))
}

const isLate = (verdict: Verdict | undefined): boolean => verdict?.wrong?.startsWith(LATE) ?? false

function judge({ name, expected, fails }: Sending, from: string, tried: Try): Verdict {
  const { status, ms } = tried
  return { name, expected, status, ms, wrong: wrongWith(expected, tried, (body) => fails(body, from)) }
}

type Fails = (body: string) => string | undefined

function wrongWith(expected: Expected, { status, ms, body, ended }: Try, fails: Fails): string | undefined {
  if (status === undefined) return ended === 'cut' ? 'no answer in 5 s' : 'the connection broke'
  const refused = status >= 400 && status < 500
  if (refused && expected !== 'take') return ms < FAST ? undefined : `${LATE}, after ${ms} ms`
  if (status !== 200 || expected === 'refuse') return `answered ${status}, expected ${expected === 'refuse' ? '4xx' : '200'}`
  const why = fails(body)
  return why === undefined ? undefined : `answered out of order: ${why}`
}

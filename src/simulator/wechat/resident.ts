// A resident on WeChat: what they do is pushed to the bot, what it answers is what they see.

import { exchangeOf, whyNot, type Exchange } from '../exchange.ts'
import type { Trigger } from '../ledger.ts'
import { persist, post, type Line, type Try } from '../post.ts'
import type { Seen } from '../seen.ts'
import { writeXml, type Fields } from '../xml.ts'
import { Fault } from '../../lib/faults.ts'
import type { Account, Person } from './account.ts'
import { createDeeds, type Link, type Place } from './deeds.ts'
import { common, writePush } from './push.ts'
import { readReply, type Reply } from './reply.ts'
import { ruleOf, type Rule } from './rules.ts'

/** What a resident does; each deed gives what came of it. */
export type WechatResident = {
  readonly id: string
  /** Everything that they have seen, in its order. */
  readonly seen: () => readonly Seen[]
  readonly say: (text: string) => Promise<Exchange>
  /** Taps an item of the account's menu. */
  readonly tap: (key: string) => Promise<Exchange>
  /** Taps a choice of the last message that offers some: its number from 1, its id or its words. */
  readonly pick: (choice: number | string) => Promise<Exchange>
  readonly follow: (scene?: string) => Promise<Exchange>
  readonly leave: () => Promise<Exchange>
  /** Scans a QR code of the account; who does not follow yet, follows by it. */
  readonly scan: (scene: string) => Promise<Exchange>
  readonly sendImage: (bytes?: Uint8Array) => Promise<Exchange>
  readonly sendVoice: (bytes?: Uint8Array, recognition?: string) => Promise<Exchange>
  readonly sendVideo: (bytes?: Uint8Array) => Promise<Exchange>
  readonly sendPlace: (place: Place) => Promise<Exchange>
  readonly sendLink: (link: Link) => Promise<Exchange>
  readonly sendFile: (name: string, bytes?: Uint8Array) => Promise<Exchange>
  readonly sendSticker: () => Promise<Exchange>
  /** Agrees to notices of a template, or does not; `withdraw` ends it later. */
  readonly consent: (template: string, answer?: 'accept' | 'reject' | 'withdraw') => Promise<Exchange>
  /** Anything else: the fields of a push, with sender, time and MsgId added where they are missing. */
  readonly send: (fields: Fields) => Promise<Exchange>
  /** The platform sends the same push once more, signed anew. */
  readonly again: (exchange: Exchange) => Promise<Exchange>
  /** Opens a window for messages without a push, as if they had just done it. */
  readonly touch: (trigger?: Trigger) => void
}

/** The text that stands in the chat when the account is out of order. */
export const OUT_OF_ORDER = '该公众号提供的服务出现故障，请稍后再试'

/** Creates the doings of a person. */
export function createWechatResident(person: Person, account: Account, line: Line): WechatResident {
  const deeds = createDeeds(account)
  const seen = (): readonly Seen[] => account.chats.of(person.openid)
  const send = (fields: Fields): Promise<Exchange> => push(fields, { person, account, line })
  const write = (fields: Fields): Promise<Exchange> => {
    if (!person.follows) throw new Fault('SIMULATOR_RESIDENT_LEFT')
    return send(fields)
  }
  return {
    id: person.openid,
    seen,
    send,
    say: async (text) => write(deeds.text(text)),
    tap: async (key) => write(deeds.tap(key)),
    pick: async (choice) => {
      const choices = seen().findLast((message) => message.choices.length > 0)?.choices ?? []
      const found = choices.find(({ id, label }, i) => choice === i + 1 || choice === id || choice === label)
      if (!found) throw new Fault('SIMULATOR_CHOICE_UNKNOWN')
      return write(deeds.choice(found.label, found.id))
    },
    follow: async (scene) => send(deeds.follow(scene)),
    leave: async () => send(deeds.leave()),
    scan: async (scene) => send(person.follows ? deeds.scan(scene) : deeds.follow(scene)),
    sendImage: async (bytes) => write(deeds.image(bytes)),
    sendVoice: async (bytes, recognition) => write(deeds.voice(bytes, recognition)),
    sendVideo: async (bytes) => write(deeds.video(bytes)),
    sendPlace: async (place) => write(deeds.place(place)),
    sendLink: async (link) => write(deeds.link(link)),
    sendFile: async (name, bytes) => write(deeds.file(name, bytes)),
    sendSticker: async () => write(deeds.sticker()),
    consent: async (template, answer = 'accept') => {
      agree(person, account, { template, answer })
      return send(answer === 'withdraw' ? deeds.withdraw(template) : deeds.consent(template, answer))
    },
    again: async (exchange) => again(exchange, { person, account, line }),
    touch: (trigger = 'message') => person.ledger.open(trigger, account.clock.now()),
  }
}

type Consent = { readonly template: string; readonly answer: 'accept' | 'reject' | 'withdraw' }

function agree({ consents }: Person, { setup }: Account, { template, answer }: Consent): void {
  const kind = setup.templates.find(({ id }) => id === template)?.kind
  if (answer !== 'accept') consents.delete(template)
  else if (kind === 'long') consents.set(template, Infinity)
  else consents.set(template, (consents.get(template) ?? 0) + 1)
}

type Pushing = { readonly person: Person; readonly account: Account; readonly line: Line }

/** Pushes what a resident did, up to three times, and shows them what comes of it. */
async function push(given: Fields, { person, account, line }: Pushing): Promise<Exchange> {
  const { clock, setup, stamp } = account
  const rule = ruleOf(given)
  note(person, { given, rule, now: clock.now() })
  const id = given['MsgType'] === 'event' ? {} : { MsgId: account.serial() }
  const fields = { ...common(setup, person.openid, stamp()), ...id, ...given }
  const xml = writeXml(fields)
  const write = () => writePush({ url: line.url(), xml, openid: person.openid, now: stamp() }, setup)
  const tries = await persist(write, line)
  const read = outcomeOf(tries.at(-1), { account, person, rule })
  const failure = read.kind === 'failed' ? read.why : undefined
  if (!rule.answered) return exchangeOf(tries, { write, ...(failure !== undefined && { failure }) })
  const reply = show(read, person, account)
  return exchangeOf(tries, { write, ...(reply && { reply }), ...(failure !== undefined && { failure }) })
}

/** The same push once more; its answer is read, and shown to nobody. */
async function again({ write }: Exchange, { person, account, line }: Pushing): Promise<Exchange> {
  const tries = [await post(write(), line.patience)]
  const read = outcomeOf(tries[0], { account, person, rule: { answered: true, trigger: undefined, articles: 1 } })
  if (read.kind === 'failed') return exchangeOf(tries, { write, failure: read.why })
  if (read.kind !== 'shown') return exchangeOf(tries, { write })
  return exchangeOf(tries, { write, reply: { ...read.shown, at: account.clock.now(), by: 'passive' } })
}

function note(person: Person, { given, rule, now }: { given: Fields; rule: Rule; now: number }): void {
  const event = given['MsgType'] === 'event' ? String(given['Event']).toLowerCase() : undefined
  if (rule.trigger) {
    person.active = now
    person.ledger.open(rule.trigger, now)
  }
  if (event === 'subscribe') {
    Object.assign(person, { follows: true, since: now, scene: String(given['EventKey'] ?? '').replace('qrscene_', '') })
  }
  if (event === 'unsubscribe') {
    person.follows = false
    person.ledger.close()
  }
}

function outcomeOf(last: Try | undefined, { account, person, rule }: { account: Account; person: Person; rule: Rule }): Reply {
  if (last?.status !== 200) return { kind: 'failed', why: whyNot(last) }
  const knows = (id: string): boolean => account.media.get(id) !== undefined
  return readReply(last.body, { account: account.setup, openid: person.openid, knows, articles: rule.articles })
}

function show(read: Reply, { openid }: Person, { chats, clock }: Account): Seen | undefined {
  if (read.kind === 'none' || read.kind === 'transferred') return undefined
  const seen: Seen = read.kind === 'shown'
    ? { ...read.shown, at: clock.now(), by: 'passive' }
    : { kind: 'text', text: OUT_OF_ORDER, choices: [], content: { why: read.why }, at: clock.now(), by: 'failure' }
  chats.show(openid, seen)
  return seen
}

// The wechaty channel: a personal account, reached through a puppet. Answers each private message, and in rooms only
// who mentions the account. Nothing that goes wrong here leaves this file as an exception.

import { createCache } from '../../lib/cache.ts'
import type { Log } from '../../lib/log.ts'
import type { Inbound } from '../../messages/inbound.ts'
import type { Outbound } from '../../messages/outbound.ts'
import type { Converse } from '../../ports/converse.ts'
import type { OwnText } from '../../ports/translator.ts'
import type { Later } from '../hold.ts'
import { clean } from '../clean.ts'
import { languageKnown } from '../language.ts'
import type { Contact, Friendship, Message, Room } from './bot.ts'
import { decode, decodeFriend, isHeard, TEXT } from './decode.ts'
import { createLanes } from './lanes.ts'
import type { Line } from './line.ts'
import { readMedium } from './medium.ts'
import { sayOnce, within } from './say.ts'
import { split } from './sender.ts'

/** What was written longer ago (ms) is history that a puppet brings along at a login. */
const OLD = 60_000

/** How many messages of one person in one place are answered within a minute: more come from programs. */
const MOST = 20
const MINUTE = 60_000

/** How long what is being answered may still take when the house is closed, in ms. */
const FINISH = 1_500

/** What wechaty calls an account of a company or a service: their circulars are not answered. */
const OFFICIAL = 2

/** Wechaty's kinds of friendship that concern us: somebody has become a contact, somebody asks to. */
const CONFIRMED = 1
const ASKED = 2

/** What the channel says itself, in the resident's language or, where that is unknown, in all of them. */
export type WechatyTexts = {
  /** This message may not have arrived; send it again, that files nothing twice. */
  readonly unavailable: OwnText
  /** You are sending too fast; wait a moment. In danger call 110. */
  readonly busy: OwnText
}

/** What the channel needs. */
export type WechatyParts = {
  readonly line: Line
  readonly converse: Converse
  /** Answers what everybody in a room may read, and keeps nothing. */
  readonly answerInPublic: (text: string) => string
  /** Keeps a picture or voice message and gives its id; undefined if it is not kept. */
  readonly media: { readonly keep: (bytes: Buffer, type: string) => Promise<string | undefined> }
  readonly texts: WechatyTexts
  /** Keeps what could not be said for the resident's next contact. */
  readonly later: Later
  /** Whether who asks to become a contact becomes one. */
  readonly acceptFriends: boolean
  readonly log: Log
  readonly now: () => number
}

/** A channel that is started once and stopped once. */
export type WechatyChannel = {
  /** Resolves when the packages are loaded; rejects with a fault if they are not there. */
  readonly start: () => Promise<void>
  /** Hears nothing more, lets what is being answered end if it does so soon, and logs off. */
  readonly stop: () => Promise<void>
}

/** Creates the channel. */
export function createWechaty(parts: WechatyParts): WechatyChannel {
  const { line, log, now } = parts
  const lanes = createLanes((error) => log.fault('wechaty.failed', error))
  const seen = createCache<true>(10_000)
  const counts = createCache<{ readonly since: number; readonly count: number }>(5_000)

  let stopping = false

  /** How many messages came from there within the minute, this one with them. */
  const countOf = (who: string): number => {
    const before = counts.get(who)
    const fresh = before && now() - before.since < MINUTE ? before : { since: now(), count: 0 }
    counts.set(who, { ...fresh, count: fresh.count + 1 })
    return fresh.count + 1
  }
  const isForUs = (message: Message): boolean => {
    if (message.self() || !isHeard(message) || message.talker().type() === OFFICIAL) return false
    if (now() - message.date().getTime() > OLD) {
      log.info('wechaty.old')
      return false
    }
    const known = seen.get(message.id) ?? false
    seen.set(message.id, true)
    return !known
  }
  const receive = (message: Message): void => {
    if (stopping || !isForUs(message)) return
    const talker = message.talker()
    const room = message.room()
    const lane = `${room?.id ?? ''}/${talker.id}`
    lanes.run(lane, () => (room ? answerRoom(parts, message, { room, countOf }) : answer(parts, message, countOf)))
  }
  const befriend = (friendship: Friendship): void => {
    const contact = friendship.contact()
    lanes.run(`/${contact.id}`, () => meet(parts, friendship, contact))
  }
  return {
    start: () => line.start({
      message: lanes.guard(receive),
      friendship: lanes.guard(befriend),
    }),
    stop: async () => {
      stopping = true
      await within(lanes.idle(), FINISH)
      await line.stop()
    },
  }
}

type CountOf = (who: string) => number

async function answer(parts: WechatyParts, message: Message, countOf: CountOf): Promise<void> {
  const { media, texts, now, log } = parts
  const talker = message.talker()
  const count = countOf(talker.id)
  if (count > MOST) return flooded(parts, count, () => talker.say(texts.busy(undefined)))
  let inbound: Inbound | undefined
  try {
    inbound = await decode(message, async (medium) => {
      const found = await readMedium(medium)
      return found && media.keep(found.bytes, found.type)
    }, now())
    await hear(parts, inbound, talker)
  } catch (error) {
    log.fault('channel.failed', error, { channel: 'wechaty' })
    await sayOnce(() => talker.say(texts.unavailable(languageKnown(parts.converse, inbound))))
  }
}

/** Has a message answered, and says the answer. */
async function hear(parts: WechatyParts, inbound: Inbound, talker: Contact): Promise<void> {
  const { messages, gone } = await parts.converse.hear(inbound, inbound.from)
  if (gone) return
  const texts = messages.flatMap(split)
  for (const [n, part] of texts.entries()) {
    const sent = await sayOnce(() => talker.say(part.text))
    if (sent.kind === 'sent' || sent.kind === 'unsure') continue
    return keep(parts, inbound, texts.slice(n))
  }
}

async function keep({ later, log }: WechatyParts, inbound: Inbound, unsaid: readonly Outbound[]): Promise<void> {
  log.warn('wechaty.unsaid', { parts: unsaid.length })
  await later(inbound, unsaid.map(({ id: _id, ...message }) => message))
}

/** A room is public: what is said there belongs to no conversation, and nothing personal is asked or told. */
async function answerRoom(
  parts: WechatyParts, message: Message, { room, countOf }: { readonly room: Room; readonly countOf: CountOf },
): Promise<void> {
  if (message.type() !== TEXT || !(await message.mentionSelf())) return
  const talker = message.talker()
  const count = countOf(`${room.id}/${talker.id}`)
  if (count > MOST) return flooded(parts, count, () => room.say(parts.texts.busy(undefined), talker))
  const asked = clean(await message.mentionText()).trim()
  for (const { text } of split({ text: parts.answerInPublic(asked) })) {
    const sent = await sayOnce(() => room.say(text, talker))
    if (sent.kind !== 'sent') parts.log.warn('wechaty.unsaid', { parts: 1 })
  }
}

/** Says once a minute that this is too fast, and then nothing: two programs would thank each other for ever. */
async function flooded({ log }: WechatyParts, count: number, say: () => Promise<unknown>): Promise<void> {
  if (count > MOST + 1) return
  log.warn('wechaty.flooded')
  await sayOnce(say)
}

/** Accepts who asks, if the department wants that, and welcomes who has become a contact. */
async function meet(parts: WechatyParts, friendship: Friendship, contact: Contact): Promise<void> {
  const { acceptFriends, log, now } = parts
  const type = friendship.type()
  if (type === ASKED) {
    log.info('wechaty.friend.asked', { accepted: acceptFriends })
    if (acceptFriends) await friendship.accept()
  }
  if (type === CONFIRMED) await hear(parts, decodeFriend(contact.id, friendship.id, now()), contact)
}

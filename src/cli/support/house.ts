// A whole house in memory, with a clock that is turned by hand: what `talk` speaks to. The same words get the same answers.

import type { Turn } from '../../engine/advance.ts'
import type { Answers, Conversation } from '../../engine/conversation.ts'
import type { Event } from '../../engine/event.ts'
import type { Files } from '../../files.ts'
import { createBook } from '../../flows/book.ts'
import { createGuide } from '../../guide/guide.ts'
import { createTranslator } from '../../i18n/translator.ts'
import { createCache } from '../../lib/cache.ts'
import { createCalendar } from '../../lib/calendar.ts'
import type { Random } from '../../lib/digest.ts'
import { createHasher, type Hasher } from '../../lib/hash.ts'
import { silence } from '../../lib/log.ts'
import type { MemoryConversations } from '../../store/memory/conversations.ts'
import { createMemory } from '../../store/memory/memory.ts'
import type { ChannelName, Inbound, Said } from '../../messages/inbound.ts'
import type { Outbound } from '../../messages/outbound.ts'
import type { Stored } from '../../ports/conversations.ts'
import type { Notifier } from '../../ports/notifier.ts'
import { guideOf } from '../../runtime/route/guide-of.ts'
import { createConverse } from '../../runtime/converse.ts'
import { createDeliver } from '../../runtime/deliver.ts'
import { createServices } from '../../services/create.ts'
import { layDemo, type DemoCase } from '../../services/demo.ts'
import { reminderStands } from '../../services/stands.ts'

/** What the house is made for. */
export type TalkParts = {
  readonly files: Files
  /** The first is the one to fall back to. */
  readonly languages: readonly string[]
  readonly channel: ChannelName
  /** Sees every turn. */
  readonly watch?: (event: Event, turn: Turn) => void
  /** Where everything is kept; the house makes its own where none is given. */
  readonly memory?: ReturnType<typeof createMemory>
}

/** Where a resident stands, and what was said to them. */
export type Told = {
  readonly from: string
  readonly at: number
  readonly messages: readonly Outbound[]
  readonly conversation: Conversation
  /** The final answers of the flow that has just ended. */
  readonly ended?: Answers
}

/** A house in memory. */
export type TalkHouse = {
  /** Hears what someone says now. */
  readonly hear: (from: string, said: Said) => Promise<Told>
  /** Turns the clock on, never back, and tells of what fell due on the way. */
  readonly turnTo: (at: number) => Promise<readonly Told[]>
  readonly now: () => number
  /** Lays the demo's cases in, as of now. */
  readonly layDemo: () => Promise<readonly DemoCase[]>
}

/** Secrets of a house that keeps none. */
const SEED = Buffer.alloc(32, 'talk')

const COPIES = 1000

/** Creates the house; its clock stands at `start`. */
export function createTalkHouse(parts: TalkParts, start: number): TalkHouse {
  const clock = { now: start }
  const hasher = createHasher(SEED)
  const memory = parts.memory ?? createMemory()
  const ended = new Map<string, Answers>()
  const { runtime, deliver, demo } = join(parts, { clock, hasher, memory, ended })
  const watching = createWatch(memory.conversations)
  let count = 0

  const toldOf = (stored: Stored, messages: readonly Outbound[]): Told => {
    watching.note(stored)
    const answers = ended.get(stored.id)
    return { from: stored.from, at: clock.now, messages, conversation: stored.conversation, ...(answers && { ended: answers }) }
  }

  // What fell due lies in the conversation as mail, as it would wait for a resident on any channel.
  const collect = async (): Promise<readonly Told[]> => {
    const changed = watching.changed()
    for (const { channel, from, mail } of changed) await runtime.seen(channel, from, mail.map(({ id }) => id))
    return changed.map((stored) => toldOf(stored, stored.mail.map(({ message }) => message)))
  }

  const nextDue = (): number | undefined => {
    const times = [memory.conversations.next(), memory.outbox.next()].filter((time) => time !== undefined)
    return times.length > 0 ? Math.max(Math.min(...times), clock.now) : undefined
  }

  const settle = async (): Promise<void> => {
    while (await deliver.round() > 0);
  }

  return {
    now: () => clock.now,
    layDemo: demo,
    turnTo: async (at) => {
      const told: Told[] = []
      for (let due = nextDue(), last = -1; due !== undefined && due <= at && due !== last; due = nextDue()) {
        last = due
        clock.now = due
        ended.clear()
        await settle()
        told.push(...await collect())
      }
      clock.now = Math.max(clock.now, at)
      return told
    },
    hear: async (from, said) => {
      ended.clear()
      const inbound: Inbound = { channel: parts.channel, from, id: String(count++), at: clock.now, said }
      const { messages } = await runtime.hear(inbound, from)
      await settle()
      const stored = watching.find(from)
      return stored ? toldOf(stored, messages) : { from, at: clock.now, messages, conversation: NOWHERE }
    },
  }
}

// Remembers where each conversation was last seen to stand, and finds those that have something new to show.
function createWatch(conversations: MemoryConversations) {
  const shown = new Map<string, string>()
  const standing = ({ conversation: { at } }: Stored): string => `${at?.flow} ${at?.step}`
  return {
    find: (from: string) => [...conversations.all()].find((stored) => stored.from === from),
    note: (stored: Stored) => void shown.set(stored.id, standing(stored)),
    changed: () => [...conversations.all()].filter((stored) =>
      stored.mail.length > 0 || (shown.has(stored.id) && shown.get(stored.id) !== standing(stored))),
  }
}

// Who leaves before having said anything stands nowhere.
const NOWHERE: Conversation = { language: 'zh-CN' }

type Inside = {
  readonly clock: { readonly now: number }
  readonly hasher: Hasher
  readonly memory: ReturnType<typeof createMemory>
  readonly ended: Map<string, Answers>
}

// Joins what compose-work.ts joins, without database, network and chance.
function join({ files, languages, watch }: TalkParts, { clock, hasher, memory, ended }: Inside) {
  const now = (): number => clock.now
  const random = createChance(hasher)
  const translator = createTranslator(files.locales, languages)
  const guide = createGuide(files.guide, { now })
  const { services, putCase } = createServices({
    ...memory, department: files.department, calendar: createCalendar(files.department.years), guide, hasher, random, translator,
  })
  const book = createBook({ flows: files.flows, words: translator, ...guideOf(guide, files.department) })
  const runtime = createConverse({
    conversations: memory.conversations, services, book: () => book, translator,
    identify: (channel, from) => hasher.hash('resident', channel, from),
    cache: createCache(COPIES), clock: now, log: silence,
    watch: (id, event, turn) => {
      if (turn.ended) ended.set(id, turn.ended)
      watch?.(event, turn)
    },
  })
  const deliver = createDeliver({
    conversations: memory.conversations, outbox: memory.outbox, notifier: NOBODY, translator,
    // Addresses in a talk lead nowhere.
    fetchMedia: async (media) => {
      await memory.media.refuse(media, 'not-fetched', clock.now)
      return true
    },
    stands: (want) => reminderStands(memory.appointments, want),
    tell: async ({ id: conversation }, { id, at, message }) => {
      await memory.conversations.post(conversation, { id, at, message })
    },
    alias: (id) => hasher.hash('outside', id), due: runtime.due, clock: now, chance: () => 0.5, log: silence,
  })
  return { runtime, deliver, demo: () => layDemo({ ...memory, putCase, hasher }, clock.now) }
}

const NOBODY: Notifier = { ways: () => [], tell: async () => {} }

/** Bytes that look random and are the same each time. */
function createChance(hasher: Hasher): Random {
  let drawn = 0
  return (length) => {
    const blocks: Buffer[] = []
    for (let size = 0; size < length; size += 32) blocks.push(hasher.bytes('chance', String(drawn++)))
    return Buffer.concat(blocks).subarray(0, length)
  }
}

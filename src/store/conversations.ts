// Conversations in MongoDB. The hot path of the house: all saves of a tick are one command of compare-and-set replacements.

import type { Connection } from 'mongoose'
import { pack, unpack, unpackFirst, unpackNested, type Packed, type PackedFirst, type PackedNested } from '../engine/pack.ts'
import type { Sealer } from '../lib/seal.ts'
import { CONVERSATIONS_STAY } from '../lib/stays.ts'
import { DAY } from '../lib/time.ts'
import { conversationModel, type ConversationDocument } from '../models/conversation.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import type { Conversations, Mail, Stored } from '../ports/conversations.ts'
import { createBatch } from './batch.ts'
import { guarded, reach } from './reach.ts'
import { createFinder } from './together.ts'
import { createUpdater, type Weighed } from './update.ts'

/** What is sealed of a conversation: all but what routing needs. What is empty is left out. */
type Sealed = Pick<Stored, 'channel' | 'from' | 'calling' | 'answered' | 'opened' | 'gone'> & {
  readonly later?: Stored['later']
  readonly flat: Packed
}

/** As it was sealed before conversations were packed. */
type SealedPlain = Omit<Sealed, 'flat'> & Pick<Stored, 'conversation'>

/** As it was sealed when they were packed in other forms. */
type SealedBefore = Omit<Sealed, 'flat'> & ({ readonly kept: PackedNested } | { readonly packed: PackedFirst })

type Save = { readonly document: ConversationDocument; readonly before: number }
type Moved = { readonly id: string; readonly revision: number }

const ONLY_ID = { projection: { _id: 1 } } as const

/** Keeps conversations for `keep` ms after the resident was last heard. */
export function createConversations(db: Connection, sealer: Sealer, keep = CONVERSATIONS_STAY): Conversations {
  const model = conversationModel.on(db)
  const raw = conversationModel.raw(db)
  const find = createFinder(raw)
  const update = createUpdater(db, conversationModel.name)
  const write = createBatch<Save, boolean>((saves) => reach(update(saves.map(replacing))))
  const clear = createBatch<Moved, boolean>((moves) => update(moves.map(clearing)))

  return {
    save: (next) => write({ document: close(sealer, next, keep), before: next.revision - 1 }),
    ...guarded<Omit<Conversations, 'save'>>({
      load: async (id) => {
        const found = await find(id)
        return found ? open(sealer, found) : undefined
      },
      post: async (id, mail) => {
        const sealed = { id: mail.id, sealed: sealer.seal(JSON.stringify(mail), aboutMail(id, mail.id)) }
        const { matchedCount } = await model.updateOne(
          { _id: id, 'mail.id': { $ne: mail.id }, told: { $ne: mail.id } }, { $push: { mail: sealed }, $inc: { revision: 1 } },
        )
        return matchedCount > 0 || await model.exists({ _id: id }) !== null
      },
      call: async (id) => {
        await model.updateOne({ _id: id }, { $set: { queued: true }, $inc: { revision: 1 } })
      },
      due: async (at, limit) => {
        const found = await raw.find({ wake: { $lte: at } }, ONLY_ID).sort({ wake: 1 }).limit(limit).toArray()
        return found.map(({ _id }) => _id)
      },
      withLater: async (limit) => {
        const found = await raw.find({ later: true }, ONLY_ID).limit(limit).toArray()
        return found.map(({ _id }) => _id)
      },
      withMail: async (ids) => {
        const found = await model.find({ _id: { $in: ids }, 'mail.0': { $exists: true } }, { _id: 1 }).lean()
        return found.map(({ _id }) => _id)
      },
      erase: async (id, revision) => {
        const { deletedCount } = await raw.deleteOne({ _id: id, revision })
        return deletedCount > 0 || await model.exists({ _id: id }) === null
      },
      moved: async (id, revision) => {
        await clear({ id, revision })
      },
    }),
  }
}

/** What a document weighs beside what is sealed in it, in bytes. */
const FRAME = 4096

// A conversation that is there with another revision makes the upsert fail as a duplicate.
function replacing({ document, before }: Save): Weighed {
  const weight = document.mail.reduce((sum, { sealed }) => sum + sealed.length, FRAME + document.sealed.length)
  return { update: { q: { _id: document._id, revision: before }, u: document, upsert: true }, weight }
}

function clearing({ id, revision }: Moved): Weighed {
  return { update: { q: { _id: id, revision }, u: { $unset: { later: 1 } } }, weight: FRAME }
}

function close(sealer: Sealer, next: Stored, keep: number): ConversationDocument {
  const { id, revision, mail, told, queued, wake, heard, channel, from, conversation, calling, answered, later, opened, gone } = next
  const inside: { readonly [name in keyof Required<Sealed>]: Sealed[name] | undefined } = {
    channel, from, flat: pack(conversation), calling, answered, later: later.length > 0 ? later : undefined, opened, gone,
  }
  return {
    _id: id,
    schema: FIRST_SHAPE,
    revision,
    sealed: sealer.seal(JSON.stringify(inside), aboutConversation(id)),
    ...(wake !== undefined && { wake }),
    ...(later.length > 0 && { later: true as const }),
    mail: mail.map((each) => ({ id: each.id, sealed: sealer.seal(JSON.stringify(each), aboutMail(id, each.id)) })),
    ...(told && told.length > 0 && { told }),
    ...(queued && { queued: true as const }),
    heard: new Date(heard),
    // Rounded to days, so that the index changes once a day and not with each save.
    expires: new Date(Math.ceil(Math.max(heard + keep, wake ?? 0) / DAY) * DAY),
  }
}

function open(sealer: Sealer, document: ConversationDocument): Stored {
  const { _id: id, revision, wake, heard, told, queued } = document
  const text = sealer.open(document.sealed, aboutConversation(id)).toString()
  const { later = [], ...inside } = unpacked(JSON.parse(text) as Sealed | SealedBefore | SealedPlain) // `close` sealed it, now or before
  return {
    ...inside,
    id,
    revision,
    later: document.later ? later : [],
    mail: document.mail.map((each) => openMail(sealer, id, each)),
    ...(told && { told }),
    ...(queued && { queued }),
    ...(wake !== undefined && { wake }),
    heard: heard.getTime(),
  }
}

function unpacked(inside: Sealed | SealedBefore | SealedPlain): SealedPlain {
  if ('conversation' in inside) return inside
  if ('flat' in inside) {
    const { flat, ...others } = inside
    return { ...others, conversation: unpack(flat) }
  }
  if ('kept' in inside) {
    const { kept, ...others } = inside
    return { ...others, conversation: unpackNested(kept) }
  }
  const { packed, ...others } = inside
  return { ...others, conversation: unpackFirst(packed) }
}

function openMail(sealer: Sealer, conversation: string, { id, sealed }: ConversationDocument['mail'][number]): Mail {
  return JSON.parse(sealer.open(sealed, aboutMail(conversation, id)).toString()) as Mail // sealed by `post` or `close`
}

function aboutConversation(id: string): string {
  return `conversation:${id}`
}

function aboutMail(conversation: string, id: string): string {
  return `mail:${conversation}:${id}`
}

// The doors to what residents entrust to us: tips, complaints, messages left at a desk, and the link back to them.

import type { Values } from '../engine/effect.ts'

/** The kinds of record beside appointments and cases; each is kept apart. */
export type RecordKind = 'tip' | 'complaint' | 'message'

/** How a record or case stands, as residents are told it. */
export type RecordState = 'received' | 'accepted' | 'working' | 'waiting' | 'transferred' | 'closed'

/** A step of a record's way. Instants are in ms since the epoch, here and below. */
export type TimelineStep = { readonly at: number; readonly state: string; readonly reason: string }

/** What an officer wrote to the resident; `way` is how it was to go when it was written, told again to who asks again. */
export type Reply = {
  readonly id: string
  readonly at: number
  readonly text: string
  readonly way?: 'queued' | 'waiting'
}

/** What a resident has added to a record after it was filed. */
export type Addition = {
  /** A hash of the call that brought it. */
  readonly id: string
  readonly at: number
  readonly content: Values
  readonly media: readonly string[]
}

/** What every record is made of, appointments included. */
export type Kept = {
  readonly number: string
  /** A hash of the call that filed it; gone once the link is cut. */
  readonly call?: string
  readonly content: Values
  /** Stands for the conversation; gone once the link is cut. */
  readonly alias?: string
  readonly media: readonly string[]
  readonly createdAt: number
  readonly dueAt?: number
  readonly closedAt?: number
  /** How long it is kept after it was closed, in ms; before that, after it was filed. */
  readonly keep: number
  readonly keepUntil: number
  readonly codeHash: string
  /** The return code itself, until it was used for the first time. */
  readonly code?: string
  readonly timeline: readonly TimelineStep[]
  readonly replies: readonly Reply[]
  /** What the resident has added, the oldest first; left out where there is nothing. */
  readonly additions?: readonly Addition[]
}

/** A tip, complaint or message as it is kept. */
export type FiledRecord = Kept & {
  readonly kind: RecordKind
  readonly state: RecordState
  readonly unit?: string
}

/** Part of a long list; `next` continues it. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null }

/** Which part of a list is wanted; a cursor is the `next` of the part before. */
export type PageWish = { readonly limit: number; readonly cursor?: string | undefined }

/** A change of a record's state. */
export type StateChange<State> = {
  readonly at: number
  readonly state: State
  readonly reason: string
  readonly unit?: string
  /** From now on, where that changes. */
  readonly dueAt?: number
}

/** What came of laying a reply in. */
export type ReplyOutcome = 'added' | 'there' | 'gone'

/** Where records of one kind are kept. */
export type Records = {
  readonly kind: RecordKind
  /** Keeps a new record; false if its number is taken. Durable when it resolves. */
  readonly add: (record: Omit<FiledRecord, 'replies' | 'kind'>) => Promise<boolean>
  readonly find: (number: string) => Promise<FiledRecord | undefined>
  readonly withAliases: (aliases: readonly string[]) => Promise<readonly FiledRecord[]>
  /** Lists records, the oldest first; undefined if the cursor is none of ours. */
  readonly list: (wish: PageWish) => Promise<Page<FiledRecord> | undefined>
  /** Adds a step to the record's way; it stays `keep` from its last one. False if there is no such record. */
  readonly change: (number: string, change: StateChange<RecordState>) => Promise<boolean>
  /** Lays a reply in, once an id. */
  readonly reply: (number: string, reply: Reply) => Promise<ReplyOutcome>
  /** Adds what the resident has brought later, once an id. */
  readonly append: (number: string, addition: Addition) => Promise<ReplyOutcome>
  /** Takes the return code itself away: from now on only its hash is kept. */
  readonly forgetCode: (number: string) => Promise<void>
  /** Takes away what leads from the record to its conversation. */
  readonly unlink: (number: string) => Promise<void>
}

/** Where records are kept, by their kind. */
export type RecordsByKind = { readonly [kind in RecordKind]: Records }

/** A link between an alias and the conversation it stands for. */
export type Link = {
  readonly alias: string
  readonly conversation: string
  readonly kind: RecordKind | 'appointment'
  /** When the link leaves by itself. */
  readonly until: number
}

/** Where the only links between records and conversations are kept. */
export type Aliases = {
  /** Keeps a link; the same alias again changes nothing. */
  readonly link: (link: Link) => Promise<void>
  readonly conversationOf: (alias: string) => Promise<string | undefined>
  readonly of: (conversation: string, kind: Link['kind']) => Promise<readonly string[]>
  /** Lets an alias stand for another conversation; one whose link was cut stays cut. */
  readonly move: (alias: string, conversation: string) => Promise<void>
  /** Lets a link that was not cut stay until then. */
  readonly stay: (alias: string, until: number) => Promise<void>
  /** Cuts the link for good. */
  readonly cut: (alias: string) => Promise<void>
}

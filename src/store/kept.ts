// What the stores of records and appointments share: sealing of their parts, pages, replies, forgetting.

import type { Sealer } from '../lib/seal.ts'
import type { RecordDocument, SealedAddition } from '../models/record.ts'
import type { Addition, Kept, Reply, TimelineStep } from '../ports/records.ts'

/** The parts of a document that every kind of record has. */
export type KeptDocument = Omit<RecordDocument, 'schema' | 'kind' | 'state' | 'unit'>

/** Seals and opens the parts of the records of one kind. */
export type Wrapping = {
  readonly close: (record: Omit<Kept, 'replies' | 'additions'>) => KeptDocument
  readonly open: (document: KeptDocument) => Kept
  readonly step: (number: string, step: TimelineStep) => RecordDocument['timeline'][number]
  readonly reply: (number: string, reply: Reply) => RecordDocument['replies'][number]
  readonly addition: (number: string, addition: Addition) => SealedAddition
}

/** Creates the wrapping of a kind: what is sealed opens only under its own kind and number. */
export function createWrapping(kind: string, sealer: Sealer): Wrapping {
  const seal = (text: string, number: string, part: string): Uint8Array => sealer.seal(text, `${kind}:${part}:${number}`)
  const unseal = (sealed: Uint8Array, number: string, part: string): string =>
    sealer.open(sealed, `${kind}:${part}:${number}`).toString()
  const step: Wrapping['step'] = (number, { at, state, reason }) =>
    ({ at: new Date(at), state, sealed: seal(reason, number, 'reason') })

  return {
    step,
    reply: (number, { id, at, text, way }) => ({
      id, at: new Date(at), sealed: seal(text, number, `reply:${id}`), ...(way !== undefined && { way }),
    }),
    addition: (number, { id, at, content, media }) => ({
      id, at: new Date(at), media, sealed: seal(JSON.stringify(content), number, `addition:${id}`),
    }),
    close: ({ number, content, code, createdAt, dueAt, closedAt, keepUntil, timeline, ...plain }) => ({
      _id: number,
      ...plain,
      sealed: seal(JSON.stringify(content), number, 'content'),
      ...(code !== undefined && { codeSealed: seal(code, number, 'code') }),
      createdAt: new Date(createdAt),
      ...(dueAt !== undefined && { dueAt: new Date(dueAt) }),
      ...(closedAt !== undefined && { closedAt: new Date(closedAt) }),
      expires: new Date(keepUntil),
      timeline: timeline.map((each) => step(number, each)),
      replies: [],
    }),
    open: ({ _id: number, ...document }) => ({
      number,
      content: JSON.parse(unseal(document.sealed, number, 'content')) as Kept['content'], // `close` sealed it
      media: document.media,
      ...(document.call !== undefined && { call: document.call }),
      ...(document.alias !== undefined && { alias: document.alias }),
      createdAt: document.createdAt.getTime(),
      ...(document.dueAt && { dueAt: document.dueAt.getTime() }),
      ...(document.closedAt && { closedAt: document.closedAt.getTime() }),
      keep: document.keep,
      keepUntil: document.expires.getTime(),
      codeHash: document.codeHash,
      ...(document.codeSealed && { code: unseal(document.codeSealed, number, 'code') }),
      timeline: document.timeline.map(({ at, state, sealed }) =>
        ({ at: at.getTime(), state, reason: unseal(sealed, number, 'reason') })),
      replies: document.replies.map(({ id, at, sealed, way }) => ({
        id, at: at.getTime(), text: unseal(sealed, number, `reply:${id}`),
        ...((way === 'queued' || way === 'waiting') && { way }),
      })),
      ...(document.additions && {
        additions: document.additions.map(({ id, at, media, sealed }) => ({
          id, at: at.getTime(), media,
          content: JSON.parse(unseal(sealed, number, `addition:${id}`)) as Addition['content'], // `addition` sealed it
        })),
      }),
    }),
  }
}

// Cases of the department in MongoDB.

import type { Connection } from 'mongoose'
import type { Sealer } from '../lib/seal.ts'
import { caseModel, type CaseDocument } from '../models/case.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import type { Case, Cases, HashedCase } from '../ports/cases.ts'
import type { RecordState } from '../ports/records.ts'
import { guarded } from './reach.ts'

/** What is sealed of a case. */
type Sealed = Pick<Case, 'number' | 'reason' | 'unit'>

/** Keeps cases for `keep` ms after the department last wrote to them. */
export function createCases(db: Connection, sealer: Sealer, keep: number): Cases {
  const model = caseModel.on(db)
  const raw = caseModel.raw(db)
  return guarded({
    put: async (hashed) => {
      const document = close(sealer, hashed, keep)
      const { upsertedCount } = await raw.replaceOne({ _id: hashed.number.toUpperCase() }, document, { upsert: true })
      return upsertedCount > 0 ? 'made' as const : 'changed' as const
    },
    find: async (number) => {
      const found = await raw.findOne({ _id: number.toUpperCase() })
      return found ? open(sealer, found) : undefined
    },
    isEmpty: async () => await model.exists({}) === null,
  })
}

function close(sealer: Sealer, hashed: HashedCase, keep: number): CaseDocument {
  const { number, reason, unit, state, codeHash, salt, expectedAt, updatedAt } = hashed
  const id = number.toUpperCase()
  const inside: Sealed = { number, reason, unit }
  return {
    _id: id, schema: FIRST_SHAPE, state, codeHash, salt,
    sealed: sealer.seal(JSON.stringify(inside), `case:${id}`),
    ...(expectedAt !== undefined && { expectedAt: new Date(expectedAt) }),
    updatedAt: new Date(updatedAt),
    ...(state === 'closed' && { closedAt: new Date(updatedAt) }),
    expires: new Date(updatedAt + keep),
  }
}

function open(sealer: Sealer, document: CaseDocument): Case {
  const { _id, state, sealed, codeHash, salt, expectedAt, updatedAt, closedAt } = document
  const inside = JSON.parse(sealer.open(sealed, `case:${_id}`).toString()) as Sealed // `close` sealed it
  return {
    ...inside,
    state: state as RecordState, // `put` alone writes it
    codeHash, salt,
    ...(expectedAt && { expectedAt: expectedAt.getTime() }),
    updatedAt: updatedAt.getTime(),
    ...(closedAt && { closedAt: closedAt.getTime() }),
  }
}

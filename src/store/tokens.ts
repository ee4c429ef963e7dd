// Shared tokens in MongoDB: one document an account, the right to fetch taken by compare-and-set.

import type { Connection } from 'mongoose'
import { isFault } from '../lib/faults.ts'
import type { Sealer } from '../lib/seal.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { tokenModel, type TokenDocument } from '../models/token.ts'
import type { SharedToken, Tokens } from '../ports/tokens.ts'
import { guarded, unlessThere } from './reach.ts'

/** Keeps tokens. */
export function createTokens(db: Connection, sealer: Sealer): Tokens {
  const raw = tokenModel.raw(db)
  const read = async (account: string): Promise<SharedToken> => {
    const found = await raw.findOne({ _id: account })
    return found ? unseal(found, sealer) : { version: 0 }
  }
  return guarded({
    read,
    lease: async (account, { version, fetching }, by) => {
      if (version === 0 && fetching === undefined) {
        const made = { _id: account, schema: FIRST_SHAPE, version: 0, fetching: by }
        if (await unlessThere(raw.insertOne(made))) return true
      }
      const seen = { _id: account, version, fetching: fetching ?? { $exists: false } }
      return (await raw.updateOne(seen, { $set: { fetching: by } })).matchedCount > 0
    },
    keep: async (account, by, { token, until, life }) => {
      const sealed = sealer.seal(token, about(account))
      const change = { $set: { sealed, until, life }, $inc: { version: 1 }, $unset: { fetching: '' as const } }
      return (await raw.updateOne({ _id: account, fetching: by }, change)).matchedCount > 0
    },
    release: async (account, by) => {
      await raw.updateOne({ _id: account, fetching: by }, { $unset: { fetching: '' } })
    },
  })
}

function about(account: string): string {
  return `token:${account}`
}

function unseal({ _id, version, sealed, until, life, fetching }: TokenDocument, sealer: Sealer): SharedToken {
  const token = sealed && open(sealed, _id, sealer)
  return {
    version,
    ...(token !== undefined && { token, until: until ?? 0, life: life ?? 0 }),
    ...(fetching !== undefined && { fetching }),
  }
}

// What was sealed under a key that is gone is fetched anew.
function open(sealed: Uint8Array, account: string, sealer: Sealer): string | undefined {
  try {
    return sealer.open(sealed, about(account)).toString()
  } catch (error) {
    if (isFault(error, 'SEAL_BROKEN')) return undefined
    throw error
  }
}

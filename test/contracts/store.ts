// The store of a test file: connected before its tests, closed after them, on a database of its own.

import { randomBytes } from 'node:crypto'
import { silence } from '../../src/lib/log.ts'
import { connectStore } from '../../src/store/connect.ts'
import type { Store } from '../../src/store/connect.ts'
import { openKeys } from '../../src/store/keys.ts'
import type { Keys } from '../../src/store/keys.ts'
import { openDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

/** What a test file works with, from its `before` on. */
export type Opened = Keys & { readonly uri: string; readonly db: Store['db']; readonly store: Store }

/** Opens a store before the tests of the file it is called in, and closes it after them. */
export function useStore(): () => Opened {
  let database: TestDatabase | undefined
  let opened: Opened | undefined
  before(async () => {
    database = await openDatabase()
    const store = await connectStore({ uri: database.uri, log: silence })
    opened = { ...await openKeys(store.db, { secret: randomBytes(32) }), uri: database.uri, db: store.db, store }
  })
  after(async () => {
    await opened?.store.close()
    await database?.close()
  })
  return () => {
    if (!opened) throw new Error('the store is open only within tests')
    return opened
  }
}

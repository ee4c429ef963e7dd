// Shared tokens in memory, for a process that shares them with nobody.

import type { SharedToken, Tokens } from '../../ports/tokens.ts'

/** Keeps tokens in a map. */
export function createTokens(): Tokens {
  const kept = new Map<string, SharedToken>()
  const read = (account: string): SharedToken => kept.get(account) ?? { version: 0 }
  return {
    read: async (account) => read(account),
    lease: async (account, seen, by) => {
      const now = read(account)
      if (now.version !== seen.version || now.fetching !== seen.fetching) return false
      kept.set(account, { ...now, fetching: by })
      return true
    },
    keep: async (account, by, fresh) => {
      const now = read(account)
      if (now.fetching !== by) return false
      kept.set(account, { ...fresh, version: now.version + 1 })
      return true
    },
    release: async (account, by) => {
      const { fetching, ...rest } = read(account)
      if (fetching === by) kept.set(account, rest)
    },
  }
}

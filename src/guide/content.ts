// Everything the guide is made from, and the version of it that thresholds are fitted to.

import { createHash } from 'node:crypto'

import type { Learnt, Thresholds } from './fitted.ts'
import type { Procedure } from './procedure.ts'
import type { Words } from './words.ts'

/** What the files of config/department hold for the guide. */
export type GuideContent = {
  readonly procedures: readonly Procedure[]
  readonly words: Words
  readonly thresholds: Thresholds
  readonly learnt: Learnt | undefined
}

/** Gives the version of what is found and said: it changes with every word of the entries. */
export function versionOf({ procedures, words }: Pick<GuideContent, 'procedures' | 'words'>): string {
  const sorted = procedures.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return createHash('sha256').update(JSON.stringify([sorted, words])).digest('hex').slice(0, 12)
}

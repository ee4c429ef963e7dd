// The world that the house stands in: its log and its clock.

import type { Log } from './log.ts'

/** What every part of the house is given. */
export type World = { readonly log: Log; /** Now, in ms since the epoch. */ readonly clock: () => number }

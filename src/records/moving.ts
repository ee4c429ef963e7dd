// Moves records on: whatever belongs to one stays as long as it does, and one that is opened again is due anew.

import type { Calendar } from '../lib/calendar.ts'
import type { Clocks } from '../ports/department.ts'
import type { Media } from '../ports/media.ts'
import type { Aliases, RecordKind, RecordsByKind, RecordState, TimelineStep } from '../ports/records.ts'
import { dueAt } from './clocks.ts'

/** What moving is made of. */
export type MovingParts = {
  readonly records: RecordsByKind
  readonly aliases: Pick<Aliases, 'stay'>
  readonly media: Pick<Media, 'entrust'>
  readonly clocks: { readonly [kind in RecordKind]: Clocks }
  readonly calendar: Calendar
}

/** What the department says of a record, and when. */
export type Move = { readonly at: number; readonly state: RecordState; readonly reason: string }

/** Moves a record on; false if there is none of this number. */
export type MoveRecord = (kind: RecordKind, number: string, move: Move) => Promise<boolean>

/** Creates what moves records on. */
export function createMoving({ records, aliases, media, clocks, calendar }: MovingParts): MoveRecord {
  return async (kind, number, move) => {
    const found = await records[kind].find(number)
    if (!found) return false
    const until = move.at + found.keep
    // Before the step itself: who dies in between has let them stay too long, and not lost them.
    await Promise.all([media.entrust(found.media, number, until), found.alias && aliases.stay(found.alias, until)])
    const isOpened = found.state === 'closed' && move.state !== 'closed'
    const due = isOpened ? dueAt(clocks[kind]['first-answer'], move.at, calendar) : undefined
    return records[kind].change(number, { ...move, ...(due !== undefined && { dueAt: due }) })
  }
}

/** When a record was last opened again; undefined where it never was. */
export function openedAgain(timeline: readonly TimelineStep[]): number | undefined {
  return timeline.findLast(({ state }, i) => state !== 'closed' && timeline[i - 1]?.state === 'closed')?.at
}

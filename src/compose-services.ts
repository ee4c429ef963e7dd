// Joins what flows can call, and what the department's side does by the same rules.

import type { Bookings } from './appointments/book.ts'
import { fetchEither, isRefused, type FetchMedia } from './channels/media.ts'
import { createCalendar, type Calendar } from './lib/calendar.ts'
import { random } from './lib/digest.ts'
import type { Log } from './lib/log.ts'
import type { PutCase } from './ports/cases.ts'
import type { Later } from './ports/conversations.ts'
import type { Department } from './ports/department.ts'
import type { Guide } from './ports/guide.ts'
import type { Media } from './ports/media.ts'
import type { Note } from './ports/questions.ts'
import type { Services } from './ports/services.ts'
import type { Translator } from './ports/translator.ts'
import type { MoveRecord } from './records/moving.ts'
import { createServices } from './services/create.ts'
import { layDemo, type DemoCase } from './services/demo.ts'
import { createNote } from './services/note.ts'
import { reminderStands } from './services/stands.ts'
import type { Kept } from './compose-kept.ts'

/** What the services are made of. */
export type ServiceHouse = {
  readonly department: Department
  readonly guide: Guide
  readonly translator: Translator
  readonly kept: Kept
  readonly log: Log
  readonly fetch: FetchMedia
}

/** The services by name, and what else the house does with their parts. */
export type ComposedServices = Services & {
  readonly calendar: Calendar
  readonly bookings: Bookings
  readonly putCase: PutCase
  readonly moveRecord: MoveRecord
  readonly note: Note
  readonly fetchMedia: (media: string, url: string, also?: string) => Promise<boolean>
  /** Tells whether what was left for later is still to be done. */
  readonly stands: (want: Later, conversation: string) => Promise<boolean>
  readonly layDemo: (at: number) => Promise<readonly DemoCase[]>
}

/** Joins the services. */
export function composeServices({ department, guide, translator, kept, log, fetch }: ServiceHouse): ComposedServices {
  const calendar = createCalendar(department.years)
  const note = createNote(kept.questions, log)
  const { services, bookings, putCase, moveRecord } = createServices({ ...kept, department, calendar, guide, note, translator, random })
  return {
    ...services,
    note,
    calendar,
    bookings,
    putCase,
    moveRecord,
    fetchMedia: fetchInto(kept.media, fetch, log),
    stands: (want, conversation) =>
      want.kind === 'fetch' ? isWanted(kept, want.media, conversation) : reminderStands(kept.appointments, want),
    layDemo: (at) => layDemo({ ...kept, putCase }, at),
  }
}

/** Fetches and keeps; what the platform refuses for good is noted as refused, gives false, and is not asked for again. */
function fetchInto(media: Media, fetch: FetchMedia, log: Log): ComposedServices['fetchMedia'] {
  const either = fetchEither(fetch, (error) => log.fault('media.other-way', error))
  return async (id, url, also) => {
    try {
      const { state } = await media.keep(id, { ...(await either(url, also)), at: Date.now() })
      return state !== 'refused'
    } catch (error) {
      if (!isRefused(error)) throw error
      log.fault('media.refused', error)
      await media.refuse(id, error.code, Date.now())
      return false
    }
  }
}

/** A picture is fetched for the record that holds it, or for a conversation that is still there. */
async function isWanted({ media, conversations }: Kept, id: string, conversation: string): Promise<boolean> {
  if ((await media.find(id))?.record !== undefined) return true
  const stored = await conversations.load(conversation)
  return stored !== undefined && stored.conversation.erased !== true
}

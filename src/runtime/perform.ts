// Does one thing that was left for later: word to a desk, a picture or voice to fetch, a reminder.

import { HOUR } from '../lib/time.ts'
import type { Conversations, Later, Stored } from '../ports/conversations.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { Entry } from '../ports/outbox.ts'
import type { Telling, Told } from '../ports/telling.ts'
import type { Translator } from '../ports/translator.ts'
import { shortLines } from './short-lines.ts'

/** What doing it needs. */
export type PerformParts = {
  readonly conversations: Conversations
  readonly notifier: Notifier
  readonly translator: Translator
  /** Fetches a picture or voice message and keeps it under its id; false where it is never to be had. */
  readonly fetchMedia: (media: string, url: string, also?: string) => Promise<boolean>
  /** Tells whether it is still to be done: an appointment may have been moved, what a picture was for may have been deleted. */
  readonly stands: (want: Entry['want'], conversation: string) => Promise<boolean>
  /** Tells a resident something, by the platform or with their next contact. */
  readonly tell: Telling['tell']
  /** What an entry is called outside the house: its own id begins with its conversation's, by which one resident's matters are joined. */
  readonly alias: (id: string) => string
  readonly clock: () => number
}

const LOST = 'common:medium-lost'

/** Creates what does it; what it rejects with is to be tried again. */
export function createPerform(parts: PerformParts): (entry: Entry) => Promise<void> {
  const { conversations, clock } = parts

  // Who was told that a picture came hears once an hour that one could not be kept, however many they were.
  const tellLost = async (conversation: string): Promise<void> => {
    const stored = await conversations.load(conversation)
    const text = stored && !stored.gone ? sayLost(stored) : undefined
    if (!stored || text === undefined) return
    const at = clock()
    await parts.tell(stored, { id: `${conversation}:lost:${Math.floor(at / HOUR)}`, at, sort: 'reply', message: { text } })
  }

  const sayLost = ({ conversation: { language } }: Stored): string | undefined =>
    (parts.translator.has(language, LOST) ? parts.translator.say(language, LOST) : undefined)

  return async ({ id, conversation, want }) => {
    switch (want.kind) {
      case 'notify': {
        const text = parts.translator.say(parts.translator.languages[0] ?? 'zh-CN', want.key, want.values)
        return parts.notifier.tell({ id: parts.alias(id), desk: want.to, way: want.way ?? '', text, at: clock() })
      }
      case 'fetch':
        if (!(await parts.stands(want, conversation))) return
        if (!(await parts.fetchMedia(want.media, want.url, want.also))) await tellLost(conversation)
        return
      case 'remind': {
        if (!(await parts.stands(want, conversation))) return
        const stored = await conversations.load(conversation)
        if (!stored || stored.gone) return
        const { language, elder } = stored.conversation
        const text = parts.translator.say(language, want.key, want.values)
        return parts.tell(stored, {
          id, at: clock(), sort: 'reminder', message: { text: elder ? shortLines(text) : text }, ...aboutOf(want),
        })
      }
      case 'nudge':
        // Moved into the lane of its conversation instead.
        return
    }
  }
}

/** The record that a reminder is about, so that a notice may call its resident back. */
function aboutOf({ values }: Extract<Later, { kind: 'remind' }>): Pick<Told, 'about'> {
  const { number } = values
  return typeof number === 'string' ? { about: { about: 'reminder', number } } : {}
}

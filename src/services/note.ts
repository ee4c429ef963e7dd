// Takes note of questions that had no answer: without personal data, behind the answer's back.

import { anonymise } from '../guide/anonymise.ts'
import type { Log } from '../lib/log.ts'
import { chinaDay } from '../lib/time.ts'
import type { Note, Questions } from '../ports/questions.ts'

/** Nothing shorter says what was asked. */
const SHORTEST = 2

/** Creates the note; what cannot be kept is lost with one line in the log. */
export function createNote(questions: Questions, log: Log): Note {
  const keep = async ({ kind, question, at, by }: Parameters<Note>[0]): Promise<void> => {
    const plain = anonymise(question)
    if ([...plain].length >= SHORTEST) await questions.count({ day: chinaDay(at), kind, question: plain, by })
  }
  return (asked) => void keep(asked).catch((error: unknown) => log.fault('questions.lost', error))
}

// What comes before a step on arriving: answers that still hold are passed over, and personal questions need consent.

import type { Answers, Frame } from '../conversation.ts'
import type { Outcome } from '../outcome.ts'
import { jump, next } from '../outcome.ts'
import type { Work } from '../work.ts'
import { askConsent } from './consent.ts'

/** Goes past the step on arriving, or asks for consent first; undefined where the step has its turn. A `fresh` step is not passed. */
export function arrive(work: Work, fresh: boolean): Outcome | undefined {
  const passed = !fresh && work.frame?.changing ? pass(work, work.frame) : undefined
  return passed ?? (work.step.question?.personal ? askConsent(work) : undefined)
}

// On the way back to the summary only what a correction has cleared is done again.
function pass(work: Work, frame: Frame): Outcome | undefined {
  const { step } = work
  const back = work.flow.places[frame.changing?.back ?? ''] ?? 0
  // What lies behind the summary is no part of what was answered before it, and may lead back.
  if (step.index > back) return undefined
  // At the summary the correction is over.
  if (step.index === back) {
    const { changing, ...rest } = frame
    work.frame = changing?.filled
      ? { ...rest, filled: changing.filled, answers: inOrder(rest.answers, Object.keys(changing.before ?? {})) }
      : rest
    // The summary says it all.
    work.understood = undefined
    return undefined
  }
  if (step.verb === 'say') return next()
  const kept = nameOf(work)
  if (kept === undefined || !Object.hasOwn(frame.answers, kept)) return undefined
  const no = step.settings['no']
  return frame.answers[kept] === false && typeof no === 'string' ? jump(no) : next()
}

// What was only worded anew is no newer than it was: "back" goes to what was answered last.
function inOrder(answers: Answers, names: readonly string[]): Answers {
  const sorted = Object.keys(answers).toSorted((a, b) => placeOf(names, a) - placeOf(names, b))
  return Object.fromEntries(sorted.map((name) => [name, answers[name] ?? null]))
}

function placeOf(names: readonly string[], name: string): number {
  const place = names.indexOf(name)
  return place < 0 ? names.length : place
}

// The name under which the step keeps what it learns.
function nameOf({ step }: Work): string | undefined {
  if (step.question) return step.word
  const into = step.settings['into']
  return typeof into === 'string' ? into : undefined
}

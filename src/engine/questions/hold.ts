// A thought sent as several short messages: they wait for what may follow, and are read as one.

import type { Said } from '../../messages/inbound.ts'
import type { Work } from '../work.ts'

// Who writes this much at once has finished the thought.
const SHORT = 20

/** Holds back a short text where the question reads several as one; gives what is to be heard now, if anything. */
export function hold(work: Work, said: Said): Said | undefined {
  const window = work.step.question?.window
  if (said.kind !== 'text' || window === undefined) return said
  const text = work.held ? join(work.held.text, said.text) : said.text
  if ([...said.text].length >= SHORT) {
    work.held = undefined
    return { kind: 'text', text }
  }
  work.held = { text, until: work.now + window }
  return undefined
}

/** Takes what was held back. */
export function release(work: Work): Said | undefined {
  const { held } = work
  work.held = undefined
  return held && { kind: 'text', text: held.text }
}

/** Two pieces as one. Chinese writing has no blanks, so a comma keeps them apart, unless there is a mark already. */
export function join(first: string, second: string): string {
  const last = first.trimEnd().at(-1) ?? ''
  if (/[，。！？；：、,.!?;:]/.test(last)) return first + second
  return /[\u3400-\u9fff]/.test(last) ? `${first}，${second}` : `${first} ${second}`
}

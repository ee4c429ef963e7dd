// A frame, made and copied: nearly every one has these five and nothing else.

import type { Answers, Frame } from './conversation.ts'

/** A frame that may be changed in place. */
export type Owned = { -readonly [K in keyof Frame]: Frame[K] }

/** Makes a frame with what nearly every one has. */
export function frameOf(flow: string, version: string, step: string, answers: Answers, verb: string | null | undefined): Owned {
  return verb === undefined || verb === null ? { flow, version, step, answers } : { flow, version, step, answers, verb }
}

/** Copies a frame, to be changed. To spell out what nearly every one has takes a fraction of a spread. */
export function copyOf(frame: Frame): Owned {
  for (const name in frame) if (!isUsual(name)) return { ...frame }
  return frameOf(frame.flow, frame.version, frame.step, frame.answers, frame.verb)
}

/** Tells whether nearly every frame has this. */
export function isUsual(name: string): boolean {
  switch (name) {
    case 'flow': case 'version': case 'step': case 'answers': case 'verb': return true
    default: return false
  }
}

// Where everyone begins.

import type { Conversation } from './conversation.ts'

/** The conversation of someone who has never written before. */
export function begin(language: string): Conversation {
  return { language }
}

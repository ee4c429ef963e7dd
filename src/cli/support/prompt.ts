// Asks a person for lines in a terminal.

import { createInterface } from 'node:readline/promises'

/** A terminal that is asked for lines until its input ends, or it is closed. */
export type Prompt = {
  readonly lines: AsyncIterable<string>
  /** Shows the sign, and what is being typed where `keeps` is true; nothing once the input has ended: Node.js 24 refuses that. */
  readonly ask: (keeps?: boolean) => void
  readonly close: () => void
}

/** Opens a prompt with a sign such as `> `. */
export function openPrompt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, sign: string): Prompt {
  const lines = createInterface({ input, output, prompt: sign })
  let ended = false
  lines.once('close', () => {
    ended = true
  })
  return {
    lines,
    ask: (keeps) => {
      if (!ended) lines.prompt(keeps)
    },
    close: () => lines.close(),
  }
}

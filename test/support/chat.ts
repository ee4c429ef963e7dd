// A resident who writes to a whole house in memory, with the shipped flows and the services themselves.

import { createTalkHouse } from '../../src/cli/support/house.ts'
import type { Told } from '../../src/cli/support/house.ts'
import { readLine } from '../../src/channels/terminal/read.ts'
import { plain } from '../../src/engine/view.ts'
import type { Files } from '../../src/files.ts'
import { asText } from '../../src/messages/outbound.ts'
import { LANGUAGES } from './shipped.ts'

/** Wednesday, 4 March 2026, ten in the morning in China. */
export const WEDNESDAY = Date.UTC(2026, 2, 4, 2)

/** A resident. What is written is read as in a terminal: `/image URL`, `/menu KEY`. */
export type Resident = {
  readonly say: (...lines: readonly string[]) => Promise<string>
  /** Lets time pass, and gives what was said on the way. */
  readonly wait: (ms: number) => Promise<string>
  readonly stands: () => string
  readonly answers: () => { readonly [name: string]: unknown }
}

/** Makes a resident in a house of their own. */
export function createResident(files: Files): Resident {
  const house = createTalkHouse({ files, languages: LANGUAGES, channel: 'wechat' }, WEDNESDAY)
  let last: Told | undefined
  const textOf = (told: Told): string => told.messages.map(asText).join('\n')
  return {
    say: async (...lines) => {
      for (const line of lines) {
        const typed = readLine(line)
        if (!typed.ok) throw new Error(typed.tell)
        last = await house.hear('resident', typed.said)
      }
      return last ? textOf(last) : ''
    },
    wait: async (ms) => {
      const told = await house.turnTo(house.now() + ms)
      last = told.at(-1) ?? last
      return told.map(textOf).join('\n')
    },
    stands: () => {
      const at = last?.conversation.at
      return at ? `${at.flow} ${at.step}` : 'nowhere'
    },
    answers: () => {
      const answers = last?.conversation.at?.answers ?? last?.ended ?? {}
      return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, plain(value)]))
    },
  }
}

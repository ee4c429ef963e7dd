// The book of the fixture flows: simple rules stand for what the guide makes of free texts.

import type { Book } from '../../src/engine/book.ts'
import type { Flow } from '../../src/engine/flow.ts'
import { createBook } from '../../src/flows/book.ts'
import { compile } from '../../src/flows/compile.ts'
import { readFlow, readFlows } from '../../src/flows/read.ts'
import { frozen } from './frozen.ts'
import { fixtureWords } from './words.ts'

const { flows, problems } = compile(readFlows('test/fixtures/flows'))
if (problems.length > 0) throw new Error(JSON.stringify(problems))

/** The fixture flows. */
export const fixtureFlows: readonly Flow[] = frozen(flows)

/** Makes a book of the fixture flows, with some of its parts replaced. */
export function fixtureBook(parts: Partial<Parameters<typeof createBook>[0]> = {}): Book {
  return createBook({
    flows: fixtureFlows, words: fixtureWords, privacy: 'p1',
    danger: (text) => (/着火/.test(text) ? 'fire' : /救命|打架/.test(text) ? 'police' : undefined),
    route: (text) => {
      if (/怎么补办|怎么办理/.test(text)) return { flow: 'ask-guide', with: { question: text } }
      return /想去.*办/.test(text) ? { flow: 'booking', with: {} } : undefined
    },
    ...parts,
  })
}

/** Compiles one flow from its text; throws what is wrong with it. */
export function flowOf(text: string): Flow {
  const compiled = compile([readFlow('test.yaml', text)])
  const [flow] = compiled.flows
  if (!flow) throw new Error(JSON.stringify(compiled.problems))
  return frozen(flow)
}

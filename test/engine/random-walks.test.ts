// Walks at random through the fixture flows and the shipped ones: nothing throws, nobody is stuck.
// LONG=1 walks 10,000 times a flow, and plays each turn of every fourth walk twice; SEED=n walks one walk again.

import { createBook } from '../../src/flows/book.ts'
import { compile } from '../../src/flows/compile.ts'
import { readFlows } from '../../src/flows/read.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { readLocales } from '../../src/i18n/read-locales.ts'
import { fixtureBook, fixtureFlows } from '../support/fixtures.ts'
import { frozen } from '../support/frozen.ts'
import { progress } from '../support/progress.ts'
import { createRandom } from '../support/random.ts'
import { walk } from '../support/walk.ts'

const SEED = process.env['SEED']
const FIRST = Number(SEED ?? Date.now() % 1_000_000_000)
const WALKS = SEED ? 1 : process.env['LONG'] ? 10_000 : 40
const REPLAYED = WALKS > 1000 ? 4 : 1
const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

const { locales } = await readLocales('locales', LANGUAGES)
const shipped = frozen(compile(readFlows('flows')).flows)
const words = createTranslator(locales, LANGUAGES)
const shippedBook = createBook({
  flows: shipped, words,
  danger: (text) => (text.includes('着火') ? 'fire' : undefined),
  route: (text) => (text.includes('怎么补办') ? { flow: 'ask-guide', with: { question: text } } : undefined),
})

const SETS = [['fixture', fixtureFlows, fixtureBook()], ['shipped', shipped, shippedBook]] as const

for (const [set, flows, book] of SETS) {
  describe(`${WALKS} random walks through the ${set} flows (from SEED=${FIRST})`, function () {
    this.timeout(20_000 + WALKS * 1000)
    for (const flow of flows) {
      it(`find no dead end in ${flow.id}`, () => {
        const walked = progress(`random walks through ${set} ${flow.id}`, WALKS, FIRST)
        for (let seed = FIRST; seed < FIRST + WALKS; seed++) {
          walkOnce(seed, () => walk(book, flows, flow, { random: createRandom(seed), replays: seed % REPLAYED === 0 }))
          walked()
        }
      })
    }
  })
}

function walkOnce(seed: number, once: () => void): void {
  try {
    once()
  } catch (error) {
    throw new Error(`walk again with SEED=${seed}`, { cause: error })
  }
}

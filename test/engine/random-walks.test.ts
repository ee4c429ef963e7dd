// Walks at random through the fixture flows and the shipped ones: nothing throws, nobody is stuck.
// LONG=1 walks 10,000 times a flow; SEED=n walks one walk again.

import { createBook } from '../../src/flows/book.ts'
import { compile } from '../../src/flows/compile.ts'
import { readFlows } from '../../src/flows/read.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { readLocales } from '../../src/i18n/read-locales.ts'
import { fixtureBook, fixtureFlows } from '../support/fixtures.ts'
import { createRandom } from '../support/random.ts'
import { walk } from '../support/walk.ts'

const WALKS = process.env['LONG'] ? 10_000 : 40
const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

const { locales } = await readLocales('locales', LANGUAGES)
const shipped = compile(await readFlows('flows')).flows
const words = createTranslator(locales, LANGUAGES)
const shippedBook = createBook({
  flows: shipped, words,
  danger: (text) => (text.includes('着火') ? 'fire' : undefined),
  route: (text) => (text.includes('怎么补办') ? { flow: 'ask-guide', with: { question: text } } : undefined),
})

const SETS = [['fixture', fixtureFlows, fixtureBook()], ['shipped', shipped, shippedBook]] as const

for (const [set, flows, book] of SETS) {
  describe(`random walks through the ${set} flows`, function () {
    this.timeout(WALKS * 1000)
    for (const flow of flows) {
      it(`find no dead end in ${flow.id}`, () => {
        const first = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)
        const walks = process.env['SEED'] ? 1 : WALKS
        for (let seed = first; seed < first + walks; seed++) walkOnce(seed, () => walk(book, flows, flow, createRandom(seed)))
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

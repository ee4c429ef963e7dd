// The talks of the shipped flows: each goes as it is written, and together they enter every step of every flow.

import { deepEqual, fail } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'

import { writeCoverage } from '../src/flows/talk/play-all.ts'
import { createWalks } from '../src/flows/talk/coverage.ts'
import { parseTalks } from '../src/flows/talk/parse.ts'
import { play } from '../src/flows/talk/play.ts'
import { shippedBook } from './support/shipped.ts'

const DIR = 'test/talks'
const walks = createWalks()
const shipped = shippedBook(walks.watch)

describe('the shipped flows', () => {
  for (const name of readdirSync(DIR).filter((each) => each.endsWith('.talk')).toSorted()) {
    const { talks, problems } = parseTalks(readFileSync(`${DIR}/${name}`, 'utf8'))
    describe(name, () => {
      it('is written as talks are', () => deepEqual(problems, []))
      for (const talk of talks) {
        it(talk.title, async () => {
          const { book } = await shipped
          walks.begin()
          const astray = play(talk, book)
          if (astray) fail(`${DIR}/${name}:${astray.line}: ${astray.tell}`)
        })
      }
    })
  }

  // Mocha runs a group's own tests before the groups within it, so these are a group too, the last one.
  describe('together', () => {
    it('have a talk file each', async () => {
      const { flows } = await shipped
      const files = readdirSync(DIR).map((name) => name.replace('.talk', ''))
      deepEqual(flows.map(({ id }) => id).filter((id) => !files.includes(id)), [])
    })

    it('are walked through to their last step', async () => {
      const { flows } = await shipped
      const missed = walks.report(flows).filter(({ steps }) => steps.missed.length > 0)
      deepEqual(writeCoverage(missed), [])
    })
  })
})

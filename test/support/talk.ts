// Makes a mocha test of each talk in a folder.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'

import { parseTalks } from '../../src/flows/talk/parse.ts'
import { play } from '../../src/flows/talk/play.ts'
import type { Book } from '../../src/engine/book.ts'

/** Plays every talk of a folder: one test a talk, one group a file. */
export function playTalks(dir: string, book: Book, before: () => void = () => undefined): void {
  for (const name of readdirSync(dir).filter((one) => one.endsWith('.talk')).toSorted()) {
    const { talks, problems } = parseTalks(readFileSync(`${dir}/${name}`, 'utf8'))
    describe(name, () => {
      if (problems.length > 0) it('can be read', () => assert.deepEqual(problems, []))
      for (const talk of talks) {
        it(talk.title, () => {
          before()
          const astray = play(talk, book)
          if (astray) assert.fail(`${dir}/${name}:${astray.line}: ${astray.tell}`)
        })
      }
    })
  }
}

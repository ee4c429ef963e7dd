// Plays the talks of a folder, and tells which went astray and how much of each flow they walked.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createBook, type BookParts } from '../book.ts'
import { createWalks, type Coverage } from './coverage.ts'
import { parseTalks } from './parse.ts'
import { play } from './play.ts'

/** How one talk went; `tell` is where it went another way. */
export type Played = { readonly file: string; readonly title: string; readonly tell?: string }

/** How the talks of a folder went, and what they have walked. */
export type PlayedTalks = { readonly talks: readonly Played[]; readonly coverage: readonly Coverage[] }

/** Plays all talks of a folder against a book of these parts; its guide lives at `TALKS_BEGIN`. */
export async function playTalks(dir: string, parts: Omit<BookParts, 'watch' | 'privacy'>): Promise<PlayedTalks> {
  const walks = createWalks()
  const book = createBook({ ...parts, privacy: 'p1', watch: walks.watch })
  const names = (await readdir(dir)).filter((name) => name.endsWith('.talk')).toSorted()
  const talks: Played[] = []
  for (const name of names) {
    const file = join(dir, name)
    const read = parseTalks(await readFile(file, 'utf8'))
    talks.push(...read.problems.map(({ line, tell }) => ({ file, title: `line ${line}`, tell: `${file}:${line}: ${tell}` })))
    for (const talk of read.talks) {
      walks.begin()
      const astray = play(talk, book)
      talks.push({ file, title: talk.title, ...(astray && { tell: `${file}:${astray.line}: ${astray.tell}` }) })
    }
  }
  return { talks, coverage: walks.report(parts.flows) }
}

/** Writes coverage as lines: what was walked of each flow, and the lines of what was not. */
export function writeCoverage(coverage: readonly Coverage[], dir = 'flows'): readonly string[] {
  return coverage.flatMap(({ flow, steps, branches }) => [
    `${flow}: ${steps.hit} of ${steps.all} steps, ${branches.hit} of ${branches.all} branches`,
    ...steps.missed.map(({ step, line }) => `  ${dir}/${flow}.yaml:${line ?? 1}: step '${step}' was never entered`),
    ...branches.missed.map(({ step, to, line }) => `  ${dir}/${flow}.yaml:${line ?? 1}: never from '${step}' to '${to ?? ''}'`),
  ])
}

/** Writes how talks went as JUnit XML, for whatever shows test results. */
export function writeJunit(talks: readonly Played[]): string {
  const failed = talks.filter(({ tell }) => tell !== undefined).length
  const cases = talks.map(({ file, title, tell }) => {
    const head = `  <testcase classname="${xml(file)}" name="${xml(title)}"`
    if (tell === undefined) return `${head}/>`
    const [first = ''] = tell.split('\n')
    return `${head}>\n    <failure message="${xml(first)}">${xml(tell)}</failure>\n  </testcase>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="talks" tests="${talks.length}" failures="${failed}">`, ...cases, '</testsuite>', '',
  ].join('\n')
}

const MARKS: { readonly [mark: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// What XML cannot hold is left out, or nobody could read the rest.
function xml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is left out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark)
}

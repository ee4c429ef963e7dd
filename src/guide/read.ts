// Reads the guide's files and collects all that is wrong with them at once, each with its file, its key and a remedy.

import { readdir, readFile } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'

import type { Problem, Read } from '../lib/schema.ts'
import { lineOfStrange, NOT_UTF8, withoutMark } from '../lib/utf8.ts'
import { lineOf, parseText, tellBroken } from '../lib/yaml/broken.ts'
import { readPlain } from '../lib/yaml/plain.ts'
import type { GuideContent } from './content.ts'
import { readThresholds, UNFITTED } from './fitted.ts'
import { checkLearnt, readLearnt } from './learnt-file.ts'
import { readProcedure, type Procedure } from './procedure.ts'
import { reviewContent, reviewProcedure, type GuideProblem } from './review.ts'
import { readWords, type Words } from './words.ts'

/** What was read, if it can be used, and all that is wrong with it. Notes alone keep nobody from starting. */
export type GuideRead = { readonly problems: readonly GuideProblem[]; readonly content?: GuideContent }

type Found<T> = { readonly value?: T; readonly problems: readonly GuideProblem[]; readonly lined?: (problem: GuideProblem) => GuideProblem }

const NO_WORDS: Words = { actions: {}, colloquial: [], traditional: [], elsewhere: [], smalltalk: [] }

/** Reads the folder of a department's config: `guide/*.yaml` and the files beside it. `at` is the day of the check. */
export async function readGuide(dir: string, at: number): Promise<GuideRead> {
  const { problems, ...content } = await readAll(dir, at, readLearnt)
  return problems.some((problem) => !problem.note) ? { problems } : { problems, content }
}

/** Tells all that is wrong with the same files. What was learnt is not made ready for use, which takes longer than all else. */
export async function checkGuide(dir: string, at: number): Promise<Pick<GuideRead, 'problems'>> {
  const { problems } = await readAll(dir, at, checkLearnt)
  return { problems }
}

type All<L> = Omit<GuideContent, 'learnt'> & { readonly learnt: L | undefined } & Pick<GuideRead, 'problems'>

async function readAll<L>(dir: string, at: number, readWeights: (source: string) => Read<L>): Promise<All<L>> {
  const procedures = await readProcedures(join(dir, 'guide'), at)
  const words = await readOne(join(dir, 'guide-words.yaml'), parsed(readWords))
  const thresholds = await readOne(join(dir, 'guide-thresholds.json'), parsed(readThresholds, parseJson), true)
  const learnt = await readOne(join(dir, 'guide-weights.jsonl'), readWeights, true)
  const former = await readOne(join(dir, 'guide-weights.json'), refuseFormer, true)
  const read = { procedures: procedures.value ?? [], words: words.value ?? NO_WORDS }
  const problems = [procedures, words, thresholds, learnt, former].flatMap((found) => found.problems)
  // Where an entry is wrong, that others name it in vain tells nobody more.
  const isWhole = procedures.problems.every(({ note }) => note)
  const between = reviewContent(read).filter(({ note }) => isWhole || !note).map(within(dir))
  return { ...read, thresholds: thresholds.value ?? UNFITTED, learnt: learnt.value, problems: [...problems, ...between] }
}

function within(dir: string): (problem: GuideProblem) => GuideProblem {
  return (problem) => ({ ...problem, file: isAbsolute(problem.file) ? problem.file : join(dir, problem.file) })
}

// Without this a department's own weights would go unread, and the guide be weaker, without a word.
function refuseFormer(): Read<never> {
  const tell = 'is read no more; delete it, and copy guide-weights.jsonl from the project or run `npm run guide -- fit`'
  return { ok: false, problems: [{ at: '', tell }] }
}

async function readProcedures(dir: string, at: number): Promise<Found<readonly Procedure[]>> {
  const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()
  if (names.length === 0) return { problems: [{ file: dir, key: '', tell: 'there is no procedure; add one as <id>.yaml' }] }
  const found: Found<Procedure>[] = []
  // One after the other: 66 syntax trees at once would take 30 MB that the process never gives back.
  for (const name of names) found.push(await readOne(join(dir, name), parsed(readProcedure)))
  const reviewed = found.flatMap(({ value, lined = same }, at_) => {
    const file = join(dir, names[at_] ?? '')
    return value === undefined ? [] : reviewProcedure(value, { file, id: basename(file, '.yaml'), at }).map(lined)
  })
  return {
    value: found.flatMap(({ value }) => value ?? []),
    problems: [...found.flatMap(({ problems }) => problems), ...reviewed],
  }
}

async function readOne<T>(file: string, read: (source: string) => Read<T>, mayMiss = false): Promise<Found<T>> {
  const source = await readFile(file, 'utf8').catch(() => undefined)
  if (source === undefined) {
    return { problems: mayMiss ? [] : [{ file, key: '', tell: 'the file is not there; copy it from the project' }] }
  }
  const strange = lineOfStrange(source)
  if (strange !== undefined) return { problems: [{ file, line: strange, key: '', tell: NOT_UTF8 }] }
  const result = read(withoutMark(source))
  const lined = file.endsWith('.yaml') ? linedIn(source) : same
  if (result.ok) return { value: result.value, problems: [], lined }
  return { problems: result.problems.map(({ at, tell }) => lined({ file, key: at, tell })) }
}

const same = (problem: GuideProblem): GuideProblem => problem

// Notes are many, and need no line: what they are about is their key.
function linedIn(source: string): (problem: GuideProblem) => GuideProblem {
  return (problem) => {
    if (problem.note) return problem
    const parsed = parseText(withoutMark(source))
    const [error] = parsed.document.errors
    const line = error ? tellBroken(error, source, parsed.lines).line : lineOf(parsed, toProblem(problem))
    return { ...problem, line }
  }
}

function toProblem({ key, tell }: GuideProblem): Problem {
  return { at: key, tell: tell.replace(BESIDE, '') }
}

const BESIDE = '; compare with another entry'

function parsed<T>(read: (value: unknown) => Read<T>, syntax: (source: string) => unknown = parseYaml): (source: string) => Read<T> {
  return (source) => {
    const found = parseSource(source, syntax)
    if (!found.ok) return { ok: false, problems: [{ at: '', tell: found.why }] }
    const result = read(found.value)
    if (result.ok) return result
    return { ok: false, problems: result.problems.map(({ at, tell }) => ({ at, tell: `${tell}${BESIDE}` })) }
  }
}

function parseYaml(source: string): unknown {
  const plain = readPlain(source)
  if (plain) return plain.value
  const { document, lines } = parseText(source)
  const [error] = document.errors
  if (error) throw new SyntaxError(tellBroken(error, source, lines).tell)
  return document.toJS()
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (cause) {
    throw new SyntaxError('this is not JSON; look for a missing comma or quote', { cause })
  }
}

function parseSource(source: string, syntax: (source: string) => unknown): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    // What is cut out of a file holds all of it as long as it is there itself: a copy holds nothing else.
    return { ok: true, value: structuredClone(syntax(source)) }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' }
  }
}

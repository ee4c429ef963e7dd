// Checks fixtures: a folder laid over the base of a small department, so that each shows one thing that is right or wrong.

import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { declaredServices } from '../../src/declared.ts'
import { checkFlows } from '../../src/flows/check/check.ts'
import { readTexts } from '../../src/flows/check/texts/read.ts'
import { understand } from '../../src/flows/compile.ts'
import type { FlowProblem } from '../../src/flows/problem.ts'
import { readFlows } from '../../src/flows/read.ts'

const FIXTURES = join('test', 'fixtures', 'check')
const LANGUAGES = ['zh-CN', 'zh-TW', 'en']
const GONE = 'GONE'

const services = new Map(declaredServices().map((service) => [service.name, service]))
const desks = new Set(['duty-desk', 'front-desk', 'supervision-desk'])

/** Makes a department of the base and what a fixture lays over it; `use` gets its folder. */
export async function withFixture<T>(fixture: string, use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'jmt-check-'))
  try {
    await cp(join(FIXTURES, 'base'), dir, { recursive: true })
    for (const language of LANGUAGES) await cp(join('locales', language, 'common.json'), join(dir, 'locales', language, 'common.json'))
    await layOver(join(FIXTURES, fixture), dir)
    return await use(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** All problems of a fixture, with paths below its folder. */
export async function checkFixture(fixture: string): Promise<readonly FlowProblem[]> {
  return withFixture(fixture, async (dir) => {
    const understood = understand(readFlows(join(dir, 'flows')))
    const { texts, problems } = readTexts(join(dir, 'locales'), LANGUAGES)
    const found = checkFlows({ drafts: understood.drafts, texts, languages: LANGUAGES, services, desks, isUsedElsewhere: () => false })
    return [...understood.problems, ...problems, ...found].map((problem) => ({
      ...problem, file: problem.file.replace(`${dir}/`, ''), tell: problem.tell.replaceAll(`${dir}/`, ''),
    }))
  })
}

// Texts are laid over one by one, where null takes one away; other files as a whole, where GONE takes one away.
async function layOver(from: string, to: string): Promise<void> {
  for (const name of await readdir(from).catch(() => [])) {
    const [source, target] = [join(from, name), join(to, name)]
    if (name === 'expected.txt') continue
    if ((await stat(source)).isDirectory()) await layOver(source, target)
    else await layFile(target, await readFile(source, 'utf8'))
  }
}

async function layFile(target: string, text: string): Promise<void> {
  if (text.trim() === GONE) return rm(target)
  if (text.trim() === `${GONE}-FOLDER`) return rm(dirname(target), { recursive: true })
  await mkdir(dirname(target), { recursive: true })
  const patch = target.endsWith('.json') ? parse(text) : undefined
  const before = patch && parse(await readFile(target, 'utf8').catch(() => '{}'))
  const merged = before && Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null))
  await writeFile(target, merged ? JSON.stringify(merged, null, 2) : text)
}

function parse(text: string): object | undefined {
  try {
    return JSON.parse(text) as object // a fixture's text file is an object, or not JSON at all
  } catch {
    return undefined
  }
}

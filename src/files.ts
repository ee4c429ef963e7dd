// Reads all that differs from place to place: flows, texts, the department and its guide. Problems come all at once.

import { join } from 'node:path'
import { readDepartment, type ReadDepartment } from './config/department.ts'
import type { Reading } from './config/read.ts'
import type { Settings } from './config/settings.ts'
import type { Flow } from './engine/flow.ts'
import { compile } from './flows/compile.ts'
import { tellProblem } from './flows/problem.ts'
import { readFolder } from './flows/read.ts'
import type { GuideContent } from './guide/content.ts'
import { checkGuide, readGuide, type GuideRead } from './guide/read.ts'
import { tellGuideProblem } from './guide/review.ts'
import { complete } from './i18n/complete.ts'
import { readLocales, type Locales } from './i18n/read-locales.ts'
import { withTextAlarm } from './i18n/text-alarm.ts'
import { here } from './lib/folders.ts'
import type { Department } from './ports/department.ts'

/** What was read, and fits together. */
export type Files = {
  readonly flows: readonly Flow[]
  readonly locales: Locales
  readonly department: Department
  readonly guide: GuideContent
}

/** The files, or every problem in one line each. */
export type ReadFiles =
  | { readonly ok: true; readonly files: Files }
  | { readonly ok: false; readonly problems: readonly string[] }

/** What a department says of itself, and its guide, as far as they could be read. */
export type ReadParts = { readonly told: ReadDepartment; readonly guide: GuideRead }

/** Reads the department's folder of a config; who checks it and then uses it reads it once. `at` is the day of the check. */
export async function readParts(config: string, at: number): Promise<ReadParts> {
  const folder = join(config, 'department')
  const [told, guide] = await Promise.all([readDepartment(folder), readGuide(folder, at)])
  return { told, guide }
}

/** What was read of a department, as far as it is checked. */
export type CheckedParts = Pick<ReadParts, 'told'> & { readonly guide: Pick<GuideRead, 'problems'> }

/** Reads the same for who only wants to know what is wrong. */
export async function checkParts(config: string, at: number): Promise<CheckedParts> {
  const folder = join(config, 'department')
  const [told, guide] = await Promise.all([readDepartment(folder), checkGuide(folder, at)])
  return { told, guide }
}

/** What helps to read: the folder of the program's texts, where unfinished ones do as well; what has been read already. */
export type ReadOptions = { readonly beneath?: string; readonly parts?: ReadParts }

/** Where the files are, in which languages, and in which area alarms are taken by text message. */
export type Place = Reading & Partial<Pick<Settings, 'areaCode'>>

/** Reads the files of a department. */
export async function readFiles(
  { dirs, languages, areaCode }: Place, at: number, { beneath, parts }: ReadOptions = {},
): Promise<ReadFiles> {
  const [texts, { told, guide }] = await Promise.all([
    readTexts(dirs.locales, languages, beneath), parts ?? readParts(dirs.config, at),
  ])
  const { raws, problems: missing } = readFolder(here(dirs.flows))
  const compiled = compile(raws)
  const problems = [
    ...missing.map(tellProblem),
    ...compiled.problems.map(tellProblem),
    ...texts.problems.map(({ file, tell }) => `${here(file)}: ${tell}`),
    ...told.problems.map((line) => `${here(join(dirs.config, 'department'))}/${line}`),
    ...guide.problems.filter(({ note }) => !note).map(tellGuideProblem),
  ]
  if (problems.length > 0 || !told.department || !guide.content) return { ok: false, problems }
  const locales = withTextAlarm(texts.locales, areaCode)
  const files = { flows: compiled.flows, locales, department: told.department, guide: guide.content }
  return { ok: true, files }
}

async function readTexts(dir: string, languages: readonly string[], beneath: string | undefined): ReturnType<typeof readLocales> {
  const own = await readLocales(dir, languages)
  const isGone = own.problems.filter(({ isWhole }) => isWhole).length === languages.length
  if (beneath === undefined || isGone) return own
  const shipped = await readLocales(beneath, languages)
  return { locales: complete(own.locales, shipped.locales), problems: own.problems.filter(({ isWhole }) => !isWhole) }
}

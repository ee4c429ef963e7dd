// Checks all that a department can change: its settings aside, every file, every problem at once. Reloads use it too.

import { basename, join } from 'node:path'
import { findDeadKeys, readMenu } from './config/menu.ts'
import type { Reading } from './config/read.ts'
import { unnamedIn } from './config/unnamed.ts'
import { checkFlows } from './flows/check/check.ts'
import type { KnownService } from './flows/check/parts.ts'
import { readTexts } from './flows/check/texts/read.ts'
import { understand } from './flows/compile.ts'
import { tellProblem, type FlowProblem } from './flows/problem.ts'
import { readFolder } from './flows/read.ts'
import { tellGuideProblem } from './guide/review.ts'
import { calendarWarning, createCalendar } from './lib/calendar.ts'
import { here } from './lib/folders.ts'
import { pattern } from './lib/pattern.ts'
import { checkParts, type CheckedParts } from './files.ts'
import { declaredServices } from './declared.ts'
import { findUnread } from './unread.ts'

/** One thing that is wrong, as a line; a wording or a note keeps nobody from starting. */
export type Checked = { readonly line: string; readonly rule: string; readonly grade: 'stop' | 'wording' | 'note' }

/** Checks a department's files, its calendar as of `at`, its guide, flows and texts; `parts` is what was read of it already. */
export async function checkAll({ dirs, languages }: Reading, at: number, parts?: CheckedParts): Promise<readonly Checked[]> {
  const folder = join(dirs.config, 'department')
  const { told, guide } = parts ?? await checkParts(dirs.config, at)
  const unread = await findUnread(dirs.flows, folder)
  const flows = readFolder(here(dirs.flows))
  const texts = readTexts(here(dirs.locales), languages)
  const understood = understand(flows.raws)
  const read = new Set(understood.drafts.map(({ file }) => file))
  // What is wrong with a file is told of; that other flows do not find it, or the menu, tells nobody more.
  const broken = flows.raws.filter(({ file }) => !read.has(file)).map(({ file }) => basename(file).replace(/\.ya?ml$/i, ''))
  const found = checkFlows({
    drafts: understood.drafts, unread: broken, texts: texts.texts, languages, isUsedElsewhere,
    services: new Map(declaredServices().map((service): [string, KnownService] => [service.name, service])),
    desks: told.desks ?? new Set(),
  })
  const problems = [...flows.problems, ...understood.problems, ...texts.problems, ...found]
    // Without desks that can be read, every desk would be unknown.
    .filter(({ rule }) => told.desks !== undefined || rule !== 'unknown-desk')
  return [
    ...told.problems.map((line): Checked => ({ line: `${here(folder)}/${line}`, rule: 'department', grade: 'stop' })),
    ...await checkMenu(dirs.config, broken.length > 0 || flows.raws.length === 0 ? undefined : understood.drafts),
    ...(told.department ? missingYear(createCalendar(told.department.years), here(folder), at) : []),
    ...(told.department ? unnamedIn(told.department, languages) : []).map((line): Checked =>
      ({ line: `${here(folder)}/${line}`, rule: 'unnamed', grade: 'note' })),
    ...guide.problems.map((problem): Checked =>
      ({ line: tellGuideProblem(problem), rule: 'guide', grade: problem.note ? 'note' : 'stop' })),
    ...unread.map(({ path, tell }): Checked => ({ line: `${here(path)}: ${tell}`, rule: 'unread', grade: 'note' })),
    ...inOrder(problems).map((problem): Checked =>
      ({ line: tellProblem(problem), rule: problem.rule, grade: problem.grade ?? 'stop' })),
  ]
}

/** The lines that keep a house from starting. */
export function stopsIn(checked: readonly Checked[]): readonly string[] {
  return checked.filter(({ grade }) => grade === 'stop').map(({ line }) => line)
}

/** Flows and menu may come from different folders, so a key without a flow is only noted; `npm run menu` refuses it. */
async function checkMenu(dir: string, flows: Parameters<typeof findDeadKeys>[1] | undefined): Promise<readonly Checked[]> {
  const { menu = [], problems } = await readMenu(dir)
  const toLine = (grade: Checked['grade']) => (line: string): Checked =>
    ({ line: `${here(dir)}/${line}`, rule: 'menu', grade })
  return [...problems.map(toLine('stop')), ...(flows ? findDeadKeys(menu, flows) : []).map(toLine('note'))]
}

function missingYear(calendar: Parameters<typeof calendarWarning>[0], folder: string, at: number): readonly Checked[] {
  const year = calendarWarning(calendar, at)
  if (year === undefined) return []
  return [{
    rule: 'calendar', grade: 'note',
    line: `${folder}/calendar: there is no ${year}.yaml; nothing can be booked in ${year} and no date is promised`,
  }]
}

// Texts that services and channels say, beside those of the flows themselves.
const ELSEWHERE = pattern`
  ^(?:
    ask-guide:(?:none-of-these|or-ours|other-business|unclear|which-one)
    |case-status:(?:(?:state|meaning|next)\.\w+|complain)
  )$
`

function isUsedElsewhere(key: string): boolean {
  return ELSEWHERE.test(key)
}

function inOrder(problems: readonly FlowProblem[]): readonly FlowProblem[] {
  const place = ({ step = 0, line = 0 }: FlowProblem): number => step * 100_000 + line
  return problems.toSorted((a, b) => (a.file === b.file ? place(a) - place(b) : a.file < b.file ? -1 : 1))
}

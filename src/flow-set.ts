// Reads flows and texts for a house that is running, and holds them against all that a start would and more.

import type { Flow } from './engine/flow.ts'
import { compile } from './flows/compile.ts'
import { tellProblem } from './flows/problem.ts'
import { readFlows } from './flows/read.ts'
import { readLocales } from './i18n/read-locales.ts'
import { withTextAlarm } from './i18n/text-alarm.ts'
import type { Department } from './ports/department.ts'
import { checkAll, stopsIn } from './check.ts'
import type { CheckedParts, Place } from './files.ts'
import type { FlowSet } from './repertoire.ts'

/** The set, or every problem in one line each. */
export type ReadSet =
  | { readonly ok: true; readonly set: FlowSet }
  | { readonly ok: false; readonly problems: readonly string[] }

/** What a set is held against. */
export type SetParts = {
  readonly settings: Place
  /** The department of the running house: its new desks come with a restart. */
  readonly department: Department
}

/** When the set is read, and whether the department's folder is as it was when the house read it. */
export type Moment = { readonly at: number; readonly isSame: boolean }

/** Reads the whole set; one problem anywhere, and nothing of it is taken up. */
export async function readSet({ settings, department }: SetParts, { at, isSame }: Moment): Promise<ReadSet> {
  const { dirs, languages } = settings
  const desks = new Set(department.desks.map(({ id }) => id))
  // A guide takes ten times as long to read as all flows, and residents would wait for it.
  const parts: CheckedParts | undefined = isSame ? { told: { department, desks, problems: [] }, guide: { problems: [] } } : undefined
  const stops = stopsIn(await checkAll(settings, at, parts))
  if (stops.length > 0) return { ok: false, problems: stops }
  const texts = await readLocales(dirs.locales, languages)
  const { flows, problems } = compile(readFlows(dirs.flows))
  const found = [
    ...problems.map(tellProblem), ...texts.problems.map(({ file, tell }) => `${file}: ${tell}`),
    ...flows.flatMap((flow) => strangers(flow, desks)),
  ]
  if (found.length > 0) return { ok: false, problems: found }
  return { ok: true, set: { flows, locales: withTextAlarm(texts.locales, settings.areaCode) } }
}

function strangers({ id, steps }: Flow, desks: ReadonlySet<string>): readonly string[] {
  const named = steps.flatMap(({ settings: { to } }) => (typeof to === 'string' && !desks.has(to) ? [to] : []))
  return [...new Set(named)].map((desk) => `${id}: the desk '${desk}' is new to the running process; restart it`)
}

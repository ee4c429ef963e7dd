// Reads what a department says of itself, and finds all that is wrong with it at once.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FromSchema } from 'json-schema-to-ts'
import { createReader, type Read } from '../lib/schema.ts'
import { MINUTE, readSpan } from '../lib/time.ts'
import type { BookableService, CalendarYear, Clocks, Department, Desk, Hours, Keeping, Unit } from '../ports/department.ts'
import { clocksSchema, desksSchema, noticesSchema, servicesSchema, unitsSchema, yearSchema } from './department-schema.ts'
import { holdNotices, settleNotices, type RawNotice } from './notices.ts'
import { readYaml, type Tell, type YamlFile } from './yaml-file.ts'

/** What was read, as far as it could be, and every problem in one line with file, line and remedy. */
export type ReadDepartment = {
  readonly department: Department | undefined
  /** The desks that are named, also where something else is wrong; undefined where their file cannot be read. */
  readonly desks: ReadonlySet<string> | undefined
  readonly problems: readonly string[]
}

type RawClocks = FromSchema<typeof clocksSchema>
type RawService = Omit<BookableService, 'length' | 'horizon' | 'notice'>
  & { readonly length: string; readonly horizon: string; readonly notice: string }
type Reader<T> = (value: unknown) => Read<T>
type ReadFile = <T>(name: string, read: Reader<T>, optional?: boolean) => Promise<YamlFile<T>>

// FromSchema cannot say "these keys and others of the same type"; the port's types can, and the schemas hold them.
const reader = <T>(schema: object): Reader<T> => createReader<Readonly<{}>>(schema) as Reader<T>
const readUnits = reader<readonly Unit[]>(unitsSchema)
const readDesks = reader<readonly Desk[]>(desksSchema)
const readServices = reader<readonly RawService[]>(servicesSchema)
const readNotices = reader<readonly RawNotice[]>(noticesSchema)
const readClocks = createReader(clocksSchema)
const readYear = createReader(yearSchema)

/** Reads `units`, `desks`, `services`, `clocks` and `calendar/` of a folder. */
export async function readDepartment(dir: string): Promise<ReadDepartment> {
  const problems: string[] = []
  const file: ReadFile = (name, read, optional = false) =>
    readYaml(join(dir, name), { name, read, problems, optional })

  const units = await file('units.yaml', readUnits)
  const desks = await file('desks.yaml', readDesks)
  const services = await file('services.yaml', readServices)
  const clocks = await file('clocks.yaml', readClocks)
  const years = await readYears(dir, file)
  const notices = await file('notices.yaml', readNotices, true)

  const known = idsIn(units)
  holdUnits(units)
  holdDesks(desks, known)
  holdServices(services, known, await proceduresIn(join(dir, 'guide')))
  holdNotices(notices)
  const whole = units.value && desks.value && services.value && clocks.value
  const named = idsIn(desks)
  if (!whole || problems.length > 0) return { department: undefined, desks: named, problems }
  return {
    problems, desks: named,
    department: {
      units: units.value, desks: desks.value, years,
      services: services.value.map(settle),
      clocks: settleClocks(clocks.value),
      notices: settleNotices(notices.value ?? []),
    },
  }
}

async function readYears(dir: string, file: ReadFile): Promise<readonly CalendarYear[]> {
  const found = await readdir(join(dir, 'calendar')).catch(() => [])
  const years: CalendarYear[] = []
  for (const name of found.filter((each) => each.endsWith('.yaml')).toSorted()) {
    const { value, tell } = await file<CalendarYear>(`calendar/${name}`, readYear)
    if (!value) continue
    holdYear(value, name, tell)
    years.push(value)
  }
  return years
}

function holdUnits({ value, tell }: YamlFile<readonly Unit[]>): void {
  holdIds(value, tell)
  value?.forEach(({ hours }, i) => holdHours(hours, `${i}/hours`, tell))
}

function holdDesks({ value, tell }: YamlFile<readonly Desk[]>, units: Ids): void {
  holdIds(value, tell)
  value?.forEach(({ unit, hours }, i) => {
    if (units?.has(unit) === false) tell(`${i}/unit`, `there is no unit '${unit}' in units.yaml`)
    holdHours(hours, `${i}/hours`, tell)
  })
}

/** The procedures that are there, each in the file of its name; undefined without a guide. */
async function proceduresIn(folder: string): Promise<Ids> {
  const names = await readdir(folder).catch(() => undefined)
  return names && new Set(names.map((name) => name.replace(/\.yaml$/, '')))
}

function holdServices({ value, tell }: YamlFile<readonly RawService[]>, known: Ids, procedures: Ids): void {
  holdIds(value, tell)
  value?.forEach(({ units, windows, length, horizon, notice, guide }, i) => {
    if (guide !== undefined && procedures?.has(guide) === false) {
      tell(`${i}/guide`, `there is no ${guide}.yaml in guide; name the file of a procedure`)
    }
    units.forEach((unit, n) => {
      if (known?.has(unit) === false) tell(`${i}/units/${n}`, `there is no unit '${unit}' in units.yaml`)
    })
    if (!readSpan(length)) tell(`${i}/length`, 'a visit takes some time; write a span such as 15min')
    else if (windows.every((each) => minutes(each) * MINUTE < ms(length))) {
      tell(`${i}/length`, 'fits into none of its windows; make them longer')
    }
    if (ms(horizon) <= ms(notice)) tell(`${i}/horizon`, `nothing could be booked; it must be longer than the notice of ${notice}`)
    holdHours(windows, `${i}/windows`, tell)
  })
}

type Ids = ReadonlySet<string> | undefined

// An entry that does not fit is there all the same, and whoever names it is not wrong.
function idsIn({ written }: YamlFile<unknown>): ReadonlySet<string> | undefined {
  if (!Array.isArray(written)) return undefined
  return new Set(written.flatMap((each: unknown) => (typeof each === 'object' && each !== null && 'id' in each ? String(each.id) : [])))
}

function minutes({ from, to }: Hours): number {
  const [begins, ends] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
  return (ends ?? 0) - (begins ?? 0)
}

function holdIds(list: readonly { readonly id: string }[] | undefined, tell: Tell): void {
  list?.forEach(({ id }, i) => {
    if (list.findIndex((each) => each.id === id) < i) tell(`${i}/id`, `'${id}' is there already; ids are given once`)
  })
}

function holdHours(hours: readonly Hours[], at: string, tell: Tell): void {
  hours.forEach(({ from, to }, i) => {
    if (from >= to) tell(`${at}/${i}`, `ends at ${to}, before it begins; write from and to of one day`)
  })
  hours.forEach((mine, i) => {
    const other = hours.slice(0, i).find((each) => isBeside(each, mine))
    if (other) tell(`${at}/${i}`, `overlaps ${other.from} to ${other.to} of the same days; write each time of a day once`)
  })
}

function isBeside(one: Hours, other: Hours): boolean {
  return one.from < other.to && other.from < one.to && weekdaysOf(one).some((day) => weekdaysOf(other).includes(day))
}

/** The weekdays on which hours hold as a rule; make-up workdays aside. */
function weekdaysOf({ days }: Hours): readonly number[] {
  if (days === 'every-day') return [1, 2, 3, 4, 5, 6, 7]
  return days === 'workdays' ? [1, 2, 3, 4, 5] : days
}

function holdYear({ year, holidays, workdays }: CalendarYear, name: string, tell: Tell): void {
  if (name !== `${year}.yaml`) tell('year', `a calendar of ${year} belongs into calendar/${year}.yaml`)
  const isOther = (day: string): boolean => !day.startsWith(`${year}-`)
  holidays.forEach(({ from, to }, i) => {
    if (from > to || isOther(from) || isOther(to)) tell(`holidays/${i}`, `must run forward within ${year}`)
  })
  workdays.forEach((day, i) => {
    const off = holidays.find(({ from, to }) => from <= day && day <= to)
    if (isOther(day) || off) tell(`workdays/${i}`, off ? `is within ${off.name} too` : `is not in ${year}`)
  })
}

function settle({ length, horizon, notice, ...plain }: RawService): BookableService {
  return { ...plain, length: ms(length), horizon: ms(horizon), notice: ms(notice) }
}

function settleClocks({ tip, complaint, message, appointment, case: ofCase }: RawClocks): Department['clocks'] {
  return {
    tip: kept(tip), complaint: kept(complaint), message: kept(message), appointment: kept(appointment), case: kept(ofCase),
  }
}

function kept(clocks: RawClocks['tip']): Clocks
function kept(clocks: RawClocks['case']): Keeping
function kept(clocks: RawClocks['case']): Keeping {
  return { ...clocks, keep: ms(clocks.keep) }
}

// The schema lets only spans pass that can be read.
function ms(span: string): number {
  return readSpan(span) ?? 0
}

// The rules that a schema cannot hold: what an entry may promise, how short a first answer is, how old a check may be.

import { here } from '../lib/folders.ts'
import { pattern } from '../lib/pattern.ts'
import { chinaDay, DAY } from '../lib/time.ts'
import type { EntryReview } from '../ports/guide.ts'
import type { GuideContent } from './content.ts'
import type { Procedure } from './procedure.ts'

/** One thing that is wrong with the guide's files. A note is told and stops nothing. */
export type GuideProblem = {
  readonly file: string
  /** Not told of notes, nor of what is no YAML. */
  readonly line?: number
  readonly key: string
  readonly tell: string
  readonly note?: boolean
}

/** Writes a problem as one line: file, line, key and remedy. */
export function tellGuideProblem({ file, line, key, tell }: GuideProblem): string {
  return `${here(file)}${line === undefined ? '' : `:${line}`}: ${key === '' ? '' : `${key} `}${tell}`
}

/** How long a checked entry is trusted. */
export const FRESH_FOR_DAYS = 180

const LONGEST_SHORT = 260
const FEWEST_QUESTIONS = 5

// What nobody may promise in the name of the police.
const PROMISES = pattern`
  一定能|肯定能
  |保证(?:办|批|通过|追回|破案)
  |绝对(?:能|会|可以|不会)|百分之百|100%(?:能|会|办|通过)|包办|包过|必定(?:能|会)|保准|最快最好|全国最
`

/** Where an entry comes from, and the day it is read. */
export type Where = { readonly file: string; readonly id: string; readonly at: number }

/** Tells all that is wrong with one entry. */
export function reviewProcedure(entry: Procedure, where: Where): readonly GuideProblem[] {
  const problem = (key: string, tell: string): GuideProblem => ({ file: where.file, key, tell })
  const found: GuideProblem[] = []
  if (entry.id !== where.id) found.push(problem('id', `is '${entry.id}'; the file is named '${where.id}': make them the same`))
  if (entry.short.zh.length > LONGEST_SHORT) {
    found.push(problem('short/zh', `has ${entry.short.zh.length} characters; at most ${LONGEST_SHORT} fit the first answer`))
  }
  if (entry.questions.length < FEWEST_QUESTIONS) {
    found.push(problem('questions', `has ${entry.questions.length}; write at least ${FEWEST_QUESTIONS} as residents would`))
  }
  return [...found, ...unfounded(entry, where.file), ...promises(entry, where.file), ...stale(entry, where)]
}

function unfounded(entry: Procedure, file: string): readonly GuideProblem[] {
  const lists = { conditions: entry.conditions, materials: entry.materials, steps: entry.steps }
  const single = { where: entry.where, fee: entry.fee, time: entry.time, online: entry.online }
  const all = [
    ...Object.entries(lists).flatMap(([key, facts]) => facts.map((fact, at) => [`${key}/${at}`, fact] as const)),
    ...Object.entries(single),
  ]
  return all.flatMap(([key, fact]) => {
    if ((fact.mark === '✔' || fact.mark === '☑') && fact.basis === null) {
      return [{ file, key, tell: `is marked ${fact.mark} without a basis; name the article or mark it ◐` }]
    }
    if (fact.zh === null && fact.mark !== '✎' && fact.mark !== '？') {
      return [{ file, key, tell: 'is open but not marked ✎; fill it in, or mark it ✎ (decided locally)' }]
    }
    return []
  })
}

function promises(entry: Procedure, file: string): readonly GuideProblem[] {
  const said = { 'name/zh': entry.name.zh, 'short/zh': entry.short.zh, warning: entry.warning ?? '' }
  return Object.entries(said).flatMap(([key, text]) => {
    const promise = PROMISES.exec(text)?.[0]
    return promise === undefined ? [] : [{ file, key, tell: `promises '${promise}'; say what is usual instead` }]
  })
}

function stale(entry: Procedure, { file, at }: Where): readonly GuideProblem[] {
  const days = ageInDays(entry, at)
  // A machine whose clock is slow must still start.
  if (days < 0) return [{ file, key: 'checked', tell: 'lies in the future; write the day it was checked', note: true }]
  if (days <= FRESH_FOR_DAYS) return []
  return [{ file, key: 'checked', tell: `was checked ${days} days ago; check it again and renew the date`, note: true }]
}

/** Tells how many whole days ago an entry was checked, counted in China's time. */
export function ageInDays(entry: Pick<Procedure, 'checked'>, at: number): number {
  return Math.floor((at - Date.parse(`${entry.checked}T00:00:00+08:00`)) / DAY)
}

/** Lists the entries that are due for a check within so many days from `at`, the longest unchecked first. */
export function reviewsDue(procedures: readonly Procedure[], at: number, within = 0): readonly EntryReview[] {
  return procedures
    .map(({ id, name, owner, checked }): EntryReview => {
      const due = chinaDay(Date.parse(`${checked}T00:00:00+08:00`) + (FRESH_FOR_DAYS + 1) * DAY)
      return { id, name: name.zh, owner, checked, due, overdue: due <= chinaDay(at) }
    })
    .filter(({ due }) => due <= chinaDay(at + within * DAY))
    .toSorted((a, b) => (a.due === b.due ? Number(a.id > b.id) - 0.5 : Number(a.due > b.due) - 0.5))
}

/** Tells what is wrong between the files: ids twice, words for objects that no entry has, families without a question. */
export function reviewContent({ procedures, words }: Pick<GuideContent, 'procedures' | 'words'>): readonly GuideProblem[] {
  return [...twice(procedures), ...unknownObjects(procedures, words), ...unknownMistaken(procedures, words), ...silentFamilies(procedures)]
}

function twice(procedures: readonly Procedure[]): readonly GuideProblem[] {
  const ids = procedures.map(({ id }) => id)
  return ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((id) => ({ file: `guide/${id}.yaml`, key: 'id', tell: `'${id}' is there twice; give one of them another id` }))
}

function unknownObjects(procedures: readonly Procedure[], words: GuideContent['words']): readonly GuideProblem[] {
  const known = new Set(procedures.map(({ object }) => object))
  if (known.size === 0) return []
  return words.colloquial.flatMap(({ word, object }, at) =>
    object === undefined || known.has(object)
      ? []
      : [{ file: 'guide-words.yaml', key: `colloquial/${at}`, tell: `'${word}' means '${object}', the object of no entry`, note: true }],
  )
}

function unknownMistaken(procedures: readonly Procedure[], words: GuideContent['words']): readonly GuideProblem[] {
  const known = new Set(procedures.map(({ id }) => id))
  if (known.size === 0) return []
  return words.elsewhere.flatMap(({ topic, mistaken = [] }) => {
    const unknown = mistaken.flatMap(({ for: ids }) => ids).filter((id) => !known.has(id))
    const tell = (id: string) => `is mistaken for '${id}', which is no entry; see the names in guide/`
    return unknown.map((id) => ({ file: 'guide-words.yaml', key: `elsewhere/${topic}`, tell: tell(id), note: true }))
  })
}

function silentFamilies(procedures: readonly Procedure[]): readonly GuideProblem[] {
  const families = new Set(procedures.map(({ family }) => family))
  return [...families].flatMap((name) => {
    const members = procedures.filter(({ family }) => family === name)
    const file = `guide/${members[0]?.id ?? ''}.yaml`
    return members.length < 2 || members.some((member) => member['follow-up'] !== null)
      ? []
      : [{ file, key: 'follow-up', tell: `no question tells the procedures of '${name}' apart; write one`, note: true }]
  })
}

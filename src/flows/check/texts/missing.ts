// Rules on which texts there are: none missing in any language, none that nobody says.

import { reasons } from '../../../engine/answers/reasons.ts'
import { COMMON_KEYS } from '../../../engine/common.ts'
import type { Draft, DraftStep } from '../../draft.ts'
import type { FlowProblem } from '../../problem.ts'
import { didYouMean } from '../../../lib/did-you-mean.ts'
import type { CheckParts } from '../parts.ts'
import { atText, callStep } from '../parts.ts'
import { textsOf } from './needed.ts'
import { textIn, type TextFile } from './read.ts'

type Parts = Pick<CheckParts, 'drafts' | 'texts' | 'languages' | 'isUsedElsewhere'>

/** Finds texts that are missing. */
export function checkMissing({ drafts, texts, languages }: Parts): readonly FlowProblem[] {
  const wanted = new Map(drafts.map((draft) => [draft, wantedOf(draft, languages.map((language) => texts.files(language).get(draft.id)))]))
  return languages.flatMap((language) => {
    const files = texts.files(language)
    if (files.size === 0) return []
    const flows = drafts.flatMap((draft) => {
      const file = texts.path(language, draft.id)
      const own = files.get(draft.id)
      if (!own) return wants(draft) ? [noFile(file, draft)] : []
      if (own.broken) return []
      const lacks = (wanted.get(draft) ?? []).filter(({ name }) => textIn(own, name) === undefined)
      const strange = lacks.length > 0 ? strangersIn(own, draft) : []
      return lacks.map(({ name, by }): FlowProblem => ({
        file, rule: 'missing-text', tell: `no text for '${name}', needed by ${by ? callStep(by) : '`starts`'}${spelt(name, strange)}`,
      }))
    })
    return [...flows, ...commonIn(files.get('common'), texts.path(language, 'common'))]
  })
}

function wants(draft: Draft): boolean {
  return draft.starts?.words !== undefined || draft.steps.some((step) => textsOf(step).length > 0)
}

function noFile(file: string, { file: flow }: Draft): FlowProblem {
  return { file, rule: 'missing-text', tell: `there is no such file; ${flow} has its texts there` }
}

// A name that nobody needs and that is nearly this one is this one misspelt.
function spelt(name: string, strange: readonly string[]): string {
  return didYouMean(name, strange).replace('did you mean', 'is it')
}

function strangersIn({ texts }: TextFile, draft: Draft): readonly string[] {
  const needed = new Set(draft.steps.flatMap(textsOf).map(({ name }) => name))
  return [...texts.keys()].filter((name) => !needed.has(name))
}

type Wanted = { readonly name: string; readonly by?: DraftStep }

// What a flow says in every language, and by which of its steps first; `files` are its own in each of them.
function wantedOf({ starts, steps }: Draft, files: readonly (TextFile | undefined)[]): readonly Wanted[] {
  const seen = new Set<string>()
  const isNew = (name: string): boolean => seen.size < seen.add(name).size
  // What one language has, the others have too.
  const said = steps.flatMap((by) => textsOf(by).flatMap(({ name, must }) =>
    ((must || files.some((file) => textIn(file, name))) && isNew(name) ? [{ name, by }] : [])))
  return starts?.words === undefined ? said : [{ name: starts.words }, ...said]
}

// What the engine says at every question; the forms' reasons stand in for what a flow leaves out.
const COMMON = new Set([
  ...COMMON_KEYS, 'not-given', 'none', 'pictures', 'unavailable', 'unsupported', 'reply', 'too-many', 'too-few',
  ...Object.values(reasons).flat(),
])

function commonIn(found: TextFile | undefined, file: string): readonly FlowProblem[] {
  if (found) return found.broken ? [] : common(file, found)
  const tell = 'there is no such file; copy the one that comes with the program: every flow says what is in it'
  return [{ file, rule: 'missing-text', tell }]
}

function common(file: string, found: TextFile): readonly FlowProblem[] {
  return [...COMMON].filter((name) => !textIn(found, name)).map((name) => ({
    file, rule: 'missing-text', tell: `no text for '${name}', which is said in every flow`,
  }))
}

/** Finds texts that nobody says. They stop nobody. */
export function checkUnused({ drafts, texts, languages, isUsedElsewhere }: Parts): readonly FlowProblem[] {
  const needed = new Map<string, Set<string>>()
  for (const { id, starts, steps } of drafts) {
    const names = needed.get(id) ?? new Set()
    names.add(starts?.words ?? '')
    for (const step of steps) for (const { name } of textsOf(step)) names.add(name)
    needed.set(id, names)
  }
  // Where a flow is wrong, nobody knows what it would have said.
  const ids = new Set(drafts.filter(({ problems }) => problems.length === 0).map(({ id }) => id))
  const lost = languages.flatMap((language) => strayFiles(drafts, texts, language))
  const files = languages.flatMap((language) => [...texts.files(language)].filter(([name]) => ids.has(name)))
  return [...lost, ...files.flatMap(([flow, { texts: own }]) => [...own].flatMap(([name, text]) => {
    const plain = name.includes('_') ? name.replace(/_(?:zero|one|two|few|many|other)$/, '') : name
    if (needed.get(flow)?.has(plain) || needed.get(flow)?.has(name) || isUsedElsewhere(`${flow}:${plain}`)) return []
    const tell = `nothing says '${name}'; take it out, or look for a misspelt name`
    return [atText(text, { rule: 'unused-text', grade: 'note', tell })]
  }))]
}

// A file that is called nearly as a flow is, whose own file is missing.
function strayFiles(drafts: readonly Draft[], texts: CheckParts['texts'], language: string): readonly FlowProblem[] {
  const files = texts.files(language)
  const open = drafts.map(({ id }) => id).filter((id) => !files.has(id))
  const known = new Set(drafts.map(({ id }) => id))
  return [...files].filter(([name]) => !known.has(name)).flatMap(([name, { file }]): readonly FlowProblem[] => {
    const near = didYouMean(name, open)
    return near === '' ? [] : [{ file, rule: 'unused-text', grade: 'note', tell: `there is no flow '${name}'${near}` }]
  })
}

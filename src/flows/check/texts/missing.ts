// Rules on which texts there are: none missing in any language, none that nobody says.

import { reasons } from '../../../engine/answers/reasons.ts'
import { COMMON_KEYS } from '../../../engine/common.ts'
import type { Draft, DraftStep } from '../../draft.ts'
import type { FlowProblem } from '../../problem.ts'
import { didYouMean } from '../../problem.ts'
import type { CheckParts } from '../parts.ts'
import { atText, callStep } from '../parts.ts'
import type { Need } from './needed.ts'
import { textsOf } from './needed.ts'
import type { TextFile } from './read.ts'

type Parts = Pick<CheckParts, 'drafts' | 'texts' | 'languages' | 'isUsedElsewhere'>

/** Finds texts that are missing. */
export function checkMissing({ drafts, texts, languages }: Parts): readonly FlowProblem[] {
  const somewhere = new Map<string, boolean>()
  const anywhere = (key: string): boolean => {
    const found = somewhere.get(key) ?? languages.some((one) => texts.find(one, key) !== undefined)
    somewhere.set(key, found)
    return found
  }
  return languages.flatMap((language) => {
    const files = texts.files(language)
    if (files.size === 0) return []
    const isThere = (key: string): boolean => texts.find(language, key) !== undefined
    const flows = drafts.flatMap((draft) => {
      const file = texts.path(language, draft.id)
      const own = files.get(draft.id)
      if (!own) return wants(draft) ? [noFile(file, draft)] : []
      if (own.broken) return []
      const lacks = lacking(draft, { isThere, anywhere })
      const strange = lacks.length > 0 ? strangersIn(own, draft) : []
      return lacks.map(({ name, by }): FlowProblem => ({
        file, rule: 'missing-text', tell: `no text for '${name}', needed by ${by}${spelt(name, strange)}`,
      }))
    })
    return [...flows, ...commonIn(files.get('common'), texts.path(language, 'common'), isThere)]
  })
}

function wants(draft: Draft): boolean {
  return draft.starts?.words !== undefined || draft.steps.some((step) => textsOf(draft, step).length > 0)
}

function noFile(file: string, { file: flow }: Draft): FlowProblem {
  return { file, rule: 'missing-text', tell: `there is no such file; ${flow} has its texts there` }
}

// A name that nobody needs and that is nearly this one is this one misspelt.
function spelt(name: string, strange: readonly string[]): string {
  return didYouMean(name, strange).replace('did you mean', 'is it')
}

function strangersIn({ texts }: TextFile, draft: Draft): readonly string[] {
  const needed = new Set(draft.steps.flatMap((step) => textsOf(draft, step)).map(({ key }) => key.slice(key.indexOf(':') + 1)))
  return [...texts.keys()].filter((name) => !needed.has(name))
}

type Look = { readonly isThere: (key: string) => boolean; readonly anywhere: (key: string) => boolean }

type Lack = { readonly name: string; readonly by: string }

function lacking(draft: Draft, { isThere, anywhere }: Look): readonly Lack[] {
  const words = draft.starts?.words
  const told = new Set<string>()
  const atStart = words === undefined || isThere(`${draft.id}:${words}`) ? [] : [{ name: words, by: '`starts`' }]
  const found = draft.steps.flatMap((step: DraftStep) => textsOf(draft, step).flatMap(({ key, must }: Need) => {
    // What one language has, the others have too.
    if (!(must || anywhere(key)) || told.has(key) || isThere(key)) return []
    told.add(key)
    return [{ name: key.slice(key.indexOf(':') + 1), by: callStep(step) }]
  }))
  return [...atStart, ...found]
}

// What the engine says at every question; the forms' reasons stand in for what a flow leaves out.
const COMMON = new Set([
  ...COMMON_KEYS, 'not-given', 'none', 'pictures', 'unavailable', 'unsupported', 'reply', 'too-many', 'too-few',
  ...Object.values(reasons).flat(),
])

function commonIn(found: TextFile | undefined, file: string, isThere: (key: string) => boolean): readonly FlowProblem[] {
  if (found) return found.broken ? [] : common(file, isThere)
  return [{ file, rule: 'missing-text', tell: 'there is no such file; copy the one that comes with the program: every flow says what is in it' }]
}

function common(file: string, isThere: (key: string) => boolean): readonly FlowProblem[] {
  return [...COMMON].filter((name) => !isThere(`common:${name}`)).map((name) => ({
    file, rule: 'missing-text', tell: `no text for '${name}', which is said in every flow`,
  }))
}

/** Finds texts that nobody says. They stop nobody. */
export function checkUnused({ drafts, texts, languages, isUsedElsewhere }: Parts): readonly FlowProblem[] {
  const needed = new Set(drafts.flatMap((draft) => [
    ...draft.steps.flatMap((step) => textsOf(draft, step)).map(({ key }) => key),
    `${draft.id}:${draft.starts?.words ?? ''}`,
  ]))
  // Where a flow is wrong, nobody knows what it would have said.
  const ids = new Set(drafts.filter(({ problems }) => problems.length === 0).map(({ id }) => id))
  const lost = languages.flatMap((language) => strayFiles(drafts, texts, language))
  return [...lost, ...languages.flatMap((language) => [...texts.files(language)].filter(([name]) => ids.has(name)).flatMap(([flow, { texts: own }]) =>
    [...own].flatMap(([name, text]) => {
      const key = `${flow}:${name.includes('_') ? name.replace(/_(?:zero|one|two|few|many|other)$/, '') : name}`
      if (needed.has(key) || needed.has(`${flow}:${name}`) || isUsedElsewhere(key)) return []
      const tell = `nothing says '${name}'; take it out, or look for a misspelt name`
      return [atText(text, { rule: 'unused-text', grade: 'note', tell })]
    })))]
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

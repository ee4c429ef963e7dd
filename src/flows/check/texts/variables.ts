// Rules on what texts are filled with: only what is known, and the same in every language.

import type { Draft, DraftStep } from '../../draft.ts'
import type { FlowProblem } from '../../problem.ts'
import { didYouMean } from '../../problem.ts'
import type { Known } from '../known.ts'
import type { CheckParts, Finding } from '../parts.ts'
import { atText, callStep } from '../parts.ts'
import { textsOf } from './needed.ts'
import type { LocaleText, Texts } from './read.ts'

const NAME = /\{\{([\w.-]+)\}\}/g

/** The names that a text is filled with. */
export function variablesOf({ value }: Pick<LocaleText, 'value'>): ReadonlySet<string> {
  const text = typeof value === 'string' ? value : value.join('\n')
  return new Set(Array.from(text.matchAll(NAME), (found) => found[1] ?? ''))
}

type Parts = Pick<CheckParts, 'texts' | 'languages'>

/** Finds names in the texts of a flow that nothing stands behind. */
export function checkVariables(draft: Draft, known: Known, { texts, languages }: Parts): readonly FlowProblem[] {
  const fills = fillsOf(draft, known)
  return languages.flatMap((language) => [...fills].flatMap(([key, fill]) => {
    const text = texts.find(language, key)
    if (!text) return []
    return [...variablesOf(text)].flatMap((path) => wrongPath(draft, path, fill)).map((finding) => atText(text, finding))
  }))
}

type Fill = { readonly names: Set<string>; readonly step: DraftStep; readonly any: boolean }

// A text that several steps say may hold what any of them knows.
function fillsOf(draft: Draft, known: Known): ReadonlyMap<string, Fill> {
  const fills = new Map<string, Fill>()
  for (const step of draft.steps) {
    const before = known[step.index]
    // A step that nothing leads to knows nothing, and is told of by another rule.
    if (!before || before.size === 0) continue
    for (const { key, extra = [] } of textsOf(draft, step)) {
      const { names } = fills.get(key) ?? { names: new Set<string>() }
      for (const name of [...before, ...extra, ...(step.question ? [step.word] : [])]) names.add(name)
      fills.set(key, { names, step, any: fillsByItself(step) })
    }
  }
  return fills
}

// A reminder is filled with whatever the thing has that it reminds of.
function fillsByItself({ verb, settings }: DraftStep): boolean {
  return verb === 'remind' && String(settings['before']).includes('.')
}

function wrongPath(draft: Draft, path: string, { names, step, any }: Fill): readonly Finding[] {
  const [root = path, ...parts] = path.split('.')
  if (any) return []
  if (!names.has(root)) {
    return [{ rule: 'unknown-variable', tell: `nothing stands behind {{${path}}} at ${callStep(step)}${didYouMean(root, names)}` }]
  }
  const asked = draft.steps.find(({ word, question }) => question && word === root)
  const isResult = draft.steps.some(({ settings }) => settings['into'] === root)
  if (!asked || isResult || parts.length === 0) return []
  const fits = asked.verb === 'choose' && (parts[0] === 'label' || parts[0] === 'value')
  if (fits) return []
  const remedy = asked.verb === 'choose' ? `{{${root}.label}}` : `{{${root}}}`
  return [{ rule: 'unknown-variable', tell: `the answer '${root}' has no part '${parts.join('.')}'; write ${remedy}` }]
}

/** Finds texts that are filled with other things than in the first language, and marks that are no names. */
export function checkSameVariables({ texts, languages }: Parts): readonly FlowProblem[] {
  const [first = '', ...others] = languages
  return [
    ...others.flatMap((language) => [...texts.files(language)].flatMap(([flow, { texts: own }]) =>
      [...own].flatMap(([name, text]) => differing({ texts, first, key: `${flow}:${name}`, text })))),
    ...languages.flatMap((language) => [...texts.files(language).values()].flatMap(({ texts: own }) =>
      [...own].flatMap(([name, text]) => brokenMarks(name, text)))),
  ]
}

type Pair = { readonly texts: Texts; readonly first: string; readonly key: string; readonly text: LocaleText }

function differing({ texts, first, key, text }: Pair): readonly FlowProblem[] {
  // "One photo" may leave the number out.
  if (/_(?:zero|one|two|few|many)$/.test(key)) return []
  const original = texts.find(first, key.replace(/_other$/, ''))
  if (!original || Array.isArray(original.value)) return []
  const [here, there] = [variablesOf(text), variablesOf(original)]
  const missing = [...there].filter((name) => !here.has(name)).map((name) => `lacks {{${name}}}`)
  const more = [...here].filter((name) => !there.has(name)).map((name) => `has {{${name}}}`)
  if (missing.length + more.length === 0) return []
  const name = key.slice(key.indexOf(':') + 1)
  return [atText(text, { rule: 'variables-differ', tell: `'${name}' ${[...missing, ...more].join(' and ')}, unlike in ${first}` })]
}

function brokenMarks(name: string, text: LocaleText): readonly FlowProblem[] {
  const all = typeof text.value === 'string' ? [text.value] : text.value
  if (!all.some((one) => /\{\{|\}\}|\$\{|\$t\(/.test(one.replace(NAME, '')))) return []
  return [atText(text, { rule: 'broken-variable', tell: `'${name}' has braces around something that is no name; write {{name}}, without blanks` })]
}

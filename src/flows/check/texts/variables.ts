// Rules on what texts are filled with: only what is known, and the same in every language.

import type { Draft, DraftStep } from '../../draft.ts'
import type { FlowProblem } from '../../problem.ts'
import { didYouMean } from '../../problem.ts'
import type { Known } from '../known.ts'
import type { CheckParts, Finding } from '../parts.ts'
import { atText, callStep } from '../parts.ts'
import { textsOf } from './needed.ts'
import type { LocaleText, TextFile, Texts } from './read.ts'

const NOTHING: ReadonlySet<string> = new Set()
const NAME = /\{\{([\w.-]+)\}\}/g

/** The names that a text is filled with. */
export function variablesOf({ value }: Pick<LocaleText, 'value'>): ReadonlySet<string> {
  const text = typeof value === 'string' ? value : value.join('\n')
  if (!text.includes('{{')) return NOTHING
  return new Set(Array.from(text.matchAll(NAME), (found) => found[1] ?? ''))
}

type Parts = Pick<CheckParts, 'texts' | 'languages'>

/** Finds names in the texts of a flow that nothing stands behind. */
export function checkVariables(draft: Draft, known: Known, { texts, languages }: Parts): readonly FlowProblem[] {
  const filled = languages.map((language) => filledTexts(texts, language, draft))
  const keys = new Set(filled.flatMap((own) => [...own.keys()]))
  if (keys.size === 0) return []
  const fills = [...fillsOf(draft, known, keys)].map(([key, steps]) => [key, fillOf(steps, known)] as const)
  return filled.flatMap((own) => fills.flatMap(([key, fill]) => {
    const text = own.get(key)
    const paths = text ? [...variablesOf(text)] : []
    return text ? paths.flatMap((path) => wrongPath(draft, path, fill)).map((finding) => atText(text, finding)) : []
  }))
}

// Few texts are filled with anything. A flow says its own texts, and those that every flow says.
function filledTexts(texts: Texts, language: string, { id }: Draft): ReadonlyMap<string, LocaleText> {
  const files = texts.files(language)
  return new Map([id, 'common'].flatMap((flow) => filledIn(files.get(flow)).map(({ name, text }) => [`${flow}:${name}`, text] as const)))
}

type Filled = { readonly name: string; readonly text: LocaleText }

const known = new WeakMap<TextFile, readonly Filled[]>()

function filledIn(file: TextFile | undefined): readonly Filled[] {
  if (!file) return []
  const found = known.get(file) ?? [...file.texts].filter(([, text]) => variablesOf(text).size > 0).map(([name, text]) => ({ name, text }))
  known.set(file, found)
  // In a language that counts, the text for several stands for the name alone.
  return found.flatMap((one) => (one.name.endsWith('_other') ? [one, { ...one, name: one.name.slice(0, -'_other'.length) }] : [one]))
}

type Saying = { readonly step: DraftStep; readonly extra: readonly string[] }

type Fill = { readonly names: ReadonlySet<string>; readonly step: DraftStep; readonly any: boolean }

// Which steps say a text. A step that nothing leads to knows nothing, and is told of by another rule.
function fillsOf(draft: Draft, known: Known, keys: ReadonlySet<string>): ReadonlyMap<string, readonly Saying[]> {
  const fills = new Map<string, Saying[]>()
  for (const step of draft.steps) {
    if ((known[step.index]?.size ?? 0) === 0) continue
    for (const { key, extra = [] } of textsOf(draft, step)) {
      if (!keys.has(key)) continue
      const steps = fills.get(key)
      if (steps) steps.push({ step, extra })
      else fills.set(key, [{ step, extra }])
    }
  }
  return fills
}

// A text that several steps say may hold what any of them knows.
function fillOf(steps: readonly Saying[], known: Known): Fill {
  const names = new Set(steps.flatMap(({ step, extra }) =>
    [...known[step.index] ?? [], ...extra, ...(step.question ? [step.word] : [])]))
  const { step } = steps.at(-1) as Saying // there is one, or there would be no list
  return { names, step, any: steps.some((one) => fillsByItself(one.step)) }
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
  const filled = namesFilled(texts, languages)
  return [
    ...languages.flatMap((language) => [...filled].flatMap(([flow, names]) => {
      const own = texts.files(language).get(flow)?.texts
      return [...names].flatMap((name) => {
        const text = own?.get(name)
        return text ? differing({ texts, languages, language, key: `${flow}:${name}`, text }) : []
      })
    })),
    ...languages.flatMap((language) => [...texts.files(language).values()].flatMap(({ texts: own }) =>
      [...own].flatMap(([name, text]) => brokenMarks(name, text)))),
  ]
}

// The names of texts that are filled with something in any language, by their flows.
function namesFilled(texts: Texts, languages: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>()
  for (const language of languages) {
    for (const [flow, file] of texts.files(language)) {
      const names = all.get(flow) ?? new Set<string>()
      all.set(flow, names)
      for (const { name } of filledIn(file)) {
        names.add(name)
        names.add(`${name}_other`)
      }
    }
  }
  return all
}

type Compared = Parts & { readonly language: string; readonly key: string; readonly text: LocaleText }

function differing({ texts, languages, language, key, text }: Compared): readonly FlowProblem[] {
  // "One photo" may leave the number out.
  if (key.includes('_') && /_(?:zero|one|two|few|many)$/.test(key)) return []
  const plain = key.endsWith('_other') ? key.slice(0, -'_other'.length) : key
  const [first = '', second = ''] = languages
  const other = language === first ? second : first
  const original = texts.find(other, plain)
  if (!original || Array.isArray(original.value)) return []
  const [here, there] = [variablesOf(text), variablesOf(original)]
  const missing = [...there].filter((name) => !here.has(name)).map((name) => `lacks {{${name}}}`)
  const more = [...here].filter((name) => !there.has(name)).map((name) => `has {{${name}}}`)
  if (missing.length + more.length === 0 || isFirstAlone(texts, plain, languages) !== (language === first)) return []
  const name = key.slice(key.indexOf(':') + 1)
  return [atText(text, { rule: 'variables-differ', tell: `'${name}' ${[...missing, ...more].join(' and ')}, unlike in ${other}` })]
}

// The first language is the one to go by, unless all others are of one mind against it.
function isFirstAlone(texts: Texts, key: string, [first = '', ...others]: readonly string[]): boolean {
  const of = (language: string): string | undefined => {
    const text = texts.find(language, key)
    return text && [...variablesOf(text)].toSorted().join()
  }
  const all = new Set(others.map(of))
  return others.length > 1 && all.size === 1 && !all.has(undefined) && !all.has(of(first))
}

function brokenMarks(name: string, text: LocaleText): readonly FlowProblem[] {
  const all = typeof text.value === 'string' ? [text.value] : text.value
  if (!all.some((one) => /[{}]{2}|\$/.test(one) && /\{\{|\}\}|\$\{|\$t\(/.test(one.replace(NAME, '')))) return []
  const tell = `'${name}' has braces around something that is no name; write {{name}}, without blanks`
  return [atText(text, { rule: 'broken-variable', tell })]
}

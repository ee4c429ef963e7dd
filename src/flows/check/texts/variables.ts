// Rules on what texts are filled with: only what is known, and the same in every language.

import type { Draft, DraftStep } from '../../draft.ts'
import type { FlowProblem } from '../../problem.ts'
import { didYouMean } from '../../../lib/did-you-mean.ts'
import { partsGiven, wrongPart, type PartsGiven } from '../given.ts'
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
export function checkVariables(
  draft: Draft, known: Known, { texts, languages, services }: Pick<CheckParts, keyof Parts | 'services'>,
): readonly FlowProblem[] {
  const filled = languages.map((language) => filledIn(texts.files(language).get(draft.id)))
  const names = new Set(filled.flatMap((own) => [...own.keys()]))
  if (names.size === 0) return []
  const given = partsGiven(draft, known, services)
  const fills = [...fillsOf(draft, known, names)].map(([name, steps]) => [name, fillOf(steps, known)] as const)
  return filled.flatMap((own) => fills.flatMap(([name, fill]) => {
    const text = own.get(name)
    const paths = text ? [...variablesOf(text)] : []
    return text ? paths.flatMap((path) => wrongPath({ draft, given }, path, fill)).map((finding) => atText(text, finding)) : []
  }))
}

type Filled = ReadonlyMap<string, LocaleText>

const NONE: Filled = new Map()
const known = new WeakMap<TextFile, Filled>()

// Few texts are filled with anything.
function filledIn(file: TextFile | undefined): Filled {
  if (!file) return NONE
  const found = known.get(file) ?? new Map([...file.texts].filter(([, text]) => variablesOf(text).size > 0).flatMap(([name, text]) =>
    // In a language that counts, the text for several stands for the name alone.
    (name.endsWith('_other') ? [[name, text], [name.slice(0, -'_other'.length), text]] : [[name, text]] as const)))
  known.set(file, found)
  return found
}

type Saying = { readonly step: DraftStep; readonly extra: readonly string[] }

type Fill = { readonly names: ReadonlySet<string>; readonly step: DraftStep; readonly any: boolean }

// Which steps say a text. A step that nothing leads to knows nothing, and is told of by another rule.
function fillsOf({ steps }: Draft, known: Known, names: ReadonlySet<string>): ReadonlyMap<string, readonly Saying[]> {
  const fills = new Map<string, Saying[]>()
  for (const step of steps) {
    if ((known[step.index]?.size ?? 0) === 0) continue
    for (const { name, extra = [] } of textsOf(step)) {
      if (!names.has(name)) continue
      const sayings = fills.get(name)
      if (sayings) sayings.push({ step, extra })
      else fills.set(name, [{ step, extra }])
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

type Within = { readonly draft: Draft; readonly given: PartsGiven }

function wrongPath({ draft, given }: Within, path: string, { names, step, any }: Fill): readonly Finding[] {
  const [root = path, ...parts] = path.split('.')
  if (any) return []
  if (!names.has(root)) {
    return [{ rule: 'unknown-variable', tell: `nothing stands behind {{${path}}} at ${callStep(step)}${didYouMean(root, names)}` }]
  }
  const wrong = wrongPart(path, given)
  if (wrong !== undefined) return [{ rule: 'unknown-variable', tell: `{{${path}}}: ${wrong}` }]
  const whole = parts.length === 0 ? given(root) : undefined
  if (whole && !whole.includes('text') && !whole.includes('label')) {
    const tell = `{{${path}}} is no text as a whole; write a part of it: ${whole.map((part) => `${root}.${part}`).join(', ')}`
    return [{ rule: 'unknown-variable', tell }]
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
      for (const name of filledIn(file).keys()) {
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

// Rules on what options are called: whoever names one must not have named another as well.

import { bare } from '../../../engine/answers/reading/normalise.ts'
import { readOrdinal } from '../../../engine/answers/reading/ordinals.ts'
import type { DraftStep } from '../../draft.ts'
import type { FlowProblem } from '../../problem.ts'
import type { CheckParts, Finding } from '../parts.ts'
import { atText } from '../parts.ts'
import type { LocaleText } from './read.ts'

/** Finds options of one question that are called alike, or by the number of another. */
export function checkLabels({ drafts, texts, languages }: Pick<CheckParts, 'drafts' | 'texts' | 'languages'>): readonly FlowProblem[] {
  const steps = drafts.flatMap(({ steps: own }) => own.filter(({ offers = [] }) => offers.length > 1))
  return steps.flatMap((step) => languages.flatMap((language) => sameNames(step, (key) => texts.find(language, key))))
}

type Name = { readonly place: number; readonly said: string; readonly text: LocaleText; readonly isLabel: boolean }

function sameNames(step: DraftStep, find: (key: string) => LocaleText | undefined): readonly FlowProblem[] {
  const { word, offers = [] } = step
  // What is called twice over has a rule of its own.
  const values = [...new Set(offers.map(({ value }) => String(value)))]
  const names = values.flatMap((value, place) => namesOf(find, `${step.key}.${value}`, place))
  const first = new Map<string, Name>()
  return names.toSorted((a, b) => Number(b.isLabel) - Number(a.isLabel)).flatMap((name) => {
    const key = bare(name.said)
    const other = first.get(key)
    if (other === undefined) first.set(key, name)
    const found = other !== undefined && other.place !== name.place
      ? sameName(name, `${word}.${values[other.place]}`)
      : otherNumber(name, word, values)
    return found ? [atText(name.text, found)] : []
  })
}

function namesOf(find: (key: string) => LocaleText | undefined, key: string, place: number): readonly Name[] {
  const [label, words] = [find(key), find(`${key}.words`)]
  return [
    ...(typeof label?.value === 'string' ? [{ place, said: label.value, text: label, isLabel: true }] : []),
    ...(words ? listOf(words).map((said): Name => ({ place, said, text: words, isLabel: false })) : []),
  ].filter(({ said }) => bare(said) !== '')
}

function listOf({ value }: LocaleText): readonly string[] {
  return typeof value === 'string' ? [value] : value
}

function sameName({ said, text, isLabel }: Name, other: string): Finding {
  return {
    rule: 'same-label', ...(!isLabel && { grade: 'wording' as const }),
    tell: `'${text.name}' has '${said}', which '${other}' is called too; residents who write it can only mean one of them`,
  }
}

function otherNumber({ place, said, text, isLabel }: Name, word: string, values: readonly string[]): Finding | undefined {
  const number = isLabel ? readOrdinal(bare(said), values.length) : undefined
  const other = number === undefined || number === place + 1 ? undefined : values[number - 1]
  if (other === undefined) return undefined
  const tell = `'${text.name}' is called '${said}', which is the number of '${word}.${other}'; say more than the number`
  return { rule: 'same-label', grade: 'wording', tell }
}

// Which texts each step needs, which it may have beside them, and what they can be filled with.

import { reasons } from '../../../engine/answers/reasons.ts'
import type { DraftStep } from '../../draft.ts'

/** A text that a step says. */
export type Need = {
  /** Its name among the flow's own texts. */
  readonly name: string
  /** It must be there; otherwise it is only said where it is. */
  readonly must: boolean
  /** It is told to our own people, not to residents. */
  readonly desk?: true
  /** Names that it can be filled with beside the answers. */
  readonly extra?: readonly string[]
}

// The exact names of what is wrong with an answer: each question has its own text for them.
const OWN = /^(?:not-|too-short$|too-long$|yes-or-no$)/

const EXTRA: { readonly [end: string]: readonly string[] } = {
  ambiguous: ['first', 'second'], 'too-short': ['least', 'most'], 'too-long': ['least', 'most'],
  sole: ['sole'], told: ['told'],
}

// What is said in any flow alike, unless the flow has words of its own for it.
const FLOWS_OWN = ['privacy', 'stopped'] as const

// Every rule on texts asks for them, and they never change.
const known = new WeakMap<DraftStep, readonly Need[]>()

/** Lists the texts of a step. */
export function textsOf(step: DraftStep): readonly Need[] {
  const needs = known.get(step) ?? listTexts(step)
  known.set(step, needs)
  return needs
}

function listTexts(step: DraftStep): readonly Need[] {
  const { verb, word: name, settings } = step
  // Without a name that can be read, there is no name of a text either.
  if (typeof settings[verb] !== 'string') return []
  switch (verb) {
    case 'say': case 'remind': return withElder([{ name, must: true }])
    case 'notify': return [{ name, must: true, desk: true }]
    case 'handover': return withElder([{ name, must: true }]).concat({ name: `${name}.desk`, must: false, desk: true })
    case 'ask': case 'choose': case 'confirm': return questionTexts(step)
    default: return []
  }
}

function questionTexts(step: DraftStep): readonly Need[] {
  const tries = step.question?.tries ?? 3
  const must = ['help', 'again', ...(tries > 1 ? ['again-2'] : []), ...(tries > 2 ? ['again-3'] : []), 'exhausted']
  const options = (step.offers ?? []).map(({ value }) => String(value))
  const why = reasonsOf(step)
  const may = [
    'why', 'nudge', 'label', 'stopped', 'not-skippable', 'which-to-change',
    ...(step.settings['many'] === true ? ['more', 'too-many', 'too-few'] : []),
    ...(step.verb === 'choose' ? ['first-pick'] : []),
    ...(step.settings['sole'] === true ? ['sole'] : []),
    ...(step.verb === 'ask' && step.question?.forms[0] === 'place' ? ['told'] : []),
    ...(step.verb === 'confirm' ? ['yes', 'no', 'yes.words', 'too-long'] : []),
    ...why.filter((one) => !OWN.test(one)),
    ...options.map((value) => `${value}.words`),
  ]
  const need = (end: string, isNeeded: boolean): Need => ({
    name: `${step.word}.${end}`, must: isNeeded,
    ...(EXTRA[end] && { extra: EXTRA[end] }),
    ...(end === 'more' && { extra: ['count'] }),
    ...(end === 'too-many' && { extra: ['most'] }),
  })
  const own = [...must, ...why.filter((one) => OWN.test(one)), ...options].map((end) => need(end, true))
  return withElder([
    { name: step.word, must: true }, ...own, ...may.map((end) => need(end, false)), ...FLOWS_OWN.map((name) => ({ name, must: false })),
  ])
}

// What can be wrong with an answer is told by the first of its forms.
function reasonsOf({ verb, question, settings }: DraftStep): readonly string[] {
  const form = verb === 'ask' ? question?.forms[0] ?? '' : verb
  const all = Object.hasOwn(reasons, form) ? reasons[form] ?? [] : []
  const isLong = settings['length'] !== undefined
  return all.filter((why) => (why !== 'too-short' && why !== 'too-long') || isLong)
}

// Every text may have a short twin for elder mode.
function withElder(needs: readonly Need[]): Need[] {
  return [...needs, ...needs.map((need) => ({ ...need, name: `${need.name}.elder`, must: false }))]
}

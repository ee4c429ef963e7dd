// Rules on answers: whatever a step names must have been learnt before it.

import { KNOWN } from '../../engine/condition.ts'
import type { Draft, DraftStep } from '../draft.ts'
import type { FlowProblem } from '../problem.ts'
import { didYouMean } from '../../lib/did-you-mean.ts'
import { namesIn } from '../settings.ts'
import { partsGiven, wrongPart } from './given.ts'
import type { Known } from './known.ts'
import { learntAt } from './known.ts'
import type { CheckParts } from './parts.ts'
import { atStep, callOf } from './parts.ts'

/** Finds answers that are named and not known. */
export function checkAnswers(draft: Draft, known: Known, services: CheckParts['services']): readonly FlowProblem[] {
  const given = partsGiven(draft, known, services)
  const all = new Set([...draft.steps.flatMap(learntAt), ...known[0] ?? []])
  return draft.steps.flatMap((step) => {
    const here = known[step.index]
    if (!here || here.size === 0) return []
    return namedBy(step).flatMap(({ setting, path }) => {
      const name = path.split('.')[0] ?? path
      // Whether a question of this name exists at all was asked when the flow was compiled.
      const wrong = here.has(name) ? wrongPart(path, given) : undefined
      if (wrong !== undefined) return [atStep(draft, step, { rule: 'unknown-answer', tell: `'${setting}' names '${path}': ${wrong}` })]
      if (here.has(name) || (!all.has(name) && COMPILED.has(setting))) return []
      const rule = all.has(name) ? 'later-answer' : 'unknown-answer'
      const tell = all.has(name)
        ? `'${setting}' names '${path}', which is only learnt later; move the question up`
        : `'${setting}' names '${path}', and nothing here learns that${didYouMean(name, all)}`
      return [atStep(draft, step, { rule, tell })]
    })
  })
}

/** Finds values that an answer never has: an option that its question does not offer, anything but yes or no. */
export function checkValues(draft: Draft): readonly FlowProblem[] {
  return draft.steps.filter(({ verb }) => verb === 'if').flatMap((step) => {
    const condition: unknown = step.settings['if']
    const pairs = typeof condition === 'object' && condition !== null ? Object.entries(condition) : []
    return pairs.flatMap(([name, wanted]: readonly [string, unknown]) => {
      const options = optionsOf(draft, name)
      const all: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted]
      return (options ? all.filter((one) => one !== null && !options.includes(String(one))) : []).map((one) => atStep(draft, step, {
        rule: 'unknown-option',
        tell: `'${name}' is never '${String(one)}'${didYouMean(String(one), options ?? []) || `; it is ${options?.join(', ') ?? ''}`}`,
      }))
    })
  })
}

/** Finds reminders before what is no day or time. */
export function checkReminders(draft: Draft): readonly FlowProblem[] {
  return draft.steps.flatMap((step) => {
    const { verb, settings: { before } } = step
    const asked = verb === 'remind' ? draft.steps.filter((one) => one.verb === 'ask' && one.word === before) : []
    if (asked.length === 0 || asked.some(({ question }) => question?.forms.some((form) => form === 'date' || form === 'when'))) return []
    const tell = `'before' names '${String(before)}', which is no day; nobody would ever be reminded`
    return [atStep(draft, step, { rule: 'bad-setting', tell })]
  })
}

// What an answer can be, where the flow itself says so for every question of that name.
function optionsOf(draft: Draft, name: string): readonly string[] | undefined {
  const asked = draft.steps.filter(({ word, question }) => question && word === name)
  const isResult = draft.steps.some(({ settings }) => settings['into'] === name)
  if (asked.length === 0 || isResult) return undefined
  const all = asked.map(({ verb, offers }) => (verb === 'confirm' ? ['true', 'false'] : offers?.map(({ value }) => String(value))))
  return all.every((one) => one !== undefined) ? all.flat() : undefined
}

const COMPILED: ReadonlySet<string> = new Set(['needs', 'changes'])

type Named = { readonly setting: string; readonly path: string }

function namedBy(step: DraftStep): readonly Named[] {
  const { verb, settings } = step
  const taken = (value: unknown): readonly Named[] =>
    namesIn(value).filter((path) => path !== 'consent').map((path) => ({ setting: 'with', path }))
  const own = taken(verb === 'call' || verb === 'do' ? settings['with'] : callOf(step)?.with)
  const condition = settings['if']
  const asked = verb === 'if' && typeof condition === 'object' && condition !== null
    ? Object.keys(condition).filter((name) => !KNOWN.has(name)).map((path) => ({ setting: 'if', path }))
    : []
  const before = typeof settings['before'] === 'string' ? [{ setting: 'before', path: settings['before'] }] : []
  const listed = [...COMPILED].flatMap((setting) => namesIn(settings[setting]).map((path) => ({ setting, path })))
  return [...own, ...asked, ...before, ...listed]
}

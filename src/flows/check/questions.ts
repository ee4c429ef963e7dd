// Rules on questions: a way out, a default that fits, a purpose and a term for what is kept.

import { forms } from '../../engine/answers/forms.ts'
import type { ReadContext } from '../../engine/answers/form.ts'
import type { Json } from '../../engine/event.ts'
import type { Draft, DraftStep } from '../draft.ts'
import type { FlowProblem } from '../problem.ts'
import type { Finding } from './parts.ts'
import { atStep } from './parts.ts'

/** Finds what is wrong with the settings of questions. */
export function checkQuestions(draft: Draft, hasText: (key: string) => boolean): readonly FlowProblem[] {
  return draft.steps.filter(({ question }) => question).flatMap((step) =>
    [
      ...withoutExit(draft, step), ...wrongDefault(draft, step), ...misfitDefault(step), ...wrongLength(step),
      ...idleSettings(step), ...lateNudge(draft, step), ...sameOption(step), ...undeclared(draft, step, hasText),
    ].map((finding) => atStep(draft, step, finding)))
}

function setting({ defaults }: Draft, { settings }: DraftStep, name: string): unknown {
  return settings[name] ?? defaults[name]
}

function withoutExit(draft: Draft, step: DraftStep): readonly Finding[] {
  if (setting(draft, step, 'exhausted') !== undefined) return []
  return [{
    rule: 'no-exhausted',
    tell: `nothing is said of what becomes of who cannot answer; add \`exhausted\`: a step, or one of skip, default, cancel, human`,
  }]
}

function wrongDefault(draft: Draft, step: DraftStep): readonly Finding[] {
  const fallback = step.settings['default']
  if (setting(draft, step, 'exhausted') === 'default' && fallback === undefined) {
    return [{ rule: 'no-default', tell: '`exhausted: default` needs a `default`' }]
  }
  const values = step.offers?.map(({ value }) => value)
  if (fallback === undefined || !values || values.some((value) => value === fallback)) return []
  return [{ rule: 'wrong-default', tell: `'${String(fallback)}' is not among the options ${values.join(', ')}` }]
}

// A default is taken as it stands, so it is written as its form gives it. What a day or a place is depends on when it is asked.
function misfitDefault({ verb, question, settings }: DraftStep): readonly Finding[] {
  const fallback = settings['default']
  if (fallback === undefined || verb === 'choose' || !question) return []
  if (verb === 'confirm') {
    return typeof fallback === 'boolean' ? [] : [{ rule: 'wrong-default', tell: 'a yes or no has the default true or false' }]
  }
  const names = question.forms.filter((name) => FIXED.has(name))
  if (names.length === 0 || names.length < question.forms.length) return []
  // Settings come out of a flow file that was read as JSON.
  const own = settings as ReadContext['settings']
  const values = names.flatMap((name) => {
    const read = forms[name]?.read({ kind: 'text', text: String(fallback) }, { at: 0, language: 'zh-CN', settings: own })
    return read?.ok ? [read.value] : []
  })
  const [value] = values
  if (value === undefined) return [{ rule: 'wrong-default', tell: `'${String(fallback)}' is no ${names.join(' or ')}` }]
  return values.includes(fallback as Json) ? [] : [{ rule: 'wrong-default', tell: `write the default as ${JSON.stringify(value)}` }]
}

// Forms whose answers are the same whenever they are given.
const FIXED: ReadonlySet<string> = new Set(['number', 'phone', 'time', 'id-number', 'plate', 'email'])

// What each of these settings is for.
const COUNTS: { readonly [setting: string]: readonly string[] } = {
  landline: ['phone'], past: ['date', 'when'], length: ['text', 'name', 'place'],
}

function idleSettings({ settings, question }: DraftStep): readonly Finding[] {
  const asked = question?.forms ?? []
  if (asked.length === 0) return []
  const idle = Object.entries(COUNTS)
    .filter(([name, counts]) => settings[name] !== undefined && !asked.some((form) => counts.includes(form)))
  return idle.map(([name, counts]) => ({
    rule: 'bad-setting', grade: 'note',
    tell: `'${name}' does nothing where ${asked.join(' or ')} is asked for; it is for ${counts.join(', ')}`,
  }))
}

function wrongLength({ settings }: DraftStep): readonly Finding[] {
  const length: unknown = settings['length']
  if (!Array.isArray(length)) return []
  const [least, most]: readonly unknown[] = length
  if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return []
  return [{ rule: 'bad-setting', tell: `no answer has at least ${least} and at most ${most} characters; write the smaller number first` }]
}

// Who says nothing of reminders has not thought of them; only what was written can be wrong.
function lateNudge(draft: Draft, step: DraftStep): readonly Finding[] {
  const { question } = step
  if (setting(draft, step, 'nudge') === undefined || question?.nudge === undefined || question.nudge < question.expires) return []
  return [{ rule: 'bad-span', tell: "'nudge' comes when the question has expired already; make it shorter than 'expires', or write never" }]
}

function sameOption({ offers = [] }: DraftStep): readonly Finding[] {
  const values = offers.map(({ value }) => String(value))
  const again = values.filter((value, i) => values.indexOf(value) !== i)
  return [...new Set(again)].map((value) => ({ rule: 'same-option', tell: `the option '${value}' is there twice` }))
}

// What residents say in their own words is theirs: each such question says what it is for and how long it is kept.
function undeclared(draft: Draft, step: DraftStep, hasText: (key: string) => boolean): readonly Finding[] {
  if (step.verb !== 'ask') return []
  const found: Finding[] = []
  if (!hasText(`${step.key}.why`)) {
    found.push({ rule: 'no-purpose', tell: `nothing says what '${step.word}' is asked for; write the text '${step.word}.why'` })
  }
  if (setting(draft, step, 'keep') === undefined) {
    const tell = `nothing says how long '${step.word}' is kept; add \`keep\`, such as 90d, here or above the steps`
    found.push({ rule: 'no-keep', tell })
  }
  return found
}

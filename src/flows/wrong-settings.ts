// Says what is wrong with settings: ajv speaks of keys and properties, whoever writes flows knows verbs and settings.

import { kinds } from '../engine/steps/kinds.ts'
import type { Problem } from '../lib/schema.ts'
import type { Wrong } from './names.ts'
import { didYouMean } from '../lib/did-you-mean.ts'
import { DEFAULTS } from './settings.ts'

const UNKNOWN = /^unknown key '([^']*)'/
const MISSING = /^must have required property '(.*)'$/

// How a setting is written, for whoever has written it otherwise.
const WRITTEN: { readonly [setting: string]: string } = {
  as: 'a form such as text, or a list of forms', length: 'the least and the most characters, such as [10, 2000]',
  from: 'a list of options, or { call: SERVICE, with: [ANSWER] }', with: 'a list of answers, such as [topic, story]',
  refused: 'a step for each reason, such as { taken: slot-taken }', no: 'the name of a step', none: 'the name of a step',
  changes: 'a list of answers, such as [topic, story]', needs: 'a list of answers, such as [topic]',
  tries: 'a number from 1 to 10', exhausted: 'a step, or one of skip, default, cancel, human',
  keep: 'a span such as 90d', nudge: 'a span such as 30min, or never', expires: 'a span such as 24h',
  window: 'true, or a span such as 5s', many: 'true or false', skippable: 'true or false', sole: 'true or false', landline: 'true or false',
  past: 'allowed', into: 'a name', to: 'a desk', by: 'a span such as 24h', before: 'an answer', go: 'the name of a step',
  default: 'a text, a number, or true or false', if: '{ ANSWER: VALUE }', end: 'nothing behind it',
  starts: '{ words: words, menu: KEY, place: QUESTION, after: [QUESTION], filed: [QUESTION], again: [QUESTION] }', steps: 'a list of steps',
}

// What is tried again and again where a pattern is looked for.
const PATTERNS: ReadonlySet<string> =
  new Set(['pattern', 'regex', 'regexp', 'match', 'matches', 'format', 'script', 'code', 'eval', 'when'])

/** Says what is wrong with a setting of a step. */
export function wrongSetting(verb: string, { at, tell }: Problem): Wrong {
  const unknown = unknownIn(tell)
  if (unknown !== undefined) return unknownSetting(verb, unknown, at)
  const missing = MISSING.exec(tell)?.[1]
  if (missing !== undefined) {
    const where = at === '' ? remedyFor(missing) : ` in '${at}'`
    return { rule: 'missing-setting', tell: `setting '${missing}' is missing${where}` }
  }
  return { rule: 'bad-setting', tell: at === '' ? tell : `setting '${at}' ${tell}${remedyFor(at)}` }
}

function unknownSetting(verb: string, name: string, at: string): Wrong {
  if (name === '<<') return { rule: 'unknown-setting', tell: "flows have no merge keys ('<<'); write its settings out here" }
  if (PATTERNS.has(name)) {
    const remedy = 'nothing in a flow is run as a pattern or code; use a form, `length` or a service'
    return { rule: 'unsafe-pattern', tell: `'${name}' is no setting: ${remedy}` }
  }
  const known = Object.keys(kinds[verb]?.schema.properties ?? {})
  const remedy = at === '' ? didYouMean(name, known) || `; '${verb}' has ${known.join(', ')}` : ` in '${at}'`
  return { rule: 'unknown-setting', tell: `unknown setting '${name}'${remedy}` }
}

const BEGINS = 'a flow begins with `flow: NAME` and has `steps`'

/** Says what is wrong with what stands above the steps of a flow. */
export function wrongHead({ at, tell }: Problem): Wrong {
  const unknown = unknownIn(tell)
  if (unknown !== undefined) {
    const known = at === '' ? ['flow', 'starts', 'steps', ...DEFAULTS] : ['words', 'menu', 'place', 'after', 'filed', 'again']
    const remedy = didYouMean(unknown, known) || `; there are ${known.join(', ')}`
    return { rule: 'unknown-setting', key: at === '' ? unknown : at, tell: `unknown setting '${unknown}'${remedy}` }
  }
  const missing = MISSING.exec(tell)?.[1]
  if (missing !== undefined) return { rule: 'bad-head', tell: `'${missing}' is missing; ${BEGINS}` }
  if (at === 'flow') {
    return { rule: 'bad-head', key: at, tell: 'the name of a flow must be small letters, digits and dashes, beginning with a letter' }
  }
  return { rule: 'bad-head', key: at.split('/')[0] ?? '', tell: at === '' ? BEGINS : `'${at}' ${tell}${remedyFor(at)}` }
}

/** The setting that a problem calls unknown; undefined where it is about something else. */
export function unknownIn(tell: string): string | undefined {
  return UNKNOWN.exec(tell)?.[1]
}

function remedyFor(at: string): string {
  const written = WRITTEN[at.split('/')[0] ?? '']
  return written === undefined ? '' : `; write ${written}`
}

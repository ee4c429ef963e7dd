// Settings that would only fail, or do nothing, while somebody is asked.

import { deepEqual } from 'node:assert/strict'

import { checkReminders } from '../../src/flows/check/answers.ts'
import { checkQuestions } from '../../src/flows/check/questions.ts'
import { understand } from '../../src/flows/compile.ts'
import { readFlow } from '../../src/flows/read.ts'

function tellOf(steps: string): readonly string[] {
  const { drafts: [draft] } = understand([readFlow('x.yaml', `flow: x\nkeep: 90d\nexhausted: default\nsteps:\n${steps}`)])
  if (!draft) throw new Error('no flow')
  return [...checkQuestions(draft, () => true), ...checkReminders(draft)].map(({ rule, grade = 'stop', tell }) => `${rule} ${grade}: ${tell}`)
}

const ask = (as: string, more: string): string => `  - ask: a\n    as: ${as}\n    ${more}\n`

const CASES: readonly (readonly [title: string, steps: string, told: readonly string[]])[] = [
  ['a number as a default', ask('number', 'default: 7'), []],
  ['a number in quotes', ask('number', 'default: "7"'), ['wrong-default stop: write the default as 7']],
  ['a telephone number that YAML takes for a number', ask('phone', 'default: 13800138000'), ['wrong-default stop: write the default as "13800138000"']],
  ['a telephone number', ask('phone', 'default: "13800138000"'), []],
  ['no telephone number', ask('phone', 'default: none'), ["wrong-default stop: 'none' is no phone"]],
  ['any words', ask('text', 'default: none'), []],
  ['a day, which depends on today', ask('date', 'default: tomorrow'), []],
  ['words where a number would do, too', ask('[number, text]', 'default: none'), []],
  ['a fixed line where words are asked for', ask('text', 'landline: true\n    default: none'),
    ["bad-setting note: 'landline' does nothing where text is asked for; it is for phone"]],
  ['a length of a picture', ask('[image, voice]', 'length: [1, 5]\n    default: none'),
    ["bad-setting note: 'length' does nothing where image or voice is asked for; it is for text, name, place"]],
  ['the past of a day', ask('date', 'past: allowed\n    default: today'), []],
  ['a reminder before a day', `${ask('date', 'default: today')}  - remind: r\n    before: a\n    by: 24h\n`, []],
  ['a reminder before a name', `${ask('name', 'default: none')}  - remind: r\n    before: a\n    by: 24h\n`,
    ["bad-setting stop: 'before' names 'a', which is no day; nobody would ever be reminded"]],
]

describe('the settings of questions', () => {
  for (const [title, steps, told] of CASES) it(`are told of: ${title}`, () => deepEqual(tellOf(steps), told))
})

// The guide's command: answers questions line by line for scripts, counts how well it does, and fits it to its content.
// npm run --silent guide -- --jsonl | npm run guide -- evaluate | npm run guide -- fit

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { readSettings } from '../config/read.ts'
import { versionOf, type GuideContent } from '../guide/content.ts'
import { total, type Judged, type Totals } from '../guide/learning/evaluate.ts'
import { createGuide } from '../guide/guide.ts'
import { fit } from '../guide/learning/fit.ts'
import { DIFFICULTIES, isHeldOut, readQuestions, type Labelled } from '../guide/learning/questions.ts'
import { writeLearnt } from '../guide/learnt-file.ts'
import { readGuide } from '../guide/read.ts'
import { tellGuideProblem } from '../guide/review.ts'
import { createReader } from '../lib/schema.ts'
import { withoutMark } from '../lib/utf8.ts'
import { endWithReader, root } from './support/run-command.ts'

const { reading: { dirs } } = await readSettings(process.env, root)
const DEPARTMENT = join(dirs.config, 'department')
const QUESTIONS = join(root, 'test', 'guide', 'questions')
const LONGEST_LINE = 1_000_000

const readLine = createReader({
  type: 'object',
  properties: { id: { type: ['string', 'number'] }, text: { type: 'string' } },
  required: ['id', 'text'],
} as const)

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<number> {
  const { problems, content } = await readGuide(DEPARTMENT, Date.now())
  if (content === undefined) {
    for (const problem of problems) process.stderr.write(`${tellGuideProblem(problem)}\n`)
    return 1
  }
  if (words.includes('--jsonl')) return answerLines(content)
  if (words[0] === 'evaluate') return evaluate(content, words.includes('--misses'))
  if (words[0] === 'fit') return refit(content)
  process.stderr.write('usage: npm run guide -- --jsonl | evaluate [--misses] | fit\n')
  return 2
}

async function answerLines(content: GuideContent): Promise<number> {
  const guide = createGuide(content)
  let wrong = false
  let at = 0
  for await (const line of createInterface({ input: process.stdin })) {
    at += 1
    if (line.trim() === '') continue
    const asked = readAsked(line)
    wrong ||= asked === undefined
    if (asked === undefined) {
      say(JSON.stringify({ line: at, error: 'is not a JSON object with id and text' }))
      continue
    }
    const { kind, procedures, outcome } = guide.find(asked.text)
    say(JSON.stringify({ id: asked.id, kind, procedures, outcome }))
  }
  return wrong ? 2 : 0
}

function readAsked(line: string) {
  try {
    const read = line.length > LONGEST_LINE ? undefined : readLine(JSON.parse(withoutMark(line)))
    return read?.ok ? read.value : undefined
  } catch {
    return undefined
  }
}

async function evaluate(content: GuideContent, misses: boolean): Promise<number> {
  const guide = createGuide(content)
  const { questions, wrong } = await readQuestions(QUESTIONS)
  for (const place of wrong) process.stderr.write(`${place}: is not a labelled question\n`)
  if (content.thresholds.version !== versionOf(content)) say('The thresholds are older than the content: run `npm run guide -- fit`.\n')
  const judged = questions.map((question): Judged => ({ question, finding: guide.find(question.text) }))
  const held = judged.filter(({ question }) => isHeldOut(question.text))
  const tuned = judged.filter(({ question }) => !isHeldOut(question.text))
  printTotals([
    ['all', total(judged)],
    ['tuned to', total(tuned)],
    ['held out', total(held)],
    ...DIFFICULTIES.map((one): [string, Totals] => [one, total(judged.filter(({ question }) => question.difficulty === one))]),
  ])
  say(speed(questions, guide.find))
  if (misses) printMisses(tuned)
  return wrong.length > 0 ? 1 : 0
}

const COLUMNS: readonly (readonly [title: string, read: (totals: Totals) => string])[] = [
  ['questions', ({ procedures }) => String(procedures)],
  ['first', ({ first }) => percent(first)],
  ['of three', ({ three }) => percent(three)],
  ['precision', ({ precision }) => percent(precision)],
  ['reached', ({ reached }) => percent(reached)],
  ['others', ({ others }) => String(others)],
  ['as ours', ({ answeredAsOurs }) => percent(answeredAsOurs)],
  ['emergencies', ({ emergencies }) => String(emergencies)],
  ['caught', ({ caught }) => percent(caught)],
  ['harmless', ({ harmless }) => String(harmless)],
  ['alarms', ({ falseAlarms }) => percent(falseAlarms)],
  ['kind', ({ kinds }) => percent(kinds)],
]

function printTotals(rows: readonly (readonly [string, Totals])[]): void {
  say(['set'.padEnd(12), ...COLUMNS.map(([title]) => title.padStart(11))].join(' '))
  for (const [name, totals] of rows) say([name.padEnd(12), ...COLUMNS.map(([, read]) => read(totals).padStart(11))].join(' '))
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function speed(questions: readonly Labelled[], find: (text: string) => unknown): string {
  const times = questions.map(({ text }) => {
    const from = performance.now()
    find(text)
    return performance.now() - from
  }).toSorted((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
  return `one question: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}

// Only what may be tuned to is shown one by one.
function printMisses(judged: readonly Judged[]): void {
  for (const { question, finding } of judged) {
    const kindIsRight = question.kind === 'not_emergency' ? finding.kind !== 'emergency' : finding.kind === question.kind
    const found = question.procedures.length === 0 || question.procedures.includes(finding.procedures[0] ?? '')
    if (kindIsRight && found) continue
    const wanted = [question.kind, ...question.procedures].join(' ')
    say([wanted, question.text, [finding.kind, finding.outcome, finding.topic, ...finding.procedures].join(' ')].join(' | '))
  }
}

async function refit(content: GuideContent): Promise<number> {
  const { questions, wrong } = await readQuestions(QUESTIONS)
  for (const place of wrong) process.stderr.write(`${place}: is not a labelled question\n`)
  const { thresholds, learnt } = fit(content, questions)
  await writeFile(join(DEPARTMENT, 'guide-thresholds.json'), `${JSON.stringify(thresholds, null, 2)}\n`)
  await writeFile(join(DEPARTMENT, 'guide-weights.jsonl'), writeLearnt(learnt))
  say(JSON.stringify(thresholds))
  return evaluate({ ...content, thresholds, learnt }, false)
}

endWithReader()
process.exitCode = await main(process.argv.slice(2))

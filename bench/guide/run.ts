// How quick the guide is and what it weighs: time to build, p50 and p99 of a question, memory over bare Node.
// From what is built, and with half the young space of the server, which whatever runs fills: so that nothing but the guide is
// weighed. The questions are there before it.
// npm run build && node --v8-pool-size=1 --max-semi-space-size=8 --expose-gc --import tsx bench/guide/run.ts

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'

import type { createGuide as Create } from '../../src/guide/guide.ts'
import type { readGuide as Read } from '../../src/guide/read.ts'

// As src/start.ts sets them.
setFlagsFromString('--heap-growing-percent=25')
setFlagsFromString('--no-parallel-scavenge')

const ROUNDS = 5
const QUESTIONS = join('test', 'guide', 'questions')
const MB = 1024 * 1024

// Pages that were found empty are given back a little later, by another thread.
const memory = async () => {
  globalThis.gc?.()
  await wait(300)
  const { rss, heapUsed } = process.memoryUsage()
  return { rss: rss / MB, heap: heapUsed / MB }
}

const at = (sorted: Float64Array, share: number) => sorted[Math.floor(sorted.length * share)] ?? 0

function times(run: (text: string) => unknown): Float64Array {
  const all = new Float64Array(texts.length * ROUNDS)
  for (let at = 0; at < all.length; at += 1) {
    const text = texts[at % texts.length] ?? ''
    const from = performance.now()
    run(text)
    all[at] = performance.now() - from
  }
  return all.sort()
}

const built = async <T>(module: string): Promise<T> => import(new URL(`../../dist/${module}.js`, import.meta.url).href) as Promise<T>

const texts = readdirSync(QUESTIONS).flatMap((name) => readFileSync(join(QUESTIONS, name), 'utf8').split('\n'))
  .flatMap((line) => (line.trim() === '' ? [] : [(JSON.parse(line) as { text: string }).text])) // the guide's own tests read their form
const before = await memory()
const { readGuide } = await built<{ readGuide: typeof Read }>('guide/read')
const { createGuide } = await built<{ createGuide: typeof Create }>('guide/guide')
const { content, problems } = await readGuide(join('config', 'department'), Date.now())
if (content === undefined) throw new Error(JSON.stringify(problems[0]))
const read = await memory()

const from = performance.now()
const guide = createGuide(content)
const madeIn = performance.now() - from
guide.find('身份证丢了怎么补办')
const ready = await memory()

const found = times(guide.find)
const danger = times(guide.danger)
const after = await memory()
guide.show(content.procedures[0]?.id ?? '', 'all', 'zh-TW')
const traditional = await memory()

const lines = {
  'index built (ms)': madeIn,
  'find p50 (ms)': at(found, 0.5),
  'find p99 (ms)': at(found, 0.99),
  'danger p50 (µs)': at(danger, 0.5) * 1000,
  'danger p99 (µs)': at(danger, 0.99) * 1000,
  'heap over bare Node, content read (MB)': read.heap - before.heap,
  'heap over bare Node, ready (MB)': ready.heap - before.heap,
  'rss over bare Node, ready (MB)': ready.rss - before.rss,
  'heap over bare Node, after all questions (MB)': after.heap - before.heap,
  'rss over bare Node, after all questions (MB)': after.rss - before.rss,
  'heap with traditional Chinese (MB)': traditional.heap - before.heap,
}
for (const [what, figure] of Object.entries(lines)) process.stdout.write(`${what.padEnd(52)} ${figure.toFixed(2)}\n`)

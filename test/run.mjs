// Runs everything that must hold: types, lint, check, tests. The last line counts them: `N passed, N failed`.
// `--long` runs the long proofs (fuzzing, random walks, many kills) with their full count, and says now and then how far they are.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const require = createRequire(import.meta.url)
const long = process.argv.includes('--long')

/** Into how many shares the test files are dealt: each process reads for itself what all its tests share. */
const SHARES = 6
/** How many processes run at once: a third keeps two cores busy while tests wait for what they have started. */
const AT_ONCE = 3
/** The long proofs, the longest first: each is a share of its own, and none is left to the end that would run alone. */
const LONGEST = [
  'engine/random-walks', 'engine/fuzz', 'embedded/random', 'embedded/crash', 'journeys/faults', 'journeys/workers',
  'engine/answers/fuzz', 'records/clocks', 'contracts/appointments-processes', 'appointments/random', 'records/codes',
  'contracts/tokens-processes',
].map((name) => join('test', `${name}.test.ts`))
let runs = 0
const env = { ...clean(process.env), TEST_BUILD: `dist-test-${process.pid}` }
const running = new Set()
process.once('exit', () => {
  for (const child of running) child.kill()
  rmSync(join(root, env.TEST_BUILD), { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

if (!has('mocha')) {
  // npm leaves out what only tests need where NODE_ENV is production.
  execFileSync('npm', ['ci', '--include=dev'], { cwd: root, env, stdio: 'inherit' })
}

const gates = [
  // One thread checks in half the time of the processor that several take, which check much of it each for itself.
  ['types', [bin('typescript', 'tsc'), '--noEmit', '--singleThreaded']],
  ['lint', [bin('oxlint', 'oxlint'), '--deny-warnings', 'src', 'test', 'bench']],
  ['check', ['run.mjs', 'check']],
]
await Promise.all([unpackBrowser(), build()])
const failedGates = []
const counts = []
await severalAtATime([...gates.map(([name, args]) => () => runGate(name, args)), ...shareTests().map((files) => () => runShare(files))])
const { passes, failures, pending } = sum(counts)

const failed = failures + failedGates.length
if (failedGates.length > 0) console.log(`\nnot clean: ${failedGates.join(', ')}`)
if (pending > 0) console.log(`\n${pending} not run here`)
console.log(`\n${passes + gates.length - failedGates.length} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

// Whichever process is done takes the next job.
async function severalAtATime(jobs) {
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

// What a job has to tell is told in one piece, when it is done; only how far a long proof has come is told at once.
async function tell(args, { stderr = 'pipe', ...options } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', stderr], ...options })
  running.add(child)
  const told = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => told.push(part))
  const [status] = await once(child, 'close')
  running.delete(child)
  process.stdout.write(Buffer.concat(told))
  return status
}

async function runGate(name, args) {
  const status = await tell(args)
  console.log(`> ${name}: ${status === 0 ? 'clean' : 'not clean'}`)
  if (status !== 0) failedGates.push(name)
}

// What tests start as processes of their own starts twice as fast when it was built once; `types` finds what is wrong with it.
async function build() {
  const status = await tell(['build.mjs', env.TEST_BUILD, '--noCheck', '--singleThreaded'])
  if (status !== 0) process.exit(status ?? 1)
}

// Once, before two processes want it: a file that one still writes cannot be started by the other.
async function unpackBrowser() {
  const { default: chromium } = await import('@sparticuz/chromium')
  await chromium.executablePath()
}

// Each share of the files is run by a process of its own.
function shareTests() {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts')).toSorted().map((file) => join('test', file))
  console.log(`> tests, ${files.length} files`)
  const alone = long ? LONGEST.filter((file) => files.includes(file)) : []
  const others = files.filter((file) => !alone.includes(file))
  const dealt = Array.from({ length: SHARES }, (_, share) => others.filter((__, i) => i % SHARES === share))
  return [...alone.map((file) => [file]), ...dealt]
}

async function runShare(files) {
  const report = join(tmpdir(), `jingmintong-test-${process.pid}-${(runs += 1)}.json`)
  const reporter = join(import.meta.dirname, 'support', 'reporter.cjs')
  const more = long ? ['--timeout', '0'] : []
  const status = await tell([bin('mocha', 'mocha.js'), '--exit', '--reporter', reporter, ...more, ...files], {
    env: { ...env, TEST_REPORT: report, ...(long && { LONG: '1' }) }, stderr: long ? 'inherit' : 'pipe',
  })
  counts.push(countsOf(report, status))
}

function sum(all) {
  return all.reduce((whole, each) => ({
    passes: whole.passes + each.passes, failures: whole.failures + each.failures, pending: whole.pending + each.pending,
  }))
}

function countsOf(report, status) {
  try {
    const stats = JSON.parse(readFileSync(report, 'utf8'))
    return stats.failures === 0 && status !== 0 ? { ...stats, failures: 1 } : stats
  } catch {
    return { passes: 0, failures: 1, pending: 0 }
  } finally {
    rmSync(report, { force: true })
  }
}

function bin(name, file) {
  return join(dirname(require.resolve(`${name}/package.json`)), 'bin', file)
}

function has(name) {
  try {
    require.resolve(`${name}/package.json`)
    return true
  } catch {
    return false
  }
}

// A developer's own settings must not reach the tests.
function clean(all) {
  const ours = ['NODE_ENV', 'PORT', 'HOST', 'DATA_DIR', 'API_KEYS', 'SMTP_URL', 'AREA_CODE', 'MAIL_FROM', 'NOTIFY_SECRET', 'TRUST_PROXY',
    'LOG_LEVEL', 'CONFIG_DIR', 'FLOWS_DIR', 'LOCALES_DIR', 'QUIET_HOURS', 'MONGODB_URI']
  const many = /^(?:SECRET_KEY|WECHATY?_|WEIBO_)/
  return Object.fromEntries(Object.entries(all).filter(([name]) => !ours.includes(name) && !many.test(name)))
}

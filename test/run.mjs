// Runs everything that must hold: types, lint, check, tests. The last line counts them: `N passed, N failed`.
// `--long` runs the long proofs (fuzzing, random walks, many kills) with their full count, and says now and then how far they are.

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const require = createRequire(import.meta.url)
const long = process.argv.includes('--long')

/** Into how many shares the test files are dealt. */
const SHARES = 8
/** The long proofs, the longest first: each is a share of its own, and none is left to the end that would run alone. */
const LONGEST = [
  'engine/random-walks', 'engine/fuzz', 'embedded/random', 'embedded/crash', 'journeys/faults', 'journeys/workers',
  'engine/answers/fuzz', 'records/clocks', 'contracts/appointments-processes', 'appointments/random', 'records/codes',
  'contracts/tokens-processes',
].map((name) => join('test', `${name}.test.ts`))
let runs = 0
const env = clean(process.env)

if (!has('mocha')) {
  // npm leaves out what only tests need where NODE_ENV is production.
  execFileSync('npm', ['ci', '--include=dev'], { cwd: root, env, stdio: 'inherit' })
}

const gates = [
  ['types', [bin('typescript', 'tsc'), '--noEmit']],
  ['lint', [bin('oxlint', 'oxlint'), '--deny-warnings', 'src', 'test', 'bench']],
  ['check', ['--import', 'tsx', join('src', 'cli', 'check.ts')]],
]
const failedGates = gates.filter(([name, args]) => !run(name, args)).map(([name]) => name)
await unpackBrowser()
const { passes, failures, pending } = await runMocha()

const failed = failures + failedGates.length
if (failedGates.length > 0) console.log(`\nnot clean: ${failedGates.join(', ')}`)
if (pending > 0) console.log(`\n${pending} not run here`)
console.log(`\n${passes + gates.length - failedGates.length} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function run(name, args) {
  console.log(`> ${name}`)
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status === 0
}

// Once, before two processes want it: a file that one still writes cannot be started by the other.
async function unpackBrowser() {
  const { default: chromium } = await import('@sparticuz/chromium')
  await chromium.executablePath()
}

// Two processes at a time, each with a share of the files: whichever is done takes the next share.
async function runMocha() {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts')).toSorted().map((file) => join('test', file))
  console.log(`> tests, ${files.length} files`)
  const alone = long ? LONGEST.filter((file) => files.includes(file)) : []
  const others = files.filter((file) => !alone.includes(file))
  const dealt = Array.from({ length: SHARES }, (_, share) => others.filter((__, i) => i % SHARES === share))
  const shares = [...alone.map((file) => [file]), ...dealt]
  const counts = []
  const work = async () => {
    for (let share = shares.shift(); share; share = shares.shift()) counts.push(await runShare(share))
  }
  await Promise.all([work(), work()])
  return counts.reduce((sum, each) => ({
    passes: sum.passes + each.passes, failures: sum.failures + each.failures, pending: sum.pending + each.pending,
  }))
}

// What a share has to tell is told in one piece, when it is done; only how far a long proof has come is told at once.
async function runShare(files) {
  const report = join(tmpdir(), `jingmintong-test-${process.pid}-${(runs += 1)}.json`)
  const reporter = join(import.meta.dirname, 'support', 'reporter.cjs')
  const more = long ? ['--timeout', '0'] : []
  const child = spawn(process.execPath, [bin('mocha', 'mocha.js'), '--exit', '--reporter', reporter, ...more, ...files], {
    cwd: root,
    env: { ...env, TEST_REPORT: report, ...(long && { LONG: '1' }) },
    stdio: ['ignore', 'pipe', long ? 'inherit' : 'pipe'],
  })
  const told = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => told.push(part))
  const [status] = await once(child, 'close')
  process.stdout.write(Buffer.concat(told))
  return countsOf(report, status)
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
  const ours = /^(NODE_ENV|PORT|HOST|DATA_DIR|SECRET_KEY.*|WECHAT_.*|WECHATY_.*|WEIBO_.*|API_KEYS|SMTP_URL|AREA_CODE|MAIL_FROM|NOTIFY_SECRET|TRUST_PROXY|LOG_LEVEL|CONFIG_DIR|FLOWS_DIR|LOCALES_DIR|QUIET_HOURS|MONGODB_URI)$/
  return Object.fromEntries(Object.entries(all).filter(([name]) => !ours.test(name)))
}

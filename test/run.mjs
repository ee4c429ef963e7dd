// Runs everything that must hold: types, lint, check, tests. The last line counts them: `N passed, N failed`.
// `--long` runs the long proofs (fuzzing, random walks, many kills) with their full count.

import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const require = createRequire(import.meta.url)
const long = process.argv.includes('--long')
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
const { passes, failures, pending } = runMocha()

const failed = failures + failedGates.length
if (failedGates.length > 0) console.log(`\nnot clean: ${failedGates.join(', ')}`)
if (pending > 0) console.log(`\n${pending} not run here`)
console.log(`\n${passes + gates.length - failedGates.length} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function run(name, args) {
  console.log(`> ${name}`)
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status === 0
}

function runMocha() {
  const report = join(tmpdir(), `jingmintong-test-${process.pid}.json`)
  const reporter = join(import.meta.dirname, 'support', 'reporter.cjs')
  const args = [bin('mocha', 'mocha.js'), '--exit', '--reporter', reporter, 'test/**/*.test.ts']
  const more = long ? ['--timeout', '0'] : []
  console.log('> tests')
  const { status } = spawnSync(process.execPath, [...args, ...more], {
    cwd: root,
    env: { ...env, TEST_REPORT: report, ...(long && { LONG: '1' }) },
    stdio: 'inherit',
  })
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
  const ours = /^(NODE_ENV|PORT|HOST|DATA_DIR|SECRET_KEY.*|WECHAT_.*|WECHATY_.*|WEIBO_.*|API_KEYS|SMTP_URL|MAIL_FROM|NOTIFY_SECRET|TRUST_PROXY|LOG_LEVEL|CONFIG_DIR|FLOWS_DIR|LOCALES_DIR|QUIET_HOURS|MONGODB_URI)$/
  return Object.fromEntries(Object.entries(all).filter(([name]) => !ours.test(name)))
}

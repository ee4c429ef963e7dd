// node bench/check/run.mjs [flows] [rounds]
// Seconds of processor time that `npm run check` takes, npm's own included: on the shipped files, and on 200 flows with
// their texts in three languages, which are copies of those shipped under other names. The best round of each counts.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const wanted = Number(process.argv[2] ?? 200)
const rounds = Number(process.argv[3] ?? 5)
const STARTS = 'starts: { words: words }'

const folder = mkdtempSync(join(tmpdir(), 'check-'))
try {
  const grown = { FLOWS_DIR: join(folder, 'flows'), LOCALES_DIR: join(folder, 'locales') }
  grow(wanted)
  const entries = [{ name: 'the shipped flows', env: {} }, { name: `${wanted} flows`, env: grown }]
  const best = entries.map(() => Infinity)
  for (let round = 0; round < rounds; round++) {
    for (const [i, { env }] of entries.entries()) best[i] = Math.min(best[i], check(env))
  }
  console.table(entries.map(({ name }, i) => ({ name, seconds: best[i].toFixed(2) })))
} finally {
  rmSync(folder, { recursive: true })
}

function check(env) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', "TIMEFORMAT='%U %S'; time npm run --silent check"], {
    cwd: ROOT, env: { ...process.env, ...env }, encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the check found what is wrong:\n${stdout}`)
  const [user, system] = stderr.trimEnd().split('\n').at(-1).split(' ').map(Number)
  return user + system
}

// Menu keys, places and words lead to one flow each, so copies begin by words of their own alone.
function grow(total) {
  for (const name of ['flows', 'locales']) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  const shipped = readdirSync(join(ROOT, 'flows')).map((name) => name.slice(0, -'.yaml'.length))
  const copied = shipped.filter((name) => readFileSync(join(ROOT, 'flows', `${name}.yaml`), 'utf8').includes('words: words'))
  for (let n = 0; n < total - shipped.length; n++) {
    const from = copied[n % copied.length]
    const id = `${from}-${n}`
    const flow = readFileSync(join(ROOT, 'flows', `${from}.yaml`), 'utf8')
    writeFileSync(join(folder, 'flows', `${id}.yaml`), flow.replace(/^flow: .*/m, `flow: ${id}`).replace(/^starts: .*/m, STARTS))
    for (const language of readdirSync(join(ROOT, 'locales'))) {
      const texts = JSON.parse(readFileSync(join(ROOT, 'locales', language, `${from}.json`), 'utf8'))
      const words = [`${id} ${language}`]
      writeFileSync(join(folder, 'locales', language, `${id}.json`), JSON.stringify({ ...texts, words }, null, 2))
    }
  }
}

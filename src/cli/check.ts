// npm run --silent check: tells all that is wrong with settings, department, guide, flows and texts, one line each.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkAll, type Checking } from '../declared/check.ts'
import { readSettings } from '../config/read.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

async function main(): Promise<number> {
  const read = await readSettings(process.env, root)
  // Settings that do not fit hide nothing of what the files hold.
  const settings = read.ok ? read.settings : foldersOf(process.env)
  const wrong = read.ok ? [] : read.problems.map((line) => line.replaceAll(`${process.cwd()}/`, ''))
  const checked = await checkAll(settings, Date.now())
  const problems = [...wrong, ...checked.filter(({ grade }) => grade !== 'note').map(({ line }) => line)]
  for (const line of problems) process.stdout.write(`${line}\n`)
  for (const { line, grade } of checked) if (grade === 'note') process.stderr.write(`note: ${line}\n`)
  return problems.length > 0 ? 1 : 0
}

function foldersOf(env: { readonly [name: string]: string | undefined }): Checking {
  const folder = (name: string, shipped: string): string => env[name] || join(root, shipped)
  return {
    languages: LANGUAGES,
    dirs: { config: folder('CONFIG_DIR', 'config'), flows: folder('FLOWS_DIR', 'flows'), locales: folder('LOCALES_DIR', 'locales') },
  }
}

process.exitCode = await main()

// npm run --silent check: tells all that is wrong with settings, department, guide, flows and texts, one line each.

import { checkAll } from '../check.ts'
import { readSettings } from '../config/read.ts'
import { endWithReader, root } from './support/run-command.ts'

async function main(): Promise<number> {
  const read = await readSettings(process.env, root)
  // Settings that do not fit hide nothing of what the files hold.
  const wrong = read.ok ? [] : read.problems.map((line) => line.replaceAll(`${process.cwd()}/`, ''))
  const checked = await checkAll(read.reading, Date.now())
  const problems = [...wrong, ...checked.filter(({ grade }) => grade !== 'note').map(({ line }) => line)]
  for (const line of problems) process.stdout.write(`${line}\n`)
  for (const { line, grade } of checked) if (grade === 'note') process.stderr.write(`note: ${line}\n`)
  return problems.length > 0 ? 1 : 0
}

endWithReader()
process.exitCode = await main()

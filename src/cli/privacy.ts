// npm run --silent privacy [-- --json] [--language TAG]: lists every field that residents are asked for, its purpose,
// where its answer lies and when it leaves by itself. Exit code 1 where an open question says no purpose or no term.

import { readSettings } from '../config/read.ts'
import { readFiles } from '../files.ts'
import { reportPrivacy, undeclared } from '../privacy.ts'
import { readOptions } from './support/options.ts'
import { complain, endWithReader, root } from './support/run-command.ts'
import { writePrivacy } from './support/privacy-table.ts'

async function main(words: readonly string[]): Promise<number> {
  const { flags, values, rest, unknown } = readOptions(words, { flags: ['json'], values: ['language'] })
  if (rest.length > 0 || unknown.length > 0) return complain('usage: npm run --silent privacy [-- --json] [--language TAG]')
  const read = await readSettings(process.env, root)
  if (!read.ok) return complain(...read.problems)
  const { languages } = read.settings
  const language = values['language'] ?? languages[0] ?? 'zh-CN'
  if (!languages.includes(language)) return complain(`there is no language '${language}'; there are ${languages.join(', ')}`)
  const files = await readFiles(read.settings, Date.now())
  if (!files.ok) return complain(...files.problems)
  const report = reportPrivacy(files.files, languages, language)
  process.stdout.write(flags.has('json') ? `${JSON.stringify(report, undefined, 2)}\n` : writePrivacy(report))
  const missing = undeclared(report)
  for (const { flow, name } of missing) {
    process.stderr.write(`${flow}, ask ${name}: says no purpose (the text '${name}.why') or no term (\`keep\`)\n`)
  }
  return missing.length > 0 ? 1 : 0
}

endWithReader()
process.exitCode = await main(process.argv.slice(2))

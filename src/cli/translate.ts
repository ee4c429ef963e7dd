// npm run --silent translate -- export LANG > FILE | import FILE: texts to a translator and back, as XLIFF 1.2, losing nothing.

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSettings } from '../config/read.ts'
import { readTexts, type Texts } from '../flows/check/texts/read.ts'
import { makeFolder, OPEN_FOLDER } from '../lib/folders.ts'
import { lineOfStrange, NOT_UTF8 } from '../lib/utf8.ts'
import { readOptions } from './support/options.ts'
import { complain, endWithReader, root } from './support/run-command.ts'
import { isTag, readXliff, writeXliff, type Translation } from './support/xliff.ts'
import { bringIn } from './support/bring-texts.ts'

const USAGE = 'usage: npm run --silent translate -- export LANGUAGE [--from LANGUAGE] | import FILE'

async function main(words: readonly string[]): Promise<number> {
  const { rest, values, unknown } = readOptions(words, { values: ['from'] })
  const [command, what] = rest
  if (unknown.length > 0 || what === undefined || rest.length > 2) return complain(USAGE)
  const read = await readSettings(process.env, root)
  if (!read.ok) return complain(...read.problems)
  const { dirs, languages } = read.settings
  if (command === 'export') return writeOut(dirs.locales, { from: values['from'] ?? languages[0] ?? 'zh-CN', to: what })
  if (command === 'import') return takeIn(dirs.locales, what)
  return complain(USAGE)
}

async function writeOut(dir: string, { from, to }: { from: string; to: string }): Promise<number> {
  if (!isTag(to)) return complain(`'${to}' is no language; write one such as en or zh-TW`)
  const { texts, problems } = readTexts(dir, [from, to])
  // A language that is only begun has no folder yet.
  const wrong = problems.filter(({ file, rule }) => rule !== 'no-folder' || file !== `${dir}/${to}`)
  if (wrong.length > 0) return complain(...wrong.map(({ file, tell }) => `${file}: ${tell}`))
  process.stdout.write(writeXliff({ from, to, files: pairs(texts, from, to) }))
  return 0
}

function pairs(texts: Texts, from: string, to: string): Translation['files'] {
  return [...texts.files(from)].map(([name, { texts: own }]) => {
    const there = texts.files(to).get(name)?.texts
    // In the order of the other language, as far as it has them: what comes back is the same file.
    const keys = new Set([...there?.keys() ?? [], ...own.keys()])
    return { name, texts: [...keys].map((key) => ({ key, source: own.get(key)?.value, target: there?.get(key)?.value })) }
  })
}

async function takeIn(dir: string, file: string): Promise<number> {
  const source = await readFile(file, 'utf8').catch(() => undefined)
  if (source === undefined) return complain(`${file}: there is no such file, or it cannot be read`)
  if (lineOfStrange(source) !== undefined) return complain(`${file}: ${NOT_UTF8}`)
  const read = readXliff(source)
  if (!read.ok) return complain(`${file}: ${read.tell}`)
  const { from, to } = read.translation
  const brought = bringIn(read.translation, readTexts(dir, [from, to]))
  if (!brought.ok) return complain(...brought.problems)
  try {
    makeFolder(join(dir, to), OPEN_FOLDER)
    for (const { name, values } of brought.files) {
      await writeFile(join(dir, to, `${name}.json`), `${JSON.stringify(values, null, 2)}\n`)
    }
  } catch {
    return complain(`${join(dir, to)}: cannot be written; look at LOCALES_DIR and at whose it is`)
  }
  process.stderr.write(`${brought.files.length} files of ${to} were written; now run: npm run check\n`)
  if (brought.untranslated > 0) process.stderr.write(`${brought.untranslated} texts came without a translation and stay as they were\n`)
  return 0
}

endWithReader()
process.exitCode = await main(process.argv.slice(2))

// npm run --silent translate -- export LANG > FILE | import FILE: texts to a translator and back, as XLIFF 1.2, losing nothing.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSettings } from '../config/read.ts'
import { readTexts, type Texts } from '../flows/check/texts/read.ts'
import { readOptions } from './support/options.ts'
import { complain, endWithReader, root } from './support/run-command.ts'
import { readXliff, writeXliff, type Translation } from './support/xliff.ts'

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
  const { texts, problems } = readTexts(dir, [from, to])
  const wrong = problems.filter(({ file }) => !file.includes(`/${to}`))
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
  const read = readXliff(await readFile(file, 'utf8').catch(() => ''))
  if (!read.ok) return complain(`${file}: ${read.tell}`)
  const { to, files } = read.translation
  const told = files.map(({ name, texts }) => ({ name, texts: texts.filter(({ target }) => target !== undefined) }))
    .filter(({ texts }) => texts.length > 0)
  try {
    await mkdir(join(dir, to), { recursive: true })
    for (const { name, texts } of told) {
      const values = Object.fromEntries(texts.map(({ key, target }) => [key, target]))
      await writeFile(join(dir, to, `${name}.json`), `${JSON.stringify(values, null, 2)}\n`)
    }
  } catch {
    return complain(`${join(dir, to)}: cannot be written; look at LOCALES_DIR and at whose it is`)
  }
  process.stderr.write(`${told.length} files of ${to} were written; now run: npm run check\n`)
  return 0
}

endWithReader()
process.exitCode = await main(process.argv.slice(2))

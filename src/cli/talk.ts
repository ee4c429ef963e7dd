// npm run talk: talks to the flows in a terminal, with everything in memory.
// npm run talk [FLOW] [-- --channel NAME] [--record [FILE]] | npm run --silent talk -- --jsonl [--channel NAME]
// npm run talk -- --play [FOLDER] [--coverage FILE] [--junit FILE]

import { stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readSettings } from '../config/read.ts'
import { readFiles } from '../files.ts'
import { createGuide } from '../guide/guide.ts'
import { createTranslator } from '../i18n/translator.ts'
import { codeOf } from '../lib/faults.ts'
import { here } from '../lib/folders.ts'
import { CHANNELS } from '../messages/inbound.ts'
import { guideOf } from '../runtime/route/guide-of.ts'
import { chat } from './support/chat.ts'
import { createTalkHouse, type TalkParts } from './support/house.ts'
import { readMessage, writeTold } from './support/jsonl.ts'
import { linesOf } from './support/lines.ts'
import { readOptions } from './support/options.ts'
import { complain, endWithReader, root } from './support/run-command.ts'
import { playTalks, writeCoverage, writeJunit } from '../flows/talk/play-all.ts'
import { TALKS_BEGIN } from '../flows/talk/play.ts'

const USAGE = [
  'usage: npm run talk [FLOW] [-- --channel NAME] [--record [FILE]]',
  '       npm run --silent talk -- --jsonl [--channel NAME]',
  '       npm run talk -- --play [FOLDER] [--coverage FILE] [--junit FILE]',
]

const OPTIONS = { flags: ['jsonl'], values: ['channel', 'coverage', 'junit'], optional: ['record', 'play'] }

async function main(words: readonly string[]): Promise<number> {
  const { flags, values, rest, unknown } = readOptions(words, OPTIONS)
  const channel = CHANNELS.find((name) => name === (values['channel'] ?? 'terminal'))
  if (!channel || unknown.length > 0 || rest.length > 1) return complain(...USAGE, `channels: ${CHANNELS.join(', ')}`)
  const read = await readSettings(process.env, root)
  if (!read.ok) return complain(...read.problems)
  const files = await readFiles(read.settings, Date.now(), { beneath: join(root, 'locales') })
  if (!files.ok) return complain(...files.problems)
  const { languages } = read.settings
  const parts = { files: files.files, languages, channel }
  if (flags.has('jsonl')) return answerLines(parts)
  if (values['play'] !== undefined) {
    return playAll(values['play'] || rest[0] || join('test', 'talks'), { ...parts, ...values, flows: here(read.settings.dirs.flows) })
  }
  return chat({ ...parts, flow: rest[0], record: values['record'], input: process.stdin, output: process.stdout })
}

type Playing = TalkParts & {
  /** The folder of the flows. */
  readonly flows: string
  readonly coverage?: string | undefined
  readonly junit?: string | undefined
}

async function playAll(dir: string, { files, languages, flows, coverage: covered, junit }: Playing): Promise<number> {
  const { isFolder, missing } = await lookAround(dir, [covered, junit])
  if (!isFolder) return complain(`${dir}: there is no such folder; talks lie in it as NAME.talk`)
  if (missing !== undefined) return complain(`${missing}: there is no such folder to write in`)
  const { talks, coverage } = await playTalks(dir, {
    flows: files.flows, words: createTranslator(files.locales, languages),
    ...guideOf(createGuide(files.guide, { now: () => TALKS_BEGIN }), files.department),
  })
  const astray = talks.flatMap(({ tell }) => tell ?? [])
  const sum = `${talks.length - astray.length} of ${talks.length} talks went as they are written`
  const lines = [...astray, ...writeCoverage(coverage, flows), sum]
  process.stdout.write(`${lines.join('\n')}\n`)
  const reports = [[covered, `${JSON.stringify(coverage, null, 2)}\n`], [junit, writeJunit(talks)]] as const
  for (const [file, report] of reports) {
    if (file === undefined) continue
    try {
      await writeFile(file, report)
    } catch (error) {
      return complain(`${file}: cannot be written (${codeOf(error) ?? 'unknown'})`)
    }
  }
  return astray.length > 0 ? 1 : 0
}

async function lookAround(
  dir: string, written: readonly (string | undefined)[],
): Promise<{ readonly isFolder: boolean; readonly missing: string | undefined }> {
  const isFolder = (path: string): Promise<boolean> => stat(path).then((found) => found.isDirectory(), () => false)
  const folders = written.flatMap((file) => (file === undefined ? [] : [dirname(file)]))
  const found = await Promise.all(folders.map(isFolder))
  return { isFolder: await isFolder(dir), missing: folders.find((_, i) => !found[i]) }
}

async function answerLines(parts: TalkParts): Promise<number> {
  let house: ReturnType<typeof createTalkHouse> | undefined
  let wrong = false
  let number = 0
  const write = (line: string): void => void process.stdout.write(`${line}\n`)
  for await (const line of linesOf(process.stdin)) {
    number += 1
    if (line.trim() === '') continue
    const read = readMessage(line)
    if (!read.ok) {
      wrong = true
      write(JSON.stringify({ line: number, error: read.error }))
      continue
    }
    const { from, at, written, said } = read.message
    if (!house) {
      house = createTalkHouse(parts, at ?? TALKS_BEGIN)
      await house.layDemo()
    }
    for (const told of await house.turnTo(at ?? house.now())) write(writeTold(told, { due: true }))
    write(writeTold(await house.hear(from, said), { written }))
  }
  return wrong ? 2 : 0
}

endWithReader()
process.exitCode = await main(process.argv.slice(2))

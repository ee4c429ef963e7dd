// npm run talk: talks to the flows in a terminal, with everything in memory.
// npm run talk [FLOW] [-- --channel NAME] [--record [FILE]] | npm run --silent talk -- --jsonl [--channel NAME]

import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSettings } from '../config/read.ts'
import { readFiles } from '../files.ts'
import { CHANNELS } from '../messages/inbound.ts'
import { chat } from './support/chat.ts'
import { createTalkHouse } from './support/house.ts'
import { readMessage, writeTold } from './support/jsonl.ts'
import { linesOf } from './support/lines.ts'
import { readOptions } from './support/options.ts'
import { TALKS_BEGIN } from './talks/play.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const USAGE = 'usage: npm run talk [FLOW] [-- --channel NAME] [--record [FILE]] | npm run --silent talk -- --jsonl [--channel NAME]'

async function main(words: readonly string[]): Promise<number> {
  const { flags, values, rest, unknown } = readOptions(words, { flags: ['jsonl'], values: ['channel'], optional: ['record'] })
  const channel = CHANNELS.find((name) => name === (values['channel'] ?? 'terminal'))
  if (!channel || unknown.length > 0 || rest.length > 1) return complain([USAGE, `channels: ${CHANNELS.join(', ')}`])
  const read = await readSettings(process.env, root)
  if (!read.ok) return complain(read.problems)
  const files = await readFiles(read.settings, Date.now())
  if (!files.ok) return complain(files.problems)
  const { languages } = read.settings
  const parts = { files: files.files, languages, channel }
  if (flags.has('jsonl')) return answerLines(parts)
  return chat({ ...parts, flow: rest[0], record: values['record'], input: process.stdin, output: process.stdout })
}

function complain(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return 2
}

async function answerLines(parts: Parameters<typeof createTalkHouse>[0]): Promise<number> {
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

process.exitCode = await main(process.argv.slice(2))

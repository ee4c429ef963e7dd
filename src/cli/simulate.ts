// npm run simulate: plays WeChat and Weibo towards a bot, with oneself as the resident.
// npm run simulate -- --target http://localhost:3000 [--script FILE] [--jsonl] [--hostile]: docs/simulator.md has the rest.

import { readFile } from 'node:fs/promises'
import { sendHostileWechat, sendHostileWeibo } from '../simulator/hostile/run.ts'
import { startSimulator, type Simulator } from '../simulator/start.ts'
import { Fault } from '../lib/faults.ts'
import { play, playByHand } from './simulate/play.ts'
import { createSession, type On } from './simulate/session.ts'
import { showVerdicts } from './simulate/show.ts'
import { OPTIONS, readSettings, USAGE } from './simulate/settings.ts'
import { linesOf } from './support/lines.ts'
import { readOptions } from './support/options.ts'

const write = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<number> {
  const { flags, values, rest, unknown } = readOptions(words, OPTIONS)
  // A word that stands alone may be a secret that lost its option: only names of options are told.
  const [odd] = unknown.map((word) => word.split('=')[0])
  if (odd !== undefined) throw new Fault('SIMULATOR_ARGUMENTS_WRONG', { about: odd })
  if (rest.length > 0) throw new Fault('SIMULATOR_ARGUMENTS_WRONG')
  if (flags.has('help')) {
    for (const line of USAGE) write(line)
    return 0
  }
  const { settings, platforms, given } = await readSettings(values, { env: process.env, unverified: flags.has('unverified') })
  const simulator = await startSimulator(settings)
  try {
    const [jsonl, hostile] = [flags.has('jsonl'), flags.has('hostile')]
    return await run(simulator, { platforms, given, script: values['script'], jsonl, hostile })
  } finally {
    await simulator.close()
  }
}

type Wish = {
  readonly platforms: readonly On[]
  readonly given: ReadonlySet<string>
  readonly script: string | undefined
  readonly jsonl: boolean
  readonly hostile: boolean
}

async function run(simulator: Simulator, { platforms, given, script, jsonl, hostile }: Wish): Promise<number> {
  if (hostile) return sendHostile(simulator, platforms)
  const session = createSession(simulator, platforms[0] ?? 'wechat')
  if (jsonl) {
    const bases = platforms.map((name) => [`${name.toUpperCase()}_API_BASE`, simulator[name].base])
    write(JSON.stringify({ settings: Object.fromEntries(bases) }))
  }
  if (script !== undefined || jsonl) {
    const lines = script === undefined ? linesOf(process.stdin) : (await readFile(script, 'utf8')).split('\n')
    return await play({ session, lines, write, jsonl }) ? 0 : 1
  }
  write('The bot under test needs these settings:')
  for (const name of platforms) {
    for (const [key, value] of Object.entries(simulator[name].env)) write(`  ${key}=${given.has(value) ? '(as given)' : value}`)
  }
  write('Write as a resident would; /help tells what else there is. End with Ctrl-D.')
  await playByHand(session)
  return 0
}

async function sendHostile(simulator: Simulator, platforms: readonly On[]): Promise<number> {
  let well = true
  for (const name of platforms) {
    const verdicts = name === 'wechat' ? await sendHostileWechat(simulator) : await sendHostileWeibo(simulator)
    for (const line of showVerdicts(name, verdicts)) write(line)
    well &&= verdicts.every(({ wrong }) => wrong === undefined)
  }
  return well ? 0 : 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE[0]}\n`)
  process.exitCode = 2
}

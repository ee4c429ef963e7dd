// npm run --silent database -- --dir DIR --port PORT: the built-in database alone, for several processes and for
// mongosh and mongodump. The first line it prints is its connection string.

import { parseArgs } from 'node:util'
import { startEmbedded } from '../embedded/start.ts'
import { codeOf, Fault, sentenceOf } from '../lib/faults.ts'

type Wish = { readonly dir: string; readonly host: string; readonly port: number }

function readWish(): Wish {
  const { values } = parseArgs({ options: { dir: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } }, strict: true })
  const port = Number(values.port ?? '0')
  if (values.dir === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) throw new Fault('DATABASE_ARGUMENTS_WRONG')
  return { dir: values.dir, host: values.host ?? '127.0.0.1', port }
}

async function main(): Promise<number> {
  const database = await startEmbedded(readWish())
  process.stdout.write(`${database.uri}\n`)
  const signal = new Promise<undefined>((settle) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => settle(undefined))
  })
  const failure = await Promise.race([signal, database.failed])
  if (failure) throw failure
  await database.close()
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const isOfWords = codeOf(error)?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${sentenceOf(isOfWords ? new Fault('DATABASE_ARGUMENTS_WRONG') : error)}\n`)
  process.exitCode = 1
}

// A process of its own for a test: its lines read as they come, ended with the test.

import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, relative, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** How a process ended, and what it said. */
export type Ended = { readonly code: number | null; readonly signal: string | null; readonly out: string; readonly err: string }

/** A running process. */
export type Running = {
  readonly pid: number
  /** The first line it writes; fails when it ends without one. */
  readonly firstLine: () => Promise<string>
  /** The first line it warns with; waits for ever when there is none. */
  readonly firstWarning: () => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<Ended>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCE = /^src[\\/](.*)\.ts$/

/** What Node.js is told to run a TypeScript file of the project: what test/run.mjs has built of it, or with tsx the file itself. */
export function programOf(file: string): readonly string[] {
  const build = process.env['TEST_BUILD']
  const [, name] = SOURCE.exec(relative(ROOT, resolve(ROOT, file))) ?? []
  return build && name ? [join(ROOT, build, `${name}.js`)] : ['--import', 'tsx/esm', file]
}

/** Starts a TypeScript file of the project, with these words and these variables on top of ours. */
export function startProcess(file: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  return startCommand([process.execPath, ...programOf(file), ...words], env)
}

// Where a test fails before it ends what it started, nothing may stay behind.
const started = new Set<ChildProcess>()
process.once('exit', () => { for (const child of started) child.kill('SIGKILL') })

/** Starts any command in the project's folder. */
export function startCommand([command = '', ...words]: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const { MONGODB_URI: _, ...own } = process.env
  const child = spawn(command, words, { cwd: ROOT, env: { ...own, ...env } })
  started.add(child)
  child.once('exit', () => started.delete(child))
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => { said.out += text })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said.err += text })
  const ended = once(child, 'close').then(([code, signal]: (number | string | null)[]): Ended =>
    ({ code: typeof code === 'number' ? code : null, signal: typeof signal === 'string' ? signal : null, ...said }))
  const lines = createInterface({ input: child.stdout })
  const first = once(lines, 'line').then(([line]) => String(line))
  const warned = once(createInterface({ input: child.stderr }), 'line').then(([line]) => String(line))
  const firstLine = (): Promise<string> => Promise.race([first, ended.then(({ err }) => { throw new Error(`no line: ${err}`) })])
  return { pid: pidOf(child), firstLine, firstWarning: () => warned, kill: (signal) => { child.kill(signal) }, ended }
}

/** Runs a TypeScript file of the project to its end. */
export function runProcess(file: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return startProcess(file, words, env).ended
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start')
  return pid
}

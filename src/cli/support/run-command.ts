// Runs a command: its words to standard output, a fault as one sentence to standard error, and the exit code.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sentenceOf } from '../../lib/faults.ts'

/** The folder the program is in, wherever it is called from. */
export const root = rootAbove(import.meta.dirname)

// A command may be bundled, or built, and then is not where it was written.
function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder))
}

/** Says a line; with a code other than 0 it goes to standard error and the process ends with that code. */
export type Say = (line: string, code?: number) => void

/** Runs a command with the words it was given. */
export async function runCommand(command: (given: readonly string[], say: Say) => Promise<void>): Promise<void> {
  const say: Say = (line, code = 0) => {
    const stream = code === 0 ? process.stdout : process.stderr
    stream.write(`${line}\n`)
    // A line that is good takes nothing back.
    process.exitCode = Math.max(Number(process.exitCode ?? 0), code)
  }
  await command(process.argv.slice(2), say).catch((error: unknown) => say(sentenceOf(error), 1))
}

/** Lets whoever reads on have read enough: `| head` closes the pipe, and that is no failure. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}

/** Says what is wrong with the words or the files of a command, a line each, and gives its exit code. */
export function complain(...lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return 2
}

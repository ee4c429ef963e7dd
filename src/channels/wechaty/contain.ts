// Keeps what goes wrong inside a puppet, where nobody listens, from ending the process; our own bugs still do.

import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log } from '../../lib/log.ts'

/** Compiled code tells its places by its sources, where it has their maps. */
const TOP = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const OURS = [join(TOP, 'src') + sep, join(TOP, 'dist') + sep]
const THEIRS = /node_modules\/[^:]*(?:wechaty|puppet|@grpc)/

/** Takes care of rejections and exceptions that nobody has caught, until the function that it gives is called. */
export function containFailures(log: Log): () => void {
  const rejected = (error: unknown): void => {
    if (isOurs(error)) throw error
    log.fault('wechaty.rejected', error)
  }
  const thrown = (error: unknown): void => {
    if (isOurs(error) || !isTheirs(error)) throw error
    log.fault('wechaty.thrown', error)
  }
  process.on('unhandledRejection', rejected)
  process.on('uncaughtException', thrown)
  return () => {
    process.off('unhandledRejection', rejected)
    process.off('uncaughtException', thrown)
  }
}

/** Tells whether an error comes from the house itself: one of its frames lies in our code, outside this channel. */
export function isOurs(error: unknown): boolean {
  return framesOf(error).some((frame) => OURS.some((place) => frame.includes(place)) && !/node_modules|channels\/wechaty/.test(frame))
}

/** Tells whether an error comes from wechaty, a puppet, or what they talk through. */
export function isTheirs(error: unknown): boolean {
  return framesOf(error).some((frame) => THEIRS.test(frame))
}

function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  return (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
}

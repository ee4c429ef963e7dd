// The log: one JSON line an event, to standard error. It holds codes and counts, never what residents wrote.

import { pino } from 'pino'
import { codeOf, isFault } from './faults.ts'

/** What may be written beside an event's name: counts, codes, names of ours. */
export type LogFields = { readonly [name: string]: string | number | boolean | undefined }

/** Writes one line an event; events are named `room.participle`. */
export type Log = {
  readonly debug: (event: string, fields?: LogFields) => void
  readonly info: (event: string, fields?: LogFields) => void
  readonly warn: (event: string, fields?: LogFields) => void
  /** Writes what was caught: a fault by its code, anything else by its kind and place, never by its message. */
  readonly fault: (event: string, error: unknown, fields?: LogFields) => void
}

/** Creates the log at a level of pino's (`debug`, `info`, `warn`, `error`, `silent`). */
export function createLog(level: string, stream?: { write: (line: string) => void }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const sink = stream ?? pino.destination({ dest: 2, sync: false })
  const out = pino(options, sink)
  return {
    debug: (event, fields) => out.debug({ event, ...fields }),
    info: (event, fields) => out.info({ event, ...fields }),
    warn: (event, fields) => out.warn({ event, ...fields }),
    fault: (event, error, fields) => out.error({ event, ...fields, ...trace(error) }),
  }
}

/** A log that writes nothing, for tests and pure tools. */
export const silence: Log = {
  debug: () => {}, info: () => {}, warn: () => {}, fault: () => {},
}

/** Tells of an error what may be told: codes and the places in our code, down its chain of causes. */
function trace(error: unknown): LogFields {
  if (isFault(error)) {
    return { code: error.code, cause: error.cause === undefined ? undefined : brief(error.cause) }
  }
  return { code: 'HTTP_INTERNAL', cause: brief(error) }
}

function brief(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  const places = frames.slice(0, 4).map((line) => line.trim().replace(/\(?file:\/\/\S*\/(src|dist)\//, '('))
  return [error.name, codeOf(error), ...places].filter(Boolean).join(' ')
}

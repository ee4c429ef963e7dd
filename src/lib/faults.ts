// The catalogue of everything that can go wrong in the world or in us, and the one error class that carries it.
// Codes begin with their room and are never reused; docs/errors.md is held against this list by a test.

/** What the catalogue knows of a fault: `status` is the HTTP status it answers with, `tell` what happened and what to do. */
export type FaultKind = { readonly status: number; readonly tell: string }

export const FAULTS = {
  HTTP_BODY_TOO_LARGE: { status: 413, tell: 'the request body is larger than this address takes' },
  HTTP_BODY_UNREADABLE: { status: 400, tell: 'the request body could not be read' },
  HTTP_INTERNAL: { status: 500, tell: 'something failed that is not in the catalogue; its cause follows in the log' },
  SEAL_BROKEN: { status: 500, tell: 'a sealed value does not open: it was changed, or its key is not SECRET_KEY or SECRET_KEY_PREVIOUS' },
  STORE_UNREACHABLE: { status: 503, tell: 'the database does not answer; start it or look at MONGODB_URI' },
} as const satisfies Record<string, FaultKind>

/** A code of the catalogue. */
export type FaultCode = keyof typeof FAULTS

/** What may be added to a fault. `about` names the thing it happened to: never a secret, never a resident's words. */
export type FaultOptions = { readonly about?: string; readonly cause?: unknown }

/** The only error this house throws on purpose. Whoever reacts differently switches on `code`. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly status: number

  constructor(code: FaultCode, { about, cause }: FaultOptions = {}) {
    const { tell, status } = FAULTS[code]
    super(about === undefined ? `${code}: ${tell}` : `${code}: ${tell} (${about})`, { cause })
    this.name = 'Fault'
    this.code = code
    this.status = status
  }
}

/** Tells whether something caught is a fault, of the given code if one is given. */
export function isFault(error: unknown, code?: FaultCode): error is Fault {
  return error instanceof Fault && (code === undefined || error.code === code)
}

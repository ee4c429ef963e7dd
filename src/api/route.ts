// What an address of the API is: one object from which both the router and the OpenAPI document are made.

import type { FaultCode } from '../lib/faults.ts'

/** What a request brings, read by the route's schemas. */
export type Request = {
  readonly params: { readonly [name: string]: string }
  readonly query: { readonly [name: string]: string }
  /** The body as the route's schema has it; undefined where there is none. */
  readonly body: unknown
  readonly idempotencyKey?: string
  readonly at: number
}

/** What is answered: JSON, or bytes with their type. */
export type Response =
  | { readonly status: number; readonly json: object }
  | {
    readonly status: number
    readonly bytes: Uint8Array
    readonly type: string
    readonly headers?: { readonly [name: string]: string }
  }

/** A JSON schema as OpenAPI 3.1 has it. */
export type Schema = { readonly [key: string]: unknown }

/** An address of the API. */
export type Route = {
  readonly method: 'get' | 'put' | 'post' | 'patch'
  /** Under /api/v1, with parameters as OpenAPI writes them: `/tips/{number}`. */
  readonly path: string
  /** A word for programs that are made from the document. */
  readonly id: string
  readonly summary: string
  /** What stands in the path, by name, each a string with its description. */
  readonly params?: { readonly [name: string]: Schema }
  readonly query?: { readonly [name: string]: Schema }
  readonly body?: Schema
  readonly idempotent?: true
  /** What it answers when it works: status and schema; no schema means bytes. */
  readonly answers: { readonly [status: number]: Schema | undefined }
  /** The faults it may answer with, beside those that every address has. */
  readonly faults: readonly FaultCode[]
  readonly run: (request: Request) => Promise<Response>
}

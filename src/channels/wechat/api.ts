// Calls of WeChat's API with the shared token: one call, one outcome, the token renewed once where it has failed.

import type { Log } from '../../lib/log.ts'
import { readAnswer, type Answer } from './answer.ts'
import type { Client } from './client.ts'
import type { TokenSource } from './token.ts'

/** What came of a call; `at` tells that it did not get beyond asking for a token. */
export type Outcome = Answer & { readonly at?: 'token' }

/** Calls the API; it never rejects. */
export type Api = {
  /** Calls with a body as JSON, or with GET where there is none. */
  readonly call: (path: string, body?: object) => Promise<Outcome>
  /** Gets a file: the bytes, or what the platform said in place of it. */
  readonly file: (path: string, query: Readonly<Record<string, string>>, limit: number) => Promise<FileOutcome>
}

/** A file, or why there is none. */
export type FileOutcome = Outcome | { readonly kind: 'file'; readonly bytes: Buffer; readonly at?: never }

/** What calls need. */
export type ApiParts = { readonly client: Client; readonly token: TokenSource; readonly log: Log }

/** What the platform says of a token that it does not take. */
const STALE: ReadonlySet<number> = new Set([40001, 40014, 42001])

/** Said every day, of residents who are away: nothing that anybody has to look at. */
const USUAL: ReadonlySet<number> = new Set([43004, 43101, 45015, 45047, 45080, 45081, 48002])

/** Creates the calls. */
export function createApi({ client, token, log }: ApiParts): Api {
  type Ask<T> = (token: string) => Promise<T>
  const tryOnce = async <T extends FileOutcome>(ask: Ask<T>, last: boolean): Promise<T | Outcome> => {
    const got = await token.get()
    if (got.kind !== 'token') return { ...got, at: 'token' }
    const outcome = await ask(got.token)
    if (outcome.kind !== 'refused' || !STALE.has(outcome.code)) return outcome
    token.drop(got.version)
    return last ? outcome : tryOnce(ask, true)
  }
  const told = <T extends FileOutcome>(path: string, outcome: T): T => {
    if (outcome.kind === 'refused') {
      const { code, rid, field } = outcome
      log[USUAL.has(code) ? 'debug' : 'info']('wechat.api.refused', { path, code, rid, field })
    }
    return outcome
  }
  return {
    call: async (path, body) => {
      const text = body && JSON.stringify(body)
      const ask = async (access_token: string): Promise<Answer> =>
        readAnswer(await client({ path, query: { access_token }, ...(text !== undefined && { body: text }) }))
      return told(path, await tryOnce(ask, false))
    },
    file: async (path, query, limit) => {
      const ask = async (access_token: string): Promise<FileOutcome> => {
        const heard = await client({ path, query: { access_token, ...query }, limit })
        // A file comes as what it is; JSON and plain text are the platform's word for a failure.
        const isFile = heard.kind === 'answered' && heard.status === 200 && !/json|text\/plain/.test(heard.type ?? '')
        return isFile ? { kind: 'file', bytes: heard.bytes } : readAnswer(heard)
      }
      return told(path, await tryOnce(ask, false))
    },
  }
}

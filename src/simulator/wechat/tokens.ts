// The tokens of an account, of both kinds, each with its own life: who fetches, who is still let in, who comes too late.

import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { asObject, stringIn } from '../read.ts'
import { refuse, type Result } from './answers.ts'
import type { Setup } from './settings.ts'

/** Who may call. */
export type Tokens = {
  /** 0 if the token is good, else the code of the refusal. */
  readonly check: (token: string | null) => number
  readonly stable: (body: unknown) => Result
  readonly plain: (query: URLSearchParams) => Result
  /** Lets all tokens run out at once. */
  readonly expire: () => void
  /** How often a token was asked for, and how many different ones there were. */
  readonly counts: () => { readonly fetches: number; readonly made: number }
}

const LIFE = 7_200_000
const OVERLAP = 300_000
const APART = 30_000
const FORCED_A_DAY = 20
const DAY = 86_400_000

type Token = { readonly text: string; until: number }
type Line = { current: Token | undefined; previous: Token | undefined }

/** Creates the tokens of an account. */
export function createTokens(setup: Setup, clock: Clock): Tokens {
  const lines: readonly Line[] = [{ current: undefined, previous: undefined }, { current: undefined, previous: undefined }]
  const [stable, plain] = lines as readonly [Line, Line] // both have just been made
  const gone = new Map<string, 'expired' | 'replaced'>()
  const forced: number[] = []
  let fetches = 0
  let made = 0

  const renew = (line: Line): Token => {
    const now = clock.now()
    if (line.previous) gone.set(line.previous.text, line.previous.until <= now ? 'expired' : 'replaced')
    line.previous = line.current && { text: line.current.text, until: Math.min(line.current.until, now + OVERLAP) }
    line.current = { text: `9${made += 1}_${randomBytes(384).toString('base64url')}`.slice(0, 512), until: now + LIFE }
    return line.current
  }
  const given = (token: Token): Result =>
    ({ json: { access_token: token.text, expires_in: Math.floor((token.until - clock.now()) / 1000) } })

  return {
    counts: () => ({ fetches, made }),
    expire: () => {
      for (const { current, previous } of lines) for (const token of [current, previous]) if (token) token.until = clock.now()
    },
    check: (token) => {
      if (token === null || token === '') return 41001
      if (!/^[\w-]{16,}$/.test(token)) return 40014
      const found = lines.flatMap(({ current, previous }) => [current, previous]).find((one) => one?.text === token)
      if (found) return clock.now() < found.until ? 0 : 42001
      return gone.get(token) === 'expired' ? 42001 : 40001
    },
    stable: (body) => {
      fetches += 1
      const json = asObject(body)
      const [grant, id, secret] = ['grant_type', 'appid', 'secret'].map((name) => stringIn(json, name))
      const wrong = credentials(setup, { grant, id, secret })
      if (wrong) return refuse(wrong)
      if (json?.['force_refresh'] === true) {
        const refusal = mayForce(forced, clock.now())
        return refusal ? refuse(refusal) : given(renew(stable))
      }
      const fresh = stable.current && stable.current.until - clock.now() > OVERLAP ? stable.current : renew(stable)
      return given(fresh)
    },
    plain: (query) => {
      fetches += 1
      const wrong = credentials(setup, { grant: query.get('grant_type'), id: query.get('appid'), secret: query.get('secret') })
      return wrong ? refuse(wrong) : given(renew(plain))
    },
  }
}

type Credentials = { readonly [name in 'grant' | 'id' | 'secret']: string | null | undefined }

function credentials({ appId, secret: right }: Setup, { grant, id, secret }: Credentials): number {
  if (grant !== 'client_credential') return 40002
  if (!id) return 41002
  if (!secret) return 41004
  if (id !== appId) return 40013
  return secret === right ? 0 : 40125
}

function mayForce(forced: number[], now: number): number {
  const today = forced.filter((at) => now - at < DAY)
  if (today.length >= FORCED_A_DAY) return 45009
  if (today.some((at) => now - at < APART)) return 45011
  forced.push(now)
  return 0
}

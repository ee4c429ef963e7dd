// A WeChat account with its residents, media, tokens and all that the platform knows of them.

import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { createLedger, type Allowances, type Ledger } from '../ledger.ts'
import { createMediaShelf, type MediaShelf } from '../media.ts'
import { createSerial } from '../numbers.ts'
import { createChats, type Chats } from '../seen.ts'
import type { Fields } from '../xml.ts'
import { fillIn, type Setup, type WechatSettings } from './settings.ts'

/** One resident as the platform knows them. */
export type Person = {
  readonly openid: string
  follows: boolean
  since: number
  /** When they last wrote or tapped, for the typing state. */
  active: number
  typing: boolean
  readonly ledger: Ledger
  /** How many notices of a template they still take. */
  readonly consents: Map<string, number>
  readonly tags: Set<number>
  scene: string
  language: string
}

/** An account as all parts of the platform share it. */
export type Account = {
  readonly setup: Setup
  readonly clock: Clock
  /** The time that pushes are stamped with. */
  readonly stamp: () => number
  readonly people: ReadonlyMap<string, Person>
  /** Lets a resident come; they follow, and have not written yet. */
  readonly admit: (openid?: string) => Person
  readonly chats: Chats
  readonly media: MediaShelf
  /** A number greater than all before, beyond 2^53. */
  readonly serial: () => string
  /** Pushes an event to the bot without waiting for it; told when the account is opened. */
  push: (openid: string, fields: Fields) => void
  /** The origin of the API, where pictures lie too; told when it listens. */
  base: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What may be sent as customer-service messages (rule since 2023-06-12). */
const ALLOWANCES: Allowances = {
  message: { messages: 5, within: 48 * HOUR },
  tap: { messages: 3, within: MINUTE },
  follow: { messages: 3, within: MINUTE },
  scan: { messages: 3, within: MINUTE },
}

/** Creates an account. */
export function createAccount(settings: WechatSettings, { clock, stamp }: Pick<Account, 'clock' | 'stamp'>): Account {
  const people = new Map<string, Person>()
  const admit = (openid = `o${randomBytes(20).toString('base64url')}`): Person => {
    const known = people.get(openid)
    if (known) return known
    const person: Person = {
      openid, follows: true, since: clock.now(), active: 0, typing: false, ledger: createLedger(ALLOWANCES),
      consents: new Map(), tags: new Set(), scene: '', language: 'zh_CN',
    }
    people.set(openid, person)
    return person
  }
  return {
    setup: fillIn(settings), clock, stamp, people, admit, chats: createChats(), media: createMediaShelf(clock, 3 * DAY),
    serial: createSerial(24_012_345_678_900_000n), push: () => undefined, base: '',
  }
}

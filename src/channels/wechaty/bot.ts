// What we use of wechaty, and the only place that loads it: its packages are optional, and untyped for us on purpose.

import { mkdir } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { Fault } from '../../lib/faults.ts'

/** Somebody who can be written to. */
export type Contact = {
  readonly id: string
  readonly name: () => string
  readonly type: () => number
  readonly say: (text: string) => Promise<unknown>
}

/** A room that the account is in. */
export type Room = { readonly id: string; readonly say: (text: string, ...mentioned: readonly Contact[]) => Promise<unknown> }

/** A place on the map. */
export type Spot = {
  readonly latitude: number
  readonly longitude: number
  readonly name?: string
  readonly address?: string
}

/** A message. What does not fit its type rejects. */
export type Message = {
  readonly id: string
  readonly type: () => number
  readonly text: () => string
  readonly date: () => Date
  readonly self: () => boolean
  readonly talker: () => Contact
  readonly room: () => Room | undefined
  readonly mentionSelf: () => Promise<boolean>
  readonly mentionText: () => Promise<string>
  readonly toFileBox: () => Promise<{ readonly toStream: () => Promise<Readable> }>
  /** wechaty 1.20's own `toLocation` always throws; the puppet behind it knows the place, if any does. */
  readonly wechaty: { readonly puppet: { readonly messageLocation: (id: string) => Promise<Spot> } }
}

/** Somebody who wants to become a contact, or has become one. */
export type Friendship = {
  readonly id: string
  readonly type: () => number
  readonly accept: () => Promise<unknown>
  readonly contact: () => Contact
}

/** What an account tells, and with what. */
export type Events = {
  readonly scan: readonly [qrcode: string, status: number]
  readonly login: readonly unknown[]
  readonly logout: readonly unknown[]
  readonly message: readonly [Message]
  readonly friendship: readonly [Friendship]
  readonly error: readonly [unknown]
  readonly heartbeat: readonly unknown[]
  readonly dong: readonly unknown[]
}

/** An account. */
export type Bot = {
  readonly on: <Name extends keyof Events>(name: Name, listener: (...told: Events[Name]) => void) => unknown
  readonly start: () => Promise<unknown>
  readonly stop: () => Promise<unknown>
  readonly ding: () => void
  readonly Contact: { readonly find: (query: { readonly id: string }) => Promise<Contact | undefined> }
}

/** How the account is reached. */
export type BotSettings = {
  /** A package's name or the path of a module; its default export is the puppet's class. */
  readonly puppet: string
  readonly token: string | undefined
  /** `host:port` of a puppet service. */
  readonly endpoint: string | undefined
  /** Plaintext to the service: for loopback alone. */
  readonly insecure: boolean
  /** Where a puppet that logs in by itself may remember its login. */
  readonly dir: string
  /** How loud the packages are: `silent`, `error` or `warn`; anything louder prints what residents write. */
  readonly log: string
}

/** Makes a bot that is not started yet. */
export type MakeBot = () => Bot

type Puppet = new (options: object) => object
type Wechaty = { readonly WechatyBuilder: { readonly build: (options: object) => Bot } }

/** The package of the puppet that talks to a gateway. */
const SERVICE = 'wechaty-puppet-service'

/** Loads the packages and gives what makes bots; rejects with WECHATY_PACKAGE_MISSING or WECHATY_PUPPET_UNUSABLE. */
export async function loadBot(settings: BotSettings): Promise<MakeBot> {
  const { puppet, token, endpoint, insecure, dir, log } = settings
  // Both are read when the packages are loaded. The second would connect to somebody else's cloud.
  process.env['WECHATY_LOG'] = log
  delete process.env['WECHATY_TOKEN']
  const { WechatyBuilder } = await load('wechaty') as Wechaty // the package has no types where it is not installed
  const Puppet = classOf(await load(specifierOf(puppet)))
  if (puppet !== SERVICE) await mkdir(dir, { recursive: true, mode: 0o700 })
  const options = { ...(token && { token }), ...(endpoint && { endpoint }), ...(insecure && { tls: { disable: true } }) }
  return () => WechatyBuilder.build({
    puppet: forgetful(new Puppet(options)),
    ...(puppet !== SERVICE && { name: join(resolve(dir), 'account') }),
  })
}

/**
 * The service's puppet keeps contacts and rooms in the clear below the home folder, with the token in the path. It works
 * without, and residents are nobody's cache.
 */
export function forgetful<T extends object>(puppet: T): T {
  const store = '_payloadStore' in puppet ? puppet._payloadStore : undefined
  if (typeof store === 'object' && store !== null) Object.assign(store, { start: async () => {}, stop: async () => {} })
  return puppet
}

function specifierOf(puppet: string): string {
  return puppet.startsWith('.') || isAbsolute(puppet) ? pathToFileURL(resolve(puppet)).href : puppet
}

async function load(specifier: string): Promise<unknown> {
  try {
    return await import(specifier)
  } catch (cause) {
    throw new Fault('WECHATY_PACKAGE_MISSING', { about: specifier, cause })
  }
}

/** The default export, behind as many `default` as modules of the older kind put around it. */
function classOf(module: unknown): Puppet {
  let found = module
  for (let depth = 0; depth < 4 && typeof found === 'object' && found !== null; depth++) {
    found = 'default' in found ? found.default : undefined
  }
  if (typeof found !== 'function') throw new Fault('WECHATY_PUPPET_UNUSABLE')
  return found as Puppet // what is no puppet is refused by wechaty when it starts
}

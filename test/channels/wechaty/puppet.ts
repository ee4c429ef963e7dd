// Plays the account and those who write to it, on wechaty's mock puppet, alone or behind a gateway on loopback. The packages
// are optional: where they are missing, what needs them is skipped.

import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Bot, Message, Spot } from '../../../src/channels/wechaty/bot.ts'
import { eventually } from '../../support/eventually.ts'

/** A message as somebody in the mock sees it. */
export type Seen = { readonly text: () => string | undefined; readonly talker: () => { readonly id: string } }

type Place = { readonly id: string; readonly on: (event: 'message', listener: (message: Seen) => void) => void }

/** Somebody in the mock. */
export type Person = Place & {
  readonly say: (what: unknown, mentioned?: readonly Person[]) => { readonly to: (place: Place) => void }
}

/** The mock's world. */
export type Mocker = {
  readonly puppet: { readonly emit: (event: string, payload: unknown) => void; messageSendText: (...told: unknown[]) => Promise<unknown> }
  readonly createContact: (payload: object) => Person
  readonly createRoom: (payload: object) => Place
  readonly login: (who: Person) => void
  readonly scan: (code: string) => void
  readonly MessageMock: { readonly create: (payload: object) => { readonly id: string } }
}

type Gateway = { readonly start: () => Promise<void>; readonly stop: () => Promise<void> }

/** The packages, as far as tests use them. */
export type Packages = {
  readonly build: (options: object) => Bot
  readonly Mocker: new () => Mocker
  readonly PuppetMock: new (options: object) => object
  readonly PuppetServer: new (options: object) => Gateway
  readonly picture: (bytes: Buffer, name: string) => unknown
}

/** Loads the packages; undefined where they are not installed. */
export async function findPackages(): Promise<Packages | undefined> {
  process.env['WECHATY_LOG'] = 'silent'
  try {
    const [wechaty, mock, service, box] = await Promise.all(
      ['wechaty', 'wechaty-puppet-mock', 'wechaty-puppet-service', 'file-box'].map((name) => import(name)),
    )
    return {
      build: (options) => wechaty.WechatyBuilder.build(options),
      Mocker: mock.mock.Mocker,
      PuppetMock: mock.PuppetMock,
      PuppetServer: service.PuppetServer,
      picture: (bytes, name) => box.FileBox.fromBase64(bytes.toString('base64'), name),
    }
  } catch {
    return undefined
  }
}

/** When messages are written that no mock gives. */
export const AT = 1_772_500_507_000

/** What a message's puppet tells of its place. */
export const placeAt = (messageLocation: () => Promise<Spot>): Message['wechaty'] => ({ puppet: { messageLocation } })

/** A message as wechaty gives it, with what a test changes. */
export function messageOf(changes: Partial<Message> = {}): Message {
  const talker = { id: 'o1', name: () => '张', type: () => 1, say: () => Promise.resolve() }
  return {
    id: 'm1', type: () => 7, text: () => '你好', date: () => new Date(AT), self: () => false, talker: () => talker, room: () => undefined,
    mentionSelf: () => Promise.resolve(false), mentionText: () => Promise.resolve(''),
    toFileBox: () => Promise.reject(new Error('no file')), wechaty: placeAt(() => Promise.reject(new Error('no place'))),
    ...changes,
  }
}

/** Makes the mock give its signs of life at once, not after a second. */
export function answerAtOnce({ puppet }: Mocker): void {
  Object.assign(puppet, { ding: () => puppet.emit('dong', { data: '' }) })
}

/** A picture of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64',
)

/** What somebody has read; `next` gives what comes after what was given before, or fails after thirty seconds. */
export type Reader = { readonly all: () => readonly string[]; readonly next: (count?: number) => Promise<string> }

/** Notes what others write where somebody can read it. */
export function readAt(place: Place, own?: Person): Reader {
  const texts: string[] = []
  let given = 0
  place.on('message', (message) => {
    if (message.talker().id !== own?.id) texts.push(message.text() ?? '')
  })
  return {
    all: () => texts,
    next: async (count = 1) => {
      await until(() => texts.length >= given + count, `${count} more after: ${texts.at(-1) ?? 'nothing'}`)
      const fresh = texts.slice(given)
      given = texts.length
      return fresh.join('\n')
    },
  }
}

/** Waits for something to be so; fails after thirty seconds. */
export async function until(isSo: () => boolean, what = 'what was waited for'): Promise<void> {
  await eventually(() => isSo() || undefined).catch((cause: unknown) => {
    throw new Error(`did not come: ${what}`, { cause })
  })
}

/** A gateway on loopback with a mock inside. */
export async function openGateway({ Mocker, PuppetMock, PuppetServer }: Packages) {
  const mocker = new Mocker()
  const puppet = new PuppetMock({ mocker })
  const token = `insecure_${randomUUID()}`
  const endpoint = `127.0.0.1:${await freePort()}`
  const open = async () => {
    const gateway = new PuppetServer({ endpoint, token, puppet, tls: { disable: true } })
    await gateway.start()
    return gateway
  }
  return { mocker, token, endpoint, open }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // a server on a port has an address of this form
      server.close(() => done(port))
    })
  })
}

// One resident on each channel, each deed told in the channel's own way, and the records that they leave.

import { randomUUID } from 'node:crypto'
import { viewRecord } from '../../src/api/view.ts'
import { readLine } from '../../src/channels/terminal/read.ts'
import { createTalkHouse } from '../../src/cli/support/house.ts'
import { createMemory } from '../../src/store/memory/memory.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { asText, type Outbound } from '../../src/messages/outbound.ts'
import { startSimulator } from '../../src/simulator/start.ts'
import { SQUARE, type Deed, type Dialogue } from './dialogues.ts'
import { openHouse, type TestHouse } from './house.ts'
import { openPersonal } from './personal.ts'
import { LANGUAGES, shippedFiles } from './shipped.ts'
import { withYears } from './years.ts'

/** A record as departments see it. */
export type Filed = { readonly number: string; readonly channel: string; readonly content: object; readonly media: readonly string[] }

/** Does one thing and gives what the resident reads. */
export type Person = (deed: Deed) => Promise<string>

/** A house as one channel reaches it. */
export type ChannelHouse = {
  readonly arrive: () => Promise<Person> | Person
  readonly find: (kind: Dialogue['leaves'], number: string) => Promise<Filed | undefined>
  readonly close: () => Promise<void>
}

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64',
)

/** Opens a house on each channel; undefined where its packages are optional and not installed. */
export const CHANNEL_HOUSES: { readonly [channel: string]: () => Promise<ChannelHouse | undefined> } = {
  wechat: () => openPlatform('wechat'), weibo: () => openPlatform('weibo'), wechaty: openWechaty,
  webchat: openWebchat, terminal: openTerminal,
}

function finder(house: TestHouse): ChannelHouse['find'] {
  return async (kind, number) => (await house.call('GET', `/${kind}/${number}`)).body
}

async function openPlatform(name: 'wechat' | 'weibo'): Promise<ChannelHouse> {
  // Weibo has no ids of messages, and instants of whole seconds: people take longer than that to answer.
  let deeds = 0
  const clock = (): number => Date.now() + 1000 * deeds
  const simulator = await startSimulator({ clock })
  const house = await openHouse(simulator.env, clock)
  simulator.aim(house.address)
  return {
    find: finder(house),
    arrive: () => {
      const resident = simulator[name].resident()
      return async (deed) => {
        deeds += 1
        return (await doOnPlatform(resident, deed)).text ?? ''
      }
    },
    close: async () => {
      await house.close()
      await simulator.close()
    },
  }
}

type Exchanged = Promise<{ readonly text?: string | undefined }>

/** What residents of both platforms can do alike. */
type Platformed = {
  readonly say: (text: string) => Exchanged
  readonly tap: (key: string) => Exchanged
  readonly sendImage: (bytes?: Uint8Array) => Exchanged
  readonly sendVoice: () => Exchanged
  readonly sendPlace: (place: typeof SQUARE) => Exchanged
  readonly sendSticker?: () => Exchanged
}

function doOnPlatform(resident: Platformed, deed: Deed): Exchanged {
  switch (deed.do) {
    case 'say': return resident.say(deed.text)
    case 'menu': return resident.tap(deed.key)
    case 'picture': return resident.sendImage(PICTURE)
    case 'voice': return resident.sendVoice()
    case 'place': return resident.sendPlace(SQUARE)
    case 'sticker': return resident.sendSticker?.() ?? resident.say('[允悲]')
  }
}

async function openWechaty(): Promise<ChannelHouse | undefined> {
  const personal = await openPersonal()
  return personal && { find: finder(personal.house), arrive: personal.arrive, close: personal.house.close }
}

async function openWebchat(): Promise<ChannelHouse> {
  const house = await openHouse({ TRUST_PROXY: '1' })
  let visitors = 0
  const arrive = async (): Promise<Person> => {
    const post = poster(house.address, `198.51.100.${++visitors}`)
    const { identity } = await post('/chat/identity', '')
    const send = async (said: object): Promise<string> => {
      const { messages } = await post('/chat/messages', JSON.stringify({ id: randomUUID(), language: 'zh-CN', ...said }), identity)
      return messages.map(asText).join('\n')
    }
    return async (deed) => {
      switch (deed.do) {
        case 'say': return send({ text: deed.text })
        case 'menu': return send({ menu: deed.key })
        case 'picture': return send({ media: (await post('/chat/pictures', PICTURE, identity)).media })
        case 'place': return send({ place: SQUARE })
        // The page has no stickers; who wants to send one types what it shows.
        case 'voice': case 'sticker': return send({ text: '[微笑]' })
      }
    }
  }
  return { find: finder(house), arrive, close: house.close }
}

type Posted = { readonly identity: string; readonly media: string; readonly messages: readonly Outbound[] }

function poster(address: string, source: string) {
  return async (path: string, body: string | Buffer, identity = ''): Promise<Posted> => {
    const headers = { 'x-forwarded-for': source, ...(identity && { authorization: `Bearer ${identity}` }) }
    const response = await fetch(`${address}${path}`, { method: 'POST', body, headers })
    return await response.json() as Posted // as the page reads it
  }
}

const TYPED = { picture: '/image http://127.0.0.1/p.png', voice: '/voice http://127.0.0.1/v.amr', sticker: '/sticker' } as const

async function openTerminal(): Promise<ChannelHouse> {
  const memory = createMemory()
  const shipped = await shippedFiles()
  const files = { ...shipped, department: withYears(shipped.department, Date.now()) }
  const house = createTalkHouse({ files, languages: LANGUAGES, channel: 'terminal', memory }, Date.now())
  const shelves = { tips: memory.records.tip, complaints: memory.records.complaint, messages: memory.records.message, appointments: memory.appointments }
  let people = 0
  return {
    arrive: () => {
      const from = String(++people)
      return async (deed) => (await house.hear(from, typed(deed))).messages.map(asText).join('\n')
    },
    find: async (kind, number) => {
      const record = await shelves[kind].find(number)
      return record && viewRecord(record, new Map()) as Filed // the API shows records in this way
    },
    close: async () => {},
  }
}

function typed(deed: Deed): Said {
  const line = deed.do === 'say' ? deed.text : deed.do === 'menu' ? `/menu ${deed.key}`
    : deed.do === 'place' ? `/place ${SQUARE.lat},${SQUARE.lng} ${SQUARE.label}` : TYPED[deed.do]
  const read = readLine(line)
  if (!read.ok) throw new Error(read.tell)
  return read.said
}

// Residents of the tests of the API: on WeChat and in the web chat, with something on file.

import { randomUUID } from 'node:crypto'
import type { TestHouse } from '../support/house.ts'
import { createResident, type Resident } from '../support/resident.ts'

/** What residents of the tests write, to be found or not to be found again. */
export const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'

/** A receipt as the resident was told it: the number without blanks, the code as it was shown. */
export type Receipt = { readonly resident: Resident; readonly number: string; readonly code: string }

/** Files a tip on WeChat. */
export function fileTip(house: TestHouse): Promise<Receipt> {
  return file(house, ['举报', '3', STORY, '同意', '跳过', '跳过', '不用', '可以'])
}

/** Files a complaint on WeChat. */
export function fileComplaint(house: TestHouse): Promise<Receipt> {
  return file(house, ['投诉', '1', '城关派出所户籍窗口', '窗口的人说话很凶，让我白跑三趟', '同意', '跳过', '不用', '可以'])
}

/** Leaves a message for an officer on WeChat. */
export function leaveMessage(house: TestHouse): Promise<Receipt> {
  return file(house, ['人工', '身份证办了一个月还没好', '跳过'])
}

/** Books the first free time on WeChat. */
export function book(house: TestHouse): Promise<Receipt> {
  return file(house, ['预约', '1', '1', '1', '1', '同意', '王小明', '13800138000', '可以'])
}

/** Asks on WeChat how something stands. */
export async function askStatus(resident: Resident, number: string, code: string): Promise<string> {
  await resident.say('查进度')
  await resident.say(number)
  return resident.say(code)
}

async function file(house: TestHouse, lines: readonly string[]): Promise<Receipt> {
  const resident = createResident(house.address)
  let answer = ''
  for (const line of lines) answer = await resident.say(line)
  const number = /[TCMA] \d{3} \d{3} \d{3} \d/.exec(answer)?.[0].replaceAll(' ', '')
  if (!number) throw new Error(`nothing was filed: ${answer}`)
  return { resident, number, code: /查询码：([0-9A-Z-]+)/.exec(answer)?.[1] ?? '' }
}

/** Someone in the web chat. */
export type Visitor = {
  readonly say: (said: object) => Promise<string>
  /** Uploads a picture and gives what names it in a message. */
  readonly upload: (bytes: Uint8Array) => Promise<string>
  /** Uploads a recording and gives what names it in a message. */
  readonly record: (bytes: Uint8Array) => Promise<string>
  /** Listens as the page does, says that it has seen what came first, and gives it. */
  readonly live: () => Promise<{ readonly text: string; readonly by?: string }>
}

/** Lets a visitor come to the web chat, from an address of their own where a proxy tells it. */
export async function createVisitor(address: string, from = '198.51.100.1'): Promise<Visitor> {
  const proxy = { 'x-forwarded-for': from }
  const opened = await fetch(`${address}/chat/identity`, { method: 'POST', headers: proxy })
  const { identity } = await opened.json() as { identity: string } // as the page reads it
  const post = async (path: string, body: string | Uint8Array): Promise<any> => { // oxlint-disable-line no-explicit-any -- JSON of several forms
    const response = await fetch(`${address}${path}`, {
      method: 'POST', body: Buffer.from(body), headers: { authorization: `Bearer ${identity}`, ...proxy },
    })
    return response.json()
  }
  return {
    say: async (said) => {
      const { messages } = await post('/chat/messages', JSON.stringify({ id: randomUUID(), language: 'zh-CN', ...said }))
      return messages.map((each: { text: string }) => each.text).join('\n')
    },
    upload: async (bytes) => (await post('/chat/pictures', bytes)).media,
    record: async (bytes) => (await post('/chat/voices', bytes)).voice,
    live: async () => {
      const stop = new AbortController()
      const headers = { authorization: `Bearer ${identity}`, ...proxy }
      const response = await fetch(`${address}/chat/events`, { headers, signal: stop.signal })
      const first = await firstEvent(response)
      stop.abort()
      const body = JSON.stringify({ ids: [first.id] })
      await fetch(`${address}/chat/seen`, { method: 'POST', body, headers })
      return first
    },
  }
}

async function firstEvent(response: Response): Promise<{ readonly id: string; readonly text: string }> {
  let text = ''
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString()
    const found = /^data: (.*)$/m.exec(text)?.[1]
    if (found) return JSON.parse(found)
  }
  throw new Error('the stream ended')
}

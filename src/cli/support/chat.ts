// A chat in a terminal: what is typed is heard, what is said is shown, time is turned by hand, and talks are recorded.

import { appendFile, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { COMMANDS, readLine } from '../../channels/terminal/read.ts'
import { show } from '../../channels/terminal/show.ts'
import type { Turn } from '../../engine/advance.ts'
import type { Effect, Values } from '../../engine/effect.ts'
import type { Event } from '../../engine/event.ts'
import { codeOf } from '../../lib/faults.ts'
import { makeFolder, OPEN_FOLDER } from '../../lib/folders.ts'
import { readSpan } from '../../lib/time.ts'
import { TALKS_BEGIN } from '../../flows/talk/play.ts'
import { writeEffect, writeEvent } from '../../flows/talk/write.ts'
import type { ChannelName } from '../../messages/inbound.ts'
import { createTalkHouse, type TalkHouse, type TalkParts, type Told } from './house.ts'
import { openPrompt } from './prompt.ts'

/** What a chat is made of. */
export type ChatParts = TalkParts & {
  /** The flow to begin with. */
  readonly flow: string | undefined
  /** Where to write the talk; empty: to the flow's own file; undefined: nowhere. */
  readonly record: string | undefined
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

const ME = 'you'
const A_MOMENT = 1000

/** Chats until the end of the input. */
export async function chat(parts: ChatParts): Promise<number> {
  const lines: string[] = []
  // A talk that is recorded keeps the time that talks are played in.
  const recorded = parts.record !== undefined
  const start = recorded ? TALKS_BEGIN : Date.now()
  const house = createTalkHouse({ ...parts, watch: (event, turn) => void lines.push(...linesOf(event, turn)) }, start)
  const tick = (): number => (recorded ? house.now() + A_MOMENT : Math.max(Date.now(), house.now()))
  const write = (text: string): void => void (text !== '' && parts.output.write(`${text}\n`))
  const begun = parts.flow === undefined ? undefined : parts.files.flows.find(({ id }) => id === parts.flow)
  if (parts.flow !== undefined && !begun) {
    write(`There is no flow '${parts.flow}'; there are ${parts.files.flows.map(({ id }) => id).join(', ')}.`)
    return 2
  }
  const file = parts.record === undefined ? undefined : parts.record || join('test', 'talks', `${parts.flow ?? 'recorded'}.talk`)
  const unwritable = file === undefined ? undefined : await addTo(file, '')
  if (unwritable !== undefined) {
    write(`${file}: cannot be written (${unwritable}); name another file behind --record`)
    return 2
  }
  const [example] = await house.layDemo()
  write(`Write as a resident would; ${COMMANDS.join(', ')}, /wait SPAN. End with Ctrl-D.`)
  if (example) write(`A case to ask for: ${example.number}, code ${example.code}`)
  await house.turnTo(tick())
  const first: Told = await house.hear(ME, { kind: 'event', event: 'scan', ...(begun && { scene: begun.id }) })
  write(show(first.messages))

  const prompt = openPrompt(parts.input, parts.output, '> ')
  // Who stops in the middle has said something all the same.
  process.once('SIGINT', prompt.close).once('SIGTERM', prompt.close)
  prompt.ask()
  for await (const line of prompt.lines) {
    write(await answer({ house, lines, tick }, line))
    prompt.ask()
  }
  process.off('SIGINT', prompt.close).off('SIGTERM', prompt.close)
  return file === undefined ? 0 : keep(file, talkOf(parts.channel, lines), write)
}

type Chatting = { readonly house: TalkHouse; readonly lines: string[]; readonly tick: () => number }

async function answer({ house, lines, tick }: Chatting, line: string): Promise<string> {
  if (line.trim() === '') return ''
  const [waits, span = ''] = /^\/wait(?:\s+\+?(\S*))?\s*$/.exec(line) ?? []
  if (waits !== undefined) return wait(house, span, lines)
  const typed = readLine(line)
  if (!typed.ok) return `(${typed.tell})`
  const due = await house.turnTo(tick())
  const told = await house.hear(ME, typed.said)
  return show([...due, told].flatMap(({ messages }) => messages))
}

async function wait(house: TalkHouse, span: string, lines: string[]): Promise<string> {
  const ms = readSpan(span)
  if (ms === undefined) return '(write a span, as in /wait 25h)'
  lines.push(`~ +${span}`)
  const due = await house.turnTo(house.now() + ms)
  return show(due.flatMap(({ messages }) => messages)) || '(nothing fell due)'
}

function linesOf(event: Event, { effects }: Turn): readonly string[] {
  const happened = writeEvent(event)
  return [...(happened === undefined ? [] : [happened]), ...effects.map(lasting).map(writeEffect)]
}

// What differs from one playing to the next is left out: when consent was given, and the ids of pictures.
function lasting(effect: Effect): Effect {
  if (effect.kind !== 'call') return effect
  const { consent: _, ...rest } = effect.with
  const kept = JSON.parse(JSON.stringify(rest, (name, value: unknown) => (name === 'media' ? undefined : value))) as Values // still JSON
  return { ...effect, with: kept }
}

function talkOf(channel: ChannelName, lines: readonly string[]): string {
  return ['# recorded', ...(channel === 'terminal' ? [] : [`on ${channel}`]), ...lines, ''].join('\n')
}

// A recorded talk is added below those that its file holds already. What cannot be kept is shown.
async function keep(file: string, talk: string, write: (text: string) => void): Promise<number> {
  const before = await readFile(file, 'utf8').catch(() => '')
  const wrong = await addTo(file, before === '' ? talk : `\n${talk}`)
  write(wrong === undefined ? `The talk was written to ${file}.` : `${file}: cannot be written (${wrong}); this is the talk:\n\n${talk}`)
  return wrong === undefined ? 0 : 2
}

async function addTo(file: string, text: string): Promise<string | undefined> {
  try {
    makeFolder(dirname(file), OPEN_FOLDER)
    await appendFile(file, text)
    return undefined
  } catch (error) {
    return codeOf(error) ?? 'unknown'
  }
}

// Reads talks: whole conversations written down, `>` for what the resident does and `<` for what the bot says.

import type { Json } from '../../engine/event.ts'
import { readSpan } from '../../engine/span.ts'
import type { ChannelName, Said } from '../../messages/inbound.ts'
import { CHANNELS } from '../../messages/inbound.ts'
import { readSaid } from './said.ts'
import { json, loose, readWords } from './values.ts'

/** What the bot is expected to say: a key, and the values of the options if they are named. */
export type Expected = { readonly key: string; readonly options?: readonly string[] }

/** One line of a talk. `at` is its line in the file. */
export type TalkLine = { readonly at: number } & (
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'say'; readonly any: readonly Expected[] }
  | { readonly kind: 'effect'; readonly words: readonly string[]; readonly values: { readonly [name: string]: Json } }
  | { readonly kind: 'returned'; readonly value: Json }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'passes'; readonly ms: number }
  | { readonly kind: 'kept'; readonly name: string; readonly value: Json }
)

/** A talk: a title, where it takes place, and its lines. */
export type Talk = {
  readonly title: string
  readonly line: number
  readonly channel: ChannelName
  /** The language it begins in; left out: the first of all. */
  readonly language?: string
  readonly lines: readonly TalkLine[]
}

/** A line that cannot be read. */
export type TalkProblem = { readonly line: number; readonly tell: string }

type Draft = { title: string; line: number; channel: ChannelName; language?: string; lines: TalkLine[] }

/** Reads the talks of a file; what cannot be read comes back as problems. */
export function parseTalks(text: string): { readonly talks: readonly Talk[]; readonly problems: readonly TalkProblem[] } {
  const talks: Draft[] = []
  const problems: TalkProblem[] = []
  text.split(/\r?\n/).forEach((raw, i) => {
    const tell = readLine(raw.trimEnd(), i + 1, talks)
    if (tell !== undefined) problems.push({ line: i + 1, tell })
  })
  return { talks, problems }
}

// Gives what is wrong with the line, if anything.
function readLine(raw: string, line: number, talks: Draft[]): string | undefined {
  if (raw === '') return undefined
  if (raw.startsWith('# ')) {
    talks.push({ title: raw.slice(2).trim(), line, channel: 'terminal', lines: [] })
    return undefined
  }
  const talk = talks.at(-1)
  if (!talk) return 'a talk begins with its title, as in `# changes their mind`'
  const head = readHead(raw, talk)
  if (head !== 'no') return head
  const space = raw.indexOf(' ')
  const [mark, rest] = space < 0 ? [raw, ''] : [raw.slice(0, space), raw.slice(space + 1).trim()]
  const read = READERS[mark]?.(rest, line, talk)
  if (!read) return `a line begins with one of ${Object.keys(READERS).join(' ')}, and this one with '${mark}'`
  if (typeof read === 'string') return read
  talk.lines.push(read)
  return undefined
}

function readHead(raw: string, talk: Draft): string | undefined {
  const [, word, value = ''] = /^(on|in) (\S+)$/.exec(raw) ?? []
  if (word === undefined || talk.lines.length > 0) return 'no'
  if (word === 'in') talk.language = value
  else {
    const channel = CHANNELS.find((name) => name === value)
    if (!channel) return `there is no channel '${value}'; there are ${CHANNELS.join(', ')}`
    talk.channel = channel
  }
  return undefined
}

type Reader = (rest: string, at: number, talk: Draft) => TalkLine | string

const READERS: { readonly [mark: string]: Reader } = {
  '>': (rest, at) => ({ kind: 'said', at, said: readSaid(rest) }),
  '<': (rest, at) => ({ kind: 'say', at, any: [readExpected(rest)] }),
  '<?': (rest, at, talk) => {
    const before = talk.lines.at(-1)
    if (before?.kind !== 'say' || before.at !== at - 1) return { kind: 'say', at, any: [readExpected(rest)] }
    talk.lines.pop()
    return { kind: 'say', at, any: [...before.any, readExpected(rest)] }
  },
  '!': (rest, at) => ({ kind: 'effect', at, ...readWords(rest) }),
  '=': (rest, at) => withJson(rest, (value) => ({ kind: 'returned', at, value })),
  x: (rest, at) => ({ kind: 'refused', at, reason: rest }),
  '~': (rest, at) => {
    const ms = readSpan(rest.replace(/^\+/, ''))
    return ms === undefined ? `time passes by a span, as in \`~ +25h\`, and not by '${rest}'` : { kind: 'passes', at, ms }
  },
  '&': (rest, at) => {
    const equals = rest.indexOf('=')
    if (equals < 1) return 'a kept answer is written as `& name=value`'
    return { kind: 'kept', at, name: rest.slice(0, equals).trim(), value: loose(rest.slice(equals + 1).trim()) }
  },
}

function readExpected(rest: string): Expected {
  const [, key = rest, list] = /^(\S+)(?: \[(.*)\])?$/.exec(rest) ?? []
  return list === undefined ? { key } : { key, options: list.split(',').map((one) => one.trim()).filter(Boolean) }
}

function withJson(text: string, use: (value: Json) => TalkLine): TalkLine | string {
  const value = json(text)
  return value === undefined ? `this is not JSON: ${text}` : use(value)
}

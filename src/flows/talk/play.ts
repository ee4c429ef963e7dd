// Plays a talk against flows, with services that answer as the talk says, and tells where it goes another way.

import { isDeepStrictEqual } from 'node:util'

import { advance } from '../../engine/advance.ts'
import { begin } from '../../engine/begin.ts'
import type { Book } from '../../engine/book.ts'
import type { Answers, Conversation } from '../../engine/conversation.ts'
import type { Effect } from '../../engine/effect.ts'
import type { Event, Json } from '../../engine/event.ts'
import { plain } from '../../engine/view.ts'
import type { Expected, Talk, TalkLine } from './parse.ts'
import { writeEffect, writeOption } from './write.ts'

/** Where a talk went another way than it is written. */
export type Astray = { readonly line: number; readonly tell: string }

/** Talks begin on Monday, 2 March 2026, at ten in the morning in China. */
export const TALKS_BEGIN = Date.UTC(2026, 2, 2, 2)

// The resident takes a second for each message.
const A_MOMENT = 1000

type Stage = {
  readonly book: Book
  conversation: Conversation
  now: number
  /** What was wanted and is not yet told of in the talk. */
  effects: Effect[]
  /** A service is waited for. */
  calling: boolean
  ended: Answers | undefined
}

/** Plays a talk; undefined if it goes as it is written. */
export function play(talk: Talk, book: Book, language = talk.language ?? book.home): Astray | undefined {
  const stage: Stage = {
    book, conversation: begin(language), now: TALKS_BEGIN, effects: [], calling: false, ended: undefined,
  }
  for (const line of talk.lines) {
    const tell = playLine(stage, line)
    if (tell !== undefined) return { line: line.at, tell }
  }
  const last = talk.lines.at(-1)?.at ?? talk.line
  const left = leftOver(stage)
  return left === undefined ? undefined : { line: last, tell: left }
}

// Gives what is wrong, if anything.
function playLine(stage: Stage, line: TalkLine): string | undefined {
  switch (line.kind) {
    case 'say': return expectSay(stage, line.any)
    case 'effect': return expectEffect(stage, line)
    case 'kept': return expectKept(stage, line.name, line.value)
    case 'said': return leftOver(stage) ?? happen(stage, A_MOMENT, (at) => ({ kind: 'said', at, said: line.said }))
    case 'passes': return leftOver(stage) ?? pass(stage, line.ms)
    case 'returned': return answer(stage, { kind: 'returned', at: stage.now, value: line.value })
    case 'refused': return answer(stage, { kind: 'refused', at: stage.now, reason: line.reason })
  }
}

function happen(stage: Stage, after: number, make: (at: number) => Event): undefined {
  stage.now += after
  const turn = advance(stage.book, stage.conversation, make(stage.now))
  stage.conversation = turn.conversation
  stage.effects.push(...turn.effects)
  stage.calling = false
  stage.ended = turn.ended
}

// Whatever the conversation waits for on the way happens at its own time.
function pass(stage: Stage, ms: number): undefined {
  const until = stage.now + ms
  for (let n = 0; n < 1000; n++) {
    const { wake } = stage.conversation
    if (wake === undefined || wake > until) break
    stage.now = Math.max(wake, stage.now)
    happen(stage, 0, (at) => ({ kind: 'due', at }))
  }
  stage.now = until
}

function answer(stage: Stage, event: Event): string | undefined {
  if (!stage.calling) return 'no service was called that could answer this'
  return leftOver(stage) ?? happen(stage, 0, () => event)
}

function leftOver({ effects }: Stage): string | undefined {
  if (effects.length === 0) return undefined
  return ['the talk does not tell of:', ...effects.map((effect) => `  ${writeEffect(effect)}`)].join('\n')
}

function expectSay(stage: Stage, any: readonly Expected[]): string | undefined {
  const wanted = any.map(writeExpected).join('\n  or ')
  const effect = stage.effects.shift()
  if (!effect) return `expected ${wanted}\n  and nothing more was said`
  const fits = effect.kind === 'say' && any.some((one) => isExpected(one, effect))
  return fits ? undefined : `expected ${wanted}\n  and there was ${writeEffect(effect)}`
}

function writeExpected({ key, options }: Expected): string {
  return options ? `< ${key} [${options.join(', ')}]` : `< ${key}`
}

function isExpected({ key, options }: Expected, say: Extract<Effect, { kind: 'say' }>): boolean {
  if (key !== say.key) return false
  return options === undefined || isDeepStrictEqual(options, (say.options ?? []).map(({ value }) => writeOption(value)))
}

type EffectLine = Extract<TalkLine, { kind: 'effect' }>

function expectEffect(stage: Stage, line: EffectLine): string | undefined {
  const effect = stage.effects.shift()
  if (!effect) return `expected ! ${line.words.join(' ')}\n  and nothing more was wanted`
  stage.calling = effect.kind === 'call'
  const fits = isEffect(effect, line)
  return fits ? undefined : `expected ! ${line.words.join(' ')} ${JSON.stringify(line.values)}\n  and there was ${writeEffect(effect)}`
}

function isEffect(effect: Effect, { words, values }: EffectLine): boolean {
  const [kind, name = '', to] = words
  if (effect.kind !== kind || effect.kind === 'say') return false
  const named = effect.kind === 'call' ? effect.service : effect.key
  if (named !== name && !named.endsWith(`:${name}`)) return false
  if (to !== undefined && !('to' in effect && effect.to === to)) return false
  const given = effect.kind === 'call' ? effect.with : effect.values
  return Object.entries(values).every(([key, value]) => isSame(given[key], value))
}

function expectKept({ conversation, ended }: Stage, name: string, value: Json): string | undefined {
  const kept = (conversation.at?.answers ?? ended)?.[name]
  return isSame(kept, value) ? undefined : `expected & ${name}=${JSON.stringify(value)}\n  and it is ${JSON.stringify(kept)}`
}

// A talk writes the value of a choice, and texts without their quotes.
function isSame(kept: Json | undefined, value: Json): boolean {
  const own = kept === undefined ? null : plain(kept)
  return isDeepStrictEqual(own, value) || (typeof own !== 'object' && String(own) === String(value))
}

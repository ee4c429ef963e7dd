// A conversation as it is kept between turns: a list of what nearly every one has by its position, with its answers at the end, and
// what few have by its name. As JSON that is two fifths shorter than the object, and takes half the time to be written and read.

import type { Answers, Conversation, Frame } from './conversation.ts'
import type { Json } from './event.ts'
import { frameOf, isUsual } from './frame.ts'
import { begun } from './work.ts'

/** What few conversations have, and under `at` what few frames have. */
type Rest = Omit<Partial<Conversation>, 'at'> & { readonly at?: Partial<Frame> }

/**
 * What nearly every conversation has; null is what it does not have. `minute` and `past` are `asked`, its minutes since the epoch
 * and the ms past them: numbers this small are written in no time, and an instant is not. `after` is `wake` in ms after `asked`,
 * and the instant itself where nothing is asked.
 */
type Head = readonly [
  language: string, settled: boolean, turns: number | null, minute: number | null, past: number | null, after: number | null,
  rest: Rest | null,
]

/** Where a flow runs: what nearly every frame has but its answers. */
type Place = readonly [flow?: string, version?: string, step?: string, verb?: string | null]

/** A packed conversation, plain JSON. An answer is its name and its value; a picked option is `PICKED`, its name, value and label. */
export type Packed = readonly [...Head, ...Place, ...answers: readonly Json[]]

/** As conversations were packed before: the answers are one object. */
export type PackedNested = readonly [...Head, ...Place, answers?: Answers]

/** As they were packed at first: `asked` is one number, too. */
export type PackedFirst = readonly [
  language: string, settled: boolean, turns: number | null, asked: number | null, after: number | null, rest: Rest | null,
  ...Place, answers?: Answers,
]

const MINUTE = 60_000

/** Stands before an answer that is a picked option, where any other has its name. */
const PICKED = 1

/** Where the answers begin. */
const ANSWERS = 11

/** Packs a conversation. */
export function pack(conversation: Conversation): Packed {
  const { at, language, settled = false, turns = null, asked, wake } = conversation
  const minute = asked === undefined ? null : Math.floor(asked / MINUTE)
  const past = asked === undefined || minute === null ? null : asked - minute * MINUTE
  const after = wake === undefined ? null : wake - (asked ?? 0)
  const rest = restOf(conversation, at)
  if (!at) return [language, settled, turns, minute, past, after, rest]
  const packed: [...Head, ...Required<Place>, ...Json[]] = [
    language, settled, turns, minute, past, after, rest, at.flow, at.version, at.step, at.verb ?? null,
  ]
  layOut(at.answers, packed)
  return packed
}

// Each by its name, and an option without the names that all of them have.
function layOut(answers: Answers, packed: unknown[]): void {
  for (const name in answers) {
    const value = answers[name] ?? null
    if (isPicked(value)) packed.push(PICKED, name, value.value, value.label)
    else packed.push(name, value)
  }
}

type Picked = { readonly value: Json; readonly label: Json }

const PICKED_NAMES = ['value', 'label']

// Nothing but these two, in their order.
function isPicked(value: Json): value is Picked {
  if (typeof value !== 'object') return false
  let seen = 0
  for (const name in value) {
    if (name !== PICKED_NAMES[seen]) return false
    seen += 1
  }
  return seen === PICKED_NAMES.length
}

/** Unpacks a conversation. */
export function unpack(packed: Packed): Conversation {
  return unpacked(packed, answersIn(packed as readonly unknown[] as readonly Json[])) // what lies behind the frame, `layOut` put there
}

/** Unpacks what was packed before. */
export function unpackNested(packed: PackedNested): Conversation {
  return unpacked(packed, packed[ANSWERS] ?? {})
}

/** Unpacks what was packed at first. */
export function unpackFirst([language, settled, turns, asked, after, rest, ...frame]: PackedFirst): Conversation {
  return unpackNested([language, settled, turns, asked === null ? null : 0, asked, after, rest, ...frame])
}

function unpacked(packed: readonly [...Head, ...Place, ...unknown[]], answers: Answers): Conversation {
  const [language, settled, turns, minute, past, after, rest, flow, version, step, verb] = packed
  const asked = minute === null ? undefined : minute * MINUTE + (past ?? 0)
  const wake = after === null ? undefined : after + (asked ?? 0)
  const at = flow === undefined || version === undefined || step === undefined ? undefined : frameOf(flow, version, step, answers, verb)
  const out = begun(at, language, asked, wake)
  if (turns !== null) out.turns = turns
  if (settled) out.settled = true
  return rest ? filled(out, rest) : out
}

function answersIn(packed: readonly Json[]): Answers {
  const answers: { [name: string]: Json } = {}
  for (let i = ANSWERS; i < packed.length; i += 2) {
    if (packed[i] === PICKED) {
      keep(answers, packed[i + 1], { value: packed[i + 2] ?? null, label: packed[i + 3] ?? null })
      i += 2
    } else keep(answers, packed[i], packed[i + 1] ?? null)
  }
  return answers
}

// Any name is one, even that by which JavaScript finds what an object comes from.
function keep(answers: { [name: string]: Json }, name: Json | undefined, value: Json): void {
  if (typeof name !== 'string') return
  if (name === '__proto__') Object.defineProperty(answers, name, { value, writable: true, enumerable: true, configurable: true })
  else answers[name] = value
}

function restOf(conversation: Conversation, at: Frame | undefined): Rest | null {
  const rest = others(conversation)
  const more = at && others(at)
  return more ? { ...rest, at: more } : rest ?? null
}

function others<T extends object>(whole: T): Partial<T> | undefined {
  let rest: Partial<T> | undefined
  for (const name in whole) {
    if (hasPosition(name)) continue
    rest ??= {}
    rest[name] = whole[name]
  }
  return rest
}

// Names of a conversation and of a frame: no name is one of both.
function hasPosition(name: string): boolean {
  switch (name) {
    case 'at': case 'language': case 'settled': case 'turns': case 'asked': case 'wake': return true
    default: return isUsual(name)
  }
}

function filled(often: Conversation, { at, ...rest }: Rest): Conversation {
  return { ...often, ...rest, ...(often.at && { at: { ...often.at, ...at } }) }
}

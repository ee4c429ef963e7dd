// What was just told is not asked again: the number and code of a receipt or a case, and who it was for.

import { isForAnother } from './answers/reading/for-another.ts'
import type { Answers, Conversation } from './conversation.ts'
import type { Json } from './event.ts'
import type { Flow } from './flow.ts'
import { hasAny, isRecord } from './view.ts'
import type { Work } from './work.ts'

const MINUTE = 60_000

const KEYS = ['number', 'code'] as const

/** How long what was just told may be gone back to. */
const RECENT = 30 * MINUTE

/** Number and code that the resident has typed or was given; undefined where the answers hold none. */
function keysIn(answers: Answers): Answers | undefined {
  return pairIn(answers) ?? filedIn(answers)
}

/** Number and code of what was filed: a receipt that a service gave. */
function filedIn(answers: Answers): Answers | undefined {
  let last: Answers | undefined
  for (const name in answers) last = pairIn(answers[name]) ?? last
  return last
}

function pairIn(value: Json | undefined): Answers | undefined {
  return isRecord(value) && isWord(value['number']) && isWord(value['code']) ? { number: value['number'], code: value['code'] } : undefined
}

function isWord(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== ''
}

/** Keeps them when a flow has ended, and what is not asked again by the one that filed. */
export function keepRecent(work: Work): void {
  const wasCut = work.ended !== undefined && isCut(work.ended)
  if (wasCut) work.recent = undefined
  const keys = work.ended && !wasCut ? keysIn(work.ended) : undefined
  if (work.ended && keys) work.recent = recentOf(work, work.ended, keys)
  else if (work.recent && work.recent.until <= work.now) work.recent = undefined
}

/** Keeps the number and code of what was filed in a flow that is left before its end. */
export function keepFiled(work: Work, answers: Answers): void {
  const keys = filedIn(answers)
  if (keys && !isCut(answers)) work.recent = { ...work.recent, keys, until: work.now + RECENT, filed: true }
}

function recentOf({ left, now, recent }: Work, ended: Answers, keys: Answers): Conversation['recent'] {
  const isFiled = filedIn(ended) !== undefined
  const names = isFiled ? left?.starts?.again ?? [] : []
  const own = Object.fromEntries(names.flatMap((name) => ((ended[name] ?? null) === null ? [] : [[name, ended[name] ?? null]])))
  const again = left && hasAny(own) ? { flow: left.id, answers: own } : recent && recent.until > now ? recent.again : undefined
  return { keys, until: now + RECENT, ...(isFiled && { filed: true }), ...(again && { again }) }
}

// A service has cut what leads from the conversation to a record: then nothing of it may stay here.
function isCut(answers: Answers): boolean {
  for (const name in answers) if (isLinkCut(answers[name])) return true
  return false
}

function isLinkCut(value: Json | undefined): boolean {
  return isRecord(value) && value['linked'] === false
}

/** Drops what waits with a number or a code, when the link to a record was cut. */
export function forgetCut(work: Work, value: Json): void {
  if (isLinkCut(value)) work.above = work.above.filter(({ answers }) => !keysIn(answers))
}

/** Forgets all that is known of the resident, once a service has deleted what is kept of them elsewhere. */
export function forgetErased(work: Work, value: Json): void {
  if (!isRecord(value) || value['erased'] !== true) return
  work.above = []
  work.ended = {}
  work.gone = true
}

/** What a flow that goes on with them is given, beside what it is `given` anyway and what was `heard`. */
export function recentFor(
  work: Work, flow: Flow, { given = {}, heard }: { readonly given?: Answers; readonly heard?: string } = {},
): Answers {
  const { after = [], filed = [], again = [] } = flow.starts ?? {}
  if (after.length + filed.length + again.length === 0) return {}
  const kept = work.recent && work.recent.until > work.now ? work.recent : undefined
  const answers = work.frame?.answers ?? {}
  const told = keysIn(answers) ?? kept?.keys ?? {}
  // While its code is still to be checked, only who asks about it in words of their own means it.
  const filedHere = (heard === undefined ? undefined : filedIn(answers)) ?? (kept?.filed ? kept.keys : {})
  // Who has typed the number or the code of what was just told need not type the other one.
  const own = kept && KEYS.some((key) => given[key] !== undefined && given[key] === kept.keys[key]) ? kept.keys : filedHere
  const keys = { ...among(told, after), ...among(own, filed) }
  // Who names another number or code means that one.
  if (isOther(given, keys, 'number') || isOther(given, keys, 'code')) return {}
  const who = kept?.again?.flow === flow.id ? among(kept.again.answers, again) : {}
  return { ...keys, ...(heard !== undefined && isForAnother(heard) ? withoutNames(who, flow) : who) }
}

function isOther(given: Answers, keys: Answers, name: string): boolean {
  return given[name] !== undefined && given[name] !== keys[name]
}

/** What was just filed or looked up, by its number, as a route is told of it; empty where nothing was. */
export function justTold({ recent, now }: Work): readonly Json[] {
  const number = recent && recent.until > now ? recent.keys['number'] : undefined
  return number === undefined ? [] : [{ number }]
}

/** Tells whether an answer is what was known from the flow before, or from one that was left for this one. */
export function isRecalled({ above, recent, flow }: Work, name: string, value: Json): boolean {
  const { after = [], filed = [], again = [] } = flow.starts ?? {}
  if (after.includes(name)) return true
  if (again.includes(name) && recent?.again?.answers[name] === value) return true
  return filed.includes(name) && [recent?.keys, ...above.map(({ answers }) => filedIn(answers))].some((keys) => keys?.[name] === value)
}

/** Forgets who it was for before, once an answer says that it is for somebody else. */
export function forgetWho(work: Work, text: string): void {
  const { frame, flow, recent } = work
  if (!frame?.filled) return
  const again = flow.starts?.again ?? []
  if (again.length === 0 || !isForAnother(text)) return
  const others = Object.entries(frame.filled).filter(([name, value]) => !again.includes(name) || recent?.again?.answers[name] !== value)
  const who = withoutNames(among(frame.filled, again), flow)
  work.frame = { ...frame, filled: { ...who, ...Object.fromEntries(others) } }
}

function among(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)))
}

// Somebody else has another name, and may be reached by the same telephone.
function withoutNames(answers: Answers, { steps, questions }: Flow): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => {
    const asked = steps[questions[name] ?? -1]?.question?.forms ?? []
    return !asked.includes('name')
  }))
}

// Messages of every kind, made up by fast-check, at every question: nothing throws, no answer is lost, no turn is slow.
// LONG=1 tries 1,000,000 of them; SEED=n tries the same ones again.

import assert from 'node:assert/strict'

import * as fc from 'fast-check'

import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Answers, Conversation, Frame } from '../../src/engine/conversation.ts'
import type { Flow } from '../../src/engine/flow.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { fixtureBook, fixtureFlows } from '../support/fixtures.ts'
import { busyFor } from '../support/busy.ts'
import { progress } from '../support/progress.ts'
import { chooseSeed } from '../support/random.ts'

const RUNS = process.env['LONG'] ? 1_000_000 : 3000
const seed = chooseSeed()
const AT = Date.UTC(2026, 2, 2, 2)
const BOOK = fixtureBook()

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 2100 }),
  fc.array(fc.constantFrom(...'明后天上下午三点周月号年日改第个不是好要取消返回帮助人工跳过完成0129０①一 .,!？'), { maxLength: 12 }).map((all) => all.join('')),
)
const url = fc.webUrl()
const message: fc.Arbitrary<Said> = fc.oneof(
  { weight: 6, arbitrary: words.map((text): Said => ({ kind: 'text', text })) },
  words.map((option): Said => ({ kind: 'text', text: option, option })),
  url.map((at): Said => ({ kind: 'image', url: at })),
  fc.record({ at: url, transcript: words }).map(({ at, transcript }): Said => ({ kind: 'voice', url: at, transcript })),
  fc.record({ lat: fc.double(), lng: fc.double(), label: words }).map((at): Said => ({ kind: 'place', ...at })),
  fc.constantFrom('video', 'file', 'link', 'sticker', 'card', 'unknown').map((what): Said => ({ kind: 'other', what })),
  words.map((key): Said => ({ kind: 'menu', key })),
  words.map((scene): Said => ({ kind: 'event', event: 'scan', scene })),
)

const QUESTIONS = fixtureFlows.flatMap((flow) => flow.steps.filter(({ question }) => question).map((step) => ({ flow, step })))

type Standing = (typeof QUESTIONS)[number]

// Someone at a question, with everything before it answered by something.
function standing(flow: Flow, name: string): Conversation {
  const before = flow.steps.filter((step) => step.question && step.index < (flow.places[name] ?? 0))
  const answers: Answers = Object.fromEntries(before.map(({ word }) => [word, `answer to ${word}`]))
  return { ...begin('zh-CN'), asked: AT, at: { flow: flow.id, version: flow.version, step: name, answers } }
}

// Every answer is still there: where it was, in a flow that was interrupted, in a draft, or in what has ended.
function isKept(before: Answers, after: Conversation, { ended, at }: { ended: Answers | undefined; at: Standing }): boolean {
  const callers = (frame: Frame | undefined): readonly Answers[] => (frame ? [frame.answers, ...callers(frame.caller)] : [])
  const places = [...callers(after.at), ...(after.above ?? []).flatMap(callers), ...callers(after.draft?.frame), ended]
  return places.some((there) => there && (isSame(before, there) || isChanged(before, there, at)))
}

function isSame(before: Answers, there: Answers): boolean {
  return Object.keys(before).every((name) => there[name] === before[name] || isMore(before[name], there[name]))
}

// A story may be told on where something else is asked for.
function isMore(before: Answers[string] | undefined, there: Answers[string] | undefined): boolean {
  return typeof before === 'string' && typeof there === 'string' && there.startsWith(before)
}

// At a summary one may have become another, as "上周一" becomes the day; what needs it is asked again.
function isChanged(before: Answers, there: Answers, { flow, step: { settings: { changes } } }: Standing): boolean {
  const others = Object.keys(before).filter((name) => there[name] !== before[name])
  const [changed = '', ...more] = others.filter((name) => name in there)
  const needing = flow.steps.filter(({ settings: { needs } }) => Array.isArray(needs) && needs.includes(changed)).map(({ word }) => word)
  return Array.isArray(changes) && changes.includes(changed) && more.length === 0
    && others.every((name) => name in there || needing.includes(name))
}

// These are meant to let go of answers.
function letsGo(said: Said): boolean {
  const text = said.kind === 'text' ? said.text : said.kind === 'voice' ? said.transcript : undefined
  return ['cancel', 'drop', 'back'].includes(BOOK.command(text ?? '') ?? '')
}

// The best of up to twelve times: a machine that is busy with something else is not counted against the engine.
function quickest(once: () => void): number {
  let best = Infinity
  for (let n = 0; n < 12 && best > 5; n++) best = Math.min(best, busyFor(once))
  return best
}

describe('messages of every kind', function () {
  this.timeout(RUNS * 20)

  it(`never throw, never lose an answer, and never take long: ${RUNS} of them (SEED=${seed})`, () => {
    let slowest = 0
    const tried = progress('messages of every kind', RUNS, seed)
    fc.assert(fc.property(fc.constantFrom(...QUESTIONS), message, ({ flow, step }, said) => {
      tried()
      const at = standing(flow, step.name)
      const { conversation, ended } = advance(BOOK, at, { kind: 'said', at: AT + 1000, said })
      slowest = Math.max(slowest, quickest(() => advance(BOOK, at, { kind: 'said', at: AT + 1000, said })))
      assert.ok(letsGo(said) || isKept(at.at?.answers ?? {}, conversation, { ended, at: { flow, step } }), JSON.stringify({ said, conversation, ended }))
    }), { numRuns: RUNS, seed })
    assert.ok(slowest < 10, `the slowest turn took ${slowest} ms`)
  })
})

// Every question of the shipped flows, interrupted in every way: afterwards the same question stands, with the same answers.

import { deepEqual, ok } from 'node:assert/strict'

import { advance } from '../../src/engine/advance.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import type { Effect } from '../../src/engine/effect.ts'
import type { Event, Json } from '../../src/engine/event.ts'
import { standAtEach } from '../support/standing.ts'
import type { Standing } from '../support/standing.ts'
import { shippedBook } from '../support/shipped.ts'

const { book, flows } = await shippedBook()
const standings = standAtEach(book)

type After = { readonly conversation: Conversation; readonly said: readonly string[]; readonly called: readonly string[] }

// Whatever a service is called for on the way, it finds something.
const FOUND: Json = { id: 'id-card-replacement', text: '带户口簿' }
const OPTIONS: Json = [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }]

function returned(service: string): Json {
  return /^appointments\.(?:services|units|days|slots|mine)$|^guide\.options$/.test(service) ? OPTIONS : FOUND
}

// Where something was filed or booked before, nobody is told that nothing was.
function stoppedAt(name: string): string {
  const [flow = '', step = ''] = name.split(' ')
  return step === 'tail' ? `${flow}:tail.stopped` : flow === 'my-appointments' ? `${flow}:stopped` : 'common:cancelled'
}

// At a choice the word on an option is the option: 取消 is what is to be done with the appointment.
const IS_OPTION = new Set(['my-appointments wish'])

function go({ conversation, at }: Standing, texts: readonly string[]): After {
  let now = conversation
  const effects: Effect[] = []
  // In another language the options that stand are asked for again.
  const offered: Json = [...conversation.offered ?? []]
  const isAgain = (): boolean => offered.length > 0 && now.at?.step === conversation.at?.step
  const happen = (event: Event): void => {
    const turn = advance(book, now, event)
    now = turn.conversation
    effects.push(...turn.effects)
    const last = turn.effects.at(-1)
    if (last?.kind === 'call') happen({ kind: 'returned', at: at + 1000, value: isAgain() ? offered : returned(last.service) })
  }
  for (const text of texts) happen({ kind: 'said', at: at + 1000, said: { kind: 'text', text } })
  const said = effects.flatMap((effect) => (effect.kind === 'say' ? [effect.key] : []))
  const called = effects.flatMap((effect) => (effect.kind === 'call' ? [effect.service] : []))
  return { conversation: now, said, called }
}

function standsAsBefore({ conversation: before }: Standing, { conversation: after }: After): void {
  const { flow, step, answers } = before.at ?? {}
  deepEqual({ flow: after.at?.flow, step: after.at?.step, answers: after.at?.answers }, { flow, step, answers })
  deepEqual([after.offered, after.tries, after.above], [before.offered, before.tries, before.above])
}

/** What is written, and how one knows that it was heard. */
type Interruption = {
  readonly texts: readonly string[]
  readonly heard: RegExp
  /** The flow that comes between; at its own questions there is nothing to come between. */
  readonly flow?: string
}

const INTERRUPTIONS: { readonly [name: string]: Interruption } = {
  help: { texts: ['帮助'], heard: /help$/ },
  why: { texts: ['为什么'], heard: /why$/ },
  repeat: { texts: ['重复'], heard: /./ },
  danger: { texts: ['救命，有人拿刀砍人'], heard: /^common:danger\.police$/ },
  language: { texts: ['english'], heard: /^common:language$/ },
  elder: { texts: ['长辈模式'], heard: /^common:elder\.on$/ },
  person: { texts: ['人工', '取消'], heard: /^talk-to-officer:story$/, flow: 'talk-to-officer' },
  menu: { texts: ['菜单', '取消'], heard: /^welcome:wish$/, flow: 'welcome' },
  status: { texts: ['查进度', '取消'], heard: /^case-status:number$/, flow: 'case-status' },
  'the words for the guide': { texts: ['办事', '取消'], heard: /^ask-guide:question$/, flow: 'ask-guide' },
  'a question to the guide': { texts: ['身份证丢了怎么办'], heard: /^ask-guide:answer$/, flow: 'ask-guide' },
}

// What an officer is to hear, and what the guide is to be asked, is the answer.
const OPEN = new Set(['talk-to-officer story', 'ask-guide question'])

describe('interruptions', () => {
  it('are tried at every question of every shipped flow', () => {
    const questions = flows.flatMap(({ id, steps }) => steps.filter(({ question }) => question).map(({ name }) => `${id} ${name}`))
    const names = standings.map(({ name }) => name)
    deepEqual(questions.filter((name) => !names.includes(name)), [])
    ok(questions.length >= 30)
  })

  for (const standing of standings) {
    const { at } = standing.conversation
    describe(`at ${standing.name}`, () => {
      for (const [name, { texts, heard, flow }] of Object.entries(INTERRUPTIONS)) {
        if (name === 'a question to the guide' && OPEN.has(standing.name)) continue
        // Its own flow cannot come between; the first word then only puts the question again.
        if (flow !== undefined && flow === at?.flow) continue
        // The menu gives way to whatever is wanted from it.
        if (flow !== undefined && at?.flow === 'welcome') continue
        it(`stands again after ${name}`, () => {
          const after = go(standing, texts)
          ok(after.said.some((key) => heard.test(key)), after.said.join(' '))
          standsAsBefore(standing, after)
        })
      }

      if (!IS_OPTION.has(standing.name)) it('is left by cancel, and nothing was sent', () => {
        const after = go(standing, ['取消'])
        deepEqual([after.conversation.at, after.conversation.above, after.called], [undefined, undefined, []])
        deepEqual(after.said, [stoppedAt(standing.name)])
      })

      it('goes back by one answer at most', () => {
        const { conversation } = go(standing, ['返回'])
        // Before the first question of a flow that another one runs, back leads into that one.
        const frame = conversation.at?.flow === at?.flow ? at : at?.caller
        const before: { readonly [name: string]: Json } = frame?.answers ?? {}
        const after: { readonly [name: string]: Json } = conversation.at?.answers ?? {}
        ok(conversation.at)
        deepEqual(after, Object.fromEntries(Object.keys(after).map((name) => [name, before[name]])))
      })
    })
  }
})

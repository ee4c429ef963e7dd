// A resident who does anything at all, and services that answer anything: walks through flows at random.

import assert from 'node:assert/strict'

import { advance, type Turn } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Book } from '../../src/engine/book.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import type { Call, Effect } from '../../src/engine/effect.ts'
import type { Event, Json } from '../../src/engine/event.ts'
import type { Flow } from '../../src/engine/flow.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { copyJson, isSameJson } from './json.ts'
import type { Random } from './random.ts'

const TEXTS = [
  '1', '2', '3', '9', '0', '好的', '不用', '同意', '不同意', '明天下午三点', '明天三点', '周三', '昨天', '13812345678', '王小明',
  '昨天晚上十点有人在楼下撬电动车的锁', 'T2026-0001', '4F7K-9M2P-XX3Q-A', '在城关小学后门', '改1', '改2', '改', '嗯', '', '？',
  '[微笑]', '😀', '着火了', '取消', '返回', '帮助', '为什么', '重复', '跳过', '完成', '人工', '菜单', '长辈模式', '普通模式',
  'English', '中文', '身份证怎么补办', '预约', '举报', '查进度', '你好', '不知道在说什么', 'yes', 'no', 'help', 'x'.repeat(2100),
] as const

const SAID: readonly Said[] = [
  { kind: 'image', url: 'https://example.org/1.jpg' },
  { kind: 'voice', url: 'https://example.org/1.amr', transcript: '明天上午' },
  { kind: 'voice', url: 'https://example.org/2.amr' },
  { kind: 'place', lat: 31.2, lng: 121.4, label: '人民广场' },
  { kind: 'other', what: 'sticker' },
  { kind: 'event', event: 'subscribe' },
  { kind: 'event', event: 'unsubscribe' },
  { kind: 'event', event: 'scan', scene: 'booking:u1' },
  { kind: 'menu', key: 'NO_SUCH_KEY' },
]

/** What happened on a walk, so that a failure can be read. */
export type Step = { readonly event: Event; readonly effects: readonly Effect[] }

type Walk = {
  readonly book: Book
  readonly ways: Ways
  readonly random: Random
  readonly trail: Step[]
  readonly replays: boolean
  conversation: Conversation
  now: number
}

/** What can be tapped, and for what reasons each service that a flow calls by itself may say no. */
type Ways = { readonly menus: readonly string[]; readonly reasons: ReadonlyMap<string, readonly string[]> }

const TURNS = 60
const HOUR = 3_600_000
/** The ways of each set of flows, found once for all walks. */
const known = new WeakMap<readonly Flow[], Ways>()

/**
 * Walks from the beginning of a flow; throws where anything is not as it must always be. With `replays` each turn is also
 * played again from the conversation's JSON, and must come out the same: that costs as much as the walk.
 */
export function walk(book: Book, flows: readonly Flow[], flow: Flow, { random, replays }: Pick<Walk, 'random' | 'replays'>): readonly Step[] {
  const state: Walk = { book, ways: waysOf(flows), random, replays, trail: [], conversation: begin('zh-CN'), now: Date.UTC(2026, 2, 2, 2) }
  try {
    const scene = flow.id
    turn(state, { kind: 'event', event: 'scan', scene })
    for (let n = 0; n < TURNS; n++) {
      if (random.below(20) === 0) pass(state, random.pick([10_000, HOUR / 2, 25 * HOUR, 100 * HOUR]))
      turn(state, anything(state))
    }
    comeToEnd(state)
  } catch (error) {
    throw new Error(`${String(error)}\n${state.trail.slice(-6).map((step) => JSON.stringify(step)).join('\n')}`, { cause: error })
  }
  return state.trail
}

function waysOf(flows: readonly Flow[]): Ways {
  const found = known.get(flows) ?? { menus: flows.flatMap(({ starts }) => starts?.menu ?? []), reasons: reasonsOf(flows) }
  known.set(flows, found)
  return found
}

function reasonsOf(flows: readonly Flow[]): Ways['reasons'] {
  const reasons = new Map<string, readonly string[]>()
  for (const { settings: { call, refused } } of flows.flatMap(({ steps }) => steps)) {
    if (typeof call !== 'string' || reasons.has(call)) continue
    reasons.set(call, typeof refused === 'object' && refused !== null ? Object.keys(refused) : ['no'])
  }
  return reasons
}

function anything({ random, conversation, ways: { menus } }: Walk): Said {
  const kind = random.below(10)
  if (kind === 0) return random.pick(SAID)
  if (kind === 1 && menus.length > 0) return { kind: 'menu', key: random.pick(menus) }
  const offered = conversation.offered?.[0]
  if (kind < 4 && offered) return { kind: 'text', text: offered.label ?? String(offered.value) }
  return { kind: 'text', text: random.pick(kind < 7 ? ['1', '2', '好的', '跳过', '13812345678', '昨天晚上有人在路口打翻了水果摊'] : TEXTS) }
}

function turn(state: Walk, said: Said): void {
  state.now += 1000
  let effects = happen(state, { kind: 'said', at: state.now, said })
  for (let calls = 0; effects.at(-1)?.kind === 'call'; calls++) {
    assert.ok(calls < 25, 'a turn calls services without an end')
    effects = happen(state, serve(state, effects.at(-1) as Call)) // its kind was just looked at
  }
}

function happen(state: Walk, event: Event): readonly Effect[] {
  const before = state.conversation
  const { conversation, effects, ended } = advance(state.book, before, event)
  state.trail.push({ event, effects })
  if (state.replays) replay(advance(state.book, copyJson<Conversation>(before), event), { conversation, effects })
  state.conversation = conversation
  holdsAlways(state, event, effects)
  if (!ended) isAnswered(state, event, effects)
  return effects
}

function replay(again: Turn, { conversation, effects }: Pick<Turn, 'conversation' | 'effects'>): void {
  if (isSameJson([conversation, effects], [again.conversation, again.effects])) return
  assert.deepEqual(again, JSON.parse(JSON.stringify({ ...again, conversation, effects })), 'the same turn comes out otherwise')
  assert.fail('a turn is no JSON')
}

function holdsAlways({ conversation, now }: Walk, event: Event, effects: readonly Effect[]): void {
  const { at, above = [], wake, held } = conversation
  assert.ok(above.length <= 3, 'more than three flows wait')
  assert.ok(effects.slice(0, -1).every(({ kind }) => kind !== 'call'), 'a call is not the last effect')
  assert.ok(wake === undefined || wake > now - 1 || held, `it wants to be woken in the past: ${wake}`)
  if (at) assert.ok(effects.at(-1)?.kind === 'call' || conversation.asked !== undefined, 'a step waits for nothing')
}

function isAnswered({ conversation: { held, officer } }: Walk, event: Event, effects: readonly Effect[]): void {
  const silent = event.kind !== 'said' || event.said.kind === 'event' || held || officer
  if (!silent) assert.ok(effects.length > 0, 'a message is not answered')
}

// A service of a list gives options, none, or says no; another one an object, or says no for one of its reasons.
function serve({ random, ways, now }: Walk, call: Call): Event {
  const reasons = ways.reasons.get(call.service)
  if (random.below(5) === 0) return { kind: 'refused', at: now, reason: random.pick([...reasons ?? ['no'], 'unheard-of']) }
  const value: Json = reasons
    ? { number: 'T1', slot: '2026-03-04T09:00', label: 'x', text: 'x', slotText: 'x' }
    : random.pick<Json>([[], ['甲'], [{ value: '2026-03-04', label: '3月4日' }, { value: '2026-03-05', label: '3月5日' }]])
  return { kind: 'returned', at: now, value }
}

function pass(state: Walk, ms: number): void {
  const until = state.now + ms
  for (let n = 0; state.conversation.wake !== undefined && state.conversation.wake <= until; n++) {
    assert.ok(n < 100, 'it is due again and again')
    state.now = Math.max(state.now, state.conversation.wake)
    const effects = happen(state, { kind: 'due', at: state.now })
    if (effects.at(-1)?.kind === 'call') happen(state, serve(state, effects.at(-1) as Call)) // its kind was just looked at
  }
  state.now = until
}

// Nobody is held against their will: a few cancels lead out of everything.
function comeToEnd(state: Walk): void {
  for (let n = 0; n < 12; n++) {
    const { at, above, officer } = state.conversation
    if (!at && !above && !officer) return
    turn(state, { kind: 'text', text: '取消' })
  }
  assert.fail(`twelve cancels do not lead out: ${JSON.stringify(state.conversation)}`)
}

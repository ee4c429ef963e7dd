// Carries one lane: what the platform takes of each delivery, and what becomes of what it does not take.

import type { Log } from '../lib/log.ts'
import type { Quiet } from '../lib/quiet.ts'
import { DAY, MINUTE } from '../lib/time.ts'
import type { ChannelName } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Conversations, Stored } from '../ports/conversations.ts'
import type { Deliveries, Lane, Ledger, Outcome, Queued } from '../ports/deliveries.ts'
import type { Sender, Sent } from '../ports/sender.ts'
import type { Translator } from '../ports/translator.ts'
import { holdBack } from './hold-back.ts'
import { exhaust, roomOf, spend, type Account } from './ledger.ts'
import { restOf } from './rest-of.ts'
import type { Senders } from './tell.ts'

/** What sending is made of. */
export type SendingParts = {
  readonly conversations: Conversations
  readonly deliveries: Deliveries
  readonly senders: Senders
  readonly translator: Translator
  readonly quiet: Quiet
  readonly clock: () => number
  /** A number from 0 to 1, for spreading what is tried again. */
  readonly chance: () => number
  readonly log: Log
}

/** What carrying is made of. */
export type CarrierParts = SendingParts & {
  /** Nothing is sent by this channel for a while: the account may not. Gives until when (ms). */
  readonly switchOff: (channel: ChannelName, why: string, again?: number) => number
}

const SECOND = 1000
const LONGEST_WAIT = 10 * MINUTE

/** Who may not send for longer than this (ms) lets the resident's next contact take the message along. */
const SOON = 30 * MINUTE

/** What is tried in vain for so long (ms) is given up. */
const LONGEST = 3 * DAY

/** A lane while it is carried. */
type Journey = {
  readonly lane: Lane
  readonly sender: Sender
  readonly outcomes: Map<string, Outcome>
  ledger: Ledger
  /** When the lane is to be looked at again. */
  due: number | undefined
}

type Trip = Journey & { readonly stored: Stored }

/** Creates what carries a lane and settles it. */
export function createCarrier(parts: CarrierParts): (lane: Lane) => Promise<void> {
  const { conversations, deliveries, senders, clock } = parts
  return async (lane) => {
    const sender = senders.get(lane.channel)
    if (!sender) return
    const stored = await conversations.load(lane.conversation)
    const journey: Journey = { lane, sender, outcomes: new Map(), ledger: lane.ledger, due: undefined }
    for (const delivery of lane.deliveries) {
      const outcome = await step(parts, journey, { stored, delivery })
      if (outcome.state === 'queued') journey.due = Math.min(journey.due ?? Infinity, outcome.again ?? clock())
      if (outcome.state !== 'queued' || outcome.why !== HELD) journey.outcomes.set(delivery.id, outcome)
      // What comes after it must not overtake it; only what waits for the morning lets others pass.
      if (outcome.state === 'queued' && isOrdered(delivery)) break
    }
    const { outcomes, ledger, due } = journey
    await deliveries.settle(lane, { at: clock(), outcomes, ledger, ...(due !== undefined && { due }) })
  }
}

/** Why a delivery stays queued as it is. */
const HELD = 'held'

type Step = { readonly stored: Stored | undefined; readonly delivery: Queued }

async function step(parts: CarrierParts, journey: Journey, { stored, delivery }: Step): Promise<Outcome> {
  const { clock, quiet } = parts
  const { lane } = journey
  if ((delivery.again ?? 0) > clock()) return { ...delivery, state: 'queued', why: HELD }
  const isPoison = delivery === lane.deliveries[0] && lane.left >= MOST_LEFT
  if (isPoison) return giveUp(parts, delivery, 'poison')
  const held = holdBack(delivery, stored, quiet(clock()))
  if (held) return held
  const trip: Trip = Object.assign(journey, { stored: stored as Stored }) // `holdBack` lets nobody pass who is not there
  return delivery.sort === 'notice' ? callBack(parts, trip, delivery) : send(parts, trip, delivery)
}

/** A lane that dies in whoever holds it so often has something poisonous at its head. */
const MOST_LEFT = 8

function isOrdered({ sort }: Queued): boolean {
  return sort === 'reply' || sort === 'answer'
}

/** Sends the parts that are left, as far as the platform's quota goes; the last that it allows says that there is more. */
async function send(parts: CarrierParts, trip: Trip, delivery: Queued): Promise<Outcome> {
  const { sender, stored } = trip
  const texts = sender.split(delivery.message)
  for (let n = delivery.parts; n < texts.length; n++) {
    const account = accountOf(trip)
    const room = roomOf(account, parts.clock())
    const rest = { ...delivery, message: restOf(delivery.message, texts, n) }
    if (room < 1) return wait(parts, trip, { delivery: rest, why: 'quota' })
    const isLast = room === 1 && n < texts.length - 1
    const part = isLast ? summaryOf(parts, trip, texts[n]) : texts[n] ?? delivery.message
    const sent = await sender.send(stored.from, part, `${delivery.id}:${n}`)
    if (sent.kind !== 'sent') return refused(parts, trip, { delivery: { ...rest, parts: n }, sent })
    trip.ledger = spend(account, parts.clock(), 1)
    if (isLast) return wait(parts, trip, { delivery: rest, why: 'quota' })
    if (n < texts.length - 1) await parts.deliveries.advance(delivery.id, n + 1)
  }
  return { state: 'sent' }
}

async function callBack(parts: CarrierParts, trip: Trip, delivery: Queued): Promise<Outcome> {
  const { sender, stored: { from, conversation: { language } } } = trip
  if (!sender.notify || !delivery.about) return { state: 'expired', why: 'no-notice' }
  const notice = { ...delivery.about, at: delivery.at, language }
  const sent = await sender.notify(from, notice, delivery.id)
  return sent.kind === 'sent' ? { state: 'sent' } : refused(parts, trip, { delivery, sent })
}

type Refused = { readonly delivery: Queued; readonly sent: Exclude<Sent, { kind: 'sent' }> }

function refused(parts: CarrierParts, trip: Trip, { delivery, sent }: Refused): Outcome | Promise<Outcome> {
  const { clock, switchOff } = parts
  const { why } = sent
  switch (sent.kind) {
    case 'busy':
      return later(parts, trip, { delivery: { ...delivery, tries: delivery.tries + 1 }, why, again: sent.again })
    case 'unsure':
      // Once more, and no more: it may have arrived both times.
      if (delivery.unsure > 0) return wait(parts, trip, { delivery, why })
      return later(parts, trip, { delivery: { ...delivery, unsure: 1 }, why })
    case 'closed':
      if (delivery.sort !== 'notice') trip.ledger = exhaust(accountOf(trip), clock())
      return wait(parts, trip, { delivery, why })
    case 'off': {
      const again = switchOff(trip.lane.channel, why, sent.again)
      // What is soon mended is not worth losing the order for.
      return again - clock() > SOON ? wait(parts, trip, { delivery, why }) : later(parts, trip, { delivery, why, again })
    }
    case 'gone':
      return wait(parts, trip, { delivery, why })
    case 'refused':
      return giveUp(parts, delivery, why)
  }
}

type Waiting = { readonly delivery: Queued; readonly why: string; readonly again?: number | undefined }

/** To be tried again: after a second, then twice as long each time, spread by chance. */
function later(parts: CarrierParts, trip: Trip, { delivery, why, again = 0 }: Waiting): Outcome | Promise<Outcome> {
  const { clock, chance } = parts
  if (clock() - delivery.at > LONGEST) return wait(parts, trip, { delivery, why })
  const { tries, unsure, parts: done } = delivery
  const span = Math.min(LONGEST_WAIT, SECOND * 2 ** Math.max(0, tries - 1)) * (0.5 + chance() / 2)
  return { state: 'queued', why, parts: done, tries, unsure, again: Math.max(again, clock() + span) }
}

/** Lays a message into the conversation for the resident's next contact, and calls them back where a notice can. */
async function wait({ conversations, deliveries }: CarrierParts, trip: Trip, { delivery, why }: Waiting): Promise<Outcome> {
  const { id, at, sort, message, about } = delivery
  const { lane: { conversation, channel }, sender } = trip
  if (sort === 'nudge' || sort === 'notice') return { state: 'expired', why }
  await conversations.post(conversation, { id, at, message, ...(sort === 'answer' && { rest: true }) })
  if (about && sender.notify) {
    await deliveries.add({ id: `${id}/notice`, conversation, channel, sort: 'notice', at, message: { text: '' }, about })
  }
  return { state: 'waiting', why }
}

function giveUp({ log }: CarrierParts, { channel, sort }: Queued, why: string): Outcome {
  log.warn('delivery.failed', { channel, sort, why })
  return { state: 'failed', why }
}

function accountOf({ sender: { grants }, stored: { opened }, ledger }: Trip): Account {
  return { grants, opened, ledger }
}

const sentences = new Intl.Segmenter('zh', { granularity: 'sentence' })

/** The first half of a part, by whole sentences, and that there is more to come. */
function summaryOf({ translator }: CarrierParts, { stored }: Trip, part: Outbound = { text: '' }): Outbound {
  const pieces = [...sentences.segment(part.text)]
  const head = pieces.filter(({ index, segment }) => index + segment.length <= part.text.length / 2).map(({ segment }) => segment)
  const hint = translator.say(stored.conversation.language, 'common:more-to-come')
  return { ...part, text: [head.join('').trim(), hint].filter((text) => text !== '').join('\n\n') }
}

// One message in, its answer out: loads, lets the engine advance, does what it wants, saves once.

import { advance } from '../engine/advance.ts'
import type { Event } from '../engine/event.ts'
import { createCache, type Cache } from '../lib/cache.ts'
import { isFault } from '../lib/faults.ts'
import { isLeaving, type Inbound, type Said } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Converse, Reply } from '../ports/converse.ts'
import type { Stored } from '../ports/conversations.ts'
import { addAnswered, findAnswered } from './answered.ts'
import { createCaller, type Caller } from './call.ts'
import { createKeeping, type Keeping } from './keep.ts'
import { laterOf } from './later.ts'
import { openedBy } from './ledger.ts'
import type { By, ConverseParts, Leads, Played } from './parts.ts'
import type { Pulled } from './pull.ts'
import { render } from './render.ts'
import { addTold, after, asleep, here, leave, newcomer, takeAlong } from './stored.ts'
import { createTurns, type Turns } from './turns.ts'

/** The runtime's side of the door that channels knock at, and what the house itself needs of it. */
export type Runtime = Converse & {
  /** Lets a conversation know that an instant it waited for has come; what it says is laid in as mail. */
  readonly due: (id: string) => Promise<void>
  readonly turns: Turns
}

type Work = {
  readonly parts: ConverseParts; readonly keeping: Keeping; readonly caller: Caller
  /** Which language residents speak, for when nothing else can be read. */
  readonly languages: Cache<string>
}

/** Of so many residents a process knows the language. */
const LANGUAGES = 10_000

/** Creates `converse`. */
export function createConverse(parts: ConverseParts): Runtime {
  const turns = createTurns()
  const keeping = createKeeping(parts)
  const work: Work = { parts, keeping, caller: createCaller(parts, keeping.save), languages: createCache(LANGUAGES) }
  const inTurn = <T>(id: string, play: () => Promise<T | undefined>): Promise<T> =>
    turns.run(id, () => keeping.untilSaved(id, play))

  return {
    turns,
    language: (channel, from) => work.languages.get(parts.identify(channel, from)),
    hear: (inbound, source) => {
      const id = parts.identify(inbound.channel, inbound.from)
      return inTurn(id, () => hear(work, inbound, { id, source }))
    },
    due: async (id) => {
      await inTurn(id, () => fallDue(work, id))
    },
    waiting: async (channel, from) => {
      const stored = await parts.conversations.load(parts.identify(channel, from))
      return stored?.mail.map(({ id, message }) => ({ id, message: { ...message, id } })) ?? []
    },
    seen: async (channel, from, ids) => {
      const id = parts.identify(channel, from)
      keeping.forget(id)
      await inTurn(id, () => takeAway(work, id, ids))
    },
  }
}

/** Plays one message; undefined if another process was faster. */
async function hear(
  work: Work, inbound: Inbound, { id, source }: { id: string; source: string },
): Promise<Reply | undefined> {
  const { parts, keeping } = work
  const stored = (await keeping.load(id)) ?? newcomer(id, inbound, parts.translator)
  const before = findAnswered(stored.answered, inbound.id)
  if (before) return { messages: before.answer ?? [] }
  if (isLeaving(inbound.said)) return (await keeping.save(leave(stored, inbound))) ? { messages: [], gone: true } : undefined
  if (!stored.calling) return answer(work, stored, { inbound, source, earlier: [] })
  const finished = await finish(work, stored, source)
  if (!finished) return undefined
  const again = findAnswered(finished.stored.answered, inbound.id)
  if (again) return { messages: again.answer ?? [] }
  return answer(work, finished.stored, { inbound, source, earlier: finished.messages })
}

type Asked = { readonly inbound: Inbound; readonly source: string; readonly earlier: readonly Outbound[] }

async function answer(work: Work, stored: Stored, asked: Asked): Promise<Reply | undefined> {
  const { parts, caller } = work
  const { inbound, source } = asked
  const said = withMedia(inbound.said, `${stored.id}:${inbound.id}`, parts)
  const event: Event = { kind: 'said', at: inbound.at, said }
  const from = stored.from === inbound.from ? stored : { ...stored, from: inbound.from }
  const played = asksForRest(parts, stored, said)
    ? { stored: from, conversation: stored.conversation, effects: [] }
    : await play({ parts, caller }, from, { event, by: { source, message: inbound.id } })
  if (!played) return undefined
  const pulled = stored.queued ? await parts.pull?.(stored.id) : undefined
  let messages: readonly Outbound[] | undefined
  try {
    messages = await keepAnswer(work, played, { inbound, source, earlier: asked.earlier, said, pulled })
  } finally {
    await pulled?.settle(messages !== undefined)
  }
  const { language, settled } = played.conversation
  if (messages && settled) work.languages.set(stored.id, language)
  if (messages && language !== stored.conversation.language) parts.speaks?.(from, language)
  return messages && { messages }
}

const AROUND = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu

// Who was told that there is more has not seen yet what is asked at its end: "go on" is no answer to it.
function asksForRest({ translator }: ConverseParts, { mail }: Stored, said: Said): boolean {
  if (said.kind !== 'text' || said.option !== undefined || !mail.some(({ rest }) => rest)) return false
  const text = said.text.normalize('NFKC').toLowerCase().replace(AROUND, '')
  return text === '' || translator.languages.some((language) => translator.words(language, 'common:words.more').includes(text))
}

type Answering = Asked & { readonly said: Said; readonly pulled: Pulled | undefined }

/** Saves a turn with its answer, behind what has waited for the resident; undefined if another process was faster. */
async function keepAnswer(
  { parts, keeping }: Work, played: Played, { inbound, earlier, said, pulled }: Answering,
): Promise<readonly Outbound[] | undefined> {
  const kept = here(pulled ? takeAlong(played.stored, pulled.ids) : played.stored)
  const mail = kept.mail.filter(({ recalls }) => !recalls).map(({ id, message }) => ({ ...message, id }))
  const answers = render(played.effects, played.conversation, parts.translator)
  const messages = [...mail, ...(pulled?.messages ?? []), ...earlier, ...answers]
  const at = parts.clock()
  const opened = openedBy(kept.opened, inbound.said, Math.min(inbound.at, at))
  const isSaved = await keeping.save(after({ ...played, stored: kept }, {
    answered: addAnswered(kept.answered, inbound.id, at, messages),
    later: [...kept.later, ...laterOf(played, leadsOf(parts), said)],
    ...(kept.mail.length > 0 && { mail: [], told: addTold(kept.told, kept.mail.map(({ id }) => id)) }),
    ...(opened && { opened }),
    heard: at,
  }))
  return isSaved ? messages : undefined
}

/** Plays an event; a bug tells the resident so and leaves the conversation where it was. */
async function play(
  { parts, caller }: Pick<Work, 'parts' | 'caller'>, stored: Stored, { event, by }: { event: Event; by: By },
): Promise<Played | undefined> {
  try {
    const turn = advance(parts.book(), stored.conversation, event)
    parts.watch?.(stored.id, event, turn)
    return await caller.follow({ stored, ...turn }, by)
  } catch (error) {
    if (isFault(error, 'STORE_UNREACHABLE')) throw error
    parts.log.fault('turn.failed', error)
    const now = (await parts.conversations.load(stored.id)) ?? stored
    if (now.revision !== stored.revision && now.calling === undefined) return undefined
    return { stored: now, conversation: stored.conversation, effects: [{ kind: 'say', key: 'common:sorry' }] }
  }
}

/** Finishes a turn that a process left in the middle of a call, and keeps its answer under its message. */
async function finish(
  { parts, keeping, caller }: Work, stored: Stored, source: string,
): Promise<{ stored: Stored; messages: readonly Outbound[] } | undefined> {
  const played = await caller.repeat(stored, source)
  if (!played) return undefined
  const messages = render(played.effects, played.conversation, parts.translator)
  const { answered, later } = played.stored
  const next = after(played, {
    answered: addAnswered(answered, stored.calling?.message ?? '', parts.clock(), messages),
    later: [...later, ...laterOf(played, leadsOf(parts))],
  })
  return (await keeping.save(next)) ? { stored: next, messages } : undefined
}

async function fallDue({ parts, keeping, caller }: Work, id: string): Promise<true | undefined> {
  const at = parts.clock()
  const stored = await keeping.load(id)
  if (!stored || stored.wake === undefined || stored.wake > at) return true
  if (stored.conversation.erased && stored.mail.length === 0) return erase(keeping, stored)
  if (stored.gone) return (await keeping.save(asleep(stored))) ? true : undefined
  const by = { source: id, message: `due:${stored.revision}` }
  const played = await play({ parts, caller }, stored, { event: { kind: 'due', at }, by })
  if (!played) return undefined
  const due = render(played.effects, played.conversation, parts.translator)
    .map((message, n) => ({ id: `${id}:${stored.revision}:due${n}`, at, message }))
  // What was held back to be read as one message is answered now; everything else that falls due recalls the resident.
  const answers = stored.conversation.held !== undefined
  const isSent = parts.sends?.(stored.channel) ?? false
  const nudges = isSent ? due.map((each) => ({ ...each, kind: 'nudge' as const, ...(answers && { answers }) })) : []
  const mail = isSent ? [] : due.map((each) => ({ ...each, ...(!answers && { recalls: true as const }) }))
  const saved = await keeping.save(after(played, {
    later: [...played.stored.later, ...laterOf(played, leadsOf(parts)), ...nudges],
    mail: [...played.stored.mail, ...mail],
  }))
  return saved ? true : undefined
}

// Who has written since has begun a conversation of their own.
async function erase(keeping: Keeping, { id, revision }: Stored): Promise<true | undefined> {
  return (await keeping.erase(id, revision)) ? true : undefined
}

async function takeAway({ keeping }: Work, id: string, ids: readonly string[]): Promise<true | undefined> {
  const stored = await keeping.load(id)
  const mail = stored?.mail.filter((each) => !ids.includes(each.id))
  if (!stored || !mail || mail.length === stored.mail.length) return true
  const told = addTold(stored.told, ids)
  return (await keeping.save({ ...stored, revision: stored.revision + 1, mail, told })) ? true : undefined
}

function leadsOf({ leads = () => true }: ConverseParts): Leads {
  return leads
}

/** Gives a picture or voice message the id under which it will be kept: the same for the same message. */
function withMedia(said: Said, message: string, { identify }: ConverseParts): Said {
  if (said.kind !== 'image' && said.kind !== 'voice') return said
  if (said.url.startsWith('media:')) return { ...said, media: said.url.slice('media:'.length) }
  return { ...said, media: identify('media', message) }
}

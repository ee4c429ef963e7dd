// Conversations that stand at each question of the shipped flows, taken from their talks.

import { readdirSync, readFileSync } from 'node:fs'

import { parseTalks } from '../../src/flows/talk/parse.ts'
import type { TalkLine } from '../../src/flows/talk/parse.ts'
import { TALKS_BEGIN } from '../../src/flows/talk/play.ts'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Book } from '../../src/engine/book.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import type { Event } from '../../src/engine/event.ts'

/** A conversation at a question that waits for an answer, and when that was. */
export type Standing = { readonly name: string; readonly conversation: Conversation; readonly at: number }

/** The first conversation of the talks that stands at each question, the engine's own for consent among them. */
export function standAtEach(book: Book): readonly Standing[] {
  const found = new Map<string, Standing>()
  for (const file of readdirSync('test/talks').toSorted()) {
    for (const { lines } of parseTalks(readFileSync(`test/talks/${file}`, 'utf8')).talks) walk(book, lines, found)
  }
  return [...found.values()]
}

function walk(book: Book, lines: readonly TalkLine[], found: Map<string, Standing>): void {
  let conversation = begin('zh-CN')
  let at = TALKS_BEGIN
  for (const line of lines) {
    // Where time passes, drafts and reminders come in, which have talks of their own.
    if (line.kind === 'passes') return
    const event = eventOf(line, at += 1000)
    if (!event) continue
    conversation = advance(book, conversation, event).conversation
    const frame = conversation.at
    const name = `${frame?.flow} ${frame?.step}`
    if (frame && conversation.asked !== undefined && !found.has(name)) found.set(name, { name, conversation, at })
  }
}

function eventOf(line: TalkLine, at: number): Event | undefined {
  switch (line.kind) {
    case 'said': return { kind: 'said', at, said: line.said }
    case 'returned': return { kind: 'returned', at, value: line.value }
    case 'refused': return { kind: 'refused', at, reason: line.reason }
    case 'say': case 'effect': case 'passes': case 'kept': return undefined
  }
}

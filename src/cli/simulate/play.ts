// Plays lines at the simulator's terminal, from a person, a script or another program.

import { isFault } from '../../lib/faults.ts'
import { openPrompt } from '../support/prompt.ts'
import { controlOf } from './controls.ts'
import { deedOf } from './deeds.ts'
import type { Session } from './session.ts'
import { showExchange, showSeen, writeSeen } from './show.ts'

/** Where lines come from and go to. */
export type Stage = {
  readonly session: Session
  readonly lines: AsyncIterable<string> | Iterable<string>
  readonly write: (line: string) => void
  readonly jsonl: boolean
}

/** Plays lines; whether all went well. `#` begins a remark. */
export async function play({ session, lines, write, jsonl }: Stage): Promise<boolean> {
  let well = true
  for await (const raw of lines) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    if (line === '/quit') break
    well = await playLine(line, { session, write, jsonl }).catch((error: unknown) => {
      tell([messageOf(error)], { write, jsonl })
      return false
    }) && well
  }
  return well
}

type Playing = Omit<Stage, 'lines'>

async function playLine(line: string, { session, write, jsonl }: Playing): Promise<boolean> {
  const control = controlOf(line)
  if (control) {
    const { lines, failed } = await control(session)
    tell(lines, { write, jsonl })
    show({ session, write, jsonl })
    return !failed
  }
  const deed = deedOf(line)
  if (!deed) {
    tell(['unknown; write /help'], { write, jsonl })
    return false
  }
  const done = await deed(session)
  if (typeof done === 'string') {
    tell([done], { write, jsonl })
    return false
  }
  session.last = done
  if (jsonl) write(writeSeen(session.news(), done))
  else {
    show({ session, write, jsonl })
    write(showExchange(done))
  }
  return done.failure === undefined && done.status === 200
}

function show({ session, write, jsonl }: Playing): void {
  const news = session.news()
  if (news.length === 0) return
  if (jsonl) write(writeSeen(news))
  else for (const seen of news) for (const line of showSeen(seen)) write(line)
}

function tell(lines: readonly string[], { write, jsonl }: Pick<Stage, 'write' | 'jsonl'>): void {
  for (const line of lines) write(jsonl ? JSON.stringify({ told: line }) : `(${line})`)
}

function messageOf(error: unknown): string {
  return isFault(error) || error instanceof Error ? error.message : String(error)
}

const LOOK_EVERY = 200

/** Lets a person play: what comes by itself is shown when it comes. */
export async function playByHand(session: Session): Promise<void> {
  const prompt = openPrompt(process.stdin, process.stdout, '› ')
  const write = (line: string): void => void process.stdout.write(`${line}\n`)
  let busy = false
  const look = setInterval(() => {
    if (busy || !session.hasNews()) return
    process.stdout.write('\r')
    show({ session, write, jsonl: false })
    prompt.ask(true)
  }, LOOK_EVERY)
  prompt.ask()
  for await (const line of prompt.lines) {
    if (line.trim() === '/quit') break
    busy = true
    await play({ session, lines: [line], write, jsonl: false })
    busy = false
    prompt.ask()
  }
  clearInterval(look)
  prompt.close()
}

// Runs commands: reads at once, writes together. All writes that have arrived go into one transaction and are
// answered when it is on the disk.

import { isMongoError, mongoError } from './errors.ts'
import type { Doc } from './bson/values.ts'
import { COMMANDS } from './commands/registry.ts'
import type { Call, Command, House } from './commands/command.ts'
import { describeError, type Answer } from './wire/connection.ts'

/** Answers requests, and can be asked to finish what has been taken on; `stop` ends its housekeeping. */
export type Dispatcher = { readonly answer: Answer; readonly flush: () => void; readonly stop: () => void }

// Opening the tables anew costs some milliseconds and some garbage, and what has been touched meanwhile is memory.
const LOOSEN_MS = 100

type Reply = Doc | Buffer
type Waiting = { readonly run: () => Reply; readonly settle: (reply: Reply) => void }

/** Makes the dispatcher of a house. */
export function createDispatcher(house: House): Dispatcher {
  let waiting: Waiting[] = []
  let timer: NodeJS.Immediate | undefined
  let busy = false
  const keeper = setInterval(() => {
    if (busy) house.engine.loosen()
    busy = false
  }, LOOSEN_MS)

  const flush = () => {
    timer = undefined
    const batch = waiting
    waiting = []
    if (batch.length > 0) commit(house, batch)
  }
  const enqueue = (run: () => Reply) => new Promise<Reply>((settle) => {
    waiting.push({ run, settle })
    timer ??= setImmediate(flush)
  })
  const answer: Answer = (request, client) => {
    const call: Call = { ...request, client }
    busy = true
    const command = findCommand(call)
    const run = () => command.run(house, call)
    const writes = typeof command.writes === 'function' ? command.writes(call) : command.writes === true
    return writes ? enqueue(run) : run()
  }
  return { answer, flush, stop: () => clearInterval(keeper) }
}

function findCommand(call: Call): Command {
  const command = COMMANDS.get(call.name)
  if (!command) throw mongoError('CommandNotFound', `no such command: '${call.name}'`)
  if (command.open !== true && !call.client.authenticated) {
    throw mongoError('Unauthorized', `Command ${call.name} requires authentication`)
  }
  if (call.body.has('startTransaction') || call.body.has('txnNumber')) {
    throw mongoError('IllegalOperation', 'Transaction numbers are only allowed on a replica set member or mongos')
  }
  return command
}

// What a command refuses concerns it alone: it has written nothing that it refused. Anything else undoes the whole
// transaction, and then each command gets one of its own, so that nobody pays for another.
function commit(house: House, batch: readonly Waiting[]): void {
  let replies: Reply[]
  try {
    replies = house.engine.transact(() => batch.map(({ run }) => attempt(run)))
  } catch (error) {
    house.catalog.reload()
    if (batch.length > 1) {
      for (const one of batch) commit(house, [one])
      return
    }
    replies = [describeError(error)]
  }
  for (const [at, reply] of replies.entries()) batch[at]?.settle(reply)
}

function attempt(run: () => Reply): Reply {
  try {
    return run()
  } catch (error) {
    if (isMongoError(error)) return describeError(error)
    throw error
  }
}

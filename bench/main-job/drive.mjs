// One load in a process of its own: prints its summary as JSON.

import { closedLoop, makeConversations, openLoop } from './load.mjs'

const { count, kind, turns } = JSON.parse(process.argv[2])
const conversations = makeConversations(count, turns)
const result = kind === 'closed' ? await closedLoop(conversations, 64) : await openLoop(conversations, 1000)
process.stdout.write(JSON.stringify(result))
process.exit(0)

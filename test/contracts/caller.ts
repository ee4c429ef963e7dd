// A process of its own that calls WeChat's API: `caller.ts URI BASE COUNT KEY` waits for a line, calls, prints the outcomes.

import { once } from 'node:events'
import { stdin, stdout } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../src/channels/wechat/connect.ts'
import { silence } from '../../src/lib/log.ts'
import { createSealer } from '../../src/lib/seal.ts'
import { connectStore } from '../../src/store/connect.ts'
import { createTokens } from '../../src/store/tokens.ts'

const [uri = '', apiBase = '', count = '', key = ''] = process.argv.slice(2)
const { db, close } = await connectStore({ uri, log: silence })
const tokens = createTokens(db, createSealer(Buffer.from(key, 'base64')))
const parts = { tokens, sleep, log: silence, now: Date.now, ticks: () => performance.now() }
const api = connect({ appId: 'wx0123456789abcdef', appSecret: 'a-secret', apiBase }, parts)
// The token that is about to be found spent.
await api.call('/cgi-bin/x', {})
stdout.write('ready\n')
await once(stdin, 'data')
const outcomes = await Promise.all(Array.from({ length: Number(count) }, () => api.call('/cgi-bin/x', {})))
stdout.write(`${JSON.stringify(outcomes.filter(({ kind }) => kind === 'done').length)}\n`)
await close()
stdin.destroy()

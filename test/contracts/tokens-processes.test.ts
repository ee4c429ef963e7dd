// Many processes whose token runs out at once: exactly one fetches a new one, and no call is lost (P7).

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { STALE, startApi } from '../channels/wechat/api-server.ts'
import { useStore } from './store.ts'

const CALLER = fileURLToPath(new URL('caller.ts', import.meta.url))
const [PROCESSES, CALLS] = process.env['LONG'] ? [8, 1000] : [3, 100]

describe('tokens of several processes', () => {
  const opened = useStore()

  it(`are fetched once for ${PROCESSES} processes with ${CALLS} calls each`, async function () {
    this.timeout(300_000)
    const api = await startApi()
    const key = randomBytes(32).toString('base64')
    const callers = Array.from({ length: PROCESSES }, () => {
      const child = spawn(process.execPath, ['--import', 'tsx/esm', CALLER, opened().uri, api.base, String(CALLS), key], { stdio: ['pipe', 'pipe', 'inherit'] })
      return { child, lines: createInterface({ input: child.stdout }) }
    })
    await Promise.all(callers.map(({ lines }) => once(lines, 'line')))
    assert.deepEqual(api.tokens, ['secret-token-1'])
    api.answer = ({ query }) => (query.get('access_token') === 'secret-token-2' ? { errcode: 0 } : STALE)
    const done = callers.map(async ({ child, lines }) => {
      child.stdin.write('go\n')
      const [line] = await once(lines, 'line')
      return Number(line)
    })
    assert.deepEqual(await Promise.all(done), callers.map(() => CALLS))
    assert.deepEqual(api.tokens, ['secret-token-1', 'secret-token-2'])
    api.close()
  })
})

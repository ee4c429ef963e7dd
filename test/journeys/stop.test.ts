// Ctrl-C under npm reaches the server twice; it stops politely all the same.

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/database.ts'
import { houseEnv, ROOT } from '../support/house.ts'
import { startProcess } from '../support/process.ts'

describe('a server that is stopped', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`exits 0 within five seconds when ${signal} comes twice`, async () => {
      const dir = await temporaryFolder()
      const server = startProcess(join(ROOT, 'src', 'main.ts'), [], { ...houseEnv(dir), LOG_LEVEL: 'error' })
      await server.firstLine()
      const started = performance.now()
      server.kill(signal)
      server.kill(signal)
      assert.equal((await server.ended).code, 0)
      assert.ok(performance.now() - started < 5000)
      rmSync(dir, { recursive: true })
    })
  }

  it('exits 0 when SIGTERM comes before it is ready', async () => {
    const dir = await temporaryFolder()
    const server = startProcess(join(ROOT, 'src', 'main.ts'), [], { ...houseEnv(dir), SECRET_KEY: '' })
    assert.match(await server.firstWarning(), /secret-made/)
    server.kill('SIGTERM')
    const { code, out } = await server.ended
    assert.deepEqual([code, out], [0, ''])
    rmSync(dir, { recursive: true })
  })
})

// The build: others run from its folder, start and build at the same moment.

import assert from 'node:assert/strict'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './support/house.ts'
import { startCommand } from './support/process.ts'

describe('the build', function () {
  this.timeout(120_000)
  const own = `dist-test-own-${process.pid}`
  const folder = process.env['TEST_BUILD'] ?? own
  const build = async (): Promise<void> => {
    const { code, err } = await startCommand([process.execPath, 'build.mjs', folder, '--noCheck', '--singleThreaded']).ended
    assert.equal(code, 0, err)
  }
  after(() => rmSync(join(ROOT, own), { recursive: true, force: true }))

  it('leaves a folder from which a server runs as it is where nothing has changed, and nothing beside it', async () => {
    if (folder === own) await build()
    const { ino } = statSync(join(ROOT, folder, 'main.js'))
    await Promise.all([build(), build()])
    assert.equal(statSync(join(ROOT, folder, 'main.js')).ino, ino)
    assert.deepEqual(readdirSync(ROOT).filter((name) => name.startsWith(`${folder}.`)), [])
  })
})

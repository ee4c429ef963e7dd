// The build: others run from its folder, start and build at the same moment.

import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
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

  it('leaves a folder from which a server runs as it is where nothing has changed, and nothing beside it, nor what was left there', async () => {
    if (folder === own) await build()
    const { ino } = statSync(join(ROOT, folder, 'main.js'))
    // No process has this number: more than Linux, Windows or macOS gives.
    mkdirSync(join(ROOT, `${folder}.new-4194305`))
    await Promise.all([build(), build()])
    assert.equal(statSync(join(ROOT, folder, 'main.js')).ino, ino)
    assert.deepEqual(readdirSync(ROOT).filter((name) => name.startsWith(`${folder}.`)), [])
  })

  it('ends without a word of its own where the compiler has said what is wrong, or was interrupted', async () => {
    const { code, out, err } = await startCommand([process.execPath, 'build.mjs', own, '--nonsense']).ended
    assert.notEqual(code, 0)
    assert.match(out, /^error TS\d+: .*nonsense/)
    assert.equal(err, '')
  })
})

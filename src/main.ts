// Composes the house, listens, and stops politely on a signal.

import type { AddressInfo } from 'node:net'
import { tellStart } from './banner.ts'
import { compose, type House } from './compose.ts'
import { start } from './start.ts'
import { leaveWhenFailed, stopOnSignal } from './stop.ts'

await start(async (settings, files, log) => {
  const house = await compose(settings, files, { log, clock: Date.now })
  const address = await listenOrClose(house)
  stopOnSignal(house.close, log)
  process.on('SIGHUP', () => void house.reload())
  process.stdout.write(`${tellStart(settings, address, house.demo).join('\n')}\n`)
  leaveWhenFailed(house.failed, log)
})

async function listenOrClose(house: House): Promise<AddressInfo> {
  try {
    return await house.listen()
  } catch (error) {
    await house.close()
    throw error
  }
}

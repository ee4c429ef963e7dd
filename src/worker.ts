// A process that only carries out what was left for later: word to desks, reminders, pictures. Several may run at once.

import { openKept } from './compose-kept.ts'
import { composeWork } from './compose-work.ts'
import { Fault } from './lib/faults.ts'
import { start } from './start.ts'
import { leaveWhenFailed, stopOnSignal } from './stop.ts'

await start(async (settings, files, log) => {
  // It would hold the folder against `web`, and nobody could file anything.
  if (settings.mongodbUri === undefined) throw new Fault('DATABASE_ALONE')
  const kept = await openKept(settings, files.department, log)
  const { runtime, stopRounds, telling, reload } = await composeWork(settings, files, { log, clock: Date.now, kept })
  stopOnSignal(async () => {
    await reload.stop()
    await Promise.all([stopRounds(), telling.stop()])
    await runtime.turns.settled()
    await kept.close()
  }, log)
  process.on('SIGHUP', () => void reload.now())
  leaveWhenFailed(kept.failed, log)
  process.stdout.write('警民通 worker is ready.\n')
})

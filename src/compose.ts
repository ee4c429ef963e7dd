// The composition root: joins the house from its parts, the files `compose-…` beside it. It reads from top to bottom.

import type { AddressInfo } from 'node:net'
import { composeApi } from './compose-api.ts'
import { composeChannels } from './compose-channels.ts'
import { composeFlows } from './compose-flows-page.ts'
import { openKept, type Kept } from './compose-kept.ts'
import { composeWork } from './compose-work.ts'
import type { Settings } from './config/settings.ts'
import type { Files } from './files.ts'
import { createApp, type Health } from './http/app.ts'
import { isFault } from './lib/faults.ts'
import type { World } from './lib/world.ts'
import type { DemoCase } from './services/demo.ts'

/** A house that is ready to be opened. */
export type House = {
  readonly listen: () => Promise<AddressInfo>
  /** Reads flows and texts anew; resolves once they are in use, or refused. */
  readonly reload: () => Promise<void>
  /** Finishes what runs and lets go of everything. */
  readonly close: () => Promise<void>
  /** Resolves when the house cannot go on, such as when its database has died. */
  readonly failed: Promise<Error>
  readonly demo: readonly DemoCase[]
}

/** Joins everything that residents and the department's systems meet. */
export async function compose(settings: Settings, files: Files, world: World): Promise<House> {
  const kept = await openKept(settings, files.department, world.log)
  try {
    const work = await composeWork(settings, files, { ...world, kept })
    const { runtime, stopRounds, telling, reload, senders, services, repertoire, tally, guide } = work
    const { translator } = repertoire
    const channels = composeChannels({ settings, kept, runtime, telling, translator, guide, senders, world })
    for (const sender of channels.senders) telling.addSender(sender)
    const api = composeApi({ settings, kept, services, guide: files.guide, telling, translator, world })
    const app = createApp({
      pushes: channels.pushes,
      routers: [...channels.routers, api, ...(tally ? [composeFlows(repertoire, tally, files)] : [])],
      health: async () => tellChannels(await health(kept), channels.states()), log: world.log, problems: ['/api/'],
    })
    return {
      demo: settings.production ? [] : await services.layDemo(world.clock()),
      reload: reload.now,
      failed: kept.failed,
      // Whoever does not get the port is a second process, and must not log in beside the first.
      listen: async () => {
        await channels.load()
        const address = await app.listen(settings.port, settings.host)
        await channels.start()
        return address
      },
      close: async () => {
        await reload.stop()
        channels.close()
        await Promise.all([app.close(), channels.stop()])
        await channels.idle()
        await runtime.turns.settled()
        await Promise.all([stopRounds(), telling.stop()])
        await kept.close()
      },
    }
  } catch (error) {
    await kept.close()
    throw error
  }
}

const GONE = 'the database does not answer'

async function health({ isUp, pulse }: Kept): Promise<Health> {
  if (!isUp()) return { ok: false, reason: GONE }
  try {
    await pulse()
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: isFault(error) && error.about ? `${GONE} (${error.about})` : GONE }
  }
}

/** A channel that is cut off is named, and is no reason to take the others from residents. */
function tellChannels(found: Health, channels: { readonly [channel: string]: string }): Health {
  return Object.keys(channels).length > 0 ? { ...found, channels } : found
}

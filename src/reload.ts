// Takes up changed flows and texts while the house runs: a whole set that fits, or nothing of it.

import { join } from 'node:path'
import type { Flow } from './engine/flow.ts'
import { signFolders, watchFolders } from './lib/folders.ts'
import type { LogFields } from './lib/log.ts'
import { DAY } from './lib/time.ts'
import type { World } from './lib/world.ts'
import { readSet, type SetParts } from './flow-set.ts'
import type { Repertoire } from './repertoire.ts'

/** What reloading is made of. */
export type ReloadParts = SetParts & World & { readonly repertoire: Repertoire }

/** Reloading, until it is stopped. */
export type Reload = {
  /** Reads the set again, changed or not; resolves once it is in use or refused. */
  readonly now: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Files that are written together come within this, in ms. */
const QUIET = 150

/** How often the files' dates are looked at, in ms. */
const LOOK = 2_000

/** Starts watching; what is in use is what the folders hold now. */
export async function startReload(parts: ReloadParts): Promise<Reload> {
  const { repertoire, log, settings: { dirs } } = parts
  const folders = [dirs.flows, dirs.locales]
  const department = [join(dirs.config, 'department')]
  const begun = await signFolders(department)
  let told = begun
  let tried = await signFolders(folders)
  let running = Promise.resolve()
  let quiet: NodeJS.Timeout | undefined

  const lookAtDepartment = async (): Promise<string> => {
    const sign = await signFolders(department)
    if (sign !== told && sign !== begun) {
      log.warn('department.changed', { remedy: 'run npm run check, then restart: it is read at the start alone' })
    }
    told = sign
    return sign
  }
  const take = async (force: boolean): Promise<void> => {
    const sign = await signFolders(folders)
    if (sign === tried && !force) return
    const isSame = await lookAtDepartment() === begun
    const isWhole = async (): Promise<boolean> => await signFolders(folders) === sign
    if (await use(parts, isSame, isWhole)) tried = sign
  }
  const look = (force = false): Promise<void> => {
    running = running.then(() => take(force)).catch((error: unknown) => log.fault('flows.unread', error))
    return running
  }
  const unwatch = await watchFolders([...folders, ...department], () => {
    clearTimeout(quiet)
    quiet = setTimeout(() => void look().then(lookAtDepartment), QUIET).unref()
  })
  const timers = [
    setInterval(() => void look(), LOOK).unref(),
    setInterval(() => void repertoire.renew().catch((error: unknown) => log.fault('flows.unkept', error)), DAY).unref(),
  ]
  return {
    now: () => look(true),
    stop: async () => {
      unwatch()
      clearTimeout(quiet)
      for (const timer of timers) clearInterval(timer)
      await running
    },
  }
}

/** Reads and takes up the set; false where it was still being written, so that it is read again. */
async function use(
  { repertoire, log, clock, ...parts }: ReloadParts, isSame: boolean, isWhole: () => Promise<boolean>,
): Promise<boolean> {
  const read = await readSet(parts, { at: clock(), isSame })
  if (!(await isWhole())) return false
  if (!read.ok) {
    for (const problem of read.problems) log.warn('flows.refused', { problem })
    return true
  }
  const before = repertoire.flows()
  await repertoire.replace(read.set)
  log.info('flows.reloaded', tellChange(before, read.set.flows))
  return true
}

// Where nothing is named, it was the texts that changed, or nothing at all.
function tellChange(before: readonly Flow[], now: readonly Flow[]): LogFields {
  const [versions, ids] = [new Set(before.map(({ version }) => version)), new Set(now.map(({ id }) => id))]
  const which = now.filter(({ version }) => !versions.has(version)).map(({ id }) => id)
  const gone = before.filter(({ id }) => !ids.has(id)).map(({ id }) => id)
  return {
    flows: now.length, changed: which.length,
    ...(which.length > 0 && { which: which.join(', ') }), ...(gone.length > 0 && { gone: gone.join(', ') }),
  }
}

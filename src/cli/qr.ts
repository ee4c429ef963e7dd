// npm run qr -- --scene FLOW[:UNIT] [--days N]: makes a QR code for a station's wall, which begins a flow at that unit.

import { whyOf } from '../channels/wechat/menu.ts'
import { LONGEST_SCENE, makeQr } from '../channels/wechat/qr.ts'
import { readSettings } from '../config/read.ts'
import type { Settings } from '../config/settings.ts'
import { readFiles } from '../files.ts'
import { root, runCommand } from './support/run-command.ts'
import { readOptions } from './support/options.ts'
import { reachWechat } from './support/reach-wechat.ts'

const USAGE = 'usage: npm run qr -- --scene FLOW[:UNIT] [--days N]; such as --scene book-appointment:chengguan, N is 1 to 30'

const NOT_SET_UP = 'WeChat is not set up: set WECHAT_TOKEN, WECHAT_APP_ID and WECHAT_APP_SECRET'

const DAYS = /^([1-9]|[12]\d|30)$/

await runCommand(async (given, say) => {
  const { values: { scene = '', days }, rest, unknown } = readOptions(given, { values: ['scene', 'days'] })
  const isRight = scene !== '' && rest.length === 0 && unknown.length === 0 && DAYS.test(days ?? '1')
  if (!isRight) return say(USAGE, 2)
  const read = await readSettings(process.env, root)
  if (!read.ok) return read.problems.forEach((line) => say(line, 1))
  const { settings } = read
  const problems = await problemsOf(scene, settings)
  if (problems.length > 0) return problems.forEach((line) => say(line, 1))
  const { wechat } = settings
  const appSecret = wechat?.appSecret
  if (!wechat || !appSecret) return say(NOT_SET_UP, 1)
  const { api, close } = await reachWechat(settings, { ...wechat, appSecret })
  try {
    const made = await makeQr(api, scene, days === undefined ? undefined : Number(days))
    if (made.kind === 'done') return say('wechat: the code was not made: unreadable', 1)
    if (made.kind !== 'made') return say(`wechat: the code was not made: ${whyOf(made)}`, 1)
    say(`picture: ${made.picture}`)
    say(`holds: ${made.holds}`)
  } finally {
    await close()
  }
})

/** A code on a wall stays there: it must lead somewhere before it is printed. */
async function problemsOf(scene: string, settings: Settings): Promise<readonly string[]> {
  const [flow = '', unit, ...more] = scene.split(':')
  const isLong = more.length > 0 || Buffer.byteLength(scene) > LONGEST_SCENE
  if (isLong) return [`--scene: write FLOW or FLOW:UNIT, at most ${LONGEST_SCENE} characters`]
  const found = await readFiles(settings, Date.now())
  if (!found.ok) return found.problems
  const { flows, department: { units } } = found.files
  const [flowIds, unitIds] = [flows, units].map((list) => list.map(({ id }) => id))
  return [...unknownIn('flow', flow, flowIds), ...(unit === undefined ? [] : unknownIn('unit', unit, unitIds))]
}

function unknownIn(what: string, id: string, known: readonly string[] = []): readonly string[] {
  return known.includes(id) ? [] : [`--scene: there is no ${what} '${id}'; there are ${known.join(', ')}`]
}

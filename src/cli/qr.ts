// npm run qr -- --scene FLOW[:UNIT] [--days N]: makes a QR code for the wall of a station, which begins a flow at that unit.

import { whyOf } from '../channels/wechat/menu.ts'
import { LONGEST_SCENE, makeQr } from '../channels/wechat/qr.ts'
import { readSettings } from '../config/read.ts'
import type { Settings } from '../config/settings.ts'
import { readFiles } from '../files.ts'
import { rootFolder, runCommand } from './dump/run-command.ts'
import { readOptions } from './support/options.ts'
import { reachWechat } from './support/reach-wechat.ts'

const USAGE = 'usage: npm run qr -- --scene FLOW[:UNIT] [--days N], such as --scene book-appointment:chengguan; N is 1 to 30'

await runCommand(async (given, say) => {
  const { values: { scene = '', days }, rest, unknown } = readOptions(given, { values: ['scene', 'days'] })
  const isRight = scene !== '' && rest.length === 0 && unknown.length === 0 && (days === undefined || /^([1-9]|[12]\d|30)$/.test(days))
  if (!isRight) return say(USAGE, 2)
  const read = await readSettings(process.env, rootFolder)
  if (!read.ok) return read.problems.forEach((line) => say(line, 1))
  const { settings } = read
  const problems = await problemsOf(scene, settings)
  if (problems.length > 0) return problems.forEach((line) => say(line, 1))
  const { wechat } = settings
  const appSecret = wechat?.appSecret
  if (!wechat || !appSecret) return say('WeChat is not set up: set WECHAT_TOKEN, WECHAT_APP_ID and WECHAT_APP_SECRET', 1)
  const { api, close } = await reachWechat(settings, { ...wechat, appSecret })
  try {
    const made = await makeQr(api, scene, days === undefined ? undefined : Number(days))
    if (made.kind !== 'made') return say(`wechat: the code was not made: ${made.kind === 'done' ? 'unreadable' : whyOf(made)}`, 1)
    say(`picture: ${made.picture}`)
    say(`holds: ${made.holds}`)
  } finally {
    await close()
  }
})

/** A code on a wall stays there: it must lead somewhere before it is printed. */
async function problemsOf(scene: string, settings: Settings): Promise<readonly string[]> {
  const [flow = '', unit, ...more] = scene.split(':')
  if (more.length > 0 || Buffer.byteLength(scene) > LONGEST_SCENE) return [`--scene: write FLOW or FLOW:UNIT, at most ${LONGEST_SCENE} characters`]
  const found = await readFiles(settings, Date.now())
  if (!found.ok) return found.problems
  const { flows, department: { units } } = found.files
  return [
    ...(flows.some(({ id }) => id === flow) ? [] : [`--scene: there is no flow '${flow}'; there are ${flows.map(({ id }) => id).join(', ')}`]),
    ...(unit === undefined || units.some(({ id }) => id === unit)
      ? [] : [`--scene: there is no unit '${unit}'; there are ${units.map(({ id }) => id).join(', ')}`]),
  ]
}

// npm run backup -- FILE: writes all that the database holds into one archive, while the server runs or not.

import { resolve } from 'node:path'

import { reach } from './dump/reach.ts'
import { root, runCommand } from './support/run-command.ts'
import { takeBackup } from './dump/take.ts'

const USAGE = 'usage: npm run backup -- FILE'

await runCommand(async (given, say) => {
  const [file, ...more] = given
  if (file === undefined || file.startsWith('-') || more.length > 0) return say(USAGE, 2)
  const reached = await reach({ env: process.env, root, make: false })
  try {
    const { collections, bytes, atOneMoment } = await takeBackup(reached, resolve(file))
    const moment = atOneMoment ? 'all as of one moment' : 'each collection consistent in itself alone'
    say(`backup: ${collections} collections, ${bytes} bytes of documents, ${moment}, in ${file}`)
  } finally {
    await reached.close()
  }
})

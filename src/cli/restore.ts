// npm run restore -- FILE: brings an archive of backup or mongodump back; it replaces the collections that the archive holds.

import { resolve } from 'node:path'

import { bringBack } from './dump/bring.ts'
import { checkArchive } from './dump/check.ts'
import { reach } from './dump/reach.ts'
import { root, runCommand } from './support/run-command.ts'

const USAGE = 'usage: npm run restore -- FILE [--force]'

await runCommand(async (given, say) => {
  const force = given.includes('--force')
  const [file, ...more] = given.filter((word) => word !== '--force')
  if (file === undefined || file.startsWith('-') || more.length > 0) return say(USAGE, 2)
  const dumped = await checkArchive(resolve(file))
  const reached = await reach({ env: process.env, root, make: true })
  try {
    const { collections, documents } = await bringBack(reached, { file: resolve(file), dumped, force })
    say(`restore: ${collections} collections, ${documents} documents, from ${file}`)
  } finally {
    await reached.close()
  }
})

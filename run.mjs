// node run.mjs COMMAND [words]: runs a command of src/cli. Its hundreds of files are bundled first, anew each time, so that no
// others than these run: that takes a fifth of the time in which one after the other is loaded, and the first time is as the next.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'

const root = import.meta.dirname
const [, , name] = process.argv
const entry = join(root, 'src', 'cli', `${name}.ts`)
process.argv.splice(1, 2, entry)

const bundled = bundle()
if (bundled === undefined) await import('tsx/esm')
await import(pathToFileURL(bundled ?? entry))

// Undefined where something is wrong with the sources, or where nothing can be written: then they are loaded one by one.
function bundle() {
  try {
    const { outputFiles: [{ contents }] } = buildSync({
      entryPoints: [entry], bundle: true, write: false, platform: 'node', format: 'esm', packages: 'external', keepNames: true,
      target: `node${process.versions.node}`, logLevel: 'silent',
      // As soon as it is loaded it is of no use any more.
      banner: { js: "import { rmSync as removeBundle } from 'node:fs'; removeBundle(import.meta.filename)" },
    })
    const folder = join(root, '.commands')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${name}-${process.pid}.mjs`)
    writeFileSync(file, contents)
    return file
  } catch {
    return undefined
  }
}

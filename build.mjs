// Compiles src into dist, or into the folder that is named, and lays the files beside it that are no TypeScript.
// Words after the folder are for the compiler.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'

const root = import.meta.dirname
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

const [folder = 'dist', ...words] = process.argv.slice(2)

rmSync(join(root, folder), { recursive: true, force: true })
execFileSync(process.execPath, [join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', folder, ...words], {
  cwd: root,
  stdio: 'inherit',
})

const page = join('channels', 'webchat', 'page')
if (existsSync(join(root, 'src', page))) {
  cpSync(join(root, 'src', page), join(root, folder, page), { recursive: true })
}

// The thread of the database starts anew with every server, and in less than half the time as one file with the packages it needs.
const thread = join(root, folder, 'embedded', 'worker.js')
buildSync({
  entryPoints: [thread], outfile: thread, allowOverwrite: true, bundle: true, platform: 'node', format: 'esm', external: ['lmdb'],
  target: 'node20', logLevel: 'warning',
})

// Compiles src into dist and lays the files beside it that are no TypeScript.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = import.meta.dirname
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})

const page = join('channels', 'webchat', 'page')
if (existsSync(join(root, 'src', page))) {
  cpSync(join(root, 'src', page), join(root, 'dist', page), { recursive: true })
}

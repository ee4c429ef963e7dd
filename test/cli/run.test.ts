// run.mjs runs commands from the sources as they are now, and leaves nothing behind.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildSync } from 'esbuild'

describe('run.mjs', () => {
  let dir: string

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'run-'))
    mkdirSync(join(dir, 'src', 'cli'), { recursive: true })
    for (const name of ['run.mjs', 'package.json', 'tsconfig.json']) cpSync(name, join(dir, name))
    symlinkSync(join(process.cwd(), 'node_modules'), join(dir, 'node_modules'))
    writeFileSync(join(dir, 'src', 'cli', 'greet.ts'), [
      "import { parse } from 'yaml'", "import { greeting } from '../greeting.ts'",
      'const words: readonly string[] = process.argv.slice(2)', 'console.log(greeting, parse("[a, b]").join(), ...words)', 'process.exitCode = 3',
    ].join('\n'))
    write('hello')
  })

  afterEach(() => rmSync(dir, { recursive: true }))

  const write = (greeting: string) => writeFileSync(join(dir, 'src', 'greeting.ts'), `export const greeting: string = '${greeting}'`)
  const run = () => spawnSync(process.execPath, [join(dir, 'run.mjs'), 'greet', 'you', '--there'], { encoding: 'utf8' })

  it('runs a command with its words and exit code', () => {
    const { status, stdout, stderr } = run()
    assert.deepEqual({ status, stdout, stderr }, { status: 3, stdout: 'hello a,b you --there\n', stderr: '' })
    assert.deepEqual(readdirSync(join(dir, '.commands')), [])
  })

  it('runs what the sources are at the moment', () => {
    for (const greeting of ['good morning', 'good evening']) {
      write(greeting)
      assert.equal(run().stdout, `${greeting} a,b you --there\n`)
    }
  })

  it('runs where nothing can be written', () => {
    writeFileSync(join(dir, '.commands'), '')
    assert.equal(run().stdout, 'hello a,b you --there\n')
  })

  it('tells what is wrong with the sources', () => {
    write("'")
    const { status, stderr } = run()
    assert.equal(status, 1)
    assert.match(stderr, /greeting\.ts/)
  })

  it('runs no command that looks for files beside its sources', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { readonly [name: string]: string } }
    const commands = Object.values(scripts).flatMap((script) => / run\.mjs (\w+)$/.exec(script)?.[1] ?? [])
    const { metafile: { inputs } } = buildSync({
      entryPoints: commands.map((name) => join('src', 'cli', `${name}.ts`)),
      bundle: true, write: false, metafile: true, outdir: dir, platform: 'node', format: 'esm', packages: 'external',
    })
    // They would be looked for beside the bundle. What is required from there is found.
    const looking = Object.keys(inputs).filter((file) => readFileSync(file, 'utf8').replaceAll('createRequire(import.meta.url)', '').includes('import.meta.url'))
    assert.deepEqual(looking, [])
    assert.ok(commands.includes('check'))
  })
})

// The check as a whole: every file of a department, all problems at once, and never a stack trace.

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { checkAll } from '../../src/check.ts'
import { compile } from '../../src/flows/compile.ts'
import { tellProblem } from '../../src/flows/problem.ts'
import { readFlow } from '../../src/flows/read.ts'
import { withFixture } from '../support/check.ts'
import { programOf } from '../support/process.ts'

const LANGUAGES = ['zh-CN', 'zh-TW', 'en']
const AT = Date.UTC(2026, 5, 1)
const SHIPPED = { config: 'config', flows: 'flows', locales: 'locales' }

async function linesOf(dirs: Partial<typeof SHIPPED>, at = AT): Promise<readonly string[]> {
  const checked = await checkAll({ dirs: { ...SHIPPED, ...dirs }, languages: LANGUAGES }, at)
  return checked.filter(({ grade }) => grade !== 'note').map(({ line }) => line)
}

describe('the check', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'jmt-check-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('finds nothing wrong with what is shipped', async () => {
    deepEqual(await linesOf({}), [])
  })

  it('notes in November that next year has no calendar yet', async () => {
    const checked = await checkAll({ dirs: SHIPPED, languages: LANGUAGES }, Date.UTC(2026, 10, 2))
    deepEqual(checked.filter(({ rule }) => rule === 'calendar').map(({ line, grade }) => `${grade} ${line.slice(0, 55)}`), [
      'note config/department/calendar: there is no 2027.yaml; noth',
    ])
  })

  it('tells of folders that are not there', async () => {
    const gone = join(dir, 'gone')
    const lines = await linesOf({ flows: gone, locales: gone })
    ok(lines.includes(`${gone}: there is no such folder, or it cannot be read; look at FLOWS_DIR`))
    for (const language of LANGUAGES) {
      ok(lines.includes(`${gone}/${language}: there is no such folder; copy that of another language and translate it`))
    }
  })

  it('tells of a config folder that is empty, and still checks the flows', async () => {
    const lines = await linesOf({ config: dir })
    ok(lines.includes(`${dir}/department/units.yaml: there is no such file; copy the one that comes with the program`))
    equal(lines.some((line) => line.startsWith('flows/')), false)
  })

  it('tells of broken files of every kind at once, each by its line', async () => {
    await cp('config', join(dir, 'config'), { recursive: true })
    await cp('locales', join(dir, 'locales'), { recursive: true })
    await mkdir(join(dir, 'flows'))
    await writeFile(join(dir, 'config', 'department', 'units.yaml'), '- id: [\n')
    await writeFile(join(dir, 'locales', 'en', 'common.json'), '{\n  "a": "b",\n}\n')
    await writeFile(join(dir, 'flows', 'a.yaml'), 'flow: a\nsteps:\n  - say: [\n')
    await writeFile(join(dir, 'flows', 'b.yaml'), Buffer.from([0, 255, 254, 10, 58]))
    await writeFile(join(dir, 'flows', 'c.yaml'), 'flow: c\nsteps: &all\n  - say: x\n  - *all\n')
    await writeFile(join(dir, 'flows', 'd.yaml'), '[]\n')
    const lines = await linesOf({ config: join(dir, 'config'), flows: join(dir, 'flows'), locales: join(dir, 'locales') })
    const starts = [
      'config/department/units.yaml:', 'locales/en/common.json:3: this is not JSON', 'flows/a.yaml:', 'flows/b.yaml:',
      'flows/c.yaml:4: flows have no aliases', 'flows/d.yaml:1: a flow begins with',
    ]
    for (const start of starts) ok(lines.some((line) => line.startsWith(join(dir, start))), `${start}\n${lines.join('\n')}`)
  })

  it('tells of a flow that cannot be read in its own file alone', async () => {
    await cp('flows', join(dir, 'flows'), { recursive: true })
    await writeFile(join(dir, 'flows', 'submit-tip.yaml'), 'flow: submit-tip\nsteps:\n  - say: [\n')
    await writeFile(join(dir, 'flows', 'welcome.yaml'), '')
    const checked = await checkAll({ dirs: { ...SHIPPED, flows: join(dir, 'flows') }, languages: LANGUAGES }, AT)
    deepEqual(checked.filter(({ rule }) => rule !== 'guide').map(({ rule }) => rule), ['yaml', 'empty-file'])
  })

  describe('says what is wrong with a file as people save it', () => {
    // Mocha keeps whole stacks, which takes seconds where a nesting is so deep that there is no room for more.
    const { stackTraceLimit } = Error
    before(() => { Error.stackTraceLimit = 10 })
    after(() => { Error.stackTraceLimit = stackTraceLimit })

    const FLOW = 'flow: odd\nkeep: 1d\nsteps:\n  - say: hello\n'
    const cases: readonly (readonly [title: string, text: string | Buffer, expected: string])[] = [
      ['a colon in a text', FLOW.replace('say: hello', 'say: hello: you'), ':4: this is not YAML: a colon too many'],
      ['a tab', FLOW.replace('  - say', '\t- say'), ':4: this is not YAML: a line begins with a tab'],
      ['a setting twice', FLOW.replace('keep: 1d', 'keep: 1d\nkeep: 2d'), ':3: this is not YAML: the same setting stands here twice'],
      ['a quote that stays open', FLOW.replace('hello', '"hello'), ':4: this is not YAML: a quote is opened here'],
      ['a full-width colon', FLOW.replace('say: ', 'say：'), ', step 1 (unknown): a step is a verb with its settings; write `- say: hello`'],
      ['two flows in one file', `${FLOW}---\n${FLOW}`, ':5: a file holds one flow'],
      ['a tag', FLOW.replace('hello', '!js/function hello'), ':4: flows have no tags'],
      ['a merge key', FLOW.replace('- say: hello', '- <<: { say: hello }\n    say: hello'), ", step 1 (say hello): flows have no merge keys"],
      ['a jump without a goal', FLOW.replace('say: hello', 'if: { x: y }'), ", step 1 (if): setting 'go' is missing"],
      ['too deep a nesting', FLOW.replace('hello', '['.repeat(4000)), ':4: '],
      ['another encoding', Buffer.from(`\ufeff${FLOW}`, 'utf16le'), ':1: this is not UTF-8'],
      ['Chinese in GBK', Buffer.concat([Buffer.from('# '), Buffer.from([0xd6, 0xd0]), Buffer.from(`\n${FLOW}`)]), ':1: this is not UTF-8'],
      ['a file far too large', `${FLOW}${'# x\n'.repeat(200_000)}`, ': the file has more than 500000 characters'],
      ['a letter that only looks like Latin', FLOW.replace('hello', 'hеllo').replace('say', 'go'), ', step 1 (go hеllo): there is no step named'],
    ]
    for (const [title, text, expected] of cases) {
      it(`${title}, by line or step, and what would be right`, () => {
        const lines = compile([readFlow('odd.yaml', text.toString())]).problems.map(tellProblem)
        ok(lines.some((line) => line.startsWith(`odd.yaml${expected}`)), lines.join('\n'))
      })
    }

    const right: readonly (readonly [string, (text: string) => string])[] = [
      ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')], ['a byte order mark', (text) => `\ufeff${text}`],
    ]
    for (const [title, change] of right) {
      it(`${title} are nothing wrong`, async () => {
        await withFixture('base/nothing', async (base) => {
          for (const file of ['flows/report.yaml', 'locales/en/report.json']) {
            await writeFile(join(base, file), change(await readFile(join(base, file), 'utf8')))
          }
          deepEqual(await linesOf({ flows: join(base, 'flows'), locales: join(base, 'locales') }), [])
        })
      })
    }

    it('a folder or a dead link where a flow should be, and the other flows are checked', async () => {
      await withFixture('unknown-setting/bad', async (base) => {
        await mkdir(join(base, 'flows', 'x.yaml'))
        await symlink('nowhere', join(base, 'flows', 'y.yaml'))
        const lines = await linesOf({ flows: join(base, 'flows'), locales: join(base, 'locales') })
        deepEqual(lines.map((line) => line.slice(line.lastIndexOf('/') + 1).slice(0, 30)), [
          'report.yaml, step 3 (ask story', 'x.yaml: this cannot be read; l', 'y.yaml: this cannot be read; l',
        ])
      })
    })

    it('one language that is filled otherwise than the two others', async () => {
      await withFixture('base/nothing', async (base) => {
        const file = join(base, 'locales', 'zh-CN', 'report.json')
        await writeFile(file, (await readFile(file, 'utf8')).replace('receipt.numberText', 'receipt.code'))
        const lines = await linesOf({ flows: join(base, 'flows'), locales: join(base, 'locales') })
        deepEqual(lines.map((line) => line.replace(base, '')), [
          "/locales/zh-CN/report.json:44: 'thanks' lacks {{receipt.numberText}} and has {{receipt.code}}, unlike in zh-TW",
        ])
      })
    })
  })

  it('never knows the names that every object has', async () => {
    await withFixture('base/nothing', async (base) => {
      await writeFile(join(base, 'flows', 'odd.yaml'), [
        'flow: constructor', 'steps:', '  - ask: constructor', '    as: constructor', '    exhausted: toString',
        '  - __proto__: { say: x }', '  - call: hasOwnProperty', '    with: { __proto__: constructor }', '',
      ].join('\n'))
      const lines = await linesOf({ flows: join(base, 'flows'), locales: join(base, 'locales') })
      ok(lines.some((line) => line.includes("there is no form 'constructor'")))
      ok(lines.some((line) => line.includes("there is no step named 'toString'")))
      ok(lines.some((line) => line.includes("there is no service 'hasOwnProperty'")))
    })
  })

  it('leaves with 1 where something is wrong, one line a problem', async () => {
    await withFixture('unknown-setting/bad', async (base) => {
      const env = { ...process.env, FLOWS_DIR: join(base, 'flows'), LOCALES_DIR: join(base, 'locales') }
      const { status, stdout } = spawnSync(process.execPath, programOf('src/cli/check.ts'), { env, encoding: 'utf8' })
      equal(status, 1)
      match(stdout, /^\S+\/flows\/report\.yaml, step 3 \(ask story\): unknown setting 'lenght'; did you mean 'length'\?\n$/)
    })
  })

  it('lets whoever reads on have read enough', async () => {
    await withFixture('unknown-setting/bad', async (base) => {
      const env = { ...process.env, FLOWS_DIR: join(base, 'flows'), LOCALES_DIR: join(base, 'locales') }
      const child = spawn(process.execPath, programOf('src/cli/check.ts'), { env, stdio: ['ignore', 'pipe', 'pipe'] })
      child.stdout.destroy()
      const [told] = await Promise.all([text(child.stderr), once(child, 'close')])
      equal(told.includes('EPIPE'), false)
    })
  })

  it('keeps the house from starting, with the same lines', async () => {
    await withFixture('unknown-service/bad', async (base) => {
      const dirs = { flows: join(base, 'flows'), locales: join(base, 'locales') }
      const stops = await linesOf(dirs, Date.now())
      const env = { ...process.env, FLOWS_DIR: dirs.flows, LOCALES_DIR: dirs.locales, DATA_DIR: join(dir, 'data'), PORT: '0' }
      const { status, stderr } = spawnSync(process.execPath, programOf('src/main.ts'), { env, encoding: 'utf8' })
      equal(status, 1)
      deepEqual(stderr.trim().split('\n'), ['The files do not fit:', ...stops])
      ok(stops.length > 0)
    })
  })
})

// A chat that is recorded is a talk: played again, it goes as it went.

import { deepEqual, equal, match } from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'

import { chat } from '../../src/cli/support/chat.ts'
import { parseTalks } from '../../src/flows/talk/parse.ts'
import { play } from '../../src/flows/talk/play.ts'
import { programOf } from '../support/process.ts'
import { LANGUAGES, shippedBook } from '../support/shipped.ts'

describe('a chat in the terminal', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'jmt-record-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('is recorded as a talk that goes the same way again', async () => {
    const { book, files } = await shippedBook()
    const record = join(dir, 'new', 'tip.talk')
    const typed = ['1', '/sticker', '昨天晚上有人打电话说我中奖了，让我先交钱', '同意', '/place 31.2,121.4 人民广场', '/image https://e/1.jpg',
      '完成', '/wait 40min', '不用', '可以', '/what', '跳过', '']
    const output = new PassThrough()
    const shown: string[] = []
    output.on('data', (chunk) => void shown.push(String(chunk)))
    const code = await chat({
      files, languages: LANGUAGES, channel: 'terminal', flow: 'submit-tip', record, output,
      input: Readable.from(typed.map((line) => `${line}\n`)),
    })
    equal(code, 0)
    match(shown.join(''), /A case to ask for: [\s\S]*1\. 诈骗[\s\S]*\(unknown; there is [\s\S]*was written to/)
    const { talks, problems } = parseTalks(await readFile(record, 'utf8'))
    deepEqual([problems, talks.length], [[], 1])
    deepEqual(talks.map((talk) => play(talk, book)), [undefined])
  })

  it('is recorded with its channel, and with what only looks like something else', async () => {
    const { book, files } = await shippedBook()
    const record = join(dir, 'odd.talk')
    const odd = ['[微笑]', '@1,2 x', '*MENU', '+subscribe', '![image] x', 'C:\\new', '# 1']
    const code = await chat({
      files, languages: LANGUAGES, channel: 'wechat', flow: 'submit-tip', record, output: new PassThrough(),
      input: Readable.from(['3', ...odd].map((line) => `${line}\n`)),
    })
    equal(code, 0)
    const { talks: [talk] } = parseTalks(await readFile(record, 'utf8'))
    equal(talk?.channel, 'wechat')
    const said = talk.lines.flatMap((line) => (line.kind === 'said' && line.said.kind === 'text' ? [line.said] : []))
    deepEqual(said.slice(1), odd.map((text) => ({ kind: 'text', text })))
    equal(play(talk, book), undefined)
  })

  it('goes the same way with and without blanks around what is typed: a story told at the menu is not said back', async () => {
    const { book, files } = await shippedBook()
    const record = join(dir, 'blanks.talk')
    const typed = ['*MENU', '  昨晚十点，又有人聚在一起赌钱，每天晚上都有  ', '3']
    await chat({
      files, languages: LANGUAGES, channel: 'terminal', flow: 'submit-tip', record, output: new PassThrough(),
      input: Readable.from(typed.map((line) => `${line}\n`)),
    })
    const { talks } = parseTalks(await readFile(record, 'utf8'))
    deepEqual(talks.map((talk) => play(talk, book)), [undefined])
  })

  it('is not begun where its talk could not be kept', async () => {
    const { files } = await shippedBook()
    for (const record of [dir, '/proc/nowhere/tip.talk']) {
      const output = new PassThrough()
      const code = await chat({ files, languages: LANGUAGES, channel: 'terminal', flow: 'submit-tip', record, output, input: Readable.from([]) })
      equal(code, 2)
      match(String(output.read()), /: cannot be written \(E[A-Z]+\); name another file behind --record/)
    }
  })

  it('is kept where Ctrl-C ends it', async () => {
    const record = join(dir, 'tip.talk')
    const child = spawn(process.execPath, [...programOf('src/cli/talk.ts'), 'submit-tip', '--record', record])
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (text.includes('> ') && child.kill('SIGINT')))
    deepEqual(await once(child, 'close'), [0, null])
    match(await readFile(record, 'utf8'), /< submit-tip:topic/)
  })

  it('tells which flows there are where one is misspelt', async () => {
    const { files } = await shippedBook()
    const output = new PassThrough()
    const code = await chat({
      files, languages: LANGUAGES, channel: 'terminal', flow: 'submit-tpi', record: undefined, output, input: Readable.from([]),
    })
    equal(code, 2)
    match(String(output.read()), /no flow 'submit-tpi'; there are .*submit-tip/)
  })
})

describe('a command that finds no flows', () => {
  for (const [command, ...words] of [['talk', '--jsonl'], ['draw', 'submit-tip'], ['privacy']]) {
    it(`says which folder it looked in: ${command}`, () => {
      const { status, stderr } = spawnSync(process.execPath, [...programOf(`src/cli/${command}.ts`), ...words], {
        encoding: 'utf8', input: '', env: { ...process.env, FLOWS_DIR: '/nowhere' },
      })
      deepEqual([status, stderr], [2, '/nowhere: there is no such folder, or it cannot be read; look at FLOWS_DIR\n'])
    })
  }
})

describe('talks that are played', () => {
  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ['from a folder that is not there', ['--play', 'nowhere'], 'nowhere: there is no such folder; talks lie in it as NAME.talk\n'],
    ['into a file that cannot be written', ['--play', 'test/fixtures/talks', '--junit', '/proc/talks.xml'],
      '/proc/talks.xml: cannot be written (ENOENT)\n'],
    ['into a folder that is not there', ['--play', 'test/talks', '--junit', 'nowhere/talks.xml'], 'nowhere: there is no such folder to write in\n'],
  ]
  for (const [title, words, told] of wrong) {
    it(`are refused ${title}, in a line`, () => {
      const { status, stderr } = spawnSync(process.execPath, [...programOf('src/cli/talk.ts'), ...words], { encoding: 'utf8' })
      deepEqual([status, stderr], [2, told])
    })
  }
})

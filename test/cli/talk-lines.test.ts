// `talk --jsonl`: a contract with scripts. Lines in, lines out, each before the next; the same bytes in every time zone.

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'

import { readMessage, writeInstant, writeTold } from '../../src/cli/support/jsonl.ts'
import { linesOf } from '../../src/cli/support/lines.ts'
import { readOptions } from '../../src/cli/support/options.ts'
import { programOf } from '../support/process.ts'

type Line = {
  readonly from: string
  readonly at: string
  readonly due?: true
  readonly say: readonly string[]
  readonly flow: string | null
  readonly step: string | null
  readonly answers: { readonly [name: string]: unknown }
}

type Ran = { readonly lines: readonly string[]; readonly code: number | null }

function talk(input: string, env: { readonly [name: string]: string } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...programOf('src/cli/talk.ts'), '--jsonl', '--channel', 'wechat'], {
    env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text))
  child.stdin.end(input)
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ lines: out.split('\n').filter(Boolean), code }))
  })
}

const read = (line: string | undefined): Line => JSON.parse(line ?? 'null') as Line // what the contract says it is

const TIP = [
  { from: 'a', at: '2026-03-04T10:00:00+08:00', text: '举报' },
  { from: 'a', at: '2026-03-04T10:00:05+08:00', text: '１' },
  { from: 'a', at: '2026-03-04T02:00:10Z', text: '昨天晚上有人打电话说我中奖了，让我先交钱' },
  { from: 'a', text: '同意' },
  { from: 'a', location: { lat: 31.2, lng: 121.4, label: '人民广场' } },
  { from: 'a', image: 'https://example.org/1.jpg' },
  { from: 'a', text: '完成' },
  { from: 'a', text: '不用' },
  { from: 'a', text: '可以' },
  { from: 'b', menu: 'BOOK_APPOINTMENT' },
  { from: 'a', at: '2026-03-05T11:00:00+08:00', text: '跳过' },
  { from: 'b', at: '2026-03-05T10:59:59+08:00', text: '你好' },
].map((line) => JSON.stringify(line)).join('\n')

describe('talk --jsonl', () => {
  it('answers each line, and tells of what fell due in between', async () => {
    const { lines, code } = await talk(TIP)
    equal(code, 0)
    const all = lines.map(read)
    const told = all.filter(({ due }) => !due)
    deepEqual(told.map(({ flow, step }) => `${flow} ${step}`), [
      'submit-tip topic', 'submit-tip story', 'submit-tip consent', 'submit-tip place', 'submit-tip photo', 'submit-tip photo',
      'submit-tip reachable', 'submit-tip review', 'submit-tip tail', 'book-appointment service', 'null null',
      'book-appointment draft',
    ])
    deepEqual(told[1]?.answers, { topic: 'fraud' })
    deepEqual(told[6]?.answers['place'], { lat: 31.2, lng: 121.4, label: '人民广场' })
    match(told[0]?.say[1] ?? '', /^是哪方面的事？\n1\. 诈骗\n2\. /)
    equal(told[2]?.at, '2026-03-04T02:00:10Z')
    equal(told[11]?.at, '2026-03-05T11:00:00+08:00', 'the clock never goes back')
    deepEqual(all.filter(({ due }) => due).map(({ from, at }) => `${from} ${at}`), [
      'b 2026-03-04T10:30:10+08:00', 'a 2026-03-05T10:00:10+08:00', 'b 2026-03-05T10:00:10+08:00',
    ])
  })

  it('gives the same bytes in another time zone', async () => {
    const [here, there] = await Promise.all([talk(TIP, { TZ: 'America/New_York' }), talk(TIP, { TZ: 'Asia/Kolkata' })])
    deepEqual(here.lines, there.lines)
  })

  it('answers before the next line is written, and goes on after one that cannot be read', async () => {
    const child = spawn(process.execPath, [...programOf('src/cli/talk.ts'), '--jsonl'], { stdio: ['pipe', 'pipe', 'ignore'] })
    const out = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const ask = async (line: string): Promise<string> => {
      child.stdin.write(`${line}\n`)
      return String((await out.next()).value)
    }
    equal(read(await ask('{"from":"a","text":"菜单"}')).step, 'wish')
    deepEqual(JSON.parse(await ask('{"from":"a","text":"a secret"')), { line: 2, error: 'is not JSON' })
    deepEqual(Object.keys(JSON.parse(await ask('{"from":"a"}')) as object), ['line', 'error'])
    equal(read(await ask('{"from":"a","event":"unsubscribe"}')).say.length, 0)
    child.stdin.end()
    equal(await new Promise((resolve) => child.on('close', resolve)), 2)
  })
})

describe('a line of a script', () => {
  const good: readonly (readonly [string, unknown])[] = [
    ['{"from":"a","text":""}', { kind: 'text', text: '' }],
    ['{"from":"a","text":"x\u2028y"}', { kind: 'text', text: 'x\u2028y' }],
    ['{"from":"a","voice":"https://e/v"}', { kind: 'voice', url: 'https://e/v' }],
    ['{"from":"a","voice":{"url":"u","transcript":"你好"}}', { kind: 'voice', url: 'u', transcript: '你好' }],
    ['{"from":"a","location":{"lat":1,"lng":2}}', { kind: 'place', lat: 1, lng: 2, label: '' }],
    ['\uFEFF{"from":"a","text":"x"}', { kind: 'text', text: 'x' }],
    ['{"from":"a","event":"scan:submit-tip:hall"}', { kind: 'event', event: 'scan', scene: 'submit-tip:hall' }],
  ]
  for (const [line, said] of good) {
    it(`is understood: ${line.slice(0, 40)}`, () => {
      const message = readMessage(line)
      ok(message.ok)
      deepEqual(message.message.said, said)
    })
  }

  const bad = [
    'null', '[]', '"text"', '{"text":"x"}', '{"from":"a","text":"x","image":"y"}', '{"from":"a","text":1}', '{"from":"a","event":"dance"}',
    '{"from":"a","text":"x","at":"2026-03-04T10:00:00"}', '{"from":"a","text":"x","at":"yesterday"}', '{"from":"a","text":"x","more":1}',
    '{"from":"a","location":{"lat":"1","lng":2}}', '{"from":"a","location":{"lat":91,"lng":2}}', '{"from":"","text":"x"}', '{"from":"a","text":"x","at":"2026-13-04T10:00:00Z"}',
    '{"from":"a","text":"x","at":"2026-02-30T10:00:00+08:00"}',
  ]
  for (const line of bad) {
    it(`is refused, without repeating it: ${line.slice(0, 50)}`, () => {
      const message = readMessage(line)
      ok(!message.ok && message.error !== '' && !message.error.includes('yesterday'))
    })
  }

  it('tells in one sentence what a voice may be', () => {
    for (const voice of ['{"transcript":"x"}', '""', '5']) {
      deepEqual(readMessage(`{"from":"a","voice":${voice}}`), { ok: false, error: 'voice must be an address, or { "url", "transcript" }' })
    }
  })

  it('may come in any number of pieces', async () => {
    const pieces = ['{"a', '":', '1}\r', '\n\nx', '', 'y\n', 'end']
    const lines: string[] = []
    for await (const line of linesOf(Readable.from(pieces.map((piece) => Buffer.from(piece))))) lines.push(line)
    deepEqual(lines, ['{"a":1}', '', 'xy', 'end'])
  })

  it('shows a choice as its value, within what another flow has brought back too', () => {
    const topic = { value: 'food', label: '食品' }
    const ended = { topic, topics: [topic], inner: { topic, place: { lat: 1, lng: 2, label: '桥' } } }
    const line = writeTold({ from: 'a', at: 0, messages: [], conversation: { language: 'zh-CN' }, ended })
    deepEqual(read(line).answers, { topic: 'food', topics: ['food'], inner: { topic: 'food', place: { lat: 1, lng: 2, label: '桥' } } })
  })

  it('is written with its instant in China', () => {
    equal(writeInstant(Date.UTC(2026, 2, 4, 2)), '2026-03-04T10:00:00+08:00')
    equal(writeInstant(Date.UTC(2026, 2, 4, 20, 0, 0, 5)), '2026-03-05T04:00:00.005+08:00')
  })
})

describe('the words behind a command', () => {
  const options = { flags: ['jsonl'], values: ['channel'], optional: ['record'] }
  const cases: readonly (readonly [string, object])[] = [
    ['--jsonl --channel wechat', { flags: ['jsonl'], values: { channel: 'wechat' }, rest: [], unknown: [] }],
    ['submit-tip --record', { flags: [], values: { record: '' }, rest: ['submit-tip'], unknown: [] }],
    ['--record submit-tip', { flags: [], values: { record: '' }, rest: ['submit-tip'], unknown: [] }],
    ['--record my.talk -- submit-tip', { flags: [], values: { record: 'my.talk' }, rest: ['submit-tip'], unknown: [] }],
    ['--channel=weibo --loud', { flags: [], values: { channel: 'weibo' }, rest: [], unknown: ['--loud'] }],
  ]
  for (const [line, expected] of cases) {
    it(`are read: ${line}`, () => {
      const read = readOptions(line.split(' '), options)
      deepEqual({ ...read, flags: [...read.flags], values: { ...read.values } }, expected)
    })
  }
})

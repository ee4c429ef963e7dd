// The guide's command: lines in, lines out, whatever the lines are.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { programOf } from '../support/process.ts'

const KINDS = ['procedure', 'tip', 'complaint', 'status', 'booking', 'emergency', 'smalltalk', 'human', 'out_of_scope']

const asked = (id: string | number, question: string) => JSON.stringify({ id, text: question })

async function answer(input: string): Promise<{ readonly code: unknown; readonly lines: readonly Record<string, unknown>[] }> {
  const child = spawn(process.execPath, [...programOf('src/cli/guide.ts'), '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(input)
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  return { code, lines: said.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('npm run guide -- --jsonl', () => {

  it('answers each line in its order, with its id', async () => {
    const { code, lines } = await answer(`\uFEFF${asked('a', '身份证丢了怎么补办')}\r\n\n${asked(2, '我家着火了快来人')}\n${asked('c', '')}\n${asked('d', '社保卡怎么补')}`)
    assert.equal(code, 0)
    assert.deepEqual(lines.map(({ id }) => id), ['a', 2, 'c', 'd'])
    assert.deepEqual(lines.map(({ kind }) => kind), ['procedure', 'emergency', 'out_of_scope', 'out_of_scope'])
    assert.deepEqual(Object.keys(lines[0] ?? {}), ['id', 'kind', 'procedures', 'outcome'])
    for (const { kind, procedures, outcome } of lines) {
      assert.ok(KINDS.includes(String(kind)) && ['answer', 'list', 'none'].includes(String(outcome)))
      assert.ok(Array.isArray(procedures) && procedures.length <= 3)
    }
  })

  it('answers texts of any kind, and goes on after lines of any shape', async () => {
    const texts = ['', ' ', '🙂🚓', '\u0000\u0007\u001b[2J', '\ud800', '\u202e救', '((((.*+?[]{}|\\', '__proto__', '证'.repeat(10_000), 'ab '.repeat(3_000), '护照丢了'.repeat(25_000)]
    const shapes = ['null', '1', '"x"', '[[[[', '{"id":null,"text":"x"}', '{"id":{},"text":"x"}', '{"id":1,"text":["x"]}', asked('z', 'x'.repeat(1_000_000))]
    const { code, lines } = await answer([...texts.map((one, at) => asked(at, one)), ...shapes].join('\n'))
    assert.equal(code, 2)
    assert.deepEqual(lines.slice(0, texts.length).map(({ id }) => id), texts.map((_, at) => at))
    assert.deepEqual(lines.slice(texts.length).map(({ error }) => typeof error), shapes.map(() => 'string'))
  })

  it('tells of a line that it cannot read, and goes on', async () => {
    const { code, lines } = await answer(`no\n[]\n{"id":"x"}\n${asked('b', '护照到期')}`)
    assert.equal(code, 2)
    assert.deepEqual(lines.map(({ line, id }) => line ?? id), [1, 2, 3, 'b'])
    assert.ok(lines.slice(0, 3).every(({ error }) => typeof error === 'string'))
  })
})

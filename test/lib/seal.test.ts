// What is sealed opens only unchanged, in its place, and with a key that is known.

import assert from 'node:assert/strict'
import { createSealer, fingerprint } from '../../src/lib/seal.ts'

const [A, B, C] = [1, 2, 3].map((n) => Buffer.alloc(32, n)) as [Buffer, Buffer, Buffer]

describe('sealing', () => {
  it('gives back what was sealed', () => {
    const sealer = createSealer(A)
    for (const text of ['', 'a', '昨晚十点 😀', 'x'.repeat(100_000)]) {
      assert.equal(sealer.open(sealer.seal(text, 'tip:1'), 'tip:1').toString(), text)
    }
  })

  it('never seals twice alike', () => {
    const sealer = createSealer(A)
    assert.notDeepEqual(sealer.seal('a', 'x'), sealer.seal('a', 'x'))
  })

  it('shows nothing of what was sealed', () => {
    assert.equal(createSealer(A).seal('marker-words', 'x').includes('marker'), false)
  })

  it('refuses any changed byte', () => {
    const sealer = createSealer(A)
    const sealed = sealer.seal('abc', 'x')
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i] = (changed[i] ?? 0) ^ 1
      assert.throws(() => sealer.open(changed, 'x'), { code: 'SEAL_BROKEN' }, `byte ${i}`)
    }
  })

  const broken: readonly [string, (sealed: Buffer) => Buffer, string, Buffer][] = [
    ['a value in another place', (sealed) => sealed, 'tip:2', A],
    ['a value that is cut', (sealed) => sealed.subarray(0, 20), 'tip:1', A],
    ['nothing', () => Buffer.alloc(0), 'tip:1', A],
    ['a value of another key', (sealed) => sealed, 'tip:1', B],
  ]
  for (const [title, change, about, key] of broken) {
    it(`refuses ${title}`, () => {
      const sealed = createSealer(A).seal('abc', 'tip:1')
      assert.throws(() => createSealer(key).open(change(sealed), about), { code: 'SEAL_BROKEN' })
    })
  }

  it('still reads what the previous key has sealed', () => {
    const sealed = createSealer(A).seal('abc', 'x')
    const sealer = createSealer(B, A)
    assert.equal(sealer.open(sealed, 'x').toString(), 'abc')
    assert.throws(() => createSealer(C, B).open(sealed, 'x'), { code: 'SEAL_BROKEN' })
  })

  it('has a fingerprint that tells keys apart', () => {
    assert.equal(fingerprint(A), fingerprint(Buffer.alloc(32, 1)))
    assert.notEqual(fingerprint(A), fingerprint(B))
  })
})

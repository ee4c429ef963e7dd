// What is wrong with the guide's files is told all at once.

import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readGuide } from '../../src/guide/read.ts'
import { CHECKED_AT } from './content.ts'

const ENTRY = 'guide/id-card-renewal.yaml'
const WEIGHTS = 'guide-weights.jsonl'

const mistakes: readonly (readonly [title: string, from: string | RegExp, to: string, file: string, tell: RegExp])[] = [
  ['an unknown key', 'owner: ', 'ownr: ', ENTRY, /unknown key 'ownr'/],
  ['another id than its file', 'id: id-card-renewal', 'id: id-card', ENTRY, /id-card-renewal/],
  ['an unknown department', 'department: hukou', 'department: hokou', ENTRY, /must be one of/],
  ['an unknown action', 'action: renew', 'action: renwe', ENTRY, /must be one of/],
  ['a day that is none', /checked: .*/, 'checked: 2026-13-40', ENTRY, /must be a day such as/],
  ['a law without its article', 'mark: ✔, basis: 居民身份证法第11条', 'mark: ✔, basis: null', ENTRY, /without a basis/],
  ['an open fact that is not marked', 'online: { zh: null, mark: ✎', 'online: { zh: null, mark: ◐', ENTRY, /is open/],
  ['a promise', '身份证到期前3个月内就可以换', '保证办下来，身份证到期前3个月内就可以换', ENTRY, /promises '保证办'/],
  ['a first answer that is too long', '身份证到期前3个月内就可以换', `身份证${'到期'.repeat(200)}`, ENTRY, /at most 260/],
  ['what is no YAML', 'id: id-card-renewal', 'id: [', ENTRY, /^this is not YAML: /],
  ['a word without a meaning', '- { word: 户口本, object: 户口簿 }', '- { word: 户口本 }', 'guide-words.yaml', /fewer than 2/],
]

describe('readGuide', () => {
  let dir: string

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'guide-'))
    await cp(join('config', 'department'), dir, { recursive: true, filter: (file) => !file.endsWith(WEIGHTS) })
  })

  afterEach(() => rm(dir, { recursive: true }))

  // They are large, and few tests need them.
  const layWeights = (): Promise<void> => cp(join('config', 'department', WEIGHTS), join(dir, WEIGHTS))

  it('reads what an editor on Windows has saved', async () => {
    await layWeights()
    for (const file of [ENTRY, 'guide-thresholds.json', WEIGHTS]) {
      await writeFile(join(dir, file), `\uFEFF${(await readFile(join(dir, file), 'utf8')).replaceAll('\n', '\r\n')}`)
    }
    const { problems, content } = await readGuide(dir, CHECKED_AT)
    assert.deepEqual(problems.filter(({ note }) => !note), [])
    assert.ok(content)
  })

  it('tells of an entry in another encoding, which residents could not read', async () => {
    await writeFile(join(dir, ENTRY), (await readFile(join(dir, ENTRY), 'latin1')).replace('owner: ', 'owner: \xc7\xe5'), 'latin1')
    const { problems } = await readGuide(dir, CHECKED_AT)
    assert.deepEqual(problems.filter(({ note }) => !note).map(({ tell }) => tell), ['this is not UTF-8; save the file as UTF-8'])
  })

  for (const [title, from, to, file, tell] of mistakes) {
    it(`names ${title}`, async () => {
      const source = await readFile(join(dir, file), 'utf8')
      assert.notEqual(source.replace(from, to), source)
      await writeFile(join(dir, file), source.replace(from, to))
      const { problems, content } = await readGuide(dir, CHECKED_AT)
      assert.ok(problems.some((problem) => problem.file === join(dir, file) && tell.test(problem.tell)), JSON.stringify(problems))
      assert.equal(content, undefined)
    })
  }

  it('reads the project’s own content without a problem', async () => {
    await layWeights()
    const { problems, content } = await readGuide(dir, CHECKED_AT)
    assert.deepEqual(problems.filter(({ note }) => !note), [])
    assert.ok((content?.procedures.length ?? 0) >= 66 && content?.learnt)
  })

  for (const [title, at] of [['has not been checked for long', '2028-01-01'], ['was checked on a day to come', '2024-01-01']] as const) {
    it(`only notes that an entry ${title}`, async () => {
      const { problems, content } = await readGuide(dir, Date.parse(at))
      assert.ok(problems.length >= 66 && problems.every(({ note }) => note))
      assert.ok(content)
    })
  }

  it('notes what is mistaken for an entry that is not there', async () => {
    const file = join(dir, 'guide-words.yaml')
    const source = await readFile(file, 'utf8')
    await writeFile(file, source.replace('- for: [fireworks-permit]', '- for: [firework-permit]'))
    const { problems, content } = await readGuide(dir, CHECKED_AT)
    assert.deepEqual(problems.filter(({ tell }) => /'firework-permit', which is no entry/.test(tell)).map(({ note }) => note), [true])
    assert.ok(content)
  })

  it('tells of an entry that cannot be read, and of nothing that names it', async () => {
    await writeFile(join(dir, ENTRY), 'id: [')
    const { problems } = await readGuide(dir, CHECKED_AT)
    assert.deepEqual(problems.map(({ file }) => file), [join(dir, ENTRY)])
  })

  it('names a folder without procedures and a file that is not there', async () => {
    await rm(join(dir, 'guide'), { recursive: true })
    await rm(join(dir, 'guide-words.yaml'))
    const { problems } = await readGuide(dir, CHECKED_AT)
    assert.equal(problems.length, 2)
  })

  it('names the line of what is wrong, and the file where it lies', async () => {
    const source = await readFile(join(dir, ENTRY), 'utf8')
    const tell = async (from: string, to: string): Promise<readonly string[]> => {
      await writeFile(join(dir, ENTRY), source.replace(from, to))
      const { problems } = await readGuide(dir, CHECKED_AT)
      return problems.filter(({ note }) => !note).map(({ file, line, key }) => `${file.slice(dir.length + 1)}:${line} ${key}`)
    }
    const line = (text: string): number => source.slice(0, source.indexOf(text)).split('\n').length
    const law = 'mark: ✔, basis: 居民身份证法第11条'
    assert.deepEqual(await tell('owner: ', 'ownr: '), [`${ENTRY}:1 `, `${ENTRY}:${line('owner: ')} `])
    assert.match((await tell(law, 'mark: ✔, basis: null')).join(), new RegExp(`^${ENTRY}:${line(law)} \\w+`))
    assert.deepEqual(await tell('id: id-card-renewal', 'id: [id-card-renewal'), [`${ENTRY}:2 `])
  })

  it('does without thresholds and weights', async () => {
    await rm(join(dir, 'guide-thresholds.json'))
    const { content } = await readGuide(dir, CHECKED_AT)
    assert.deepEqual([content?.thresholds.version, content?.learnt], ['none', undefined])
  })

  it('tells the line of weights that are wrong', async () => {
    await layWeights()
    const file = join(dir, WEIGHTS)
    const [danger, letters, ...rest] = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, [danger, letters, '["刀",7]', ...rest].join('\n'))
    const { problems, content } = await readGuide(dir, CHECKED_AT)
    assert.deepEqual(problems, [{ file, key: 'line 3', tell: "'刀' must have 10 weights, one for each class" }])
    assert.equal(content, undefined)
  })

  it('refuses weights in the form of a version before', async () => {
    await writeFile(join(dir, 'guide-weights.json'), '{}')
    const { problems, content } = await readGuide(dir, CHECKED_AT)
    assert.match(problems[0]?.tell ?? '', /is read no more; delete it, and copy guide-weights\.jsonl/)
    assert.equal(content, undefined)
  })
})

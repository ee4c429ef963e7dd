// Texts to a translator and back: whatever a text holds comes back as it was.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readXliff, writeXliff } from '../../src/cli/support/xliff.ts'
import type { Pair, Translation } from '../../src/cli/support/xliff.ts'
import { programOf } from '../support/process.ts'

const texts: readonly Pair[] = [
  { key: 'plain', source: '您好', target: 'Hello' },
  { key: 'lines', source: '一\n二\n\n三', target: ' one\n\ttwo \n' },
  { key: 'marks', source: '<b>“&amp;”</b> \'"', target: '</source> ]]> &#38; {{name}}' },
  { key: 'words', source: ['举报', '线索'], target: ['report', 'tip'] },
  { key: 'one-word', source: ['举报'], target: ['report'] },
  { key: 'untold', source: '还没有译文', target: undefined },
  { key: 'number', source: '007', target: '1e3' },
  { key: 'answer.too-short', source: 'true', target: 'null' },
]

const translation: Translation = { from: 'zh-CN', to: 'en', files: [{ name: 'submit-tip', texts }, { name: 'common', texts: [] }] }

describe('translations', () => {
  it('come back from XLIFF as they went out', () => {
    deepEqual(readXliff(writeXliff(translation)), { ok: true, translation })
  })

  it('lose nothing of the shipped texts', () => {
    for (const name of readdirSync('locales/en')) {
      const target = JSON.parse(readFileSync(`locales/en/${name}`, 'utf8')) as Record<string, string | string[]> // what a file of texts is
      const pairs = Object.entries(target).map(([key, value]): Pair => ({ key, source: value, target: value }))
      const back = readXliff(writeXliff({ from: 'zh-CN', to: 'en', files: [{ name: 'one', texts: pairs }] }))
      ok(back.ok)
      deepEqual(back.translation.files[0]?.texts, pairs)
    }
  })

  it('begin a language that had no folder yet', () => {
    const dir = mkdtempSync(join(tmpdir(), 'locales-'))
    writeFileSync(join(dir, 'fr.xlf'), writeXliff({ ...translation, to: 'fr' }))
    const { status, stderr } = spawnSync(process.execPath, [...programOf('src/cli/translate.ts'), 'import', join(dir, 'fr.xlf')], {
      env: { ...process.env, LOCALES_DIR: dir }, encoding: 'utf8',
    })
    const written = readFileSync(join(dir, 'fr', 'submit-tip.json'), 'utf8')
    rmSync(dir, { recursive: true })
    deepEqual([status, stderr], [0, '1 files of fr were written; now run: npm run check\n'])
    equal((JSON.parse(written) as { plain: string }).plain, 'Hello') // as it was written above
  })

  const bad: readonly (readonly [title: string, source: string, tell: RegExp])[] = [
    ['a file that is not there', '', /no XML/],
    ['broken XML', '<xliff><file></xliff>', /no XML/],
    ['another kind of XML', '<html><body/></html>', /no XLIFF/],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', /document type/],
    ['a file without languages', '<xliff><file original="a"><body/></file></xliff>', /languages/],
    ['a path in place of a language',
      '<xliff><file original="a" source-language="en" target-language="../x"><body/></file></xliff>', /languages/],
    ['a path in place of a file', '<xliff><file original="../a" source-language="en" target-language="de"><body/></file></xliff>', /file/],
  ]
  for (const [title, source, tell] of bad) {
    it(`refuses ${title}`, () => {
      const read = readXliff(source)
      equal(read.ok, false)
      ok(!read.ok && tell.test(read.tell))
    })
  }
})

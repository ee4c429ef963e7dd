// Texts to a translator and back: whatever a text holds comes back as it was.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { bringIn, type Brought } from '../../src/cli/support/bring-texts.ts'
import { readXliff, writeXliff } from '../../src/cli/support/xliff.ts'
import type { Pair, Translation } from '../../src/cli/support/xliff.ts'
import { readTexts } from '../../src/flows/check/texts/read.ts'
import { programOf } from '../support/process.ts'

const texts: readonly Pair[] = [
  { key: 'plain', source: '您好', target: 'Hello' },
  { key: 'lines', source: '一\n二\n\n三', target: ' one\n\ttwo \n' },
  { key: 'marks', source: '<b>“&amp;”</b> \'"', target: '</source> ]]> &#38; {{name}}' },
  { key: 'words', source: ['举报', '线索'], target: ['report', 'tip'] },
  { key: 'lists', source: ['一\n二', '\\n'], target: ['one\ntwo', 'a\\nb', '\\'] },
  { key: 'one-word', source: ['举报'], target: ['report'] },
  { key: 'untold', source: '还没有译文', target: undefined },
  { key: 'number', source: '007', target: '1e3' },
  { key: 'answer.too-short', source: 'true', target: 'null' },
]

const translation: Translation = { from: 'zh-CN', to: 'en', files: [{ name: 'submit-tip', texts }, { name: 'common', texts: [] }] }

/** What a translator's program writes, around what it has written. */
function wrap(units: string, name = 'a'): string {
  return `<xliff version="1.2"><file original="${name}" source-language="zh-CN" target-language="en"><body>${units}</body></file></xliff>`
}

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
    deepEqual([status, stderr.split('\n')], [0, [
      '1 files of fr were written; now run: npm run check', '1 texts came without a translation and stay as they were', '',
    ]])
    equal((JSON.parse(written) as { plain: string }).plain, 'Hello') // as it was written above
  })

  const bad: readonly (readonly [title: string, source: string, tell: RegExp])[] = [
    ['an empty file', '', /no XML/],
    ['a later XLIFF', '<xliff version="2.0" srcLang="en" trgLang="de"><file id="a"/></xliff>', /saved as XLIFF 1\.2/],
    ['a unit that says not of which text it is', wrap('<trans-unit><source>a</source></trans-unit>'), /without an id/],
    ['several languages', wrap('').replace('</xliff>',
      '<file original="b" source-language="zh-CN" target-language="de"><body/></file></xliff>'), /several languages/],
    ['broken XML', '<xliff><file></xliff>', /no XML/],
    ['what npm prints above it', `\n> jingmintong@0.1.0 translate\n\n${wrap('')}`, /--silent/],
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

  describe('are brought into what is there', () => {
    const there = { first: 'First', words: ['one', 'two'], last: 'Last' }
    let dir: string
    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'locales-'))
      for (const [language, texts] of [['zh-CN', { ...there, fresh: '新' }], ['en', there]] as const) {
        mkdirSync(join(dir, language))
        writeFileSync(join(dir, language, 'a.json'), JSON.stringify(texts))
      }
    })
    afterEach(() => rmSync(dir, { recursive: true }))

    const bring = (source: string): Brought => {
      const read = readXliff(source)
      ok(read.ok, JSON.stringify(read))
      return bringIn(read.translation, readTexts(dir, ['zh-CN', 'en']))
    }
    const target = (text: string, id = 'last'): string => `<trans-unit id="${id}"><source>x</source><target>${text}</target></trans-unit>`

    const cases: readonly (readonly [title: string, units: string, values: object | undefined])[] = [
      ['one text alone: the others stay', target('Z'), { ...there, last: 'Z' }],
      ['a text that is new: behind the others', target('New', 'fresh'), { ...there, fresh: 'New' }],
      ['a text that nobody has translated yet: it stays', '<trans-unit id="last"><source>x</source><target/></trans-unit>', undefined],
      ['a text without a target: it stays', '<trans-unit id="last"><source>x</source></trans-unit>', undefined],
      ['a list that the program has made a text', target('uno\ndos\n', 'words'), { ...there, words: ['uno', 'dos'] }],
      ['units in groups', `<group><group>${target('Z')}</group></group>`, { ...there, last: 'Z' }],
      ['marks around sentences', target('<mrk mtype="seg">A.</mrk> <g id="1"><g id="2">B</g></g>.'), { ...there, last: 'A. B.' }],
      ['text as it is', target('<![CDATA[<b> & {{name}}]]>'), { ...there, last: '<b> & {{name}}' }],
      ['lines as Windows ends them', target('a\r\nb'), { ...there, last: 'a\nb' }],
    ]
    for (const [title, units, values] of cases) {
      it(title, () => {
        const brought = bring(wrap(units))
        ok(brought.ok)
        deepEqual(brought.files.map((file) => file.values), values ? [values] : [])
        deepEqual(brought.files.flatMap((file) => Object.keys(file.values)), Object.keys(values ?? {}))
      })
    }

    it('but not into a file that the texts do not have', () => {
      deepEqual(bring(wrap(target('Z'), 'messages')), {
        ok: false, problems: [`the translation is for 'messages', and there is no ${dir}/zh-CN/messages.json`],
      })
    })

    it('but not over a file that cannot be read', () => {
      writeFileSync(join(dir, 'en', 'a.json'), '{ "first": "First",')
      const brought = bring(wrap(target('Z')))
      ok(!brought.ok && brought.problems.length === 1 && brought.problems[0]?.startsWith(`${dir}/en/a.json: this is not JSON`))
    })
  })
})

// Flows can be tried out before a department has all its texts.

import { deepEqual, ok } from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readFiles } from '../../src/files.ts'
import { complete } from '../../src/i18n/complete.ts'

const SHIPPED = { en: { common: { help: 'Help', again: 'Again' } }, 'zh-CN': { common: { help: '帮助' } } }

describe('unfinished texts', () => {
  it('have the program’s common texts beneath their own', () => {
    deepEqual(complete({ en: { tip: { story: 'What?' }, common: { again: 'Once more' } } }, SHIPPED), {
      en: { tip: { story: 'What?' }, common: { help: 'Help', again: 'Once more' } },
    })
  })

  it('are those of another language where one is not there yet', () => {
    deepEqual(complete({ 'zh-CN': {}, en: { tip: { story: 'What?' } } }, SHIPPED)['zh-CN'], {
      tip: { story: 'What?' }, common: { help: '帮助' },
    })
  })

  it('do for a talk, and for nothing else', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'texts-'))
    await mkdir(join(dir, 'locales', 'en'), { recursive: true })
    await cp('flows/hours.yaml', join(dir, 'flows', 'hours.yaml'))
    await writeFile(join(dir, 'locales', 'en', 'hours.json'), '{ "words": ["when"], "answer": "Now" }')
    const settings = {
      dirs: { config: 'config', flows: join(dir, 'flows'), locales: join(dir, 'locales') }, languages: ['zh-CN', 'zh-TW', 'en'],
    }
    const talk = await readFiles(settings, Date.now(), { beneath: 'locales' })
    const start = await readFiles(settings, Date.now())
    await rm(dir, { recursive: true })
    ok(talk.ok && talk.files.locales['en']?.['common']?.['help'], 'a talk')
    deepEqual(!start.ok && start.problems.length, 2)
  })
})

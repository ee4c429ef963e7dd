// Learning from use: what the guide's services note, without ever being held up or failed by it.

import { deepEqual, equal } from 'node:assert/strict'
import { silence } from '../../src/lib/log.ts'
import { createQuestions } from '../../src/store/memory/questions.ts'
import type { Guide } from '../../src/ports/guide.ts'
import type { Note, Questions } from '../../src/ports/questions.ts'
import type { Values } from '../../src/engine/effect.ts'
import { createGuideServices } from '../../src/services/guide.ts'
import { createNote } from '../../src/services/note.ts'
import { projectGuide } from '../guide/content.ts'
import { NOW, translator } from './house.ts'

const DAY = '2026-11-23'
const LISTED = '怎么给孩子上户口迁户口'

describe('questions without an answer', () => {
  let guide: Guide
  let questions: Questions
  let note: Note
  before(async () => {
    const found = await projectGuide()
    guide = {
      ...found,
      find: (text) => ({
        kind: 'procedure', scores: [], procedures: text === LISTED ? ['household-split'] : [],
        outcome: text === LISTED ? 'list' : 'none',
      }),
    }
  })
  beforeEach(() => {
    questions = createQuestions()
    note = createNote(questions, silence)
  })

  const call = async (name: string, input: Values, noting: Note = note) => {
    const service = createGuideServices(guide, translator, noting).find((one) => one.name === name)
    const called = await service?.run(input, {
      key: 'k', conversation: 'c', channel: 'wechat', language: 'zh-CN', at: NOW, source: 's',
    })
    await new Promise(setImmediate)
    return called
  }

  it('are counted by day, the same ones together', async () => {
    await call('guide.find', { question: '火星上能不能办身份证？' })
    await call('guide.find', { question: '火星上能不能办身份证' })
    deepEqual(await questions.list(DAY), [{ kind: 'none', question: '火星上能不能办身份证', count: 2 }])
    deepEqual(await questions.list('2026-11-22'), [])
  })

  it('count a list until something is picked from it', async () => {
    await call('guide.options', { question: LISTED })
    deepEqual(await questions.list(DAY), [{ kind: 'unpicked', question: LISTED, count: 1 }])
    await call('guide.show', { question: LISTED, which: { value: 'household-split', label: '分户' } })
    deepEqual(await questions.list(DAY), [])
  })

  it('count an empty list as no answer', async () => {
    await call('guide.options', { question: '什么都没有' })
    deepEqual((await questions.list(DAY)).map(({ kind }) => kind), ['none'])
  })

  it('are not noted where a procedure is shown that no list was about', async () => {
    await call('guide.show', { which: 'household-split' })
    deepEqual(await questions.list(DAY), [])
  })

  it('are answered as ever when nothing can be kept', async () => {
    const lost: string[] = []
    const broken: Questions = { count: () => Promise.reject(new Error('gone')), list: async () => [] }
    const noting = createNote(broken, { ...silence, fault: (event) => void lost.push(event) })
    deepEqual(await call('guide.find', { question: '火星上能办吗' }, noting), { ok: false, reason: 'none' })
    deepEqual(lost, ['questions.lost'])
  })

  it('are answered without waiting for what is kept', async () => {
    const never: Questions = { count: () => new Promise(() => {}), list: async () => [] }
    equal((await call('guide.find', { question: '火星上能办吗' }, createNote(never, silence)))?.ok, false)
  })
})

// Notices on WeChat: to whom they go, what stands in them, and what the platform's answers mean.

import assert from 'node:assert/strict'
import { createNotify } from '../../../src/channels/wechat/notices.ts'
import { createConsents } from '../../../src/store/memory/consents.ts'
import type { ConsentKind } from '../../../src/ports/consents.ts'
import type { Notice, Sent } from '../../../src/ports/sender.ts'
import { connectTo, startApi, type ApiServer } from './api-server.ts'

const TO = 'oABCD1234efgh5678ijkl9012mn'
const AT = Date.parse('2026-03-03T09:20:00+08:00')
const NOTICE: Notice = { about: 'reply', number: 'T4821906637', at: AT, language: 'en' }
const FIELDS = { character_string1: { 'zh-CN': '{{number}}' }, thing2: { 'zh-CN': '有新回复', en: 'A reply' }, date3: { 'zh-CN': '{{date}}' } }

describe('wechat notices', () => {
  let api: ApiServer
  before(async () => { api = await startApi() })
  after(() => api.close())
  const open = (kind: ConsentKind = 'one-time', fields: Parameters<typeof createNotify>[0]['templates'][number]['fields'] = FIELDS) => {
    api.asked.length = 0
    api.answer = () => ({ errcode: 0 })
    const consents = createConsents()
    const parts = connectTo(api.base)
    const templates = [{ about: 'reply', template: 'tpl_1', kind, fields }, { about: 'state', template: '', kind, fields }] as const
    const notify = createNotify({ ...parts, consents, templates, identify: (from) => `c-${from}` })
    assert.ok(notify)
    const agree = (id = 'a') => consents.note(`c-${TO}`, 'tpl_1', { id, act: 'agreed', at: AT })
    return { agree, notify: (notice: Partial<Notice> = {}): Promise<Sent> => notify(TO, { ...NOTICE, ...notice }, 'key'), log: parts.log }
  }

  it('hold number, kind and time alone, in the resident’s language', async () => {
    const { agree, notify } = open()
    await agree()
    assert.deepEqual(await notify(), { kind: 'sent' })
    const [{ path, text } = assert.fail()] = api.asked
    assert.equal(path, '/cgi-bin/message/subscribe/bizsend')
    assert.deepEqual(JSON.parse(text), {
      touser: TO, template_id: 'tpl_1',
      data: { character_string1: { value: 'T4821906637' }, thing2: { value: 'A reply' }, date3: { value: '2026年3月3日' } },
    })
  })
  it('go to nobody who has not agreed, and once to who has agreed once', async () => {
    const { agree, notify } = open()
    const closed = { kind: 'closed', why: 'not-agreed' }
    assert.deepEqual(await notify(), closed)
    await agree()
    assert.deepEqual([await notify(), await notify()], [{ kind: 'sent' }, closed])
    assert.equal(api.asked.length, 1)
  })
  it('go to who has agreed for long as often as there is something', async () => {
    const { agree, notify } = open('long-term')
    await agree()
    assert.deepEqual([await notify(), await notify()], [{ kind: 'sent' }, { kind: 'sent' }])
  })
  it('are not sent about what no template has an id for', async () => {
    assert.deepEqual(await open().notify({ about: 'state' }), { kind: 'closed', why: 'no-template' })
    assert.deepEqual(await open().notify({ about: 'reminder' }), { kind: 'closed', why: 'no-template' })
  })
  it('are not sent with a field that is empty or does not fit', async () => {
    for (const number of ['', '线索一号', 'x'.repeat(33)]) {
      const { agree, notify } = open()
      await agree()
      assert.deepEqual([await notify({ number }), api.asked.length], [{ kind: 'refused', why: 'field-unfit' }, 0])
    }
  })

  const codes: readonly (readonly [number, Sent['kind'], string, left: boolean])[] = [
    [43101, 'closed', 'not-agreed', false], [47003, 'refused', 'code-47003', true], [40037, 'refused', 'code-40037', true],
    [43004, 'gone', 'not-a-follower', true], [-1, 'busy', 'platform-busy', true], [45009, 'closed', 'quota-used-up', true],
    [48001, 'closed', 'no-permission', true], [50002, 'off', 'account-blocked', true],
  ]
  for (const [code, kind, why, left] of codes) {
    it(`that are answered with ${code} are ${kind}, and the consent is ${left ? 'kept' : 'gone'}`, async () => {
      const { agree, notify } = open('long-term')
      await agree()
      api.answer = () => ({ errcode: code })
      const sent = await notify()
      assert.deepEqual([sent.kind, 'why' in sent && sent.why, api.asked.length], [kind, why, 1])
      const again = await notify()
      assert.equal('why' in again && again.why === 'not-agreed', !left)
    })
  }
  it('give back a single consent where the platform has taken nothing, and not where that is unsure', async () => {
    const { agree, notify } = open()
    await agree()
    api.answer = () => ({ errcode: -1 })
    assert.equal((await notify()).kind, 'busy')
    api.answer = (_, response) => void response.socket?.resetAndDestroy()
    assert.equal((await notify()).kind, 'unsure')
    assert.deepEqual(await notify(), { kind: 'closed', why: 'not-agreed' })
  })
  it('are none where no template has an id', () => {
    const parts = connectTo(api.base)
    assert.equal(createNotify({ ...parts, consents: createConsents(), templates: [], identify: String }), undefined)
  })
})

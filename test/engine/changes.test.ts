// How residents say at the summary what is to be changed, and what is a plain no.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'
import { fixtureWords } from '../support/words.ts'
import { shippedBook } from '../support/shipped.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const flow = flowOf(`
flow: sum
starts: { menu: SUM }
steps:
  - ask: place
    as: text
  - ask: day
    as: date
  - ask: phone
    as: phone
  - confirm: review
    no: dropped
    changes: [place, day, phone]
    exhausted: human
  - say: done
  - end:
  - say: dropped
`)
const LABELS: { readonly [key: string]: string } = { 'sum:place.label': '地点', 'sum:day.label': '日期', 'sum:phone.label': '电话' }
const { book: shipped } = await shippedBook()
const book = fixtureBook({
  flows: [flow],
  words: {
    ...fixtureWords, has: (language, key) => key in LABELS || fixtureWords.has(language, key),
    words: (language, key) => (key in LABELS ? [LABELS[key] ?? ''] : key.startsWith('common:words.') ? shipped.words(key, language) : []),
  },
})

const ANSWERS = { place: '人民路', day: '2026-03-04', phone: '13812345678' }
const summary: Conversation = {
  ...begin('zh-CN'), asked: AT, at: { flow: 'sum', version: flow.version, step: 'review', verb: 'confirm', answers: ANSWERS },
}

function after(text: string, from = summary) {
  return advance(book, from, { kind: 'said', at: AT, said: { kind: 'text', text } })
}

describe('a change at the summary', () => {
  const changes = {
    place: ['改1', '改 1', '改一', '改①', '第1个改一下', '1改一下', '改一下地点', '地点写错了', '地点不对', '第一个错了', '修改第1项', '改1，谢谢', '改1吧'],
    day: ['改2', '改日期', '日期要改', '2错了', '日期有误', '更改第二项'],
    // What is no day leaves the question to be asked.
    'day (no value)': ['改2 过几天', '日期改成31号之后'],
    'phone (no value)': ['改3 1381234', '电话不对，我再看看'],
    // Not sure, or no such number: it is asked.
    review: ['改', '改5', '改第十项', '改两项', '名字不对', '没有错的地方', '1', '2'],
    // By nothing but its name or number; what is said to be right stays.
    'phone (named)': ['电话', '第三项', '3', '地点没错，电话错了', '除了电话都对', '電話不對'],
  }
  for (const [step, texts] of Object.entries(changes)) {
    for (const text of texts) {
      it(`is understood: ${text} → ${step}`, () => {
        const { conversation } = after(text)
        assert.equal(conversation.at?.step, step.split(' ')[0])
        assert.deepEqual(conversation.at?.answers, ANSWERS, 'nothing is lost by asking')
      })
    }
  }

  for (const text of ['不对', '错了', '不是']) {
    it(`is none: ${text} is a no`, () => {
      const { conversation, ended } = after(text)
      assert.equal(conversation.at, undefined)
      assert.deepEqual(ended, { ...ANSWERS, review: false })
    })
  }

  for (const text of ['不用改', '不用改了', '没什么要改的']) {
    it(`is none: ${text} is a yes`, () => assert.deepEqual(after(text).ended, { ...ANSWERS, review: true }))
  }

  for (const text of ['改5', '改', '改第十项', '改两个地方', '名字不对', '改价格', '重新填', '有错，改一下', '我想改点东西', '要修改']) {
    it(`says which answers can be changed: ${text}`, () => {
      const [say, ...others] = after(text).effects
      assert.ok(say?.kind === 'say' && others.length === 0)
      assert.equal(say.key, 'common:which-to-change')
      assert.deepEqual(say.options?.map(({ value }) => value), ['place', 'day', 'phone'])
    })
  }
})

describe('a change at the summary that says the new value', () => {
  const changes: { readonly [name: string]: readonly (readonly [text: string, value: unknown])[] } = {
    place: [
      ['改1 城关镇东街', '城关镇东街'], ['改1：城关镇东街', '城关镇东街'], ['改1城关镇东街15号', '城关镇东街15号'], ['把地点改成东门', '东门'],
      ['地点改成东门吧', '东门'], ['地点换成成都路5号', '成都路5号'], ['第一个错了，应该是东门', '东门'], ['地点写错了，是东门口的手机店', '东门口的手机店'],
      ['把第1项换成北门菜市场，谢谢', '北门菜市场'], ['改一下地点，东门', '东门'], ['１改成东门', '东门'], ['地點改成東門', '東門'],
    ],
    day: [['改2 后天', '2026-03-04'], ['把日期换成明天', '2026-03-03'], ['日期不对，是3月9号', '2026-03-09'], ['改2 3月5号', '2026-03-05']],
    phone: [
      ['把电话改成13512345678', '13512345678'], ['改3 139 1234 5678', '13912345678'], ['电话错了，135 1234 5678', '13512345678'],
      ['不对，电话是13712345678', '13712345678'], ['电话应该是13712345678', '13712345678'], ['改成13712345678', '13712345678'],
      ['没错，就是电话是13712345678', '13712345678'], ['13712345678', '13712345678'], ['不对，是13712345678', '13712345678'],
    ],
  }
  for (const [name, cases] of Object.entries(changes)) {
    for (const [text, value] of cases) {
      it(`is taken: ${text} → ${name}`, () => {
        const { conversation, effects } = after(text)
        assert.deepEqual(conversation.at?.answers, { ...ANSWERS, [name]: value })
        assert.equal(conversation.at?.step, 'review')
        assert.deepEqual(effects.map((effect) => effect.kind === 'say' && effect.key), ['sum:review'], 'one message')
      })
    }
  }

  it('takes several at once, each with its value', () => {
    for (const text of ['电话改成13512345678，地点改成东门', '地点东门，电话13512345678', '改1 东门，改3 13512345678']) {
      const { at } = after(text).conversation
      assert.deepEqual({ ...at?.answers }, { day: ANSWERS.day, place: '东门', phone: '13512345678' }, text)
      assert.equal(at?.step, 'review', text)
    }
  })

  it('asks for several in their order, and comes back to the summary', () => {
    for (const text of ['改1和3', '地点和电话都不对', '改地点、电话', '电话和地点都改一下']) {
      const first = after(text)
      assert.equal(first.conversation.at?.step, 'place', text)
      const second = after('东门', first.conversation)
      assert.equal(second.conversation.at?.step, 'phone', text)
      const { at } = after('13512345678', second.conversation).conversation
      assert.deepEqual([at?.step, at?.answers['place'], at?.answers['day'], at?.answers['phone']], ['review', '东门', ANSWERS.day, '13512345678'], text)
    }
  })

  it('leaves all as it was where the first of several is gone back from', () => {
    const { conversation } = after('返回', after('改1和3').conversation)
    assert.deepEqual([conversation.at?.step, conversation.at?.answers], ['review', ANSWERS])
  })

  it('is taken where it was asked what to change', () => {
    const { conversation } = after('1 城关镇东街', after('改').conversation)
    assert.deepEqual(conversation.at?.answers, { ...ANSWERS, place: '城关镇东街' })
  })

  it('counts once: asked again, the question is put', () => {
    const { conversation } = after('改3', after('改3 13512345678').conversation)
    assert.equal(conversation.at?.step, 'phone')
  })
})

describe('an answer put right before the summary', () => {
  const { phone: _, ...before } = ANSWERS
  const asked: Conversation = { ...summary, at: { flow: 'sum', version: flow.version, step: 'phone', verb: 'ask', answers: before } }

  for (const text of ['刚才地点填错了', '地点写错了', '我想改一下地点', '地點不對']) {
    it(`is asked again, and then the same question stands: ${text}`, () => {
      const first = after(text, asked)
      assert.equal(first.conversation.at?.step, 'place')
      const { at } = after('东门', first.conversation).conversation
      assert.deepEqual([at?.step, at?.answers['place'], at?.answers['day']], ['phone', '东门', '2026-03-04'])
    })
  }

  for (const [text, name, value] of [
    ['地点错了，是东门', 'place', '东门'], ['日期改成3月9号', 'day', '2026-03-09'], ['不是人民路，是中山路', 'place', '中山路'],
  ] as const) {
    it(`is taken: ${text}`, () => {
      const { at } = after(text, asked).conversation
      assert.deepEqual([at?.step, at?.answers[name]], ['phone', value])
    })
  }

  for (const text of ['刚才写错了', '不好意思，上一个填错了', '写错了']) {
    it(`is the last one: ${text}`, () => assert.equal(after(text, asked).conversation.at?.step, 'day'))
  }

  for (const text of ['改2', '电话写错了怎么办', '价格不对', '138001']) {
    it(`is none: ${text}`, () => assert.deepEqual([after(text, asked).conversation.at?.step, after(text, asked).conversation.at?.answers], ['phone', before]))
  }
})

const told = flowOf(`
flow: told
starts: { menu: TOLD }
steps:
  - ask: about
    as: text
    length: [2, 100]
  - ask: story
    as: text
    length: [10, 120]
  - ask: photo
    as: [image, voice]
    many: true
  - ask: place
    as: place
  - confirm: review
    no: dropped
    changes: [about, story, photo, place]
    exhausted: human
  - say: done
  - end:
  - say: dropped
`)
const TOLD_LABELS: { readonly [key: string]: string } = {
  'told:about.label': '单位', 'told:story.label': '经过', 'told:photo.label': '照片', 'told:place.label': '地点', 'common:what-to-add': '想补充什么', 'common:too-long': '太长',
}
const tellingBook = fixtureBook({
  flows: [told],
  words: {
    ...fixtureWords, has: (language, key) => key in TOLD_LABELS || fixtureWords.has(language, key),
    words: (language, key) => (key in TOLD_LABELS ? [TOLD_LABELS[key] ?? ''] : key.startsWith('common:words.') ? shipped.words(key, language) : []),
  },
})

const STORY = '昨天晚上有人打电话说我中奖了'
const TOLD = { about: '城关所', story: STORY, photo: [{ url: 'https://example.org/1.jpg' }], place: { label: '人民路' } }
const telling: Conversation = {
  ...begin('zh-CN'), asked: AT, consent: { version: tellingBook.privacy, at: AT },
  at: { flow: 'told', version: told.version, step: 'review', verb: 'confirm', answers: TOLD },
}

function hear(said: Said, from = telling) {
  const { conversation, effects } = advance(tellingBook, from, { kind: 'said', at: AT, said })
  return { answers: conversation.at?.answers, step: conversation.at?.step, keys: effects.map((effect) => effect.kind === 'say' && effect.key) }
}

describe('an addition at the summary', () => {
  const additions = [
    ['还有，他们今晚又来了', '还有，他们今晚又来了'], ['经过写少了，还有他们今晚又来了', '还有他们今晚又来了'], ['再补充一句：是外地口音', '补充一句：是外地口音'],
    ['都对，另外那个人姓王', '另外那个人姓王'], ['嗯，我还想补充，他戴帽子', '补充，他戴帽子'], ['不对，忘了说他戴帽子', '忘了说他戴帽子'], ['還有，他戴帽子', '還有，他戴帽子'],
    ['少写了，那个人姓王', '少写了，那个人姓王'], ['对了，那个人姓王', '对了，那个人姓王'],
  ] as const
  for (const [text, added] of additions) {
    it(`goes to the story: ${text}`, () => {
      assert.deepEqual(hear({ kind: 'text', text }), {
        answers: { ...TOLD, story: `${STORY}。${added}` }, step: 'review', keys: ['told:review'],
      })
    })
  }

  for (const text of ['补充', '我想补充一点', '还有', '等一下，还有']) {
    it(`is asked for where nothing was said: ${text}`, () => {
      assert.deepEqual(hear({ kind: 'text', text }), { answers: TOLD, step: 'review', keys: ['common:what-to-add'] })
    })
  }

  for (const text of ['还有什么要填的吗', '没有补充的了', '不用了，还有事', '他说还有一个', '还有没有别的？', '不用，另外再说']) {
    it(`is none: ${text}`, () => assert.deepEqual(hear({ kind: 'text', text }).answers, TOLD))
  }

  it('is no change of another answer', () => {
    assert.deepEqual(hear({ kind: 'text', text: '还有，地点应该是西门' }).answers, { ...TOLD, place: { label: '西门' } })
    assert.equal(hear({ kind: 'text', text: '还有，地点写错了' }).step, 'place')
  })

  it('does not make the story longer than it may be', () => {
    assert.deepEqual(hear({ kind: 'text', text: `还有，${'很长'.repeat(60)}` }), { answers: TOLD, step: 'review', keys: ['common:too-long'] })
  })

  it('may be a picture or a place', () => {
    const photo = [{ url: 'https://example.org/1.jpg' }, { url: 'https://example.org/2.jpg' }]
    assert.deepEqual(hear({ kind: 'image', url: 'https://example.org/2.jpg' }), { answers: { ...TOLD, photo }, step: 'review', keys: ['told:review'] })
    const pin = { label: '东门', lat: 31, lng: 121 }
    assert.deepEqual(hear({ kind: 'place', ...pin }).answers, { ...TOLD, place: pin })
  })

  it('is nothing personal without consent', () => {
    const { consent: _, ...refused } = telling
    assert.deepEqual(hear({ kind: 'image', url: 'https://example.org/2.jpg' }, refused).answers, TOLD)
  })
})

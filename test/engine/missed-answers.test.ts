// Answers that miss the question in a department's own flow, and what comes between in whose form anything fits.

import { deepEqual, equal } from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'
import { shippedBook } from '../support/shipped.ts'
import { fixtureWords } from '../support/words.ts'

const { book: shipped } = await shippedBook()
const words = {
  ...fixtureWords,
  has: (language: string, key: string) => (key.startsWith('common:') ? shipped.has(key) : fixtureWords.has(language, key)),
  words: (language: string, key: string) => (key.startsWith('common:words.') ? shipped.words(key, language) : fixtureWords.words(language, key)),
}
const AT = Date.UTC(2026, 2, 2, 2)
const lost = flowOf(`
flow: lost
starts: { menu: LOST }
keep: 90d
exhausted: human
steps:
  - choose: kind
    from: [keys, wallet]
  - ask: story
    as: text
    length: [10, 500]
  - ask: day
    as: date
  - ask: phone
    as: phone
  - ask: place
    as: place
  - ask: count
    as: number
  - ask: pieces
    as: [image, place, text]
    many: true
  - ask: who
    as: name
  - say: done
`)
const asked = flowOf('flow: ask-guide\nsteps:\n  - say: answer')
const hours = flowOf('flow: hours\nsteps:\n  - say: answer')
const status = flowOf('flow: case-status\nsteps:\n  - say: answer')
const book = fixtureBook({
  flows: [lost, asked, hours, status], words,
  route: (text) => {
    const flow = /几点上班/.test(text) ? 'hours' : /到哪/.test(text) ? 'case-status' : /补办|补领/.test(text) ? 'ask-guide' : undefined
    return flow === undefined ? undefined : { flow, with: {} }
  },
})

const ANSWERS: readonly (readonly [step: string, said: string])[] = [
  ['kind', '1'], ['story', '昨天我在菜市场门口丢了一串钥匙'], ['day', '明天'], ['phone', '13800138000'],
  ['place', '人民路3号'], ['count', '3'], ['pieces', '钥匙上有个红色的牌子'], ['pieces', '完成'], ['who', '张三'],
]

function hear(texts: readonly string[]) {
  let turn = advance(book, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'menu', key: 'LOST' } })
  for (const text of texts) {
    const said: Said = { kind: 'text', text }
    turn = advance(book, turn.conversation, { kind: 'said', at: AT, said })
  }
  const { at } = turn.conversation
  return { step: at?.step, answers: at?.answers, said: turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.key] : [])) }
}

const before = (step: string): readonly string[] => ANSWERS.slice(0, ANSWERS.findIndex(([name]) => name === step)).map(([, said]) => said)

describe('an answer that misses the question', () => {
  for (const text of ['香蕉苹果大鸭梨', 'banana split', 'not an option', 'asdfghjkl asdfghjkl', '不是这里面的任何一个选项']) {
    it(`of which it is: ${text} picks nothing, and is no story`, () =>
      deepEqual(hear([text]), { step: 'kind', answers: {}, said: ['common:not-an-option'] }))
  }

  for (const text of ['这不是手机号码', 'not a phone', '完全不相干的话', 'this is not my phone number at all']) {
    it(`for a number: ${text} is kept nowhere`, () => {
      const { answers } = hear(before('phone'))
      deepEqual(hear([...before('phone'), text]), { step: 'phone', answers, said: ['common:not-a-phone'] })
    })
  }

  it('with a story is kept as that, no more often than answers may fail', () => {
    const told = ['我的邻居每天晚上都在楼下吵闹', '他们昨天晚上又吵到了三点多钟', '孩子要考试了根本没办法好好睡觉']
    deepEqual(hear(told).said, ['common:noted-down', 'lost:kind'])
    deepEqual(hear([...told, '我们整栋楼的人都受不了他们']).step, undefined)
    equal(hear([...told, '1']).answers?.['story'], told.join('。'))
  })

  it('that has an option beside thanks leaves the next question to be asked', () => equal(hear(['keys 谢谢你们了']).step, 'story'))
})

describe('a time', () => {
  const flow = flowOf('flow: visit\nstarts: { menu: LOST }\nkeep: 90d\nexhausted: human\nsteps:\n  - ask: at\n    as: time\n  - ask: day\n    as: date')
  const at = (...texts: readonly string[]): unknown => {
    const visits = fixtureBook({ flows: [flow], words })
    let turn = advance(visits, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'menu', key: 'LOST' } })
    for (const text of texts) turn = advance(visits, turn.conversation, { kind: 'said', at: AT, said: { kind: 'text', text } })
    return turn.conversation.at?.answers['at']
  }
  it('is said in two messages', () => deepEqual([at('下午', '三点'), at('早上吧', '9点'), at('下午'), at('三点'), at('三点', '下午'), at('in the afternoon', "3 o'clock")],
    ['15:00', '09:00', undefined, undefined, '15:00', '15:00']))
})

describe('the privacy notice', () => {
  it('is asked about in other words each time', () => {
    const asks = [1, 2, 3].map((times) => {
      let turn = advance(shipped, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'menu', key: 'TALK_TO_OFFICER' } })
      for (const text of ['我的身份证办了两个月还没有拿到', ...Array.from({ length: times }, () => '蓝色的')]) {
        turn = advance(shipped, turn.conversation, { kind: 'said', at: AT, said: { kind: 'text', text } })
      }
      return turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.key] : []))
    })
    deepEqual(asks, [['common:privacy.again'], ['common:privacy.again-2'], ['common:privacy.again-3']])
  })
})

describe('a question in whose form anything fits', () => {
  for (const step of ['story', 'place', 'pieces']) {
    for (const text of ['身份证丢了怎么补办', '你们几点上班', '我的举报 T 107 635 138 4 到哪了']) {
      it(`stands again at ${step} after ${text}`, () => {
        const { answers } = hear(before(step))
        const heard = hear([...before(step), text])
        deepEqual({ step: heard.step, answers: heard.answers }, { step, answers })
        equal(heard.said.at(-1), `lost:${step}`)
      })
    }
  }

  it('takes a question that is asked once more', () =>
    deepEqual(hear(['1', '身份证丢了补领要带什么？', '身份证丢了补领要带什么？']).answers?.['story'], '身份证丢了补领要带什么？'))

  it('takes what is told, though it asks as well', () =>
    equal(hear(['1', '有人捡到我的身份证不还，怎么补办？']).step, 'day'))

  it('takes no number of a record apart', () => {
    const { answers } = hear(before('count'))
    deepEqual(hear([...before('count'), '我的举报 T 107 635 138 4 到哪了']).answers, answers)
  })

  for (const step of ['story', 'place', 'pieces', 'who', 'count']) {
    it(`is not answered by a moment that somebody needs, or by thanks, at ${step}`, () => {
      const { answers } = hear(before(step))
      deepEqual(hear([...before(step), '稍等一下']), { step, answers, said: ['common:no-hurry'] })
      deepEqual(hear([...before(step), '谢谢']), { step, answers, said: [`lost:${step}`] })
    })
  }
})

describe('pieces of several forms', () => {
  const some = [...before('pieces'), '钥匙上有个红色的牌子']

  for (const text of ['好了谢谢', '就这些，麻烦了', '都发完了', '没别的了谢谢', '不用了']) {
    it(`end with ${text}`, () => equal(hear([...some, text]).step, 'who'))
  }

  it('are not added to by a yes', () => {
    deepEqual(hear([...some, '好的']), { step: 'pieces', answers: hear(some).answers, said: ['lost:pieces'] })
  })

  it('are told back in words, whatever their form', () => {
    const done = advance(book, { language: 'zh-CN', at: {
      flow: 'lost', version: lost.version, step: 'who', verb: 'ask', answers: { pieces: [{ label: '东门' }, { url: 'https://x/1' }] },
    }, asked: AT }, { kind: 'said', at: AT, said: { kind: 'text', text: '张三' } })
    const [say] = done.effects
    deepEqual(say?.kind === 'say' && say.values?.['pieces'], ['东门', { url: 'https://x/1' }])
  })
})

describe('in elder mode, 0', () => {
  for (const step of ['kind', 'story', 'phone', 'count']) {
    it(`is a person at ${step}`, () => equal(hear(['长辈模式', ...before(step), '0']).said[0], 'common:officer-told'))
  }
})

// Whole conversations with the shipped flows and the services themselves, in every language, in memory.

import { equal, match, doesNotMatch, deepEqual, ok } from 'node:assert/strict'

import { createResident } from '../support/chat.ts'
import { shippedFiles } from '../support/shipped.ts'

const HOUR = 3_600_000
const shipped = shippedFiles()

/** What residents write, and what they are told, by what is meant. */
type Tongue = { readonly [what: string]: readonly string[] }

const TONGUES: { readonly [language: string]: Tongue } = {
  'zh-CN': {
    begin: ['简体中文'], yes: ['可以'], no: ['不用'], agree: ['同意'], skip: ['跳过'],
    tip: ['举报', '1'], story: ['昨天晚上有人打电话说我中奖了，让我先交钱'], status: ['查进度'], received: ['已收到'],
    complaint: ['投诉', '1'], book: ['预约'], mine: ['我的预约'], officer: ['人工'], guide: ['身份证丢了怎么办'],
    reminded: ['提醒您：明天'], cancelled: ['已经取消了'], moved: ['改好了'], booked: ['约好了'], nothing: ['没有找到'],
  },
  'zh-TW': {
    begin: ['繁體中文'], yes: ['可以'], no: ['不用'], agree: ['同意'], skip: ['跳過'],
    tip: ['檢舉', '1'], story: ['昨天晚上有人打電話說我中獎了，讓我先交錢'], status: ['查進度'], received: ['已收到'],
    complaint: ['投訴', '1'], book: ['預約'], mine: ['我的預約'], officer: ['人工'], guide: ['身份證丟了怎麼辦'],
    reminded: ['提醒您：明天'], cancelled: ['已經取消了'], moved: ['改好了'], booked: ['約好了'], nothing: ['沒有找到'],
  },
  en: {
    begin: ['english'], yes: ['yes'], no: ['no'], agree: ['agree'], skip: ['skip'],
    tip: ['report', '1'], story: ['A man called me and said I had won a prize, pay first'], status: ['status'], received: ['received'],
    complaint: ['complaint', '1'], book: ['book'], mine: ['my appointments'], officer: ['human'],
    guide: ['my id card is lost, what do I do'],
    reminded: ['tomorrow'], cancelled: ['cancelled'], moved: ['Changed|Moved'], booked: ['Booked|booked'],
    nothing: ['not found|Nothing was found|could not find|found'],
  },
}

const NUMBER = /[TCMA] \d{3} \d{3} \d{3} \d/
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/
// A name in braces, or a key in place of its text.
const UNFILLED = /\{\{|[a-z-]+:[a-z]/

for (const [language, tongue] of Object.entries(TONGUES)) {
  const words = (what: string): readonly string[] => tongue[what] ?? []
  const pattern = (what: string): RegExp => new RegExp(words(what)[0] ?? '')

  describe(`a resident who speaks ${language}`, () => {
    const arrive = async () => {
      const resident = createResident(await shipped)
      await resident.say(...words('begin'))
      return resident
    }

    it('tells something, and later asks how it stands', async () => {
      const { say, stands, answers } = await arrive()
      const thanks = await say(...words('tip'), ...words('story'), ...words('agree'), ...words('skip'), ...words('skip'),
        ...words('no'), ...words('yes'))
      const [number = '', code = ''] = [NUMBER.exec(thanks)?.[0], CODE.exec(thanks)?.[0]]
      ok(number.startsWith('T') && code)
      match(await say(code.slice(-6)), /./)
      equal(stands(), 'nowhere')
      deepEqual([answers()['topic'], answers()['place'], answers()['tail']], ['fraud', null, code.slice(-6).replace('-', '')])
      const status = await say(...words('status'), number, code)
      match(status, pattern('received'))
      doesNotMatch(status, UNFILLED)
    })

    it('complains, and is given a number of another kind', async () => {
      const { say } = await arrive()
      const thanks = await say(...words('complaint'), ...words('skip'), ...words('story'), ...words('agree'), ...words('skip'),
        ...words('no'), ...words('yes'))
      match(thanks, /C \d{3} \d{3} \d{3} \d/)
      doesNotMatch(thanks, UNFILLED)
    })

    it('books, is reminded, moves and cancels', async () => {
      const { say, wait, stands } = await arrive()
      await say(...words('book'), '1', '2', '4', '1', ...words('agree'), '王小明', '13800138000')
      const booked = await say(...words('yes'))
      match(booked, pattern('booked'))
      match(booked, /A \d{3} \d{3} \d{3} \d/)
      await say(...words('mine'), '1', '1', '4', '2')
      match(await say(...words('yes')), pattern('moved'))
      // The time that was given up is not reminded of.
      equal((await wait(108 * HOUR)).match(new RegExp(pattern('reminded'), 'g'))?.length, 1)
      await say(...words('mine'), '1', '2')
      match(await say(...words('yes')), pattern('cancelled'))
      equal(stands(), 'nowhere')
      equal(await wait(240 * HOUR), '')
    })

    it('leaves a message for an officer', async () => {
      const { say } = await arrive()
      match(await say(...words('officer'), ...words('story'), ...words('agree'), '13800138000'), /M \d{3} \d{3} \d{3} \d/)
    })

    it('asks the guide, and is told what an entry says', async () => {
      const { say, stands } = await arrive()
      const told = await say(...words('guide'))
      equal(stands(), 'ask-guide more')
      doesNotMatch(told, UNFILLED)
      match(await say('1'), /./)
    })

    it('hears the same whether the number or the code is wrong', async () => {
      const { say } = await arrive()
      const unknown = await say(...words('status'), '202603-9999', '7K2M-0000-ABCD-E')
      match(unknown, pattern('nothing'))
    })
  })
}

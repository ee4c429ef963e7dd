// Subscription notices and template messages: fields held against the template, consents counted, results told by event.

import { whole } from '../numbers.ts'
import { objectIn, stringIn, type Json } from '../read.ts'
import type { Account, Person } from './account.ts'
import { OK, refuse, type Result } from './answers.ts'
import { lint } from './lint.ts'
import type { Template } from './settings.ts'

const REMEMBERED = 600_000

/** Sends notices for an account. */
export type Notices = {
  /** `/cgi-bin/message/subscribe/bizsend`. */
  readonly subscription: (json: Json) => Result
  /** `/cgi-bin/message/template/send`. */
  readonly template: (json: Json) => Result
  /** `/wxaapi/newtmpl/gettemplate`. */
  readonly list: () => Result
}

type Read = { readonly person: Person; readonly template: Template; readonly text: string; readonly data: Json }

/** Creates the notices of an account. */
export function createNotices(account: Account): Notices {
  const sent = new Map<string, { readonly msgid: string; readonly at: number }>()
  return {
    subscription: (json) => {
      const read = readNotice(json, account, ['once', 'long'])
      if ('refused' in read) return read
      const { person, template } = read
      const left = person.follows ? person.consents.get(template.id) ?? 0 : 0
      if (left === 0) return refuse(43101)
      person.consents.set(template.id, left - 1)
      show(read, account)
      account.push(person.openid, sentEvent(template.id, account.serial()))
      return OK
    },
    template: (json) => {
      const read = readNotice(json, account, ['template'])
      if ('refused' in read) return read
      if (!read.person.follows) return refuse(43004)
      const own = stringIn(json, 'client_msg_id')
      if (own !== undefined && own.length > 32) return refuse(40035, 'client_msg_id')
      const before = own === undefined ? undefined : sent.get(`${read.person.openid}:${own}`)
      if (before && account.clock.now() - before.at < REMEMBERED) return ok(before.msgid)
      const msgid = account.serial()
      if (own !== undefined) sent.set(`${read.person.openid}:${own}`, { msgid, at: account.clock.now() })
      show(read, account)
      account.push(read.person.openid, { MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', MsgID: msgid, Status: 'success' })
      return ok(msgid)
    },
    list: () => ({
      json: { errcode: 0, errmsg: 'ok', data: account.setup.templates.filter(({ kind }) => kind !== 'template').map(listed) },
    }),
  }
}

const ok = (msgid: string): Result => ({ json: { errcode: 0, errmsg: 'ok', msgid: whole(msgid) } })

type Refusal = Result & { readonly refused: number }

function readNotice(json: Json, { people, setup }: Account, kinds: readonly Template['kind'][]): Read | Refusal {
  const no = (code: number, hint?: string) => refuse(code, hint) as Refusal // it is one
  const person = people.get(stringIn(json, 'touser') ?? '')
  if (!person) return no(40003)
  const template = setup.templates.find(({ id, kind }) => id === stringIn(json, 'template_id') && kinds.includes(kind))
  if (!template) return no(40037)
  if (json['page'] !== undefined && !/^(?:https?:\/\/|\/?[\w./?=&%-]+$)/.test(stringIn(json, 'page') ?? '')) return no(41030)
  const data = objectIn(json, 'data')
  const wrong = lint(template.fields, (field) => stringIn(objectIn(data, field), 'value'))
  if (wrong !== undefined || !data) return no(47003, wrong ?? 'data is empty')
  const text = template.fields.map((field) => stringIn(objectIn(data, field), 'value')).join('\n')
  return { person, template, text, data }
}

function show({ person, template, text, data }: Read, { chats, clock }: Account): void {
  const kind = template.kind === 'template' ? 'template' : 'subscription'
  chats.show(person.openid, { kind, text, choices: [], content: { template: template.id, data }, at: clock.now(), by: 'notice' })
}

function sentEvent(template: string, msgid: string) {
  const result = { TemplateId: template, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' }
  return { MsgType: 'event', Event: 'subscribe_msg_sent_event', SubscribeMsgSentEvent: { List: [result] } }
}

function listed({ id, kind, fields }: Template): object {
  const content = fields.map((field) => `${field}:{{${field}.DATA}}`).join('\n')
  return { priTmplId: id, title: id, content, example: '', type: kind === 'long' ? 3 : 2 }
}

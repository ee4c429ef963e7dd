// Sends subscription notices: a word without content, to residents who have agreed to it.

import { fill, fitField, kindOf, type NoticeValues } from '../../lib/notice-fields.ts'
import type { Log } from '../../lib/log.ts'
import { chinaDay, chinaTime } from '../../lib/time.ts'
import type { Consents } from '../../ports/consents.ts'
import type { NoticeTemplate } from '../../ports/department.ts'
import type { Notice, Sender, Sent } from '../../ports/sender.ts'
import type { Api } from './api.ts'
import { sentOf } from './codes.ts'
import { createGate } from './gate.ts'

/** What notices need. */
export type NoticeParts = {
  readonly api: Api
  readonly consents: Consents
  readonly templates: readonly NoticeTemplate[]
  /** The conversation of a resident, by the platform's id of them. */
  readonly identify: (from: string) => string
  readonly log: Log
  readonly now: () => number
  readonly ticks: () => number
}

const SEND = '/cgi-bin/message/subscribe/bizsend'

/** The platform's word for a resident who has not agreed, or not any more. */
const NOT_AGREED = 43101

/** Creates what sends notices; undefined where no template has an id. */
export function createNotify(parts: NoticeParts): Sender['notify'] {
  const { api, consents, identify, log, now } = parts
  const templates = new Map(parts.templates.filter(({ template }) => template !== '').map((each) => [each.about, each]))
  if (templates.size === 0) return undefined
  const gate = createGate({ ...parts, what: 'notices' })

  const post = async (to: string, template: NoticeTemplate, data: object): Promise<Sent> => {
    const conversation = identify(to)
    const isAgreed = await consents.take(conversation, template.template, template.kind)
    if (!isAgreed) return { kind: 'closed', why: 'not-agreed' }
    const outcome = await api.call(SEND, { touser: to, template_id: template.template, data })
    const sent = sentOf(outcome, now())
    if (outcome.kind === 'refused' && outcome.code === NOT_AGREED) {
      await consents.note(conversation, template.template, { id: `refused:${now()}`, act: 'withdrawn', at: now() })
    } else if (sent.kind !== 'sent' && sent.kind !== 'unsure') {
      await consents.giveBack(conversation, template.template, template.kind)
    }
    return sent
  }
  return async (to, notice) => {
    const template = templates.get(notice.about)
    if (!template) return { kind: 'closed', why: 'no-template' }
    const data = dataOf(template, notice)
    if (!data) return { kind: 'refused', why: 'field-unfit' }
    const shut = gate.shut()
    if (shut) return ofNoticesAlone(shut)
    try {
      return ofNoticesAlone(gate.note(await post(to, template, data)))
    } catch (error) {
      log.fault('wechat.notice.failed', error)
      return { kind: 'busy', why: 'store' }
    }
  }
}

/** Not being allowed to send notices says nothing of messages. */
function ofNoticesAlone(sent: Sent): Sent {
  const isOurs = sent.kind === 'off' && (sent.why === 'no-permission' || sent.why === 'quota-used-up')
  return isOurs ? { kind: 'closed', why: sent.why } : sent
}

type Data = { readonly [field: string]: { readonly value: string } }

/** The fields as the platform takes them; undefined if one of them would be empty or wrong: then nothing is sent. */
function dataOf({ fields }: NoticeTemplate, notice: Notice): Data | undefined {
  const values = valuesOf(notice)
  const data: Record<string, Data[string]> = {}
  for (const [field, words] of Object.entries(fields)) {
    const kind = kindOf(field)
    const value = kind && fitField(kind, fill(words[notice.language] ?? words['zh-CN'], values))
    if (value === undefined) return undefined
    data[field] = { value }
  }
  return data
}

function valuesOf({ number, at }: Notice): NoticeValues {
  const day = chinaDay(at)
  const [year, month, date] = day.split('-').map(Number)
  return { number, time: `${day} ${chinaTime(at)}`, date: `${year}年${month}月${date}日` }
}

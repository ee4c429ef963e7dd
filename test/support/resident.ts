// A resident who writes to the account on WeChat: each message signed, in safe mode sealed, over real HTTP.

import { randomBytes } from 'node:crypto'
import { plainQuery, readReply, sealedPush, xmlOf } from '../channels/wechat/platform.ts'

/** A resident on WeChat. */
export type Resident = {
  readonly id: string
  /** Says something and gives what is answered; an empty text for `success`. */
  readonly say: (text: string) => Promise<string>
  /** Sends the same push as often as told, all at once. */
  readonly sayAtOnce: (text: string, times: number) => Promise<readonly string[]>
  readonly send: (fields: { readonly [name: string]: string }) => Promise<string>
}

let serial = 0

/** Lets a resident come to an address such as `http://127.0.0.1:3000`. */
export function createResident(
  address: string, mode: 'plain' | 'safe' = 'plain', id = `o${randomBytes(12).toString('hex')}xyz`,
): Resident {

  const push = async (fields: { readonly [name: string]: string }): Promise<string> => {
    const at = Date.now()
    const xml = xmlOf({ FromUserName: id, CreateTime: String(Math.floor(at / 1000)), ...fields })
    const { body, query } = mode === 'safe' ? sealedPush(xml, { at }) : { body: xml, query: plainQuery({ at }) }
    const response = await fetch(`${address}/wechat?${query}`, { method: 'POST', body })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`answered ${response.status}`)
    return text === 'success' || text === '' ? '' : readReply(text)['Content'] ?? ''
  }
  const message = (text: string) => ({ MsgType: 'text', Content: text, MsgId: `2401234567${String(++serial).padStart(8, '0')}` })

  return {
    id,
    say: (text) => push(message(text)),
    send: push,
    sayAtOnce: (text, times) => {
      const same = message(text)
      return Promise.all(Array.from({ length: times }, () => push(same)))
    },
  }
}

// A resident who writes to the account on Weibo: each message signed, as JSON or XML, over real HTTP.

import { randomInt } from 'node:crypto'
import { queryOf, readReply, readXmlReply, SECRET, jsonOf, xmlOf } from '../channels/weibo/platform.ts'

/** The environment of a house that serves Weibo. */
export const WEIBO_ENV = { WEIBO_APP_SECRET: SECRET, WEIBO_APP_KEY: '1234567890', WEIBO_ACCESS_TOKEN: '2.00tokenOfTests' } as const

/** What a push of each form holds beside sender, receiver and time. */
export type Fields = { readonly [name: string]: unknown }

/** A resident on Weibo. */
export type Fan = {
  readonly id: string
  /** Says something and gives what is shown; an empty text where nothing is. */
  readonly say: (text: string) => Promise<string>
  /** Sends the same push as often as told, all at once. */
  readonly sayAtOnce: (text: string, times: number) => Promise<readonly string[]>
  readonly send: (fields: Fields) => Promise<string>
}

/** Lets a fan come to an address such as `http://127.0.0.1:3000`. */
export function createFan(address: string, form: 'json' | 'xml' = 'json', id = `5${randomInt(1e9, 1e10)}${randomInt(1e7, 1e8)}`): Fan {
  let at = Math.floor(Date.now() / 1000)

  /** Each message of its own second, as from a hand. */
  const write = (fields: Fields): string => {
    at += 1
    if (form === 'json') return jsonOf({ sender_id: BigInt(id), created_at: at, ...fields })
    return xmlOf({ FromUserName: id, CreateTime: String(at), ...(fields as { [name: string]: string }) })
  }
  const push = async (body: string): Promise<string> => {
    const response = await fetch(`${address}/weibo?${queryOf({ timestamp: String(Date.now()) })}`, { method: 'POST', body })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`answered ${response.status}`)
    if (text === '') return ''
    return form === 'json' ? readReply(text).shown : readXmlReply(text)['Content'] ?? ''
  }
  const message = (text: string) => write(form === 'json' ? { text } : { Content: text })
  return {
    id,
    say: (text) => push(message(text)),
    send: (fields) => push(write(fields)),
    sayAtOnce: (text, times) => {
      const same = message(text)
      return Promise.all(Array.from({ length: times }, () => push(same)))
    },
  }
}

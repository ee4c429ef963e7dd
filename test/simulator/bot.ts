// A bot that is not ours: a few lines of node:http which know nothing of this house.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a bot is asked, and how it answers: undefined is never. */
export type Ask = { readonly method: string; readonly url: URL; readonly body: string; readonly times: number }
export type Say = { readonly status?: number; readonly body: string } | undefined

/** Starts a bot on loopback. */
export async function startBot(answer: (ask: Ask) => Say | Promise<Say>) {
  let times = 0
  const asked: Ask[] = []
  const server = createServer((request, response) => {
    void (async () => {
      let body = ''
      for await (const part of request) body += String(part)
      const ask = { method: request.method ?? '', url: new URL(request.url ?? '', 'http://x'), body, times: times += 1 }
      asked.push(ask)
      const said = await answer(ask)
      if (said) response.writeHead(said.status ?? 200).end(said.body)
    })()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close }
}

/** The value of an element of a push, in CDATA or not. */
export function field(xml: string, name: string): string {
  return new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's').exec(xml)?.[1] ?? ''
}

/** A text to who has written, as WeChat wants it. */
export function textTo(xml: string, text: string): string {
  const [to, from] = [field(xml, 'FromUserName'), field(xml, 'ToUserName')]
  return `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>`
    + `<CreateTime>1772500507</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content></xml>`
}
